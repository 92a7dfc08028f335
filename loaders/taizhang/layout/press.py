"""News stories: paragraphs of running text, some of which tell a matter of a named place or body."""

import re
from functools import cache

from ..lexicon import alternatives, table
from ..records import Span
from .outline import Entry, Outline
from .page import Page
from .sentences import sentences

_STORY = re.compile(alternatives("layout_cues", "story"))
_ACTOR = re.compile(alternatives("layout_cues", "actor"))
_GENERIC = re.compile(alternatives("layout_cues", "generic"))
_PARAGRAPH = 60  # characters: a shorter line of a story is a heading


@cache
def _cues(each: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"], re.MULTILINE) for row in table("press_cues") if row["each"] == each)


def outline(page: Page) -> Outline:
    """The matters of the paragraphs that name both a problem and somebody who acts."""
    told = len(_STORY.findall(page.folded))
    if told < 2:
        return Outline("press", (), 0.0, "no reporter and no voices")
    entries = [entry for line in page.lines if line.end - line.start >= _PARAGRAPH for entry in _matters(page, line)]
    reason = f"{told} marks of a news story, {len(entries)} matters"
    return Outline("press", tuple(entries), 1.6 * len(entries) + 0.5 * told, reason)


def _matters(page: Page, line: Span) -> list[Entry]:
    """The one matter that a paragraph is about, else one for each sentence that names one."""
    if not _ACTOR.search(page.folded, line.start, line.end):
        return []
    if title := _named(page, line, "paragraph"):
        return [Entry(title, line.start, line.end, running=True)]
    found = [(title, sentence) for sentence in sentences(page.folded, line) if (title := _named(page, sentence, "sentence"))]
    starts = [line.start, *(sentence.start for _, sentence in found[1:])]
    ends = [*starts[1:], line.end]
    return [Entry(title, start, end, running=True) for (title, _), start, end in zip(found, starts, ends, strict=False)]


def _named(page: Page, span: Span, each: str) -> Span | None:
    for pattern in _cues(each):
        match = pattern.search(page.words(span))
        if match and not _GENERIC.search(match["matter"]):
            return Span(span.start + match.start("matter"), span.start + match.end("matter"))
    return None
