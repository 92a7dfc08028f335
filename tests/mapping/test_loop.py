"""The supervision loop in the graph: mechanisms, events, duties, and what measures are tied to."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from pyoxigraph import NamedNode, Quad, Store

from taizhang import iris
from taizhang.mapping.graph import quads
from taizhang.mapping.identity import hashed
from taizhang.records import (
    Body,
    Bulletin,
    BulletinKind,
    Comparator,
    Figure,
    FigureKind,
    Instrument,
    InstrumentStatus,
    Measure,
    Mechanism,
    Project,
    Quantity,
    Reading,
    ReportingDuty,
    Span,
    SupervisionEvent,
)
from taizhang.source.text import Text

CONTENT = (
    "海宁市专项整治通报\n"
    "坚持群众点题、部门答题。一、路灯不亮问题。市纪委监委向市住建局下发督办函3份,督促印发《照明办法》,开展夜查5次。"
    "每月向市人大常委会报告。下一步开展“回头看”。推行“巷长”工作法。"
)
ORDER, INSPECT = iris.code("stage", "order"), iris.code("stage", "inspect")
Ask = Callable[[str, str], list[tuple[str, ...]]]


def span(words: str) -> Span:
    start = CONTENT.index(words)
    return Span(start, start + len(words))


def body(name: str, written: str, function: str) -> Body:
    return Body(name, span(written), "330481", function)


def figure(words: str, value: str, unit: str) -> Figure:
    return Figure(Quantity(span(words), Decimal(value), None, unit, Comparator.EQ, False), FigureKind.OUTPUT, project=0)


WATCH, OFFICE = body("海宁市纪委监委", "市纪委监委", "discipline"), body("海宁市住建局", "市住建局", "housing")
COUNCIL = body("海宁市人大常委会", "市人大常委会", "npc")
READING = Reading(
    Bulletin(BulletinKind.RESULT, span("海宁市专项整治通报"), "330481", "海宁市", 2023, None, (), "items"),
    (Project("路灯不亮问题", span("路灯不亮问题"), (OFFICE,)),),
    (figure("3份", "3", "份"), figure("5次", "5", "次")),
    (
        Measure(span("督促印发《照明办法》"), False, 0, instruments=(0,)),
        Measure(span("开展夜查5次"), False, 0, figures=(1,)),
        Measure(span("开展“回头看”"), True, 0, stage="inspect", form="回头看"),
    ),
    (Instrument("照明办法", span("照明办法"), InstrumentStatus.ISSUED, 0),),
    (),
    (),
    (),
    (
        Mechanism("群众点题、部门答题、纪委监督、社会评价", span("群众点题、部门答题"), "four-steps", ("solicit", "respond")),
        Mechanism("巷长", span("“巷长”工作法"), project=0),
    ),
    (
        SupervisionEvent(span("坚持群众点题"), "solicit", "征集问题", parties=("public",)),
        SupervisionEvent(
            span("下发督办函3份"), "order", "督办函", (WATCH,), (OFFICE,),
            begun=date(2023, 3, 1), ended=date(2023, 3, 31), due_by=date(2023, 6, 30),
            figures=(0,), prompted=(0,), informed_by=(0,), project=0,
        ),
    ),
    (ReportingDuty("每月向市人大常委会报告", span("每月向市人大常委会报告"), 1, "month", COUNCIL, 0),),
)


@pytest.fixture(scope="module")
def stated() -> list[Quad]:
    return quads(Text(CONTENT, "a.txt", "utf-8", ""), READING)


@pytest.fixture(scope="module")
def ask(stated: list[Quad]) -> Ask:
    store = Store()
    store.extend(stated)

    def asked(variables: str, pattern: str) -> list[tuple[str, ...]]:
        query = f"PREFIX prov: <{iris.PROV}> SELECT {variables} {{ {pattern} }}"
        answer = store.query(query, prefixes=iris.PREFIXES, use_default_graph_as_union=True)
        return sorted(tuple(term.value for term in row) for row in answer)

    return asked


def test_a_known_mechanism_has_its_code_both_names_and_the_stages_told(ask: Ask) -> None:
    node = iris.thing("mechanism", "four-steps")
    assert ask("?p", f"?p tz:usesMechanism <{node}> ; a tz:Programme") != []
    assert ask("?s", f"<{node}> tz:hasStage ?s") == [(iris.code("stage", "respond"),), (iris.code("stage", "solicit"),)]
    assert ask("(LANG(?l) AS ?lang)", f"<{node}> rdfs:label ?l") == [("en",), ("zh",)]


def test_another_mechanism_is_known_by_a_hash_of_its_name(ask: Ask) -> None:
    found = ask("?m ?l", "?p a tz:Project ; tz:usesMechanism ?m . ?m a tz:Mechanism ; rdfs:label ?l")
    assert found == [(iris.thing("mechanism", hashed("巷长")), "巷长")]


def test_an_event_says_who_to_whom_when_and_by_when(ask: Ask) -> None:
    pattern = """?e a tz:SupervisionEvent ; tz:stage ?s ; prov:wasAssociatedWith/rdfs:label ?who ; tz:addressee/rdfs:label ?to ;
        tz:periodFrom ?from ; tz:periodTo ?till ; tz:dueBy ?due ; tz:ofProject [] ; tz:statedIn/tz:quote ?quote"""
    assert ask("?s ?who ?to ?from ?till ?due ?quote", pattern) == [
        (ORDER, "海宁市纪委监委", "海宁市住建局", "2023-03-01", "2023-03-31", "2023-06-30", "下发督办函3份")
    ]


def test_an_event_is_labelled_in_both_languages(ask: Ask) -> None:
    assert ask("?l", f"?e tz:stage <{ORDER}> ; rdfs:label ?l") == [("supervision letter",), ("督办函",)]


def test_an_event_carries_its_figures_prompts_its_measures_and_rests_on_another(ask: Ask) -> None:
    figure_and_prompt = "?f tz:ofEvent ?e ; tz:value ?v . ?e tz:prompted/tz:statedIn/tz:quote ?q"
    assert ask("?v ?q", figure_and_prompt) == [("3", "督促印发《照明办法》")]
    earlier = "?e prov:wasInformedBy ?other . ?other tz:party ?party ; tz:ofProgramme []"
    assert ask("?party", earlier) == [(iris.code("party", "public"),)]


def test_a_duty_has_its_rhythm_and_whom_it_reports_to(ask: Ask) -> None:
    pattern = "?d a tz:ReportingDuty ; rdfs:label ?l ; tz:every ?n ; tz:period ?p ; tz:reportsTo/rdfs:label ?to ; tz:ofProject []"
    assert ask("?l ?n ?p ?to", pattern) == [("每月向市人大常委会报告", "1", iris.code("period", "month"), "海宁市人大常委会")]


def test_a_duty_without_a_rhythm_states_none(stated: list[Quad]) -> None:
    bare = replace(READING, duties=(replace(READING.duties[0], every=None, period=None, reports_to=None, project=None),))
    found = {quad.predicate.value for quad in quads(Text(CONTENT, "a.txt", "utf-8", ""), bare)}
    told = {iris.TZ + name for name in ("every", "period", "reportsTo")}
    assert found & told == set() and told <= {quad.predicate.value for quad in stated}


def test_a_measure_has_its_figures_and_documents(ask: Ask) -> None:
    assert ask("?v ?q", "?f tz:ofMeasure ?m ; tz:value ?v . ?m tz:statedIn/tz:quote ?q") == [("5", "开展夜查5次")]
    assert ask("?t ?q", "?m tz:instrument/rdfs:label ?t ; tz:statedIn/tz:quote ?q") == [("照明办法", "督促印发《照明办法》")]


def test_a_promised_act_is_a_planned_measure_and_no_event(ask: Ask) -> None:
    pattern = "?m a tz:PlannedMeasure ; tz:stage ?s ; rdfs:label ?l"
    assert ask("?s ?l", pattern) == [(INSPECT, "look-back"), (INSPECT, "回头看")]
    assert ask("?e", "?e a tz:SupervisionEvent ; tz:stage <" + INSPECT + ">") == []


def test_all_of_it_has_its_passage_and_bodies_are_stated(stated: list[Quad]) -> None:
    kinds = {NamedNode(iris.TZ + kind) for kind in ("Mechanism", "SupervisionEvent", "ReportingDuty", "PublicBody")}
    typed = {quad.subject for quad in stated if quad.object in kinds}
    assert len(typed) == 2 + 2 + 1 + 3
    assert typed <= {quad.subject for quad in stated if quad.predicate.value == iris.TZ + "statedIn"}
