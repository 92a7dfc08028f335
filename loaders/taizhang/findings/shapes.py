"""The SHACL shapes of ``shapes/*.ttl``, and what each says to people."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import rdflib
from rdflib.namespace import RDF, SH

from ..errors import Said
from ..iris import TZ
from ..records import Severity
from ..resources import folder

_MARKS = ((SH.inversePath, "^{}"), (SH.zeroOrMorePath, "{}*"), (SH.oneOrMorePath, "{}+"), (SH.zeroOrOnePath, "{}?"))
_CODE, _FIX = rdflib.URIRef(TZ + "code"), rdflib.URIRef(TZ + "fix")


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape that can fail: its stable code, how heavy its failure is, its texts."""

    code: str
    severity: Severity
    name: Said
    description: Said
    message: Said
    fix: Said


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes graph, and its shapes with a code by their IRI."""

    graph: rdflib.Graph
    catalogue: Mapping[str, Shape]

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all shapes."""
        return frozenset(shape.code for shape in self.catalogue.values())


@cache
def shapes() -> Shapes:
    """The project's shapes, read once."""
    graph = rdflib.Graph()
    for file in sorted(folder("shapes").glob("*.ttl")):
        graph.parse(file, format="turtle")
    return Shapes(graph, {str(node): _shape(graph, node) for node in graph.subjects(_CODE)})


def said(graph: rdflib.Graph, node: rdflib.term.Node, predicate: rdflib.URIRef) -> Said:
    """The texts of a node in both languages; empty where there is none."""
    words = {text.language: str(text) for text in graph.objects(node, predicate) if isinstance(text, rdflib.Literal)}
    return Said(words.get("zh", ""), words.get("en", ""))


def _shape(graph: rdflib.Graph, node: rdflib.term.Node) -> Shape:
    severity = graph.value(node, SH.severity, default=SH.Violation)  # SHACL 2.1.4: the default
    return Shape(
        code=str(graph.value(node, _CODE)),
        severity=Severity(str(severity).removeprefix(str(SH)).lower()),
        name=said(graph, node, SH.name),
        description=said(graph, node, SH.description),
        message=said(graph, node, SH.message),
        fix=said(graph, node, _FIX),
    )


def property_path(graph: rdflib.Graph, path: rdflib.term.Node) -> str:
    """A SHACL property path (SHACL 2.3.1) in SPARQL's notation."""
    if isinstance(path, rdflib.URIRef):
        return f"<{path}>"
    for predicate, mark in _MARKS:
        inner = graph.value(path, predicate)
        if inner is not None:
            return mark.format(_grouped(graph, inner))
    alternatives = graph.value(path, SH.alternativePath)
    mark, head = ("/", path) if alternatives is None else ("|", alternatives)
    return mark.join(_grouped(graph, step) for step in rdflib.collection.Collection(graph, head))


def _grouped(graph: rdflib.Graph, path: rdflib.term.Node) -> str:
    """A path as a part of another one: a sequence or an alternative in brackets."""
    compound = (path, RDF.first, None) in graph or (path, SH.alternativePath, None) in graph
    return f"({property_path(graph, path)})" if compound else property_path(graph, path)
