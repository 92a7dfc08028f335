"""A bulletin's graph against the shapes, with shifty, a SHACL engine in Rust.

``bench/oracle.py`` validates with pyshacl, the reference; a long test holds both reports equal.
"""

from collections.abc import Iterable
from functools import cache

import rdflib
import shifty
from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, serialize
from rdflib.namespace import RDF, SH

from ..reasoning.terms import from_rdflib
from .finding import Result
from .shapes import shapes

_SPARQL = NamedNode(str(SH.SPARQLConstraintComponent))


def validate(triples: Iterable[Triple]) -> list[Result]:
    """The results of SHACL in a stable order. ``triples`` are what is stated and inferred, without blank nodes."""
    data = serialize(triples, format=RdfFormat.N_TRIPLES)
    # Like pyshacl: the shapes are no part of the data, and no rules are run.
    _, report, _ = _engine().validate(data or b"", graph_mode="data", infer=False)
    return ordered(_result(report, node) for node in report.subjects(RDF.type, SH.ValidationResult))


def ordered(results: Iterable[Result]) -> list[Result]:
    """Results in an order that does not depend on the engine."""
    return sorted(results, key=lambda found: (str(found.focus), str(found.shape), str(found.component), str(found.value)))


@cache
def _engine() -> shifty.PreparedValidator:
    """The engine with the project's shapes, made once a process."""
    return shifty.PreparedValidator(shapes().graph)


def _result(report: rdflib.Graph, node: rdflib.term.Node) -> Result:
    focus, shape, component = (from_rdflib(_the(report, node, predicate))
                               for predicate in (SH.focusNode, SH.sourceShape, SH.sourceConstraintComponent))
    value = report.value(node, SH.value)
    if not isinstance(focus, NamedNode | BlankNode) or not isinstance(shape, NamedNode) or not isinstance(component, NamedNode):
        raise TypeError(f"a result of a shape without an IRI, or about a literal: {focus} {shape}")
    # Where a SPARQL constraint of a property shape binds no value, shifty gives the focus; SHACL 5.3.2 gives none.
    unbound = component == _SPARQL and shapes().catalogue[shape.value].path and str(value) == focus.value
    return Result(focus, shape, component, None if value is None or unbound else from_rdflib(value))


def _the(report: rdflib.Graph, node: rdflib.term.Node, predicate: rdflib.URIRef) -> rdflib.term.Node:
    value = report.value(node, predicate)
    if value is None:
        raise ValueError(f"a validation result without {predicate}")
    return value
