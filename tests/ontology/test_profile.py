"""The ontology keeps to OWL 2 RL (OWL 2 Profiles, section 4.2) and draws nothing in from outside."""

import pytest
from rdflib import OWL, RDF, RDFS, XSD, BNode, Graph, URIRef
from rdflib.collection import Collection

from taizhang.iris import BASE, TZ

# OWL 2 Profiles, section 4.2.1: the datatypes of RL that the ontology may use as a range.
DATATYPES = {XSD.string, XSD.boolean, XSD.decimal, XSD.integer, XSD.nonNegativeInteger, XSD.positiveInteger, XSD.dateTime}
ABSENT = (OWL.unionOf, OWL.complementOf, OWL.oneOf, OWL.minCardinality, OWL.minQualifiedCardinality, OWL.cardinality,
          OWL.qualifiedCardinality, OWL.hasSelf, OWL.disjointUnionOf, OWL.onDatatype, OWL.imports)


def offences(graph: Graph) -> list[str]:
    """What leaves the profile: constructs that RL has not, anonymous classes above or around, ranges outside its datatypes."""
    found = [f"{predicate} is used" for predicate in ABSENT if (None, predicate, None) in graph]
    found += [f"{subject} has an anonymous class as {predicate}" for predicate in (RDFS.domain, RDFS.range, RDFS.subClassOf)
              for subject, other in graph.subject_objects(predicate) if isinstance(other, BNode)]
    found += [f"{subject} is equivalent to an anonymous class" for subject, other in graph.subject_objects(OWL.equivalentClass)
              if isinstance(subject, BNode) or isinstance(other, BNode)]
    found += [f"{subject} ranges over {range_}" for subject, range_ in graph.subject_objects(RDFS.range)
              if isinstance(range_, URIRef) and range_.startswith(str(XSD)) and range_ not in DATATYPES]
    found += [f"{subject} has more than one {predicate}" for predicate in (RDFS.domain, RDFS.range)
              for subject in set(graph.subjects(predicate)) if len(set(graph.objects(subject, predicate))) > 1]
    return found


def test_the_ontology_is_owl_2_rl(ontology: Graph) -> None:
    assert offences(ontology) == []


@pytest.mark.parametrize("statement", [
    "tz:a rdfs:domain [ owl:unionOf ( tz:B tz:C ) ] .",
    "tz:B rdfs:subClassOf [ a owl:Restriction ; owl:onProperty tz:a ; owl:someValuesFrom tz:C ] .",
    "tz:a rdfs:range xsd:date .",
    "tz:a rdfs:range xsd:gYear .",
    "tz:B owl:equivalentClass [ a owl:Restriction ; owl:onProperty tz:a ; owl:someValuesFrom tz:C ] .",
    "tz:a rdfs:domain tz:B , tz:C .",
    "<x:o> owl:imports <x:p> .",
])
def test_what_leaves_the_profile_is_told(statement: str) -> None:
    prefixes = "".join(f"@prefix {name}: <{iri}> . " for name, iri in
                       (("tz", TZ), ("owl", str(OWL)), ("rdfs", str(RDFS)), ("xsd", str(XSD))))
    assert offences(Graph().parse(data=prefixes + statement, format="turtle")) != []


def test_existentials_stand_below_named_classes_only(ontology: Graph) -> None:
    restrictions = set(ontology.subjects(OWL.someValuesFrom))
    assert len(restrictions) == 3
    for restriction in restrictions:
        assert all(isinstance(above, URIRef) for above in ontology.objects(restriction, RDFS.subClassOf))
        assert set(ontology.predicates(restriction)) == {RDF.type, OWL.onProperty, OWL.someValuesFrom, RDFS.subClassOf}


def test_chains_are_of_declared_object_properties(ontology: Graph) -> None:
    properties = set(ontology.subjects(RDF.type, OWL.ObjectProperty))
    chains = [list(Collection(ontology, chain)) for chain in ontology.objects(None, OWL.propertyChainAxiom)]
    assert chains
    assert {step for chain in chains for step in chain} <= properties


def test_outside_terms_that_entail_something_are_declared(ontology: Graph) -> None:
    classes, properties = set(ontology.subjects(RDF.type, OWL.Class)), set(ontology.subjects(RDF.type, OWL.ObjectProperty))
    assert {above for above in ontology.objects(None, RDFS.subClassOf) if isinstance(above, URIRef)} <= classes
    assert set(ontology.objects(None, RDFS.subPropertyOf)) <= properties


def test_nothing_is_stated_of_outside_terms_but_what_they_are(ontology: Graph) -> None:
    outside = {subject for subject in ontology.subjects() if isinstance(subject, URIRef) and not subject.startswith(BASE)}
    assert {predicate for subject in outside for predicate in ontology.predicates(subject)} == {RDF.type}
