"""A bulletin's graph against the shapes, with pyshacl."""

import pyshacl
import rdflib
from pyoxigraph import BlankNode, NamedNode
from rdflib.namespace import RDF, SH

from ..reasoning.terms import from_rdflib
from .finding import Result
from .shapes import Shapes, property_path, said


def validate(data: rdflib.Graph, shapes: Shapes) -> list[Result]:
    """The results of SHACL in a stable order. ``data`` is the bulletin with what was inferred; it is not changed."""
    # inplace: without SHACL rules nothing is written, and a copy would cost as much as the validation.
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes.graph, inplace=True)
    results = [_result(report, node) for node in report.subjects(RDF.type, SH.ValidationResult)]
    return sorted(results, key=lambda found: (str(found.focus), str(found.shape), found.path or "", str(found.value)))


def _result(report: rdflib.Graph, node: rdflib.term.Node) -> Result:
    focus, shape, component = (from_rdflib(_the(report, node, predicate))
                               for predicate in (SH.focusNode, SH.sourceShape, SH.sourceConstraintComponent))
    path, value = report.value(node, SH.resultPath), report.value(node, SH.value)
    if not isinstance(focus, NamedNode | BlankNode) or not isinstance(shape, NamedNode) or not isinstance(component, NamedNode):
        raise TypeError(f"a result of a shape without an IRI, or about a literal: {focus} {shape}")
    return Result(focus, shape, component, None if path is None else property_path(report, path),
                  None if value is None else from_rdflib(value), said(report, node, SH.resultMessage))


def _the(report: rdflib.Graph, node: rdflib.term.Node, predicate: rdflib.URIRef) -> rdflib.term.Node:
    value = report.value(node, predicate)
    if value is None:
        raise ValueError(f"a validation result without {predicate}")
    return value
