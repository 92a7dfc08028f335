"""The measures that a time limit dates: by the numbers of their items (第4、6项措施:12月底前), else those of its own sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ..layout.document import Document, Part, Section
from ..layout.marks import ITEM
from ..records import Measure, Milestone
from .milestones import referred_items

_NUMBER = re.compile(r"\d{1,2}")


def dated(document: Document, milestones: Sequence[Milestone], measures: Sequence[Measure]) -> tuple[Milestone, ...]:
    """The milestones with the measures that they date, by their place in ``measures``."""
    return tuple(replace(milestone, measures=_measures(document, milestone, measures)) for milestone in milestones)


def _measures(document: Document, milestone: Milestone, measures: Sequence[Measure]) -> tuple[int, ...]:
    folded = document.text.folded
    numbers = referred_items(folded, milestone)
    if not numbers:
        stop = re.compile(r"[。;\n]|\Z").search(folded, milestone.span.end)
        end = stop.start() if stop else len(folded)
        return tuple(n for n, measure in enumerate(measures) if milestone.span.end <= measure.span.start < end)
    own = [s for s in document.sections if s.part is Part.MEASURES and s.matter == milestone.project]
    found: list[int] = []
    for number, measure in enumerate(measures):
        section = next((s for s in own if s.body.start <= measure.span.start < s.body.end), None)
        if section is not None and _item(folded, section, measure) in numbers:
            found.append(number)
    return tuple(found)


def _item(folded: str, section: Section, measure: Measure) -> int | None:
    """The number of the item that a measure stands in, where the items begin their lines with one."""
    at = measure.span.start
    while at > section.body.start:
        line = folded.rfind("\n", section.body.start, at) + 1 or section.body.start
        mark = ITEM.match(folded, line)
        number = _NUMBER.search(mark[0]) if mark else None
        if number:
            return int(number[0])
        at = line - 1
    return None
