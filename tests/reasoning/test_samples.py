"""On every sample, with the project's own ontology and places, the closure is the one that owlrl gives."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
import rdflib
from owlrl import DeductiveClosure, OWLRL_Semantics
from pyoxigraph import Quad, Triple, parse
from rdflib import OWL, RDF, RDFS

from taizhang.extract.reading import read
from taizhang.mapping.graph import quads
from taizhang.reasoning.closure import Reference, close_reference, infer, read_reference
from taizhang.reasoning.schema import compile_schema
from taizhang.reasoning.terms import to_graph
from taizhang.resources import folder
from taizhang.source.decode import decode

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples").glob("*.txt"))
VOCABULARY = tuple(map(str, (RDF, RDFS, OWL)))

Statement = Triple | Quad


@cache
def everything() -> tuple[Quad, ...]:
    return tuple(quad for path in sorted(folder("ontology").glob("*.ttl")) for quad in parse(path=path))


@cache
def reference() -> Reference:
    return read_reference(folder("ontology"))


@cache
def stated(path: Path) -> tuple[Quad, ...]:
    text = decode(path.read_bytes(), path.name)
    return tuple(quads(text, read(text)))


def is_axiom(statement: Statement) -> bool:
    kind = statement.object.value if statement.predicate.value == str(RDF.type) else statement.predicate.value  # type: ignore[union-attr]
    return kind.startswith(VOCABULARY) and statement.predicate.value not in (str(RDFS.label), str(RDFS.seeAlso))


def part(bulletin: Iterable[Statement]) -> list[Quad]:
    """The axioms, and of the reference what can be reached from the bulletin: owlrl would take minutes for all places."""
    about = defaultdict(list)
    for quad in everything():
        about[quad.subject].append(quad)
    agenda = [term for statement in bulletin for term in (statement.subject, statement.object)]
    reached = dict.fromkeys(agenda)
    for term in agenda:  # grows while it is walked
        for quad in about.get(term, ()):
            if quad.object not in reached:
                reached[quad.object] = None
                agenda.append(quad.object)
    return [quad for quad in everything() if is_axiom(quad) or quad.subject in reached]


def by_owlrl(*parts: Iterable[Statement]) -> set[tuple[rdflib.term.Node, ...]]:
    """The closure without what the plan does not compare."""
    graph = to_graph(statement for each in parts for statement in each)
    DeductiveClosure(OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False).expand(graph)
    return {(s, p, o) for s, p, o in graph if isinstance(s, rdflib.URIRef) and not str(s).startswith(str(rdflib.XSD)) and not (
        (p == OWL.sameAs and s == o) or o in (OWL.Thing, RDFS.Resource) or (p == RDF.type and isinstance(o, rdflib.BNode)))}


def test_there_is_a_sample_of_every_layout() -> None:
    assert len(SAMPLES) >= 5


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_closes_as_with_owlrl(path: Path) -> None:
    bulletin = stated(path)
    near = part(bulletin)
    expected = by_owlrl(near, bulletin) - by_owlrl(near) - set(to_graph(bulletin))
    closure = infer(reference(), bulletin)
    assert set(to_graph(closure.inferred)) == expected
    assert len(expected) > 100 and closure.clashes == ()
    # The part that owlrl was given is as good as the whole.
    assert set(infer(close_reference(compile_schema(near), near), bulletin).inferred) == set(closure.inferred)


def test_the_reference_closes_as_with_owlrl() -> None:
    near = part(stated(SAMPLES[0]))
    closed = close_reference(compile_schema(near), near)
    assert set(to_graph(closed.inferred)) == by_owlrl(near) - set(to_graph(near))
