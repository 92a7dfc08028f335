"""Lines on pages → paragraphs: what a typesetter broke is put together again.

Told as a reader tells it: a line that stops short of the right margin ends its paragraph; after a full one, a sentence's end and an
indent, a wider gap or another type size begin a new one. What repeats at the edge of pages is no text of the bulletin.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from .lines import wrapped
from .text import fold

_PAGE_NUMBER = re.compile(r"[-—–―·.\s]*(?:第\s*)?(\d{1,4})(?:\s*页)?(?:\s*[/,,]?\s*共?\s*\d{1,4}\s*页?)?[-—–―·.\s]*")
_ENDS = re.compile(r"[。!?;:…][”’」』)】]*\Z")
_HAN = "[一二三四五六七八九十]{1,3}"
_ITEM = re.compile(rf"{_HAN}、|\({_HAN}\)|\d{{1,2}}[.、](?!\d)|\(\d{{1,2}}\)|[①-⑳]|第{_HAN}[,、]")
_TOKEN = re.compile(r"[!-~]+|.[。,;:!?、”’》)】]*")  # what is not broken at a line's end
_EDGE = 0.1  # of the page's height
_TITLE = 1.15  # of the body's size


class Line(NamedTuple):
    """A line of running text with its place on the page, in points; ``foot`` is how far down it ends, of the page's height."""

    words: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    page: int
    foot: float
    width: float


def bodies(pages: Sequence[Sequence[Line]]) -> set[Line]:
    """The lines that are text of the document: neither page numbers nor running heads and feet."""
    edges = [(page[0], page[-1]) for page in pages if page]
    offsets = Counter(_offset(line) for page in edges for line in set(page))
    heads = Counter(_alike(line) for page in edges for line in set(page))
    several = len(edges) > 1

    def furniture(line: Line) -> bool:
        if not (line.foot < _EDGE + 0.03 or line.foot > 1 - _EDGE):
            return False
        offset = _offset(line)
        numbered = offset is not None and offsets[offset] * 2 > len(edges)
        return numbered or (several and heads[_alike(line)] * 2 > len(edges))

    return {line for page in pages for line in page if line not in (page[0], page[-1]) or not furniture(line)}


def _offset(line: Line) -> int | None:
    """How a page number differs from the number of its page; None of what is no page number."""
    number = _PAGE_NUMBER.fullmatch(fold(line.words))
    return int(number[1]) - line.page if number else None


def _alike(line: Line) -> tuple[str, int]:
    """What a running head is known by: its words without digits, and its height on the page."""
    return re.sub(r"\d+", "#", "".join(line.words.split())), round(line.top / 10)


def paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    """The paragraphs of lines in their order, each as one line."""
    if not lines:
        return
    setting = _Setting(lines)
    run = [lines[0]]
    for line in lines[1:]:
        if setting.goes_on(run[-1], line):
            run.append(line)
        else:
            yield wrapped(one.words for one in run)
            run = [line]
    yield wrapped(one.words for one in run)


class _Setting:
    """How a text is set: its margins by page, size and leading."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.size = median(line.size for line in lines)
        self.left = {page: min(line.left for line in lines if line.page == page) for page in {line.page for line in lines}}
        self.right = {page: max(line.right for line in lines if line.page == page) for page in self.left}
        leadings = [b.bottom - a.bottom for a, b in pairwise(lines) if a.page == b.page and b.bottom > a.bottom]
        self.leading = median(leadings) if leadings else 2 * self.size
        self.indents = any(self._indented(line) for line in lines)

    def goes_on(self, line: Line, after: Line) -> bool:
        """Whether the paragraph of a line goes on in the line after it."""
        if self._titles(line, after):
            return True
        gap = after.bottom - line.bottom if line.page == after.page else self.leading
        if not self._full(line, after) or gap > 1.4 * self.leading or abs(line.size - after.size) > 0.1 * self.size:
            return False
        if not _ENDS.search(fold(line.words)):
            return True
        return not self._indented(after) and (self.indents or not _ITEM.match(fold(after.words)))

    def _titles(self, line: Line, after: Line) -> bool:
        """Whether both are lines of one heading: large, centred, one below the other."""
        large = min(line.size, after.size) > _TITLE * self.size and abs(line.size - after.size) < 0.1 * self.size
        centred = self._centred(line) and self._centred(after)
        return large and centred and line.page == after.page and not _ENDS.search(fold(line.words))

    def _centred(self, line: Line) -> bool:
        return abs(line.left + line.right - line.width) < 2 * line.size

    def _full(self, line: Line, after: Line) -> bool:
        """Whether the first word of the line after would not have found room."""
        first = _TOKEN.match(fold(after.words))
        needed = sum(0.5 if one.isascii() else 1.0 for one in first[0]) if first else 1.0
        room = (self._right(line) - line.right) / line.size
        return room < max(needed, 1.0) + 0.6

    def _right(self, line: Line) -> float:
        """The right margin: that of the page, or of all pages where this one may hold short lines only."""
        return max(self.right[line.page], median(self.right.values()))

    def _indented(self, line: Line) -> bool:
        return line.left - self.left[line.page] > 0.8 * line.size
