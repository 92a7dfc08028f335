"""What a client asks, by the SPARQL 1.1 Protocol, section 2.1: GET, POST with a form, POST of the query itself."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from pyoxigraph import NamedNode

from .problems import Problem
from .tasks import Dataset

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
ACCEPT_POST = f"{QUERY}, {FORM}"

Fields = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """One query, the data set that the request names, whether inferred statements count, and the format by name if one is named."""

    query: str
    dataset: Dataset | None
    reason: bool
    format: str | None


def asked(method: str, query_string: bytes, content_type: str | None, body: bytes) -> Asked:
    """What a request asks. :class:`Problem` where it does not ask exactly one query, asks for an update, or cannot be read."""
    pairs = fields(query_string) + (_posted(content_type, body) if method == "POST" else [])
    if _all(pairs, "update"):
        raise Problem("update")
    queries = _all(pairs, "query")
    if len(queries) != 1:
        raise Problem("one-query", {"count": len(queries)})
    return Asked(queries[0], _dataset(pairs), reason(pairs), last(pairs, "format"))


def fields(raw: bytes) -> Fields:
    """The fields of a query string or form, percent-decoded once, as UTF-8."""
    try:
        return parse_qsl(raw.decode("utf-8"), keep_blank_values=True, encoding="utf-8", errors="strict")
    except UnicodeDecodeError as error:
        raise Problem("not-utf8") from error


def reason(pairs: Fields) -> bool:
    """Whether to answer with what was inferred: ``reason=yes`` (default) or ``reason=no``."""
    value = last(pairs, "reason") or "yes"
    if value not in ("yes", "no"):
        raise Problem("bad-parameter", {"parameter": "reason", "value": value, "expected": "yes | no"})
    return value == "yes"


def last(pairs: Fields, name: str) -> str | None:
    """The last value of a field, None where there is none or it is empty."""
    values = _all(pairs, name)
    return values[-1] or None if values else None


def _all(pairs: Fields, name: str) -> list[str]:
    return [value for key, value in pairs if key == name]


def _posted(content_type: str | None, body: bytes) -> Fields:
    media_type, *parameters = (part.strip().lower() for part in (content_type or "").split(";"))
    charsets = {part.partition("=")[2].strip('"') for part in parameters if part.startswith("charset=")}
    if charsets - {"utf-8", "utf8"}:
        raise Problem("media-type", {"given": content_type}, headers={"Accept-Post": ACCEPT_POST})
    if media_type == FORM:
        return fields(body)
    if media_type == QUERY:
        return [("query", _text(body))]
    if media_type == UPDATE:
        raise Problem("update")
    raise Problem("media-type", {"given": content_type}, headers={"Accept-Post": ACCEPT_POST})


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problem("not-utf8") from error


def _dataset(pairs: Fields) -> Dataset | None:
    default, named = (tuple(map(_iri, _all(pairs, f"{kind}-graph-uri"))) for kind in ("default", "named"))
    return Dataset(default, named) if default or named else None


def _iri(value: str) -> str:
    try:
        return NamedNode(value).value
    except ValueError as error:
        raise Problem("bad-parameter", {"parameter": "graph-uri", "value": value, "expected": "IRI"}) from error
