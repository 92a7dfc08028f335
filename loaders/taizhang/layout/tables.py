"""Tables: a header line of field names, then one matter a line, cells parted by tabs or bars."""

import re

from ..records import Span
from .document import Part, Section
from .labels import parts
from .outline import Entry, Outline
from .page import Page
from .sentences import trimmed

_CELL = re.compile(r"[^\t|]*")
_EMPTY = frozenset(["—", "–", "-", "/", "无", "空", "——", "--"])


def cells(page: Page, line: Span) -> list[Span]:
    """The cells of a line, trimmed; an outer bar opens and closes it."""
    start, end = line
    if page.folded[start] == "|":
        start += 1
    if page.folded[end - 1] == "|":
        end -= 1
    found, at = [], start
    while at <= end:
        match = _CELL.match(page.folded, at, end)
        stop = match.end() if match else end
        found.append(trimmed(page.folded, at, stop))
        at = stop + 1
    return found


def header_parts(page: Page, line: Span) -> list[Part | None] | None:
    """The part of each column, where a line is the header of a table of matters: a title and two fields more."""
    words = [page.words(cell).replace(" ", "") for cell in cells(page, line)]
    if len(words) < 3 or sum(word in parts() for word in words) < 3:
        return None
    columns = [parts().get(word) for word in words]
    return columns if Part.TITLE in columns else None


def outline(page: Page) -> Outline:
    """The matters of every table of the page."""
    entries: list[Entry] = []
    columns: list[Part | None] | None = None
    for line in page.lines:
        header = header_parts(page, line)
        if header:
            columns = header
        elif columns:
            row = cells(page, line)
            if len(row) == len(columns):
                entries.append(_row(page, line, row, columns))
            elif len(row) == 1:
                columns = None
    return Outline("table", tuple(entries), 3.0 * len(entries), f"{len(entries)} rows under a header of field names")


def _row(page: Page, line: Span, row: list[Span], columns: list[Part | None]) -> Entry:
    filled = [
        (cell, part)
        for cell, part in zip(row, columns, strict=True)
        if part and cell.end > cell.start and page.words(cell) not in _EMPTY
    ]
    title = next((cell for cell, part in filled if part is Part.TITLE), row[0])
    return Entry(title, line.start, line.end, sections=tuple(Section(part, cell) for cell, part in filled))
