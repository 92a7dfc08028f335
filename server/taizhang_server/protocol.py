"""What a client asks, by the SPARQL 1.1 Protocol, section 2.1: GET, POST with a form, POST of the query itself."""

from collections.abc import Mapping
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
    """One query, the data set that the request names, whether inferred statements count, and the format by name if one is named.

    ``excel``: whether CSV begins with a byte order mark, by which spreadsheets know UTF-8.
    """

    query: str
    dataset: Dataset | None = None
    reason: bool = True
    format: str | None = None
    excel: bool = False


def asked(method: str, query_string: bytes, content_type: str | None, body: bytes) -> Asked:
    """What a request asks. :class:`Problem` where it does not ask exactly one query, asks for an update, or cannot be read."""
    pairs = fields(query_string) + (_posted(content_type, body) if method == "POST" else [])
    if values(pairs, "update"):
        raise Problem("update")
    queries = values(pairs, "query")
    if len(queries) != 1:
        raise Problem("one-query", {"count": len(queries)})
    return Asked(queries[0], _dataset(pairs), reason(pairs), last(pairs, "format"), excel(pairs))


def fields(raw: bytes) -> Fields:
    """The fields of a query string or form, percent-decoded once, as UTF-8."""
    try:
        return parse_qsl(raw.decode("utf-8"), keep_blank_values=True, encoding="utf-8", errors="strict")
    except UnicodeDecodeError as error:
        raise Problem("not-utf8") from error


def reason(pairs: Fields) -> bool:
    """Whether to answer with what was inferred: ``reason=yes`` (default) or ``reason=no``."""
    return _choice(pairs, "reason", {"yes": True, "no": False}, "yes")


def excel(pairs: Fields) -> bool:
    """Whether the answer is for a spreadsheet: ``excel=1`` or ``excel=0`` (default)."""
    return _choice(pairs, "excel", {"1": True, "0": False}, "0")


def is_bare(query_string: bytes) -> bool:
    """Whether a request asks nothing, so that the service is described (SPARQL 1.1 Service Description, section 2)."""
    return not {name for name, _ in fields(query_string)} - {"format"}


def iri(value: str) -> str:
    """An absolute IRI; :class:`Problem` where it is none."""
    try:
        return NamedNode(value).value
    except ValueError as error:
        raise Problem("bad-parameter", {"parameter": "graph-uri", "value": value, "expected": "IRI"}) from error


def values(pairs: Fields, name: str) -> list[str]:
    """All values of a field."""
    return [value for key, value in pairs if key == name]


def last(pairs: Fields, name: str) -> str | None:
    """The last value of a field, None where there is none or it is empty."""
    found = values(pairs, name)
    return found[-1] or None if found else None


def _choice(pairs: Fields, name: str, choices: Mapping[str, bool], default: str) -> bool:
    value = last(pairs, name) or default
    if value not in choices:
        raise Problem("bad-parameter", {"parameter": name, "value": value, "expected": " | ".join(choices)})
    return choices[value]


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
    default, named = (tuple(map(iri, values(pairs, f"{kind}-graph-uri"))) for kind in ("default", "named"))
    return Dataset(default, named) if default or named else None
