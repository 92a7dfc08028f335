"""Each shape with a graph that passes and one that fails, and what every shape owes its reader."""

import re
from collections.abc import Iterator
from functools import cache

import pyshacl
import pytest
import rdflib
from pyoxigraph import RdfFormat, parse
from rdflib.namespace import RDF, SH

from taizhang.findings.shapes import property_path, shapes
from taizhang.findings.validation import validate
from taizhang.iris import BASE, TZ
from taizhang.reasoning.closure import Reference, infer, read_reference
from taizhang.resources import folder

PREFIXES = f"""
@prefix : <{BASE}id/> . @prefix tz: <{TZ}> . @prefix xsd: <{rdflib.XSD}> . @prefix oa: <{rdflib.Namespace("http://www.w3.org/ns/oa#")}> .
@prefix dcterms: <{rdflib.DCTERMS}> . @prefix skos: <{rdflib.SKOS}> . @prefix rdfs: <{rdflib.RDFS}> . @prefix owl: <{rdflib.OWL}> .
@prefix cnt: <http://www.w3.org/2011/content#> . @prefix kind: <{BASE}kind/> . @prefix unit: <{BASE}unit/> . @prefix due: <{BASE}due/> .
@prefix comparator: <{BASE}comparator/> . @prefix indicator: <{BASE}indicator/> . @prefix status: <{BASE}status/> .
@prefix function: <{BASE}function/> . @prefix change: <{BASE}change/> . @prefix topic: <{BASE}topic/> .
"""
BULLETIN = """
:bulletin a tz:Bulletin ; tz:bulletinKind kind:KIND ; tz:jurisdiction :town ; tz:year "2024"^^xsd:gYear .
:bulletin dcterms:issued "2024-05-20"^^xsd:date .
:programme a tz:Programme ; tz:describedIn :bulletin ; tz:jurisdiction :town .
:programme tz:hasProject :project . :project a tz:Project ; tz:partOf :programme ; tz:statedIn :words .
:words a tz:Passage ; tz:start 8 ; tz:end 11 ; tz:quote "12处" ; oa:hasSource :bulletin ; tz:context :words ; cnt:chars "12处" .
:bureau a tz:PublicBody ; tz:bodyFunction function:edu ; tz:jurisdiction :town ; tz:statedIn :words .
""".replace("tz:start 8 ; tz:end 11", 'tz:start "8"^^xsd:nonNegativeInteger ; tz:end "11"^^xsd:nonNegativeInteger')
FIGURE = "tz:value 12.0 ; tz:unit unit:site-chu ; tz:comparator comparator:eq ; tz:approximate false ; tz:ofProject :project ; tz:statedIn :words"
# What makes a bulletin of each kind complete, a line a fact, so that a test can change one.
COMPLETE = {
    "result": BULLETIN + f"""
:project tz:leadUnit :bureau .
:project tz:addresses :issue . :issue a tz:Issue ; tz:statedIn :words .
:done a tz:PerformedMeasure ; tz:ofProject :project ; tz:statedIn :words .
:solved a tz:Outcome ; {FIGURE} .
""",
    "commitment": BULLETIN + """
:project tz:leadUnit :bureau .
:planned a tz:PlannedMeasure ; tz:ofProject :project ; tz:statedIn :words .
:due a tz:Milestone ; tz:dueKind due:during ; tz:dueFrom "2024-07-01"^^xsd:date ; tz:dueBy "2024-09-30"^^xsd:date .
:due tz:ofProject :project ; tz:statedIn :words ; tz:dueFor :planned .
:duty a tz:Responsibility ; tz:responsibleFor :project ; tz:holder :head ; tz:statedIn :words . :head a tz:Person .
""",
    "press": BULLETIN + """
:project tz:leadUnit :bureau .
:done a tz:PerformedMeasure ; tz:ofProject :project ; tz:statedIn :words .
""",
    "ontology": f"""
<{BASE}ontology> a owl:Ontology .
tz:Canteen a owl:Class ; rdfs:isDefinedBy <{BASE}ontology> .
tz:Canteen rdfs:label "食堂"@zh , "canteen"@en .
tz:Canteen skos:definition "供人用餐的场所。"@zh , "Where people eat."@en .
topic:canteens skos:inScheme <{BASE}topic> ; skos:prefLabel "食堂"@zh , "canteens"@en .
""",
}
ANOTHER = ":programme tz:hasProject :other . :other a tz:Project ; tz:partOf :programme ; tz:leadUnit :bureau ; tz:statedIn :words . "
NOT_EMPTY = ANOTHER + f":again a tz:Outcome ; {FIGURE.replace(':project', ':other')} . :step a tz:Measure ; tz:ofProject :other ; tz:statedIn :words ."
# code → the graph, words of the facts that go, words that come in their place, what fails
FAILING = {
    "no-kind": ("press", "tz:bulletinKind kind:KIND ;", "tz:bulletinKind kind:other ;", "bulletin"),
    "no-place": ("press", "tz:bulletinKind kind:KIND ; tz:jurisdiction :town ;", "tz:bulletinKind kind:KIND ;", "bulletin"),
    "no-year": ("press", ' ; tz:year "2024"^^xsd:gYear', "", "bulletin"),
    "no-project": ("press", ":programme tz:hasProject :project . :project a tz:Project ; tz:partOf :programme ;", ":project", "bulletin"),
    "result-lead-unit": ("result", ":project tz:leadUnit :bureau .", ":project tz:coUnit :bureau ; tz:status status:closed .", "project"),
    "result-issue": ("result", ":project tz:leadUnit", f"{NOT_EMPTY} :project tz:leadUnit", "other"),
    "result-issues": ("result", ":project tz:addresses :issue .", "", "programme"),
    "result-measure": ("result", ":done a tz:PerformedMeasure", ":done a tz:Instrument", "project"),
    "result-outcome": ("result", ":solved a tz:Outcome", ":solved a tz:Output", "project"),
    "result-time-limit": ("result", ":project tz:leadUnit", ":project tz:status status:in-progress ; tz:leadUnit", "project"),
    "target-outcome": ("result", ":solved a", f":goal a tz:Target ; {FIGURE.replace('site-chu', 'person-ren')} . :solved a", "project"),
    "commitment-lead-unit": ("commitment", ":project tz:leadUnit :bureau .", "", "project"),
    "commitment-goal": ("commitment", ":planned a tz:PlannedMeasure", ":planned a tz:PerformedMeasure", "project"),
    "commitment-time-limit": ("commitment", ":due tz:ofProject :project", ":due tz:ofProgramme :programme", "project"),
    "commitment-person": ("commitment", ":project tz:leadUnit", ANOTHER + """
        :goal a tz:PlannedMeasure ; tz:ofProject :other ; tz:statedIn :words .
        :due tz:ofProject :other . :project tz:leadUnit""", "other"),
    "commitment-persons": ("commitment", ":head a tz:Person .", ":head a tz:Section .", "programme"),
    "press-body": ("press", ":project tz:leadUnit :bureau .", ":project tz:status status:completed .", "project"),
    "press-action": ("press", ":done a tz:PerformedMeasure", ":done a tz:Instrument", "project"),
    "press-time-limit": ("press", ":project tz:leadUnit :bureau .", "", "project"),
    "figure-value": ("result", "tz:value 12.0", "tz:value 12", "solved"),
    "figure-unit": ("result", "tz:unit unit:site-chu ;", "", "solved"),
    "figure-comparator": ("result", "comparator:eq", "comparator:about", "solved"),
    "figure-approximate": ("result", "tz:approximate false ;", "", "solved"),
    "figure-belongs": ("result", "tz:approximate false", "tz:approximate false ; tz:ofProgramme :programme", "solved"),
    "figure-range": ("result", "comparator:eq", "comparator:range", "solved"),
    "range-order": ("result", "comparator:eq", "comparator:range ; tz:upperValue 8.0", "solved"),
    "percent-range": ("result", "tz:value 12.0 ; tz:unit unit:site-chu", "tz:value 120.0 ; tz:unit unit:percent", "solved"),
    "part-exceeds-whole": ("result", ":solved a", f":part a tz:Outcome ; tz:subsetOf :solved ; {FIGURE.replace('12.0', '15.0')} . :solved a",
                           "part"),
    "rectified-exceeds-found": ("result", ":solved a tz:Outcome ;", f""":solved a tz:Outcome ; tz:indicator indicator:problems-found ; {FIGURE} .
        :mended a tz:Outcome ; tz:indicator indicator:problems-rectified ; {FIGURE.replace('12.0', '15.0')} . :solved""", "project"),
    "due-kind": ("commitment", "tz:dueKind due:during", "tz:dueKind due:during , due:by", "due"),
    "due-by-type": ("commitment", '"2024-09-30"^^xsd:date', '"2024-09-30"^^xsd:date , "2024-10-31"^^xsd:date', "due"),
    "due-from-type": ("commitment", '"2024-07-01"^^xsd:date', '"2024-07-01"^^xsd:date , "2024-08-01"^^xsd:date', "due"),
    "due-date": ("commitment", 'tz:dueFrom "2024-07-01"^^xsd:date ; tz:dueBy "2024-09-30"^^xsd:date', "rdfs:seeAlso :words", "due"),
    "due-order": ("commitment", '"2024-07-01"^^xsd:date', '"2024-10-01"^^xsd:date', "due"),
    "milestone-past": ("commitment", '"2024-05-20"^^xsd:date', '"2024-10-20"^^xsd:date', "due"),
    "two-end-dates": ("commitment", "tz:dueKind due:during", """tz:dueKind due:by . :later a tz:Milestone ; tz:dueKind due:by ; tz:statedIn :words ;
        tz:ofProject :project ; tz:dueBy "2024-11-30"^^xsd:date ; tz:dueFor :planned . :due a tz:Milestone""", "planned"),
    "as-of-type": ("result", "tz:approximate false", 'tz:approximate false ; tz:asOf "10月"', "solved"),
    "period-order": ("result", "tz:approximate false", """tz:approximate false ; tz:periodFrom "2024-09-01"^^xsd:date ;
        tz:periodTo "2024-03-31"^^xsd:date""", "solved"),
    "issued-type": ("press", '"2024-05-20"^^xsd:date', '"5月20日"', "bulletin"),
    "year-type": ("press", '"2024"^^xsd:gYear', "2024", "bulletin"),
    "body-function": ("press", "tz:bodyFunction function:edu ;", "", "bureau"),
    "body-without-place": ("press", "function:edu ; tz:jurisdiction :town", "function:edu", "bureau"),
    "body-place": ("press", "function:edu ; tz:jurisdiction :town", "function:edu ; tz:jurisdiction :elsewhere", "bureau"),
    "no-passage": ("press", ":done a tz:PerformedMeasure ; tz:ofProject :project ; tz:statedIn :words",
                   ":done a tz:PerformedMeasure ; tz:ofProject :project", "done"),
    "passage-start": ("press", '"8"^^xsd:nonNegativeInteger', "8", "words"),
    "passage-end": ("press", '"11"^^xsd:nonNegativeInteger', "11", "words"),
    "passage-order": ("press", '"8"^^xsd:nonNegativeInteger', '"11"^^xsd:nonNegativeInteger', "words"),
    "passage-text": ("press", "oa:hasSource :bulletin ;", "", "words"),
    "passage-context": ("press", "tz:context :words ;", "", "words"),
    "passage-quote": ("press", 'tz:quote "12处" ;', "", "words"),
    "passage-differs": ("press", 'cnt:chars "12处"', 'cnt:chars "13处"', "words"),
    "term-label": ("ontology", '"食堂"@zh , "canteen"@en', '"canteen"@en', f"{TZ}Canteen"),
    "term-definition": ("ontology", ' , "Where people eat."@en', "", f"{TZ}Canteen"),
    "concept-label": ("ontology", '"食堂"@zh , "canteens"@en', '"食堂"@zh , "canteens"@en , "kitchens"@en', f"{BASE}topic/canteens"),
    "undeclared-term": ("ontology", "tz:Canteen a owl:Class", ":one a tz:Kitchen . tz:Canteen a owl:Class", f"{BASE}ontology"),
}


