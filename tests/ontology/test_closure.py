"""What follows from the ontology, by the reference reasoner: the inferences that questions lean on, and no contradiction."""

import pytest
from owlrl import DeductiveClosure, OWLRL_Semantics
from rdflib import OWL, RDF, Graph, Literal, Namespace, URIRef

from taizhang.iris import BASE

TZ = Namespace(BASE + "ontology#")
EX = Namespace("http://example.org/")
ERRORS = Namespace("http://www.daml.org/2002/03/agents/agent-ont#")
FACTS = f"""
@prefix tz: <{TZ}> . @prefix : <{EX}> . @prefix topic: <{BASE}topic/> .
:office tz:supervises :campaign .  :team tz:supervises :canteens .
:campaign tz:hasProject :canteens ; tz:jurisdiction :town .
:canteens tz:leadUnit :bureau ; tz:jurisdiction :district ; tz:topic topic:school-canteens .
:district tz:within :town .  :town tz:within :province .
:count a tz:Outcome ; tz:ofProject :canteens ; tz:statedIn :words ; tz:against :goal .
:total a tz:Scope ; tz:ofProgramme :campaign .
:goal a tz:Target .
:done a tz:PerformedMeasure ; tz:ofProject :canteens ; tz:statedIn :words .
:planned a tz:PlannedMeasure ; tz:ofProject :canteens ; tz:statedIn :words .
:order a tz:SupervisionEvent ; tz:prompted :done , :planned ; tz:addressee :bureau ; tz:statedIn :words .
:words tz:start 3 ; tz:end 9 ; tz:quote "十个食堂" ; tz:context :words .
:canteens tz:sameMatterAs :older .
"""
# PROV-O holds these two apart; the ontology does not import it, so the axiom is put in here.
APART = "@prefix prov: <http://www.w3.org/ns/prov#> . prov:Activity <http://www.w3.org/2002/07/owl#disjointWith> prov:Entity ."


def closed(ontology: Graph, facts: str) -> Graph:
    """The closure of the ontology's terms, the topics and some facts."""
    graph = Graph()
    graph += ontology
    graph.parse(data=APART, format="turtle").parse(data=facts, format="turtle")
    DeductiveClosure(OWLRL_Semantics).expand(graph)
    return graph


def contradictions(graph: Graph) -> list[object]:
    """What the reasoner found impossible."""
    return [*graph.subjects(RDF.type, OWL.Nothing), *graph.objects(None, ERRORS.error)]


@pytest.fixture(scope="module")
def closure(ontology: Graph) -> Graph:
    """The closure of ``FACTS``."""
    return closed(ontology, FACTS)


def test_the_ontology_and_the_facts_are_consistent(closure: Graph) -> None:
    assert contradictions(closure) == []


@pytest.mark.parametrize(("subject", "predicate", "object_"), [
    ("bureau", RDF.type, TZ.LeadUnit),
    ("bureau", RDF.type, TZ.PublicBody),
    ("bureau", TZ.leads, EX.canteens),
    ("office", RDF.type, TZ.Supervisor),
    ("team", RDF.type, TZ.Supervisor),
    ("campaign", TZ.supervisedBy, EX.office),
    ("canteens", TZ.partOf, EX.campaign),
    ("canteens", TZ.involves, EX.bureau),
    ("canteens", TZ.involves, EX.team),
    ("office", TZ.oversees, EX.bureau),
    ("team", TZ.oversees, EX.bureau),
    ("canteens", TZ.inPlace, EX.province),
    ("count", TZ.inPlace, EX.district),
    ("count", TZ.inPlace, EX.province),
    ("total", TZ.inPlace, EX.town),
    ("count", TZ.inTopic, URIRef(BASE + "topic/school-canteens")),
    ("count", TZ.inTopic, URIRef(BASE + "topic/food")),
    ("count", RDF.type, TZ.Figure),
    ("older", TZ.sameMatterAs, EX.canteens),
])
def test_what_follows(closure: Graph, subject: str, predicate: URIRef, object_: URIRef) -> None:
    assert (EX[subject], predicate, object_) in closure


@pytest.mark.parametrize(("subject", "predicate", "object_"), [
    ("canteens", TZ.jurisdiction, EX.town),
    ("count", TZ.jurisdiction, EX.district),
    ("count", TZ.ofProgramme, EX.campaign),
    ("canteens", TZ.supervisedBy, EX.office),
    ("canteens", TZ.topic, URIRef(BASE + "topic/food")),
    ("bureau", RDF.type, TZ.Supervisor),
    ("office", RDF.type, TZ.LeadUnit),
    ("done", RDF.type, URIRef("http://www.w3.org/ns/prov#Entity")),
    ("planned", RDF.type, URIRef("http://www.w3.org/ns/prov#Activity")),
])
def test_what_does_not_follow(closure: Graph, subject: str, predicate: URIRef, object_: URIRef) -> None:
    assert (EX[subject], predicate, object_) not in closure


@pytest.mark.parametrize("facts", [
    ":x a tz:Outcome , tz:Target .",
    ":x a tz:PlannedMeasure , tz:PerformedMeasure .",
    ":x tz:leadUnit :town . :town tz:within :province .",
    ":x a tz:Person ; tz:leads :y . :y a tz:Project .",
])
def test_what_cannot_be_is_found(ontology: Graph, facts: str) -> None:
    terms = Graph()
    terms += (triple for triple in ontology if not isinstance(triple[2], Literal) and "skos" not in str(triple[1]))
    assert contradictions(closed(terms, f"@prefix tz: <{TZ}> . @prefix : <{EX}> . {facts}")) != []
