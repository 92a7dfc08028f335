"""The SHACL shapes of ``shapes/*.ttl``, one file a concern, and what each says to people."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import rdflib
from rdflib.namespace import RDF, SH, SKOS

from ..errors import Said
from ..iris import BASE, TZ
from ..records import Severity
from ..resources import folder

_MARKS = ((SH.inversePath, "^{}"), (SH.zeroOrMorePath, "{}*"), (SH.oneOrMorePath, "{}+"), (SH.zeroOrOnePath, "{}?"))
_CODE, _FIX = rdflib.URIRef(TZ + "code"), rdflib.URIRef(TZ + "fix")
_BULLETIN = ("shape/bulletin", "shape/{kind}-programme")
_PROJECT = ("shape/{kind}-project",)


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape that can fail: its stable code, how heavy its failure is, its texts.

    ``path`` is its property path in SPARQL's notation, None for a node shape; ``concern`` the name of the file that it stands in.
    """

    code: str
    severity: Severity
    name: Said
    description: Said
    message: Said
    example: Said
    fix: Said
    path: str | None
    concern: str


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes graph, and its shapes with a code by their IRI."""

    graph: rdflib.Graph
    catalogue: Mapping[str, Shape]

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all shapes."""
        return frozenset(shape.code for shape in self.catalogue.values())

    def asked_of_bulletin(self, kind: str) -> tuple[Shape, ...]:
        """What a bulletin of a kind (``kind/ID``) must tell as a whole."""
        return self._below(_BULLETIN, kind)

    def asked_of_project(self, kind: str) -> tuple[Shape, ...]:
        """What each project of such a bulletin must tell."""
        return self._below(_PROJECT, kind)

    def _below(self, parents: Iterable[str], kind: str) -> tuple[Shape, ...]:
        """The shapes that hang from others by ``sh:property``."""
        nodes = (rdflib.URIRef(BASE + parent.format(kind=kind)) for parent in parents)
        below = sorted(str(shape) for node in nodes for shape in self.graph.objects(node, SH.property))
        return tuple(self.catalogue[iri] for iri in below)


@cache
def shapes() -> Shapes:
    """The project's shapes, read once."""
    whole = rdflib.Graph()
    catalogue: dict[str, Shape] = {}
    for file in sorted(folder("shapes").glob("*.ttl")):
        graph = rdflib.Graph().parse(file, format="turtle")
        catalogue |= {str(node): _shape(graph, node, file.stem) for node in graph.subjects(_CODE)}
        whole += graph
    return Shapes(whole, catalogue)


def said(graph: rdflib.Graph, node: rdflib.term.Node, predicate: rdflib.URIRef) -> Said:
    """The texts of a node in both languages; empty where there is none."""
    words = {text.language: str(text) for text in graph.objects(node, predicate) if isinstance(text, rdflib.Literal)}
    return Said(words.get("zh", ""), words.get("en", ""))


def _shape(graph: rdflib.Graph, node: rdflib.term.Node, concern: str) -> Shape:
    severity = graph.value(node, SH.severity, default=SH.Violation)  # SHACL 2.1.4: the default
    path = graph.value(node, SH.path)
    return Shape(
        code=str(graph.value(node, _CODE)),
        severity=Severity(str(severity).removeprefix(str(SH)).lower()),
        name=said(graph, node, SH.name),
        description=said(graph, node, SH.description),
        message=said(graph, node, SH.message),
        example=said(graph, node, SKOS.example),
        fix=said(graph, node, _FIX),
        path=None if path is None else property_path(graph, path),
        concern=concern,
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