@cache
def reference() -> Reference:
    return read_reference(folder("ontology"))


def results(kind: str, facts: str) -> list[tuple[str, str]]:
    """Code and focus of what the shapes find in some Turtle with all that follows from it."""
    stated = [quad.triple for quad in parse(PREFIXES + facts.replace("KIND", kind), format=RdfFormat.TURTLE)]
    found = validate([*stated, *(() if kind == "ontology" else infer(reference(), stated).inferred)])
    return [(shapes().catalogue[one.shape.value].code, one.focus.value.removeprefix(f"{BASE}id/")) for one in found]


@pytest.mark.parametrize("kind", COMPLETE)
def test_a_complete_bulletin_passes(kind: str) -> None:
    assert results(kind, COMPLETE[kind]) == []


@pytest.mark.parametrize("code", FAILING)
def test_what_is_changed_fails_and_nothing_else(code: str) -> None:
    kind, gone, instead, focus = FAILING[code]
    assert COMPLETE[kind].count(gone) == 1
    brought = {("press-body", focus)} if code == "press-time-limit" else set()
    assert set(results(kind, COMPLETE[kind].replace(gone, instead))) == {(code, focus)} | brought


def test_every_shape_is_tried() -> None:
    assert set(FAILING) == shapes().codes


# What looks like a fault and is none: the graph, words that go, words that come.
PASSING = {
    "a finished project needs no time limit": ("result", ":project tz:leadUnit", ":project tz:status status:completed ; tz:leadUnit"),
    "what goes on for good has its time limit": ("result", ":project tz:leadUnit", """
        :always a tz:Milestone ; tz:dueKind due:standing ; tz:ofProject :project ; tz:statedIn :words .
        :project tz:status status:in-progress ; tz:leadUnit"""),
    "an outcome in the unit of a target may be what answers it": ("result", ":solved a", f":goal a tz:Target ; {FIGURE} . :solved a"),
    "growth may be more than a whole": ("result", "tz:value 12.0 ; tz:unit unit:site-chu",
                                        "tz:change change:increase ; tz:value 120.0 ; tz:unit unit:percent"),
    "a task may be more than fulfilled": ("result", "tz:value 12.0 ; tz:unit unit:site-chu",
                                          "tz:indicator indicator:target-completion-rate ; tz:value 120.0 ; tz:unit unit:percent"),
    "a part of what is only known to be more": ("result", ":solved a", f""":part a tz:Outcome ; tz:subsetOf :whole ; {FIGURE} .
        :whole a tz:Outcome ; {FIGURE.replace('12.0', '10.0').replace('comparator:eq', 'comparator:gt')} . :solved a"""),
    "a part counted otherwise": ("result", ":solved a", f""":part a tz:Outcome ; tz:subsetOf :solved ;
        {FIGURE.replace('12.0', '15.0').replace('site-chu', 'person-ren')} . :solved a"""),
    "more put right than one of two numbers found": ("result", ":solved a tz:Outcome ;", f"""
        :first a tz:Outcome ; tz:indicator indicator:problems-found ; {FIGURE} .
        :second a tz:Outcome ; tz:indicator indicator:problems-found ; {FIGURE} .
        :solved tz:indicator indicator:problems-rectified ; a tz:Outcome ;"""),
    "a body of the province": ("press", "function:edu ; tz:jurisdiction :town",
                               "function:edu ; tz:jurisdiction :province . :town tz:within :province . :bureau rdfs:seeAlso :words"),
    "a body of a district": ("press", "function:edu ; tz:jurisdiction :town",
                             "function:edu ; tz:jurisdiction :district . :district tz:within :town . :bureau rdfs:seeAlso :words"),
    "a time limit of another time": ("commitment", "tz:dueKind due:during", """tz:dueKind due:during . :later a tz:Milestone ;
        tz:dueKind due:during ; tz:statedIn :words ; tz:ofProject :project ; tz:dueBy "2024-11-30"^^xsd:date ; tz:dueFor :planned .
        :due a tz:Milestone"""),
}


