"""Sentences and clauses as spans of the folded text."""

import re
from collections.abc import Iterator

from ..records import Span

_SENTENCE = re.compile(r"[^。!?\n]*[。!?]*[”’」』)]*\n?")
_BREAK = re.compile(r"[,;。!?\n]")


def trimmed(folded: str, start: int, end: int) -> Span:
    """The span without white space at either end."""
    while start < end and folded[start].isspace():
        start += 1
    while end > start and folded[end - 1].isspace():
        end -= 1
    return Span(start, end)


def sentences(folded: str, span: Span) -> Iterator[Span]:
    """The sentences of a span, in order: to 。！？ with the closing quotes behind it, or to the end of the line."""
    at = span.start
    while at < span.end:
        match = _SENTENCE.match(folded, at, span.end)
        end = match.end() if match and match.end() > at else at + 1
        found = trimmed(folded, at, end)
        if found.end > found.start:
            yield found
        at = end


def clauses(folded: str, span: Span) -> Iterator[Span]:
    """The clauses of a span, in order: between commas, semicolons and full stops that stand outside brackets and quotes."""
    depth, at = 0, span.start
    for position in range(span.start, span.end):
        character = folded[position]
        if character in "(“《〈[【":
            depth += 1
        elif character in ")”》〉]】":
            depth = max(0, depth - 1)
        elif character == "\n" or (depth == 0 and character in ",;。!?"):
            depth = 0 if character == "\n" else depth
            found = trimmed(folded, at, position)
            if found.end > found.start:
                yield found
            at = position + 1
    found = trimmed(folded, at, span.end)
    if found.end > found.start:
        yield found
