"""What is known of a bulletin beside its text: from the page it stood on, or from a manifest."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any

_DAY = re.compile(r"((?:19|20)\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)")

PLAIN, HTML, PDF = "text/plain", "text/html", "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text comes from, None where nothing is known.

    ``media_type`` is that of the bytes (RFC 6838). ``text`` is ``full`` or ``quotes``: whether the whole text may be published or
    only quotes from it. ``unread`` are the pages, from 1, that hold pictures and no text.
    """

    media_type: str = PLAIN
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    rights: str | None = None
    text: str | None = None
    unread: tuple[int, ...] = ()


NOWHERE = Origin()
"""That of a plain text of which nothing else is known."""


def described(origin: Origin, known: Origin | None) -> Origin:
    """An origin with what a manifest knows of the source, which goes before what its page says."""
    if known is None:
        return origin
    names = ("title", "publisher", "published", "url", "rights", "text")
    return replace(origin, **{name: value for name in names if (value := getattr(known, name)) is not None})


def day(words: str) -> date | None:
    """The first calendar day that some words name (2024-01-05, 2024/1/5, 2024年1月5日); None where they name none."""
    found = _DAY.search(words)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def to_json(origin: Origin) -> dict[str, Any]:
    """An origin as values that JSON knows, without what is not known."""
    known = {name: value for name, value in asdict(origin).items() if value not in (None, ())}
    return known | ({"published": origin.published.isoformat()} if origin.published else {})


def from_json(line: Mapping[str, Any]) -> Origin:
    """The origin that :func:`to_json` wrote."""
    known = {field.name: line[field.name] for field in fields(Origin) if field.name in line}
    published = date.fromisoformat(known["published"]) if "published" in known else None
    return Origin(**known | {"published": published, "unread": tuple(known.get("unread", ()))})
