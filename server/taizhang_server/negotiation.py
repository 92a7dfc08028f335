"""Which of several representations a client prefers (RFC 9110, sections 12.4 and 12.5)."""

from collections.abc import Callable, Sequence
from typing import NamedTuple


class Range(NamedTuple):
    """One element of an Accept or Accept-Language header: what it covers, and its weight from 0 (not acceptable) to 1."""

    value: str
    weight: float


def ranges(header: str) -> tuple[Range, ...]:
    """The elements of a header, lower-cased and without parameters other than the weight; an unreadable element is left out."""
    return tuple(found for element in header.lower().split(",") if (found := _range(element)))


def media_type(accept: str | None, offers: Sequence[str]) -> str | None:
    """The best of ``offers`` (best first, without parameters) for an Accept header; None where none is acceptable.

    No header, or an empty one, accepts anything. The most specific range that covers an offer gives its weight; among equal weights
    the earlier offer wins.
    """
    if not accept or not accept.strip():
        return offers[0] if offers else None
    return _best(ranges(accept), offers, _covers_type)


def language(accept: str | None, offers: Sequence[str]) -> str:
    """The best of ``offers`` for an Accept-Language header, the first of them where none is acceptable (RFC 4647, section 3.4)."""
    return _best(ranges(accept or ""), offers, _covers_language) or offers[0]


def coding(accept: str | None, offers: Sequence[str]) -> str:
    """The best content coding of ``offers`` for an Accept-Encoding header; empty where none is asked for."""
    return _best(ranges(accept or ""), offers, lambda value, offer: {"*": 1, offer: 2}.get(value, 0)) or ""


def _range(element: str) -> Range | None:
    value, *parameters = (part.strip() for part in element.split(";"))
    weight = next((part[2:] for part in parameters if part.startswith("q=")), "1")
    try:
        number = float(weight)
    except ValueError:
        return None
    return Range(value, number) if value and 0 <= number <= 1 else None


def _best(accepted: Sequence[Range], offers: Sequence[str], covers: Callable[[str, str], int]) -> str | None:
    weights = {offer: _weight(accepted, offer, covers) for offer in offers}
    best = max(offers, key=lambda offer: weights[offer], default=None)  # max keeps the first of equals
    return best if best is not None and weights[best] > 0 else None


def _weight(accepted: Sequence[Range], offer: str, covers: Callable[[str, str], int]) -> float:
    covering = [(covers(one.value, offer), one.weight) for one in accepted if covers(one.value, offer)]
    return max(covering, default=(0, 0.0))[1]


def _covers_type(value: str, offer: str) -> int:
    """How specifically a media range covers a media type: 3 exactly, 2 by type, 1 by ``*/*``, 0 not at all."""
    steps = {"*/*": 1, offer.partition("/")[0] + "/*": 2, offer: 3}
    return steps.get(value, 0)


def _covers_language(value: str, offer: str) -> int:
    """``zh-CN`` and ``zh`` ask for ``zh``; the longer the range, the more specific."""
    if value == "*":
        return 1
    return len(value) + 1 if value.partition("-")[0] == offer else 0
