"""Sentences and clauses as spans of the folded text."""

import re
from collections.abc import Iterator

from ..records import Span

_SENTENCE = re.compile(r"[^。!?\n]*[。!?]*[”’」』)]*\n?")
_BREAK = re.compile(r"[,;。!?\n\t|](?<!\d,(?=\d{3}))")  # not within 1,381人
_NESTED = re.compile(r"“[^”\n]*”|《[^》\n]*》|\((?!\d{1,3}\)|[一二三四五六七八九十]{1,3}\))[^()\n]*\)|【[^】\n]*】")


def trimmed(folded: str, start: int, end: int) -> Span:
    """The span without white space at either end."""
    while start < end and folded[start].isspace():
        start += 1
    while end > start and folded[end - 1].isspace():
        end -= 1
    return Span(start, end)


def sentences(folded: str, span: Span) -> Iterator[Span]:
    """The sentences of a span, in order: to 。！？ with the closing quotes behind it, or to the end of the line."""
    for match in _SENTENCE.finditer(folded, span.start, span.end):
        found = trimmed(folded, *match.span())
        if found.end > found.start:
            yield found


def masked(folded: str) -> str:
    """A copy of the same length with what stands in quotes, titles and brackets blanked out, item marks apart.

    No clause ends, and no main verb stands, inside them.
    """
    return _NESTED.sub(lambda match: "□" * len(match[0]), folded)


def clauses(blanked: str, span: Span) -> Iterator[Span]:
    """The clauses of a span of a :func:`masked` text, in order: between commas, semicolons and full stops."""
    at = span.start
    for stop in _BREAK.finditer(blanked, span.start, span.end):
        found = trimmed(blanked, at, stop.start())
        if found.end > found.start:
            yield found
        at = stop.end()
    found = trimmed(blanked, at, span.end)
    if found.end > found.start:
        yield found
