"""Tables told one cell a line, as web pages render them: the field names first, then the cells of every matter."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from ..records import Span
from .cells import aligned
from .document import Part, Section
from .headings import body_line
from .labels import column, is_label
from .outline import Entry, Outline
from .page import Page
from .tables import is_empty

_DAY = re.compile(r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日")


def outline(page: Page) -> Outline:
    """The matters of a table whose cells stand below one another."""
    head = _header(page)
    if head is None:
        return Outline("vertical", (), 0.0, "no run of field names")
    first, columns = head
    width = len(columns)
    below = page.lines[first + width :]
    numbered = page.words(page.lines[first]) in ("序号", "编号")
    entries: list[Entry] = []
    for cells in _numbered(page, below, columns) if numbered else _even(below, width):
        entries.append(_record(page, cells, columns, page.lines[first : first + width], not entries))
    return Outline("vertical", tuple(entries), 3.0 * len(entries), f"{len(entries)} records of {width} cells each")


def _even(lines: Sequence[Span], width: int) -> Iterator[Sequence[Span | None]]:
    """The cells of each record, one a line."""
    return (lines[at : at + width] for at in range(0, len(lines) - width + 1, width))


def _numbered(page: Page, lines: Sequence[Span], columns: Sequence[Part | None]) -> Iterator[Sequence[Span | None]]:
    """The cells of each record, of any number of lines, from one serial number to the next; the last is as long as the longest."""
    starts: list[int] = []
    for at, words in enumerate(map(page.words, lines)):
        if words.isdecimal() and (at == 0 or (starts and int(words) == int(page.words(lines[starts[-1]])) + 1)):
            starts.append(at)
    longest = len(columns)
    for start, after in zip_longest(starts, starts[1:]):
        number, *row = lines[start:after] if after is not None else _unsigned(page, lines[start : start + longest + 2])[:longest]
        longest = max(longest, len(row) + 1)
        if len(row) > 1:
            yield [number, *aligned(page, row, columns[1:])]


def _unsigned(page: Page, lines: Sequence[Span]) -> Sequence[Span]:
    """The lines before a signature: a body alone, and the day below it."""
    signed = (at for at, (line, day) in enumerate(pairwise(lines)) if _DAY.fullmatch(page.words(day)) and body_line(page, line))
    return lines[: next(signed, None)]


def _header(page: Page) -> tuple[int, list[Part | None]] | None:
    """The first run of four or more lines that are field names, a title or a problem among them: its place, and the parts."""
    run: list[tuple[int, Part | None]] = []
    for number, line in enumerate(page.lines):
        words = page.words(line).replace(" ", "")
        known, part = column(words)
        if known:
            run.append((number, part))
            continue
        columns = [part for _, part in run]
        listed = sum(is_label(page.words(page.lines[place]).replace(" ", "")) for place, _ in run)
        if len(run) > 3 and listed > 2 and (Part.TITLE in columns or Part.ISSUE in columns):
            return run[0][0], columns
        run = []
    return None


def _record(page: Page, cells: Sequence[Span | None], columns: Sequence[Part | None], heads: Sequence[Span], first: bool) -> Entry:
    """The matter of one record; the first begins with the heads of the table."""
    told = [cell for cell in cells if cell]
    filled = [
        Section(part, cell, head)
        for cell, part, head in zip(cells, columns, heads, strict=True)
        if part and cell and not is_empty(page, cell)
    ]
    named = [section.body for wanted in (Part.TITLE, Part.ISSUE) for section in filled if section.part is wanted]
    start = heads[0].start if first else told[0].start
    return Entry(named[0] if named else told[0], start, told[-1].end, sections=tuple(filled))