@pytest.mark.parametrize("case", PASSING)
def test_what_is_no_fault_passes(case: str) -> None:
    kind, gone, instead = PASSING[case]
    assert COMPLETE[kind].count(gone) == 1
    assert results(kind, COMPLETE[kind].replace(gone, instead)) == []


def test_a_target_does_for_a_planned_measure() -> None:
    facts = COMPLETE["commitment"].replace(":planned a tz:PlannedMeasure ;", f":planned a tz:Target ; {FIGURE} ;")
    assert results("commitment", facts) == []


def test_an_outcome_does_for_a_measure_in_the_press() -> None:
    assert results("press", COMPLETE["press"].replace(":done a tz:PerformedMeasure ;", f":done a tz:Outcome ; {FIGURE} ;")) == []


def test_projects_are_judged_by_the_kind_of_their_own_bulletin() -> None:
    other = re.sub(r"(?<!\w):(\w+)", r":other-\1", COMPLETE["result"].replace("kind:KIND", f"<{BASE}kind/result>"))
    assert results("press", COMPLETE["press"] + other) == []


def test_the_shapes_are_proper_shacl() -> None:
    conforms, _, report = pyshacl.validate(rdflib.Graph(), shacl_graph=shapes().graph, meta_shacl=True)
    assert conforms, report


