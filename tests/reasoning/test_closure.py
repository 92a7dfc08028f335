"""The closure is the one that owlrl gives, on every kind of axiom and on whatever graph."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
import rdflib
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from owlrl import DeductiveClosure, OWLRL_Semantics
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse
from rdflib import OWL, RDF, RDFS

from taizhang.errors import InputError
from taizhang.reasoning.closure import Closure, Reference, close_reference, infer, read_reference
from taizhang.reasoning.schema import Schema, compile_schema
from taizhang.reasoning.terms import to_graph

EX = "https://example.org/"
ERROR = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")

Statements = Iterable[Triple | Quad]


@cache
def ontology() -> tuple[Quad, ...]:
    """A small ontology with every kind of axiom."""
    return tuple(parse(path=Path(__file__).with_name("axioms.ttl")))


@cache
def schema() -> Schema:
    return compile_schema(ontology())


def turtle(text: str) -> tuple[Quad, ...]:
    prefixes = f"@prefix : <{EX}> . @prefix owl: <{OWL}> . @prefix rdfs: <{RDFS}> . "
    return tuple(parse(prefixes + text, format=RdfFormat.TURTLE))


def by_owlrl(*parts: Statements) -> rdflib.Graph:
    graph = to_graph(statement for part in parts for statement in part)
    DeductiveClosure(OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False).expand(graph)
    return graph


def telling(graph: Iterable[tuple[rdflib.term.Node, ...]]) -> set[tuple[rdflib.term.Node, ...]]:
    """A closure without what the plan does not compare.

    That is reflexive ``owl:sameAs``, typing with ``owl:Thing``, literals as subjects, anonymous class expressions, what owlrl says
    of datatypes, and its error messages.
    """
    return {(s, p, o) for s, p, o in graph if not (
        isinstance(s, rdflib.Literal | rdflib.BNode) or str(s).startswith(str(rdflib.XSD)) or (p == OWL.sameAs and s == o)
        or o in (OWL.Thing, RDFS.Resource) or (p == RDF.type and isinstance(o, rdflib.BNode)) or isinstance(p, rdflib.BNode))}


def ours(closure: Closure) -> set[tuple[rdflib.term.Node, ...]]:
    assert len(set(closure.inferred)) == len(closure.inferred)
    return set(to_graph(closure.inferred))


def assert_equal_closures(reference: Statements, bulletin: Statements) -> None:
    reference, bulletin = tuple(reference), tuple(bulletin)
    closed = close_reference(schema(), (*ontology(), *reference))
    before, after = by_owlrl(ontology(), reference), by_owlrl(ontology(), reference, bulletin)
    assert set(to_graph(closed.inferred)) == telling(before) - set(to_graph((*ontology(), *reference)))
    closure = infer(closed, bulletin)
    assert ours(closure) == telling(after) - telling(before) - set(to_graph(bulletin))
    assert bool(closed.clashes) == ((None, ERROR, None) in before)
    assert bool(closed.clashes or closure.clashes) == ((None, ERROR, None) in after)


@cache
def reference() -> Reference:
    return close_reference(schema(), ontology())


def conclusions(text: str) -> set[str]:
    """What follows from a little Turtle, each conclusion as ``s p o`` without the namespace."""
    shorter = {EX: "", str(RDF): "", f"{OWL}": "owl:"}

    def short(term: object) -> str:
        value = str(getattr(term, "value", term))
        return next((value.replace(long, brief) for long, brief in shorter.items() if value.startswith(long)), value)

    return {f"{short(t.subject)} {short(t.predicate)} {short(t.object)}" for t in infer(reference(), turtle(text)).inferred}


@pytest.mark.parametrize(("stated", "follows"), [
    (":x a :A .", {"x type B", "x type C", "x type Either"}),
    (":x a :D .", {"x type E", "x type Either"}),
    (":x a :A , :D .", {"x type Both", "x type B", "x type C", "x type E", "x type Either"}),
    (":x a :Part .", {"x type C", "x type F"}),
    (":x :r :y .", {"y p x", "y q x", "y w x", "y type A", "y type B", "y type C", "y type Either", "x type D", "x type E",
                    "x type Either", "x type C", "x type Led"}),
    (":x :in :y . :y :in :z .", {"x in z"}),
    (":x :near :y .", {"y near x", "x type Neighbour", "y type Neighbour"}),
    (":x :q :y . :y :at :z . :z :in :v .", {"x w y", "y type C", "x at z", "x at v", "y at v"}),
    (":x :same :y .", {"x alike y"}),
    (":x a :Kept .", {"x status kept"}),
    (":x :status :kept .", {"x type Kept"}),
    (":x :size 3 .", {"x type C"}),
    (":kept a :C .", set()),
])
def test_conclusions(stated: str, follows: set[str]) -> None:
    assert conclusions(stated) == follows
    assert_equal_closures((), turtle(stated))


@pytest.mark.parametrize(("stated", "rule"), [
    (":x a :F , :G .", "cax-dw"),
    (":x a :Red , :Blue .", "cax-adc"),
    (":x a :H , :Part .", "cls-com"),
    (":x :near :y ; :far :y .", "prp-pdw"),
    (":x :before :y . :y :before :x .", "prp-asyp"),
    (":x :before :x .", "prp-irp"),
    (":x a :None .", "cls-nothing2"),
    (":x a :Alone ; :near :y .", "cls-maxc1"),
    (":x a :Unled ; :r :y . :y a :D .", "cls-maxqc1"),
    (":x a :Unliked ; :same :y .", "cls-maxqc2"),
    (":a :q :b .", "prp-npa1"),
])
def test_contradictions(stated: str, rule: str) -> None:
    clashes = infer(reference(), turtle(stated)).clashes
    assert rule in {clash.rule for clash in clashes}
    assert_equal_closures((), turtle(stated))


def test_a_contradiction_names_its_statements_once() -> None:
    (clash,) = infer(reference(), turtle(":x a :Red , :Blue . :y a :Red .")).clashes
    kind = NamedNode(str(RDF.type))
    assert set(clash.triples) == {Triple(NamedNode(EX + "x"), kind, NamedNode(EX + c)) for c in ("Red", "Blue")}


def test_a_bulletin_joins_the_reference_and_leaves_it_alone() -> None:
    county = turtle(":county :in :city . :city :in :province .")
    closed = close_reference(schema(), (*ontology(), *county))
    first = infer(closed, turtle(":x :at :county ."))
    assert {t.object.value.removeprefix(EX) for t in first.inferred} == {"city", "province"}  # type: ignore[union-attr]
    assert infer(closed, turtle(":x :at :county .")) == first
    assert infer(closed, turtle(":y :in :county . :county :in :city .")).inferred == tuple(
        Triple(NamedNode(EX + "y"), NamedNode(EX + "in"), NamedNode(EX + place)) for place in ("city", "province"))


@pytest.mark.parametrize("axiom", [
    ":p a owl:FunctionalProperty .", ":p a owl:InverseFunctionalProperty .", ":C owl:hasKey ( :p ) .", ":a owl:sameAs :b .",
    "[] owl:onProperty :p ; owl:maxCardinality 1 .", "[] owl:onProperty :p ; owl:onClass :C ; owl:maxQualifiedCardinality 1 .",
])
def test_axioms_that_would_infer_identity_are_refused(axiom: str) -> None:
    with pytest.raises(InputError, match="owl:sameAs"):
        compile_schema(turtle(axiom))


def test_an_ontology_that_contradicts_itself_is_refused() -> None:
    with pytest.raises(InputError, match="contradicts"):
        compile_schema((*ontology(), *turtle(":Red owl:oneOf ( :x ) . :Blue owl:oneOf ( :x ) .")))


def test_reference_data_that_contradict_themselves_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(f"@prefix : <{EX}> . :A <{OWL.disjointWith}> :B . :x a :A .")
    read_reference(tmp_path)
    (tmp_path / "b.ttl").write_text(f"@prefix : <{EX}> . :x a :B .")
    with pytest.raises(InputError, match="contradict"):
        read_reference(tmp_path)


def vocabulary(kinds: set[rdflib.URIRef]) -> list[NamedNode]:
    graph = to_graph(ontology())
    return sorted((NamedNode(str(s)) for s in set(graph.subjects(RDF.type)) if isinstance(s, rdflib.URIRef)
                   and set(graph.objects(s, RDF.type)) & kinds), key=str)


THINGS = st.sampled_from([NamedNode(EX + name) for name in ("a", "b", "c", "d", "kept")])
CLASSES = st.sampled_from(vocabulary({OWL.Class}))
PROPERTIES = st.sampled_from(vocabulary({OWL.ObjectProperty}))
TYPED = st.builds(Triple, THINGS, st.just(NamedNode(str(RDF.type))), CLASSES)
LINKED = st.builds(Triple, THINGS, PROPERTIES, THINGS)
SIZED = st.builds(Triple, THINGS, st.just(NamedNode(EX + "size")), st.integers(0, 2).map(Literal))
GRAPHS = st.lists(st.one_of(LINKED, LINKED, TYPED, SIZED), max_size=10, unique=True)


# Not shrunk: a shrunk graph would take owlrl minutes, and ten triples can be read as they are.
@settings(max_examples=30, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(GRAPHS, GRAPHS)
def test_any_graph_closes_as_with_owlrl(before: list[Triple], bulletin: list[Triple]) -> None:
    assert_equal_closures(before, bulletin)
