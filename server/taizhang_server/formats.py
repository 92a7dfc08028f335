"""The formats that answers come in: their names, media types and writers."""

from collections.abc import Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from pyoxigraph import QueryResultsFormat, RdfFormat

Writer = TypeVar("Writer", QueryResultsFormat, RdfFormat)


class Format(NamedTuple, Generic[Writer]):
    """``name`` is what ``format=`` takes; ``media_types`` has the registered one first, then others that ask for it."""

    name: str
    media_types: tuple[str, ...]
    writer: Writer


# application/xml and text/xml ask for none of these: browsers prefer them to anything, and would show raw XML.
TABLES = (
    Format("json", ("application/sparql-results+json", "application/json"), QueryResultsFormat.JSON),
    Format("xml", ("application/sparql-results+xml",), QueryResultsFormat.XML),
    Format("csv", ("text/csv",), QueryResultsFormat.CSV),
    Format("tsv", ("text/tab-separated-values",), QueryResultsFormat.TSV),
)
GRAPHS = (
    Format("turtle", ("text/turtle",), RdfFormat.TURTLE),
    Format("ntriples", ("application/n-triples",), RdfFormat.N_TRIPLES),
    Format("jsonld", ("application/ld+json", "application/json"), RdfFormat.JSON_LD),
    Format("rdfxml", ("application/rdf+xml",), RdfFormat.RDF_XML),
)


def offers(formats: Sequence[Format[Any]]) -> tuple[str, ...]:
    """The media types of some formats, best first: every registered one before any other."""
    return tuple(one.media_types[0] for one in formats) + tuple(other for one in formats for other in one.media_types[1:])


def named(name: str, formats: Sequence[Format[Any]]) -> str | None:
    """The media type of the format of that name or media type; None where there is none."""
    return next((one.media_types[0] for one in formats if name == one.name or name in one.media_types), None)


def writer(media_type: str, formats: Sequence[Format[Writer]]) -> Writer:
    """The writer of a media type that :func:`offers` holds."""
    return next(one.writer for one in formats if media_type in one.media_types)


def content_type(media_type: str) -> str:
    """The Content-Type header of a media type: text says how it is encoded."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
