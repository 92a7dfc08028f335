"""The measures that a time limit dates: by the numbers of their items (第4、6项措施:12月底前; ② with ②), else by its words."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ...layout.document import Document, Part
from ...layout.marks import ITEM
from ...records import Measure, Milestone
from .calendar import number
from .milestones import referred_items

_AT_ITEM = re.compile(rf"(?:(?<=[\n。;:])|(?<![\s\S])){ITEM.pattern}")
_COUNTED = re.compile(r"\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]|[①-⑳⑴-⒇❶-❿㈠-㈩]")
_MARKED = re.compile(r"[.、,)是①-⑳⑴-⒇❶-❿㈠-㈩][ \t]?\Z")
_STOP = re.compile(r"[。;\n]|\Z")
_NEXT_CLAUSE = re.compile("[,、:]")


class _Item(NamedTuple):
    """An item mark: where its text begins, its number, and its style, the mark without the number."""

    at: int
    number: int
    style: str


def dated(document: Document, milestones: Sequence[Milestone], measures: Sequence[Measure]) -> tuple[Milestone, ...]:
    """The milestones with the measures that they date, by their place in ``measures``."""
    order = sorted(range(len(measures)), key=lambda one: measures[one].span)
    starts = [measures[one].span.start for one in order]
    folded = document.text.folded
    found = []
    for milestone, following in zip(milestones, [*milestones, None][1:], strict=True):
        numbers = referred_items(folded, milestone) or _numbers_beside(document, milestone)
        if numbers:
            ones = _of_items(document, milestone.project, frozenset(numbers), measures)
        else:
            end = _STOP.search(folded, milestone.span.end)
            stop = min(end.start() if end else len(folded), following.span.start if following else len(folded))
            near = order[max(0, bisect_left(starts, milestone.span.start) - 1) : bisect_left(starts, stop)]
            ones = [one for one in near if _in_its_words(folded, milestone, measures[one])]
        found.append(replace(milestone, measures=tuple(sorted(ones))) if ones else milestone)
    return tuple(found)


def _in_its_words(folded: str, milestone: Milestone, measure: Measure) -> bool:
    """Whether a limit stands in the words of a measure, or leads them; what was done already only where no comma parts the two."""
    start, end = measure.span
    if start < milestone.span.end:
        return milestone.span.start < end
    return measure.planned or not _NEXT_CLAUSE.search(folded, milestone.span.end, start)


def _of_items(document: Document, project: int | None, numbers: frozenset[int], measures: Sequence[Measure]) -> list[int]:
    """The measures of a project in the items of some numbers."""
    marks = _items(document, project, Part.MEASURES)
    places = [mark.at for mark in marks]
    found = []
    for one, measure in enumerate(measures):
        before = bisect_left(places, measure.span.start + 1) - 1
        if measure.project == project and before >= 0 and marks[before].number in numbers:
            found.append(one)
    return found


def _items(document: Document, project: int | None, part: Part) -> list[_Item]:
    """The items of the uppermost list in a part of a project."""
    bodies = [section.body for section in document.sections if section.part is part and section.matter == project]
    marks = [mark for body in bodies for mark in _marks(document.text.folded, body.start, body.end)]
    return [mark for mark in marks if mark.style == marks[0].style]


def _marks(folded: str, start: int, end: int) -> Iterator[_Item]:
    first = ITEM.match(folded, start, end)
    for mark in ([first] if first else []) + list(_AT_ITEM.finditer(folded, first.end() if first else start, end)):
        if counted := _COUNTED.search(mark[0]):
            yield _Item(mark.end(), _value(counted[0]), mark[0].replace(counted[0], "#").strip())


def _value(counted: str) -> int:
    return int(unicodedata.numeric(counted)) if len(counted) == 1 and not counted.isdecimal() else number(counted)


def _numbers_beside(document: Document, milestone: Milestone) -> tuple[int, ...]:
    """The number of a limit's own item, where the limits are numbered just as the measures are (①…前;②…前)."""
    if not _MARKED.search(document.text.folded, max(0, milestone.span.start - 2), milestone.span.start):
        return ()
    limits = _items(document, milestone.project, Part.TIME_LIMIT)
    own = next((one for one in limits if one.at == milestone.span.start), None)
    if own is None:
        return ()
    items = _items(document, milestone.project, Part.MEASURES)
    alike = [(one.number, one.style) for one in items] == [(one.number, one.style) for one in limits]
    return (own.number,) if alike else ()
