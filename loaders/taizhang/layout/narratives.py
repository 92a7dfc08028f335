"""Narratives: every matter is a paragraph that opens with the problem it is aimed at (针对…等问题, 市教育局围绕…问题)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ..lexicon import alternatives
from ..records import Span
from .headings import AIM, OPENER, SLOGAN, body_line
from .outline import Entry, Outline
from .page import Page

_MOTTO = re.compile(r"[^。;\d\n]{4,40}。")
_WRONG = re.compile(alternatives("issue_cues", "wrong"))
_SECTION = re.compile(r"[^,。;:]{2,30}\Z")


def outline(page: Page) -> Outline:
    """The paragraphs that open with a problem, each under the heading above it; where several do, others may call theirs none."""
    plain = _outlined(page, (OPENER,))
    return _outlined(page, (OPENER, AIM)) if len(plain.entries) > 1 else plain


def _outlined(page: Page, openers: Sequence[re.Pattern[str]]) -> Outline:
    entries: list[Entry] = []
    heading = lead = None
    for line in page.lines:
        mark = page.mark_at(line)
        start = mark.text if mark else line.start
        matches = (opener.match(page.folded, start, line.end) for opener in openers)
        told = (match for match in matches if match and (match.re is OPENER or _WRONG.search(match["matter"])))
        opener = next(told, None) or _behind_a_motto(page, start, line.end)
        if opener and not SLOGAN.search(opener["matter"]):
            running = opener.start("matter") > start
            entries.append(Entry(Span(*opener.span("matter")), line.start, lead=lead, heading=heading, running=running))
        elif _SECTION.fullmatch(page.folded, line.start, line.end):
            heading, lead = line, body_line(page, line)
            entries = _close(entries, line.start)
    score = 1.5 * len(entries) if len(entries) > 1 else 0.5 * len(entries)
    return Outline("narrative", tuple(entries), score, f"{len(entries)} paragraphs that open with a problem")


def _behind_a_motto(page: Page, start: int, end: int) -> re.Match[str] | None:
    """The opening of a paragraph's second sentence, where the first is a short one without a figure."""
    motto = _MOTTO.match(page.folded, start, end)
    return OPENER.match(page.folded, motto.end(), end) if motto else None


def _close(entries: list[Entry], end: int) -> list[Entry]:
    """A section heading ends the matter above it."""
    if entries and entries[-1].end is None:
        last = entries[-1]
        entries[-1] = replace(last, end=end)
    return entries
