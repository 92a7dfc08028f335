"""Text → Document: try every layout, keep the best, and cut its matters into sections."""

import re
from functools import cache

from ..lexicon import table
from ..records import Span
from ..source.text import Text
from . import body_first, forms, items, lead_first, narratives, press, tables, vertical
from .document import Document, Matter, Part, Section
from .outline import Entry, Outline
from .page import Page, read_page
from .sections import frame, matter_sections, running

_LAYOUTS = tuple(
    layout.outline for layout in (tables, forms, lead_first, vertical, items, body_first, narratives, press)
)

_PLAIN = 2.0  # the score of two matters with plain cues


def read(text: Text) -> Document:
    """The document of a text. The best layout is the one with most matters, weighed by how plain its cues are; none fits an
    ``unknown`` document, whose whole text is one opening.
    """
    page = read_page(text.folded)
    proposals = [layout(page) for layout in _LAYOUTS]
    ranked = sorted(proposals, key=lambda outline: -outline.score)
    best, second = _with_table(ranked, proposals[0]), ranked[1]
    if not best.entries:
        best = Outline("unknown", (), 0.0, "no layout found a matter")
    extents = _extents(page, best)
    matters = tuple(Matter(e.title, extent, e.lead, e.heading) for e, extent in zip(best.entries, extents, strict=True))
    inner = [
        section
        for n, (e, extent) in enumerate(zip(best.entries, extents, strict=True))
        for section in _sections(page, e, extent, n)
    ]
    headings = {e.heading for e in best.entries} | {e.lead for e in best.entries}
    sections = sorted([*frame(page, extents, headings), *inner], key=lambda section: section.body)
    runner_up = second.layout if second.score > 0 else None
    return Document(text, best.layout, runner_up, best.reason, tuple(sections), matters)


def _with_table(ranked: list[Outline], table: Outline) -> Outline:
    """The best proposal; a table that stands in a bulletin of another layout adds its rows to the matters, whichever is best."""
    others = [outline for outline in ranked if outline.layout != "table" and outline.entries]
    if ranked[0].layout == "press" or not table.entries or not others or others[0].score < _PLAIN:
        return ranked[0]
    best, rows = others[0], {entry.title.start for entry in table.entries}
    first, last = table.entries[0].start, table.entries[-1].end or 0
    outside = [entry for entry in best.entries if entry.title.start not in rows and not first <= entry.start < last]
    entries = tuple(sorted([*outside, *table.entries], key=lambda entry: entry.start))
    layout = best.layout if outside else "table"
    return Outline(layout, entries, ranked[0].score, f"{best.reason}, and a table: {table.reason}")


def _sections(page: Page, entry: Entry, extent: Span, number: int) -> list[Section]:
    """A table's row brings its own sections; else they follow from the field names."""
    if entry.sections:
        return [Section(section.part, section.body, section.label, number) for section in entry.sections]
    if entry.running:
        return running(page, extent, number)
    return matter_sections(page, entry, extent, number)


@cache
def _closing() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in table("closing")))


def _extents(page: Page, outline: Outline) -> list[Span]:
    """Each matter runs to the next one, to a heading lead above it, or to the closing."""
    starts = [entry.start for entry in outline.entries]
    leads = [entry.lead.start for entry in outline.entries if entry.lead and entry.lead.end <= entry.start]
    extents = []
    for number, entry in enumerate(outline.entries):
        stops = [stop for stop in (*starts[number + 1 : number + 2], *leads) if stop > entry.title.start]
        end = entry.end or min([len(page.folded), *stops])
        if number == len(starts) - 1:
            end = _closing_start(page, entry, end)
        extents.append(Span(entry.start, end))
    return extents


def _closing_start(page: Page, entry: Entry, end: int) -> int:
    """Where the closing begins: the first line after the last matter's title that reads like one, outside the matter's fields.

    A telephone number is a field of the last matter only where the matters before it have one too.
    """
    seen = {label.part for label in page.labels if label.span.start < entry.start}
    own = {label.span.start for label in page.labels_in(entry.start, end) if label.part in seen or label.part is not Part.CONTACT}
    for line in page.lines:
        if entry.title.end < line.start < end and line.start not in own and _closing().match(page.folded, line.start, line.end):
            return line.start
    return end
