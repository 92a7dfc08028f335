"""Forms: every matter is a record of named fields, one of them its title (治理项目: …, 【项目名称】…)."""

from ..records import Span
from .document import Part
from .headings import aimed, body_line, clean_title
from .labels import Label
from .outline import Entry, Outline
from .page import Page
from .sentences import trimmed
from .tables import header_parts


def field_value(page: Page, label: Label) -> Span:
    """The value of a one-line field: to the next field name on its line or the line's end; the next line where that is empty."""
    line = page.line_at(label.span.start)
    end = line.end if line else label.value
    inside = [other.span.start for other in page.labels_in(label.value, end)]
    value = trimmed(page.folded, label.value, min([end, *inside]))
    if value.end > value.start or inside:
        return value
    following = page.line_after(label.value)
    return following if following and not page.labels_in(following.start, following.start + 1) else value


def outline(page: Page) -> Outline:
    """The matters whose title stands in a field of its own."""
    headers = [line for line in page.lines if header_parts(page, line)]
    titles = [
        label
        for label in page.labels
        if label.part is Part.TITLE and not any(header.start <= label.span.start < header.end for header in headers)
    ]
    entries: list[Entry] = []
    for label in titles:
        title = aimed(page, clean_title(page, field_value(page, label)))
        if title.end > title.start:
            floor = entries[-1].title.end if entries else 0
            start = _record_start(page, label, floor)
            first = page.line_at(start)
            entries.append(Entry(title, start, lead=body_line(page, first) if first else None))
    return Outline("form", tuple(entries), 3.0 * len(entries), f"{len(entries)} fields that name a matter")


def _record_start(page: Page, label: Label, floor: int) -> int:
    """Where the record begins: at the number, heading or lead-unit lines right above its title field."""
    start = label.span.start
    line = page.line_at(start)
    start = min(start, line.start) if line else start
    while (above := page.line_before(start)) and above.start >= floor and _opens_record(page, above):
        start = above.start
    return start


def _opens_record(page: Page, line: Span) -> bool:
    words = page.words(line)
    first = next(iter(page.labels_in(*line)), None)
    if first is not None:
        return first.span.start == line.start and first.part in (Part.LEAD, Part.PARTICIPANTS, None)
    marked = page.mark_at(line) is not None
    if body_line(page, line):
        return True
    return words.isdigit() or (marked and len(words) <= 40 and not words.endswith(("。", ";")))
