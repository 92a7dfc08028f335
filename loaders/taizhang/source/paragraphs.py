"""Lines on pages → paragraphs: what a typesetter broke is put together again.

Told as a reader tells it: a line that stops short of the right margin ends its paragraph; after a full one, an indent, a wider gap
or another type size begin a new one. Where a text has neither indents nor gaps, every sentence that ends with its line ends its
paragraph: one paragraph made two does less harm than two made one. What repeats at the edge of pages is no text of the bulletin.
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
_TOKEN = re.compile(r"[!-~—–]+|.[。,;:!?、”’》)】]*")  # what is not broken at a line's end
_EDGE = 0.1  # of the page's height
_COLUMN = 0.6  # of the page's width: the least that a text is set in
_GAP = 1.4  # of the leading: from here on a gap parts paragraphs
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
    edges = [{page[0], page[-1]} for page in pages if page]
    numbers = Counter(_number(line) for page in edges for line in page)
    heads = Counter(_head(line) for page in edges for line in page)
    most = len(edges) / 2

    def furniture(line: Line) -> bool:
        if _EDGE + line.size / 800 < line.foot < 1 - _EDGE:
            return False
        return (_number(line) is not None and numbers[_number(line)] > most) or (len(edges) > 1 and heads[_head(line)] > most)

    return {line for page in pages for line in page if line not in (page[0], page[-1]) or not furniture(line)}


def _number(line: Line) -> tuple[int, int] | None:
    """What page numbers have in common: how they differ from the number of their page, and their height; None of other lines."""
    number = _PAGE_NUMBER.fullmatch(fold(line.words))
    return (int(number[1]) - line.page, round(line.top / 10)) if number else None


def _head(line: Line) -> tuple[str, int]:
    """What running heads have in common: their words, but for the number of the page, and their height."""
    return re.sub(rf"(?<!\d){line.page}(?!\d)", "#", "".join(line.words.split())), round(line.top / 10)


def paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    """The paragraphs of lines in their order, each as one line."""
    if not lines:
        return
    setting = _Setting(lines)
    run = [lines[0]]
    for line in lines[1:]:
        if setting.goes_on(run, line):
            run.append(line)
        else:
            yield wrapped(one.words for one in run)
            run = [line]
    yield wrapped(one.words for one in run)


def _margin(line: Line) -> float:
    """How far a line reaches without the marks at its end, which may hang over the margin."""
    return line.right - line.size * (len(line.words) - len(fold(line.words).rstrip("。,;:、!?”’)》】")))


class _Setting:
    """How a text is set: its margins by page, size and leading."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.size = median(line.size for line in lines)
        self.left = {page: min(line.left for line in lines if line.page == page) for page in {line.page for line in lines}}
        self.right = {page: self._reach([line for line in lines if line.page == page]) for page in self.left}
        leadings = [b.bottom - a.bottom for a, b in pairwise(lines) if a.page == b.page and b.bottom > a.bottom]
        self.leading = sorted(leadings)[len(leadings) // 10] if leadings else 2 * self.size  # most may part paragraphs
        self.indents = any(self._indented(line) for line in lines)
        self.gaps = any(leading > _GAP * self.leading for leading in leadings)

    def goes_on(self, run: Sequence[Line], after: Line) -> bool:
        """Whether the paragraph of some lines goes on in the line after them."""
        line = run[-1]
        if self._titles(line, after):
            return True
        gap = after.bottom - line.bottom if line.page == after.page else self.leading
        if gap > _GAP * self.leading or abs(line.size - after.size) > 0.1 * self.size:
            return False
        ended = _ENDS.search(fold(line.words)) is not None
        told = self.indents or (self.gaps and line.page == after.page and not _ITEM.match(fold(after.words)))
        if not self._full(line, after, loosely=told and not ended):
            return False
        if self._indented(after):
            return not ended and self._hangs(run, after)
        return told or not ended

    def _hangs(self, run: Sequence[Line], after: Line) -> bool:
        """Whether a line is set under the words of an item, right of its mark, as the lines above it are."""
        inward = after.left - run[0].left > 0.5 * after.size
        even = len(run) == 1 or abs(after.left - run[-1].left) < 0.3 * after.size
        return inward and even and _ITEM.match(fold(run[0].words)) is not None

    def _reach(self, lines: Sequence[Line]) -> float:
        """How far lines of a page reach; short ones that all end at one place are not taken for wrapped."""
        return max(max(map(_margin, lines)), self.left[lines[0].page] + _COLUMN * lines[0].width)

    def _titles(self, line: Line, after: Line) -> bool:
        """Whether both are lines of one heading: large, centred, one below the other."""
        large = min(line.size, after.size) > _TITLE * self.size and abs(line.size - after.size) < 0.1 * self.size
        centred = self._centred(line) and self._centred(after)
        return large and centred and line.page == after.page and not _ENDS.search(fold(line.words))

    def _centred(self, line: Line) -> bool:
        return abs(line.left + line.right - line.width) < 2 * line.size

    def _full(self, line: Line, after: Line, *, loosely: bool) -> bool:
        """Whether the first word of the line after would not have found room.

        Not every program breaks lines as late as it can: ``loosely`` leaves a quarter of the column.
        """
        first = _TOKEN.match(fold(after.words))
        needed = sum(0.5 if one.isascii() else 1.0 for one in first[0]) if first else 1.0
        room = (self._right(line) - line.right) / line.size
        column = (self._right(line) - self.left[line.page]) / line.size
        return room < max(needed + 0.6, 1.6, 0.25 * column if loosely else 0)

    def _right(self, line: Line) -> float:
        """The right margin: that of the page, or of all pages where this one may hold short lines only."""
        return max(self.right[line.page], median(self.right.values()))

    def _indented(self, line: Line) -> bool:
        return line.left - self.left[line.page] > 0.8 * line.size
