"""What every term of the vocabulary owes its reader."""

import re
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

from taizhang.iris import BASE

TZ = Namespace(BASE + "ontology#")
HEAD = URIRef(BASE + "ontology")
VANN = Namespace("http://purl.org/vocab/vann/")

ROOT = Path(__file__).resolve().parents[2]
SPOKEN = re.compile(r"""\btz\("(\w+)"\)|(?<!:)\btz:(\w+)|\bTZ \+ "(\w+)\"""")

# The names that loaders, shapes, queries and server share: a term may be added, none may go.
CONTRACT = re.findall(r"\w+", """
    Baseline Bulletin Figure Indicator Instrument Issue LeadUnit Measure Mechanism Milestone Outcome Output Passage PerformedMeasure
    Person Place PlannedMeasure Programme Project PublicBody ReportingDuty Responsibility Scope Section SupervisionEvent Supervisor
    Target about addressee addresses against approximate asOf bodyFunction bulletinKind change changeDirection coUnit comparator
    context countingUnit dueBy dueFor dueFrom dueKind end every hasProject hasStage holder inPlace indicator instrumentStatus
    involves jurisdiction leadUnit leads ofProgramme ofProject outOf oversees partOf peerGroup period periodFrom periodTo placeLevel
    post prompted quote rank reportsTo responsibleFor restates role sameMatterAs stage start statedIn status subsetOf supervisedBy
    supervises topic unit upperValue usesMechanism value within year
    Finding code severity message fix inBulletin focus passage placeFrom placeUntil inTopic layout describedIn
""")


def declared(graph: Graph) -> set[URIRef]:
    """The terms that the ontology declares."""
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    return {term for kind in kinds for term in graph.subjects(RDF.type, kind) if isinstance(term, URIRef) and term.startswith(TZ)}


def tags(graph: Graph, subject: URIRef, predicate: URIRef) -> list[str]:
    """The language tags of a property's values, sorted."""
    return sorted(value.language or "" for value in graph.objects(subject, predicate) if isinstance(value, Literal))


@pytest.mark.parametrize("name", CONTRACT)
def test_every_shared_name_is_declared(ontology: Graph, name: str) -> None:
    assert TZ[name] in declared(ontology)


def test_every_term_is_named_and_defined_in_both_languages(ontology: Graph) -> None:
    lacking = {(term, predicate) for term in declared(ontology) for predicate in (RDFS.label, SKOS.definition)
               if tags(ontology, term, predicate) != ["en", "zh"]}
    assert lacking == set()


def test_labels_and_definitions_are_in_the_language_they_claim(ontology: Graph) -> None:
    han = re.compile(r"[一-鿿]")
    words = [value for term in declared(ontology) for predicate in (RDFS.label, SKOS.definition)
             for value in ontology.objects(term, predicate) if isinstance(value, Literal)]
    assert [value for value in words if value.language == "zh" and not han.search(value)] == []
    assert [value for value in words if value.language == "en" and not re.match("[A-Za-z]", value)] == []


def test_a_label_means_one_class_and_one_property_at_most(ontology: Graph) -> None:
    classes = set(ontology.subjects(RDF.type, OWL.Class))
    for kind in (declared(ontology) & classes, declared(ontology) - classes):
        labels = [label for term in kind for label in ontology.objects(term, RDFS.label)]
        assert len(labels) == len(set(labels))


def test_every_term_says_where_it_is_defined(ontology: Graph) -> None:
    assert {term for term in declared(ontology) if (term, RDFS.isDefinedBy, HEAD) not in ontology} == set()


def test_no_undeclared_term_is_used_anywhere(ontology: Graph, everything: list[Quad]) -> None:
    used = {term.value for quad in everything for term in (quad.subject, quad.predicate, quad.object)
            if isinstance(term, NamedNode) and term.value.startswith(TZ)}
    assert used == {str(term) for term in declared(ontology)}


def test_no_undeclared_term_is_used_by_code_shapes_or_questions(ontology: Graph) -> None:
    files = [path for top in ("loaders/taizhang", "server/taizhang_server", "shapes", "queries") for path in (ROOT / top).rglob("*")
             if path.suffix in {".py", ".ttl", ".rq"}]
    names = {name for path in files for found in SPOKEN.findall(path.read_text(encoding="utf-8")) for name in found if name}
    assert names
    assert {TZ[name] for name in names} - declared(ontology) == set()


def test_the_ontology_says_what_it_is(ontology: Graph) -> None:
    assert (HEAD, RDF.type, OWL.Ontology) in ontology
    version = ontology.value(HEAD, OWL.versionInfo)
    assert ontology.value(HEAD, OWL.versionIRI) == URIRef(f"{HEAD}/{version}")
    assert ontology.value(HEAD, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert ontology.value(HEAD, VANN.preferredNamespaceUri) == Literal(str(TZ))
    assert ontology.value(HEAD, VANN.preferredNamespacePrefix) == Literal("tz")
    assert all(tags(ontology, HEAD, predicate) == ["en", "zh"] for predicate in (DCTERMS.title, DCTERMS.description))


def test_a_term_has_one_kind(ontology: Graph) -> None:
    kinds = {term: [kind for kind in ontology.objects(term, RDF.type)
                    if kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)] for term in declared(ontology)}
    assert {term: found for term, found in kinds.items() if len(found) != 1} == {}
