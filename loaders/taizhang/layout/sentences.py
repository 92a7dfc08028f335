"""Sentences and clauses as spans of the folded text."""

import re
from collections.abc import Iterator

from ..records import Span

_SENTENCE = re.compile(r"(?=\S)[^。!?\n]*[。!?]*[”’」』)]*")
_CLAUSE = re.compile(r"(?=\S)(?:[^,;。!?\n\t|]+|,(?<=\d,)(?=\d{3}))+")  # no break within 1,381人
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
    return _pieces(_SENTENCE, folded, span)


def masked(folded: str) -> str:
    """A copy of the same length with what stands in quotes, titles and brackets blanked out, item marks apart.

    No clause ends, and no main verb stands, inside them.
    """
    return _NESTED.sub(lambda match: "□" * len(match[0]), folded)


def clauses(blanked: str, span: Span) -> Iterator[Span]:
    """The clauses of a span of a :func:`masked` text, in order: between commas, semicolons and full stops."""
    return _pieces(_CLAUSE, blanked, span)


def _pieces(piece: re.Pattern[str], text: str, span: Span) -> Iterator[Span]:
    """What an expression that begins with no white space finds in a span, without the white space behind."""
    for match in piece.finditer(text, span.start, span.end):
        start, end = match.span()
        while text[end - 1].isspace():
            end -= 1
        yield Span(start, end)
