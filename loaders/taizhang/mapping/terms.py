"""The terms that the mapping states, each made once: a node costs more to make than to use."""

from datetime import date
from decimal import Decimal
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad, Triple

from .. import iris

TYPE = NamedNode(iris.RDF + "type")
LABEL = NamedNode(iris.RDFS + "label")
CONCEPT = NamedNode(iris.SKOS + "Concept")
NOTATION = NamedNode(iris.SKOS + "notation")
PREF_LABEL = NamedNode(iris.SKOS + "prefLabel")
ALT_LABEL = NamedNode(iris.SKOS + "altLabel")
IN_SCHEME = NamedNode(iris.SKOS + "inScheme")
HAS_SOURCE = NamedNode(iris.OA + "hasSource")
SOURCE = NamedNode(iris.DCTERMS + "source")
TITLE = NamedNode(iris.DCTERMS + "title")
PUBLISHER = NamedNode(iris.DC + "publisher")  # a name; that of DCMI Terms asks for an agent
ISSUED = NamedNode(iris.DCTERMS + "issued")
BODIES = NamedNode(iris.graph("bodies"))

_DATATYPES = ("date", "gYear", "decimal", "boolean", "positiveInteger", "nonNegativeInteger")
_XSD = {name: NamedNode(iris.XSD + name) for name in _DATATYPES}
TRUE, FALSE = (Literal(value, datatype=_XSD["boolean"]) for value in ("true", "false"))


@cache
def tz(name: str) -> NamedNode:
    """A term of the ontology."""
    return NamedNode(iris.TZ + name)


@cache
def code(scheme: str, identifier: str) -> NamedNode:
    """A concept of a code list: ``code("topic", "parking")``."""
    return NamedNode(iris.code(scheme, identifier))


@cache
def place(identifier: str) -> NamedNode:
    """A place by its GB/T 2260 code."""
    return NamedNode(iris.thing("place", identifier))


def zh(words: str) -> Literal:
    """A Chinese label; one that the text breaks over several lines is made whole."""
    return Literal("".join(map(str.strip, words.splitlines())), language="zh")


@cache
def offset(number: int) -> Literal:
    """A character offset."""
    return Literal(str(number), datatype=_XSD["nonNegativeInteger"])


@cache
def rank(number: int) -> Literal:
    """A place in an order, from 1."""
    return Literal(str(number), datatype=_XSD["positiveInteger"])


@cache
def day(value: date) -> Literal:
    """A calendar day."""
    return Literal(value.isoformat(), datatype=_XSD["date"])


@cache
def year(number: int) -> Literal:
    """A calendar year."""
    return Literal(f"{number:04}", datatype=_XSD["gYear"])


def decimal(value: Decimal) -> Literal:
    """A decimal in canonical digits, never in powers of ten."""
    digits = f"{value:f}"
    return Literal(digits.rstrip("0").rstrip(".") if "." in digits else digits, datatype=_XSD["decimal"])


def placed(triple: Triple, graph: NamedNode) -> Quad:
    """A triple as a statement of a graph."""
    return Quad(triple.subject, triple.predicate, triple.object, graph)