def failing(graph: rdflib.Graph) -> Iterator[rdflib.term.Node]:
    """The shapes that constrain something themselves, not only by way of other shapes."""
    passing_on = {RDF.type, SH.name, SH.description, SH.path, SH.property, SH.targetNode, SH.targetClass, SH.targetSubjectsOf,
                  SH.targetObjectsOf}
    for node in set(graph.subjects(RDF.type, SH.PropertyShape)) | set(graph.subjects(RDF.type, SH.NodeShape)):
        if set(graph.predicates(node)) - passing_on:
            yield node


def test_every_shape_that_can_fail_says_what_and_how_to_mend_it() -> None:
    graph, catalogue = shapes().graph, shapes().catalogue
    assert {str(node) for node in failing(graph)} == set(catalogue)
    assert len({shape.code for shape in catalogue.values()}) == len(catalogue)
    for iri, shape in catalogue.items():
        assert iri == f"{BASE}shape/{shape.code}"
        told = (shape.name, shape.description, shape.message, shape.example, shape.fix)
        assert all(word for said in told for word in said), iri
        assert (rdflib.URIRef(iri), SH.severity, None) in graph, iri


def test_shapes_are_named_and_described_in_both_languages() -> None:
    graph = shapes().graph
    for node in {*graph.subjects(RDF.type, SH.NodeShape), *graph.subjects(RDF.type, SH.PropertyShape)}:
        for predicate in (SH.name, SH.description):
            assert sorted(str(text.language) for text in graph.objects(node, predicate)) == ["en", "zh"], (node, predicate)


def test_severities_stand_on_shapes_only() -> None:
    graph = shapes().graph
    assert set(graph.subjects(SH.severity)) == {rdflib.URIRef(iri) for iri in shapes().catalogue}


@pytest.mark.parametrize(("path", "written"), [
    (":p", "<p>"),
    ("[ sh:inversePath :p ]", "^<p>"),
    ("( :p [ sh:inversePath :q ] )", "<p>/^<q>"),
    ("[ sh:inversePath ( :p :q ) ]", "^(<p>/<q>)"),
    ("[ sh:zeroOrMorePath [ sh:alternativePath ( :p :q ) ] ]", "(<p>|<q>)*"),
    ("( :p [ sh:oneOrMorePath :q ] [ sh:zeroOrOnePath :r ] )", "<p>/<q>+/<r>?"),
])
def test_paths_are_written_as_in_sparql(path: str, written: str) -> None:
    graph = rdflib.Graph().parse(data=f"@prefix : <urn:> . @prefix sh: <{SH}> . [] sh:path {path} .", format="turtle")
    assert property_path(graph, next(graph.objects(None, SH.path))).replace("urn:", "") == written
