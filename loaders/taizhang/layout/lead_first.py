"""Records without a title field: a marked line of fields, then a text whose first sentence names the matter."""

import re

from ..records import Span
from .document import Part
from .headings import clean_title
from .outline import Entry, Outline
from .page import Page

_LEAD_IN = re.compile(r"\s*(?:【[^】\n]*】|\[[^\]\n]*\])?\s*")
_LONGEST = 60  # characters of a sentence that names a matter


def outline(page: Page) -> Outline:
    """The matters whose marked first line names the lead unit and whose text opens with their name."""
    firsts = [label.span.start for label in page.labels if label.part is Part.LEAD and not label.inline]
    entries = [entry for start in firsts if (entry := _entry(page, start))]
    kept = tuple(entries) if len(entries) > 1 else ()
    return Outline("lead-first", kept, 2.6 * len(kept), f"{len(kept)} marked lines of fields with a text below")


def _entry(page: Page, start: int) -> Entry | None:
    line = page.line_at(start)
    text = page.line_after(line.end) if line else None
    if line is None or text is None or not page.mark_at(line) or page.mark_at(text) or page.labels_in(text.start, text.start + 1):
        return None
    lead_in = _LEAD_IN.match(page.folded, text.start, text.end)
    at = lead_in.end() if lead_in else text.start
    stop = page.folded.find("。", at, text.end)
    title = clean_title(page, Span(at, stop if stop > 0 else text.end))
    return Entry(title, line.start) if 2 < title.end - title.start <= _LONGEST else None
