"""News stories: paragraphs of running text, some of which tell a matter of a named place or body."""

import re
from functools import cache

from ..lexicon import cue, table
from ..records import Span
from .outline import Entry, Outline
from .page import Page

_STORY = re.compile(cue("layout_cues", "story"))
_ACTOR = re.compile(cue("layout_cues", "actor"))
_GENERIC = re.compile(cue("layout_cues", "generic"))
_PARAGRAPH = 60  # characters: a shorter line of a story is a heading


@cache
def _cues() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"], re.MULTILINE) for row in table("press_cues"))


def outline(page: Page) -> Outline:
    """One matter a paragraph that names both a problem and somebody who acts."""
    told = len(_STORY.findall(page.folded))
    if told < 2:
        return Outline("press", (), 0.0, "no reporter and no voices")
    entries = [entry for line in page.lines if line.end - line.start >= _PARAGRAPH and (entry := _matter(page, line))]
    return Outline(
        "press", tuple(entries), 1.6 * len(entries) + 0.5 * told, f"{told} marks of a news story, {len(entries)} matters"
    )


def _matter(page: Page, line: Span) -> Entry | None:
    if not _ACTOR.search(page.folded, line.start, line.end):
        return None
    for pattern in _cues():
        match = pattern.search(page.folded, line.start, line.end)
        if match and not _GENERIC.search(match["matter"]):
            return Entry(Span(*match.span("matter")), line.start, line.end, running=True)
    return None
