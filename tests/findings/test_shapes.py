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
from taizhang.iris import BASE
from taizhang.reasoning.closure import Reference, infer, read_reference
from taizhang.resources import folder

from .graphs import COMPLETE, FAILING, FIGURE, PASSING, PREFIXES


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
