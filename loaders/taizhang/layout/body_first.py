"""Paragraphs that open with the bodies they are about: 【市教育局】整治…问题。…, 市教育局:整治…问题。…"""

import re

from ..records import Span
from .headings import BODY_FIRST, clean_title
from .outline import Entry, Outline
from .page import Page

_LONGEST, _SHORTEST = 60, 4  # characters of a sentence that names a matter
_TELLS = re.compile(r"[,\d]")  # a title tells no figures


def outline(page: Page) -> Outline:
    """The matters whose names stand right behind those of the bodies that a line opens with."""
    entries = tuple(entry for line in page.lines if (entry := _entry(page, line)))
    kept = entries if len(entries) > 1 else ()
    return Outline("body-first", kept, 1.4 * len(kept), f"{len(kept)} lines that open with bodies and a matter")


def _entry(page: Page, line: Span) -> Entry | None:
    mark = page.mark_at(line)
    opening = BODY_FIRST.match(page.folded, mark.text if mark else line.start, line.end)
    if opening is None:
        return None
    stop = page.folded.find("。", opening.end(), line.end)
    title = clean_title(page, Span(opening.end(), stop if stop > 0 else line.end))
    if not _SHORTEST <= title.end - title.start <= _LONGEST or _TELLS.search(page.words(title)):
        return None
    bodies = Span(*opening.span("boxed" if opening["boxed"] else "plain"))
    return Entry(title, line.start, lead=bodies)
