"""Paragraphs that open with the bodies they are about: 【市教育局】整治…问题。…, 市教育局:整治…问题。…"""

import re

from ..records import Span
from .headings import BODY_FIRST, COUNT, clean_title
from .outline import Entry, Outline
from .page import Page

_LONGEST, _SHORTEST = 60, 4  # characters of a sentence that names a matter
_PROMISE = re.compile(r"[我本][^:。,]{0,10}:\s*")  # 我局郑重承诺:


def outline(page: Page) -> Outline:
    """The matters whose names stand right behind those of the bodies that a line opens with."""
    entries = tuple(entry for line in page.lines if (entry := _entry(page, line)))
    kept = entries if len(entries) > 1 else ()
    return Outline("body-first", kept, 2.2 * len(kept), f"{len(kept)} lines that open with bodies and a matter")


def _entry(page: Page, line: Span) -> Entry | None:
    mark = page.mark_at(line)
    opening = BODY_FIRST.match(page.folded, mark.text if mark else line.start, line.end)
    if opening is None:
        return None
    text = line if opening.end() < line.end else page.line_after(line.end)
    if text is None:
        return None
    promise = _PROMISE.match(page.folded, max(text.start, opening.end()), text.end)
    start = promise.end() if promise else max(text.start, opening.end())
    stop = page.folded.find("。", start, text.end)
    title = clean_title(page, Span(start, stop if stop > 0 else text.end))
    if not _SHORTEST <= title.end - title.start <= _LONGEST or COUNT.search(page.words(title)):
        return None
    bodies = Span(*opening.span("boxed" if opening["boxed"] else "plain"))
    return Entry(title, line.start, lead=bodies)
