"""Records → quads: what is stated, in which graph, under which IRI."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from pyoxigraph import NamedNode, Quad, Store

from taizhang import iris
from taizhang.mapping.graph import quads
from taizhang.records import (
    Body,
    Bulletin,
    BulletinKind,
    Comparator,
    DueKind,
    Figure,
    FigureKind,
    Instrument,
    InstrumentStatus,
    Measure,
    Milestone,
    Project,
    Quantity,
    Reading,
    Responsibility,
    Span,
)
from taizhang.source.decode import decode
from taizhang.source.text import Text

CONTENT = (
    "泸水市窗口服务整治通报\n"
    "一、证照办理慢问题。牵头单位:市行政审批局、市公安局。\n"
    "群众反映办证要跑多趟。已开展巡查25次,其中夜间9次;新装叫号机3.5垛。6月底前出台《窗口规范》。责任人:卓不凡。\n"
)

Ask = Callable[[str, str], list[tuple[str, ...]]]


def span(words: str) -> Span:
    start = CONTENT.index(words)
    return Span(start, start + len(words))


def figure(words: str, value: str, unit: str, **more: object) -> Figure:
    quantity = Quantity(span(words), Decimal(value), None, unit, Comparator.EQ, False)
    return replace(Figure(quantity, FigureKind.OUTPUT, project=0), **more)


def body(name: str, written: str, function: str | None) -> Body:
    return Body(name, span(written), "533301", function)


LEAD = body("泸水市行政审批局", "市行政审批局", "approval")
KINDS = (
    "Programme", "Project", "Issue", "Output", "PlannedMeasure", "PerformedMeasure", "Milestone", "Instrument", "PublicBody",
)
SECOND = body("泸水市公安局", "市公安局", "police")
READING = Reading(
    Bulletin(BulletinKind.RESULT, span("泸水市窗口服务整治通报"), "533301", "泸水市", 2024, date(2024, 12, 30), (), "numbered"),
    (
        Project(
            "证照办理慢问题", span("证照办理慢问题"), (LEAD, SECOND), topics=("e-services",), status="completed",
            issues=(span("群众反映办证要跑多趟"),),
        ),
    ),
    (
        figure("25次", "25", "次", about=span("巡查")),
        figure("9次", "9", "次", subset_of=0),
        figure("3.5垛", "3.50", "垛", project=None),
    ),
    (Measure(span("开展巡查25次"), False, 0), Measure(span("出台《窗口规范》"), True, 0)),
    (Instrument("窗口规范", span("《窗口规范》"), InstrumentStatus.PLANNED, 0),),
    (Milestone(span("6月底前"), None, date(2024, 6, 30), DueKind.BY, 0, (1,)),),
    (Responsibility("卓不凡", span("卓不凡"), "section-lead", "负责人", 0),),
    (),
)


@pytest.fixture(scope="module")
def text() -> Text:
    return decode(CONTENT.encode(), "a/b.txt")


@pytest.fixture(scope="module")
def stated(text: Text) -> list[Quad]:
    return quads(text, READING)


@pytest.fixture(scope="module")
def ask(stated: list[Quad]) -> Ask:
    store = Store()
    store.extend(stated)

    def asked(variables: str, pattern: str) -> list[tuple[str, ...]]:
        query = f"SELECT {variables} {{ {pattern} }}"
        answer = store.query(query, prefixes=iris.PREFIXES, use_default_graph_as_union=True)
        return sorted(tuple(term.value for term in row) for row in answer)

    return asked


def test_every_quad_stands_once_in_a_graph_of_the_bulletin(text: Text, stated: list[Quad]) -> None:
    assert len(stated) == len(set(stated))
    own = {iris.graph(text.key), iris.graph(f"{text.key}/people"), iris.graph("bodies")}
    assert {quad.graph_name.value for quad in stated} == own


def test_a_bulletin_says_what_it_is(text: Text, ask: Ask) -> None:
    pattern = "?b a tz:Bulletin ; dcterms:source ?s ; tz:bulletinKind ?k ; tz:jurisdiction ?p ; tz:year ?y ; dcterms:issued ?d"
    kind, place = iris.code("kind", "result"), iris.thing("place", "533301")
    assert ask("?b ?s ?k ?p ?y ?d", pattern) == [(iris.text(text.key), "a/b.txt", kind, place, "2024", "2024-12-30")]


def test_a_place_without_a_code_is_stated_by_its_name() -> None:
    zone = replace(READING.bulletin, place=None, place_name="云岭高新区")
    nameless = replace(READING, bulletin=zone, projects=(replace(READING.projects[0], lead_units=()),))
    store = Store()
    store.extend(quads(decode(CONTENT.encode(), "b.txt"), nameless))
    query = '{ [] a tz:Project ; tz:jurisdiction ?p . ?p a tz:Place ; rdfs:label "云岭高新区"@zh }'
    assert store.query("ASK" + query, prefixes=iris.PREFIXES, use_default_graph_as_union=True)


def test_passages_quote_their_characters(text: Text, ask: Ask) -> None:
    found = ask("?p ?a ?b ?q", "?p a tz:Passage ; tz:start ?a ; tz:end ?b ; tz:quote ?q ; oa:hasSource []")
    assert len(found) > 12
    for passage, start, end, quote in found:
        assert passage == iris.passage(text.key, int(start), int(end))
        assert quote == text.content[int(start) : int(end)]


def test_every_passage_has_its_sentence_for_context(ask: Ask) -> None:
    assert ask("?c", '?p tz:quote "9次" ; tz:context/tz:quote ?c') == [("已开展巡查25次,其中夜间9次;新装叫号机3.5垛。",)]
    assert ask("?p", "?p a tz:Passage FILTER NOT EXISTS { ?p tz:context/tz:context ?c . ?p tz:context ?c }") == []


def test_everything_extracted_has_a_passage(stated: list[Quad]) -> None:
    kinds = {NamedNode(iris.TZ + kind) for kind in KINDS}
    typed = {quad.subject for quad in stated if quad.object in kinds}
    told = {quad.subject for quad in stated if quad.predicate.value == iris.TZ + "statedIn"}
    assert len(typed) == 12 and typed <= told


def test_bodies_answer_in_order(ask: Ask) -> None:
    pattern = "?r tz:holder ?b ; tz:role ?role ; tz:rank ?rank ; tz:responsibleFor/tz:leadUnit ?b . ?b rdfs:label ?name"
    lead, co_lead = iris.code("role", "lead"), iris.code("role", "co-lead")
    assert ask("?rank ?role ?name", pattern) == [("1", lead, "泸水市行政审批局"), ("2", co_lead, "泸水市公安局")]


def test_a_body_is_named_by_its_sole_function_and_bears_every_spelling(ask: Ask) -> None:
    node = iris.thing("body", "533301-approval")
    assert ask("?l", f"<{node}> rdfs:label ?l") == [("泸水市行政审批局",)]
    assert ask("?l", f"<{node}> skos:altLabel ?l") == [("市行政审批局",), ("泸水市行政审批局",)]


def test_two_bodies_of_one_function_in_one_project_stay_two(text: Text) -> None:
    twin = replace(SECOND, function="approval")
    changed = replace(READING, projects=(replace(READING.projects[0], lead_units=(LEAD, twin)),))
    leads = {quad.object for quad in quads(text, changed) if quad.predicate.value == iris.TZ + "leadUnit"}
    assert len(leads) == 2 and NamedNode(iris.thing("body", "533301-approval")) not in leads


def test_figures_carry_number_unit_and_links(ask: Ask) -> None:
    assert ask("?a", '?f tz:subsetOf ?whole ; tz:statedIn/tz:quote "9次" . ?whole tz:about ?a') == [("巡查",)]
    pattern = '?f tz:ofProgramme [] ; tz:value ?v ; tz:unit ?u . ?u skos:notation "垛" ; skos:prefLabel ?l'
    ((value, unit),) = ask("?v ?u", pattern)
    assert value == "3.5" and unit.startswith(iris.code("unit", "x-"))


def test_a_time_limit_dates_its_measure(ask: Ask) -> None:
    found = ask("?d ?k", "?m a tz:Milestone ; tz:dueBy ?d ; tz:dueKind ?k ; tz:dueFor ?x . ?x a tz:PlannedMeasure")
    assert found == [("2024-06-30", iris.code("due", "by"))]


def test_persons_stand_apart(text: Text, stated: list[Quad]) -> None:
    people = NamedNode(iris.graph(f"{text.key}/people"))
    (person,) = {quad.subject for quad in stated if quad.object == NamedNode(iris.TZ + "Person")}
    (answer,) = {quad.subject for quad in stated if quad.object == person}
    assert {quad.graph_name for quad in stated if quad.subject in (person, answer) or quad.object in (person, answer)} == {people}


def test_names_are_ascii_and_the_same_again(stated: list[Quad]) -> None:
    assert all(quad.subject.value.isascii() for quad in stated)
    assert stated == quads(decode(CONTENT.encode("gb18030"), "a/b.txt"), READING)
