"""Findings as quads: ``graph/KEY/findings``, in our terms and as a plain ``sh:ValidationReport``."""

from collections.abc import Iterator, Sequence
from functools import cache

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple
from rdflib.namespace import RDF as RDFLIB_RDF
from rdflib.namespace import SH as SHACL

from .. import iris
from ..iris import SH
from ..mapping.identity import hashed
from ..mapping.judgements import judgement
from ..mapping.terms import FALSE, TRUE, TYPE, tz
from ..reasoning.terms import Term, from_rdflib
from ..records import Severity
from .finding import Finding, Result
from .shapes import property_path, shapes

_IDENTIFIER = NamedNode(iris.DCTERMS + "identifier")
_LOADER = NamedNode(iris.BASE + "shape/loader")
"""What stands for the constraint component where the loader itself, not a shape, found something (SHACL 3.6.2.6 wants an IRI)."""
_SEVERITY = {severity: NamedNode(SH + severity.capitalize()) for severity in Severity}


def to_quads(found: Sequence[Finding], key: str) -> list[Quad]:
    """The quads of a bulletin's findings; without findings still a report that says so."""
    report, graph = NamedNode(iris.thing("report", key)), NamedNode(iris.graph(f"{key}/findings"))
    triples: list[Triple] = [
        Triple(report, TYPE, _sh("ValidationReport")),
        Triple(report, _sh("conforms"), FALSE if found else TRUE),
        Triple(report, tz("inBulletin"), NamedNode(iris.text(key))),
    ]
    for finding in found:
        node = NamedNode(iris.thing("finding", f"{key}-{finding.local}"))
        triples.append(Triple(report, _sh("result"), node))
        triples += _finding(node, finding, key)
        if finding.result:
            triples += _result(node, finding.result, shapes().graph)
        else:
            triples.append(Triple(node, _sh("sourceConstraintComponent"), _LOADER))
    return [Quad(triple.subject, triple.predicate, triple.object, graph) for triple in dict.fromkeys(triples)]


def _finding(node: NamedNode, finding: Finding, key: str) -> Iterator[Triple]:
    severity = _SEVERITY[finding.severity]
    yield from (Triple(node, TYPE, kind) for kind in (tz("Finding"), _sh("ValidationResult")))
    yield Triple(node, tz("code"), Literal(finding.code))
    yield Triple(node, _IDENTIFIER, Literal(finding.identity))
    yield Triple(node, tz("inBulletin"), NamedNode(iris.text(key)))
    for predicate in (tz("severity"), _sh("resultSeverity")):
        yield Triple(node, predicate, severity)
    for predicate in (tz("focus"), _sh("focusNode")):
        yield Triple(node, predicate, finding.focus)
    for lang, words in finding.message._asdict().items():
        for predicate in (tz("message"), _sh("resultMessage")):
            yield Triple(node, predicate, Literal(words, language=lang))
    for lang, words in finding.fix._asdict().items():
        yield Triple(node, tz("fix"), Literal(words, language=lang))
    for span in finding.passages:
        yield Triple(node, tz("passage"), NamedNode(iris.passage(key, span.start, span.end)))
    if finding.settled:
        yield Triple(judgement(key, finding.settled), tz("settles"), node)


def _result(node: NamedNode, result: Result, graph: rdflib.Graph) -> Iterator[Triple]:
    """What only SHACL has: shape, component, value and path."""
    yield Triple(node, _sh("sourceShape"), result.shape)
    yield Triple(node, _sh("sourceConstraintComponent"), result.component)
    if result.value is not None:
        yield Triple(node, _sh("value"), result.value)
    path = graph.value(rdflib.URIRef(result.shape.value), SHACL.path)
    if path is not None:
        yield Triple(node, _sh("resultPath"), _path_term(graph, path))
        yield from _path_triples(graph, path)


def _path_triples(graph: rdflib.Graph, node: rdflib.term.Node) -> Iterator[Triple]:
    """The triples of a path that is more than a property."""
    subject = _path_term(graph, node)
    if isinstance(subject, BlankNode):
        for predicate, value in graph.predicate_objects(node):
            yield Triple(subject, NamedNode(str(predicate)), _path_term(graph, value))
            yield from _path_triples(graph, value)


def _path_term(graph: rdflib.Graph, node: rdflib.term.Node) -> Term:
    """A node of a path; a blank one is named after the path, so that the same findings give the same quads."""
    if not isinstance(node, rdflib.BNode):
        return from_rdflib(node)
    kind = "list" if (node, RDFLIB_RDF.first, None) in graph else "path"
    return BlankNode(kind + hashed(property_path(graph, node)))


@cache
def _sh(name: str) -> NamedNode:
    return NamedNode(SH + name)
