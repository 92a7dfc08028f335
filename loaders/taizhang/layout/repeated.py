"""Records that repeat: where each begins, when its title is not its first field."""

from itertools import pairwise

from ..records import Span
from .marks import Mark
from .page import Page


def first_lines(page: Page, titles: list[Span]) -> list[int]:
    """Where the records begin that these titles stand in, when a numbered line or a blank line parts them and stands once in each.

    Empty where nothing does. Only lines above the titles count: ``1、整改举措:…`` above ``承诺事项:…``.
    """
    if len(titles) < 2:
        return []
    for style in dict.fromkeys(mark.style for mark in page.marks):
        found = [mark for mark in page.marks if mark.style == style]
        if starts := _one_each([mark.start for mark in found], titles):
            words = {page.folded[mark.start : mark.text] for mark in found if mark.start in starts}
            if len(words) == len(titles) and _above(page, starts, titles, found):
                return starts
    starts = _one_each([line.start for line in page.lines if _after_blank(page, line)], titles)
    return starts if starts and _above(page, starts, titles, []) else []


def _one_each(starts: list[int], titles: list[Span]) -> list[int]:
    """The starts that stand above the titles, exactly one between any two; empty where it is otherwise."""
    first = [start for start in starts if start <= titles[0].start]
    between = [[start for start in starts if before.end <= start <= after.start] for before, after in pairwise(titles)]
    return [first[-1], *(found[0] for found in between)] if first and all(len(found) == 1 for found in between) else []


def _above(page: Page, starts: list[int], titles: list[Span], found: list[Mark]) -> bool:
    """Whether the records begin with a field, above the line of the title; with the field name behind its mark, if it has one."""
    text = {mark.start: mark.text for mark in found}
    return all(
        page.labels_in(start, text.get(start, start) + 1) and "\n" in page.folded[start : title.start]
        for start, title in zip(starts, titles, strict=True)
    )


def _after_blank(page: Page, line: Span) -> bool:
    """Whether a blank line stands above a line."""
    at = line.start - 1
    while at >= 0 and page.folded[at] in " \t":
        at -= 1
    return at > 0 and page.folded[at] == "\n" and page.folded[:at].rstrip(" \t").endswith("\n")
