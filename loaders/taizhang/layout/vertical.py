"""Tables told one cell a line, as web pages render them: the field names first, then every matter in as many lines."""

from ..records import Span
from .document import Part, Section
from .labels import column, is_label
from .outline import Entry, Outline
from .page import Page
from .tables import is_empty


def outline(page: Page) -> Outline:
    """The matters of a table whose cells stand below one another."""
    head = _header(page)
    if head is None:
        return Outline("vertical", (), 0.0, "no run of field names")
    first, columns = head
    width = len(columns)
    numbered = page.words(page.lines[first]) in ("序号", "编号")
    entries: list[Entry] = []
    at = first + width
    while at + width <= len(page.lines):
        row = page.lines[at : at + width]
        if numbered and not page.words(row[0]).isdigit():
            break
        entries.append(_record(page, row, columns, page.lines[first].start if not entries else row[0].start))
        at += width
    return Outline("vertical", tuple(entries), 3.0 * len(entries), f"{len(entries)} records of {width} lines each")


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


def _record(page: Page, row: tuple[Span, ...], columns: list[Part | None], start: int) -> Entry:
    filled = [(cell, part) for cell, part in zip(row, columns, strict=True) if part and not is_empty(page, cell)]
    named = [cell for wanted in (Part.TITLE, Part.ISSUE) for cell, part in filled if part is wanted]
    title = named[0] if named else row[0]
    return Entry(title, start, row[-1].end, sections=tuple(Section(part, cell) for cell, part in filled))
