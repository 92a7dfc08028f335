"""Tables: a header line of field names, then one matter a line, cells parted by tabs, bars or runs of spaces."""

import re

from ..records import Span
from .document import Part, Section
from .labels import column, is_label
from .outline import Entry, Outline
from .page import Page
from .sentences import trimmed

_MARKED = re.compile(r"[\t|]")
_SPACED = re.compile(r"[ \t](?:(?<=\t)| +)")  # a tab, or two blanks and more
_PARTING = r"(?:[\t|]|  )"
_MANY_CELLS = re.compile(rf"{_PARTING}.*?{_PARTING}")  # what every line of three cells has; most lines of a text have not
_EMPTY = frozenset(["—", "–", "-", "/", "无", "空", "——", "--"])
_HEADING = 30  # characters
_RULE = re.compile(r"[-—=:\s|+]*")  # |---|---| under a header


def cells(page: Page, line: Span) -> list[Span]:
    """The cells of a line, trimmed; an outer bar opens and closes it."""
    start, end = line
    if page.folded[start] == "|":
        start += 1
    if page.folded[end - 1] == "|":
        end -= 1
    parting = _MARKED if _MARKED.search(page.folded, start, end) else _SPACED
    stops = [stop.span() for stop in parting.finditer(page.folded, start, end)]
    found = []
    for left, right in [*stops, (end, end)]:
        found.append(trimmed(page.folded, start, left))
        start = right
    return found


def is_empty(page: Page, cell: Span) -> bool:
    """Whether a cell says nothing: empty, or a dash."""
    return cell.end <= cell.start or page.words(cell) in _EMPTY


def header_parts(page: Page, line: Span) -> list[Part | None] | None:
    """The part of each column, where a line is the header of a table of matters: a title, or a problem, and two fields more."""
    if not _MANY_CELLS.search(page.folded, line.start, line.end):
        return None
    row = cells(page, line)
    if len(row) < 3:
        return None
    words = [page.words(cell).replace(" ", "") for cell in row]
    told = [column(word) for word in words]
    if sum(map(is_label, words)) < 2 or sum(known for known, _ in told) < 3:
        return None
    columns = [part for _, part in told]
    return columns if Part.TITLE in columns or Part.ISSUE in columns else None


def outline(page: Page) -> Outline:
    """The matters of every table of the page. The first row of a table takes its header in."""
    entries: list[Entry] = []
    columns: list[Part | None] | None = None
    heads: list[Span] = []
    start = 0
    for line in page.lines:
        header = header_parts(page, line)
        if header:
            columns, heads, start = header, cells(page, line), line.start
        elif columns and not _RULE.fullmatch(page.folded, line.start, line.end):
            row = cells(page, line)
            if len(row) not in (1, len(columns)):
                row = cells(page, _whole(page, line))
            if len(row) == len(columns):
                entries = _with(page, entries, _row(page, Span(start or line.start, line.end), row, columns, heads))
                start = 0
            elif len(row) == 1 and not _heads(page, line):
                columns = None
    return Outline("table", tuple(entries), 3.0 * len(entries), f"{len(entries)} rows under a header of field names")


def _whole(page: Page, line: Span) -> Span:
    """A line with the tabs at its ends, which stand for empty cells."""
    start, end = line
    while start and page.folded[start - 1] == "\t":
        start -= 1
    while end < len(page.folded) and page.folded[end] == "\t":
        end += 1
    return Span(start, end)


def _heads(page: Page, line: Span) -> bool:
    """Whether a line without cells is the heading of rows below it, and not the text after the table."""
    return line.end - line.start <= _HEADING and page.folded[line.end - 1] not in "。;:"


def _with(page: Page, entries: list[Entry], row: Entry) -> list[Entry]:
    """The rows of a table with one more, which goes on with the matter of the row above where it bears the same title."""
    last = entries[-1] if entries else None
    if last is None or page.words(last.title) != page.words(row.title) or not page.folded[last.end : row.start].isspace():
        return [*entries, row]
    told = {(section.part, page.words(section.body)) for section in last.sections}
    more = [section for section in row.sections if (section.part, page.words(section.body)) not in told]
    return [*entries[:-1], Entry(last.title, last.start, row.end, sections=(*last.sections, *more))]


def _row(page: Page, line: Span, row: list[Span], columns: list[Part | None], heads: list[Span]) -> Entry:
    filled = [
        Section(part, cell, head)
        for cell, part, head in zip(row, columns, heads, strict=True)
        if part and not is_empty(page, cell)
    ]
    named = [section.body for wanted in (Part.TITLE, Part.ISSUE) for section in filled if section.part is wanted]
    return Entry(named[0] if named else row[0], line.start, line.end, sections=tuple(filled))
