"""pyshacl, the reference engine: what it reports of a graph, to compare with what taizhang's own engine reports."""

from collections.abc import Iterable
from typing import NamedTuple

import pyshacl
import rdflib
from pyoxigraph import Triple
from rdflib.namespace import RDF, SH

from taizhang.findings.finding import Result
from taizhang.findings.shapes import property_path, shapes
from taizhang.findings.validation import validate
from taizhang.reasoning.terms import from_rdflib, to_graph


class Row(NamedTuple):
    """What two reports must agree on, as strings; ``path`` in SPARQL's notation, empty where there is none, like ``value``."""

    shape: str
    focus: str
    path: str
    value: str
    component: str
    severity: str


def reported(triples: Iterable[Triple]) -> list[Row]:
    """What pyshacl reports, sorted."""
    _, report, _ = pyshacl.validate(to_graph(triples), shacl_graph=shapes().graph, inplace=True)
    return sorted(_row(report, node) for node in report.subjects(RDF.type, SH.ValidationResult))


def ours(triples: Iterable[Triple]) -> list[Row]:
    """What taizhang's engine reports, sorted."""
    return sorted(map(_own, validate(triples)))


def _row(report: rdflib.Graph, node: rdflib.term.Node) -> Row:
    shape, focus, value, component, severity = (
        report.value(node, predicate)
        for predicate in (SH.sourceShape, SH.focusNode, SH.value, SH.sourceConstraintComponent, SH.resultSeverity)
    )
    path = report.value(node, SH.resultPath)
    written = "" if value is None else str(from_rdflib(value))
    return Row(str(shape), str(focus), property_path(report, path) if path else "", written, str(component), str(severity))


def _own(result: Result) -> Row:
    shape = shapes().catalogue[result.shape.value]
    severity = str(SH) + shape.severity.capitalize()
    focus = result.focus.value
    return Row(result.shape.value, focus, shape.path or "", str(result.value or ""), result.component.value, severity)
