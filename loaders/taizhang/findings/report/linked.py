"""Findings as RDF, in Turtle and in JSON-LD: a ``sh:ValidationReport`` with the passages that it points at."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from ... import iris
from ...mapping import terms
from ...mapping.terms import tz
from ...records import Span
from ..finding import Finding
from ..graph import to_quads

_CONFORMS = NamedNode(iris.SH + "conforms")
_REPORT = NamedNode(iris.SH + "ValidationReport")


def turtle(found: Sequence[Finding], lang: str) -> str:
    """A report for each bulletin, both languages in it whatever ``lang``; one that conforms where there is no finding."""
    del lang
    return _written(found, RdfFormat.TURTLE)


def json_ld(found: Sequence[Finding], lang: str) -> str:
    """The same as :func:`turtle`, in expanded JSON-LD 1.1."""
    del lang
    return _written(found, RdfFormat.JSON_LD)


def _written(found: Sequence[Finding], format: RdfFormat) -> str:
    quads = [quad for key, ones in groupby(found, key=attrgetter("key")) for quad in _report(key, list(ones))]
    triples = [Triple(quad.subject, quad.predicate, quad.object) for quad in quads] or _conforming()
    data = serialize(dict.fromkeys(triples), format=format, prefixes=iris.PREFIXES)
    return data.decode() if data else ""


def _conforming() -> list[Triple]:
    report = BlankNode("report")
    return [Triple(report, terms.TYPE, _REPORT), Triple(report, _CONFORMS, terms.TRUE)]


def _report(key: str, found: Sequence[Finding]) -> Iterator[Quad]:
    """The findings of a bulletin with its source and their passages, so that the report can be read alone."""
    yield from to_quads(found, key)
    bulletin = NamedNode(iris.text(key))
    yield Quad(bulletin, terms.SOURCE, Literal(found[0].bulletin))
    for finding in found:
        yield from _passage(key, finding.span, finding.quote)


def _passage(key: str, span: Span, quote: str) -> Iterator[Quad]:
    node = NamedNode(iris.passage(key, span.start, span.end))
    yield Quad(node, terms.TYPE, tz("Passage"))
    yield Quad(node, terms.HAS_SOURCE, NamedNode(iris.text(key)))
    yield Quad(node, tz("start"), terms.offset(span.start))
    yield Quad(node, tz("end"), terms.offset(span.end))
    yield Quad(node, tz("quote"), Literal(quote))
