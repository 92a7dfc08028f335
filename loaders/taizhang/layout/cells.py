"""Cells of several lines: which column each line of a record belongs to, where the record has more lines than the table columns."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ..records import Span
from .document import Part
from .headings import body_line
from .page import Page
from .tables import is_empty

_SHORT = 6  # characters of a status, a yes or no
_DUE = re.compile(r"\d\s*[年月日]|[年月季]底|季度|长期")
_PERSON = re.compile(r"[一-鿿]{2,4}(?:[、,][一-鿿]{2,4})*(?:\([^()]*\))?")
_FIRST = re.compile(r"[^\d一-鿿]*(?:1|一|①|⑴)(?![\d十])")
_SENTENCE = re.compile(r".{8,}|.*[。;]")
_BODIES = frozenset({Part.LEAD, Part.PARTICIPANTS, Part.SUPERVISION})
_FITS, _MISFITS, _EMPTY, _GOES_ON = 2.0, -2.0, -1.5, 4.0


def aligned(page: Page, lines: Sequence[Span], columns: Sequence[Part | None]) -> list[Span | None]:
    """The cell of each column: the lines of a record shared out in their order so that they fit the columns best; None if empty.

    A list goes on in its cell (2. below 1.), a body fits the columns of bodies, and so on; a column without lines costs.
    """
    width = len(columns)
    # The best way to share out the lines so far, the last of them in each column: its score, and the column of every line.
    best: list[tuple[float, tuple[int, ...]]] = [(_EMPTY * at + _fit(page, lines[0], columns[at]), (at,)) for at in range(width)]
    for before, line in pairwise(lines):
        goes_on = _goes_on(page, before, line)
        ways = []
        for at in range(width):
            steps = [
                (score + (goes_on if last == at else _EMPTY * (at - last - 1) - goes_on), taken)
                for last, (score, taken) in enumerate(best[: at + 1])
            ]
            score, taken = max(steps, key=_earlier)
            ways.append((score + _fit(page, line, columns[at]), (*taken, at)))
        best = ways
    _, taken = max(((score + _EMPTY * (width - 1 - at), taken) for at, (score, taken) in enumerate(best)), key=_earlier)
    cells = [[line for line, at in zip(lines, taken, strict=True) if at == column] for column in range(width)]
    return [Span(cell[0].start, cell[-1].end) if cell else None for cell in cells]


def _earlier(way: tuple[float, tuple[int, ...]]) -> tuple[float, list[int]]:
    """By the score; of two alike the one whose lines stand in the earlier columns, the lead units before those who take part."""
    return way[0], [-at for at in way[1]]


def _fit(page: Page, line: Span, part: Part | None) -> float:
    """How well a line fits a column by its looks."""
    words = page.words(line)
    if is_empty(page, line):
        return _FITS
    if part in _BODIES:
        fits = body_line(page, line) is not None
    elif body_line(page, line) is not None:
        fits = False
    elif part is Part.DUTIES:
        fits = _PERSON.fullmatch(words) is not None
    elif part is Part.TIME_LIMIT:
        fits = _DUE.search(words) is not None and len(words) <= 4 * _SHORT
    elif part is Part.STATUS or part is None:
        fits = len(words) <= _SHORT
    else:
        fits = _SENTENCE.match(words) is not None
    return _FITS if fits else _MISFITS


def _goes_on(page: Page, before: Span, line: Span) -> float:
    """Whether a line goes on in the cell of the one before: above nought by its mark or an open end, below where a list begins."""
    mark = page.mark_at(line)
    if mark is not None:
        return -_FITS if _FIRST.match(page.folded, mark.start, mark.text) else _GOES_ON
    return _FITS / 2 if page.words(before).endswith((";", ",", "、")) else -_FITS / 4
