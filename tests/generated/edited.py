"""Texts that are changed without changing what they say, and their readings compared, offsets apart."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from taizhang.extract.reading import read
from taizhang.records import Body, Reading, Span
from taizhang.source.text import Text

Told = dict[str, list[object]]
PLAIN = "bulletin projects figures links measures instruments milestones persons doubts".split()
"""What is compared: everything that a reading tells."""


class Edit(NamedTuple):
    """Other words for the characters ``[start, end)``."""

    start: int
    end: int
    words: str


class Edited(NamedTuple):
    """An edited text, and where an offset of the old one is in it; one within an edit is at its start."""

    text: str
    moved: Callable[[int], int]


def edited(text: str, edits: Iterable[Edit]) -> Edited:
    """The text with edits, which must not overlap, made."""
    made = sorted(edits)
    pieces, at = [], 0
    for edit in made:
        assert edit.start >= at, f"{edit} overlaps the one before"
        pieces += [text[at : edit.start], edit.words]
        at = edit.end

    def moved(offset: int) -> int:
        shift = 0
        for start, end, words in made:
            if end > offset or (end == offset == start):
                return (start if start < offset else offset) + shift
            shift += len(words) - (end - start)
        return offset + shift

    return Edited("".join([*pieces, text[at:]]), moved)


def reading(text: str) -> Reading:
    """What is read in a text."""
    return read(Text(text, "bulletin.txt", "utf-8", ""))


def _names(bodies: Iterable[Body]) -> tuple[str, ...]:
    return tuple(body.name for body in bodies)


def told(found: Reading, moved: Callable[[int], int] = lambda offset: offset) -> Told:
    """What a reading tells, with its spans moved. Words of the text itself are left out: their typography may differ."""
    def at(span: Span) -> Span:
        return Span(moved(span.start), moved(span.end))

    about = found.bulletin
    return {
        "bulletin": [about.kind, about.place, about.year, about.published, _names(about.supervisors), about.layout],
        "projects": [(at(project.span), _names(project.lead_units), _names(project.co_units), project.place, project.topics, project.status,
                      tuple(map(at, project.issues))) for project in found.projects],
        "figures": [(at(one.quantity.span), one.quantity.value, one.quantity.upper, one.quantity.unit, one.quantity.comparator,
                     one.quantity.approximate, one.kind, one.indicator, one.change, one.project) for one in found.figures],
        "links": [(one.subset_of, one.out_of, one.against, one.restates) for one in found.figures],
        "measures": [(at(one.span), one.planned, one.project) for one in found.measures],
        "instruments": [(at(one.span), one.status, one.project) for one in found.instruments],
        "milestones": [(at(one.span), one.due_from, one.due_by, one.kind, one.project) for one in found.milestones],
        "persons": [(one.name, at(one.span), one.role, one.project) for one in found.responsibilities],
        "doubts": sorted((doubt.code, doubt.project) for doubt in found.doubts if doubt.code != "unread-text"),
    }


def assert_same(text: str, change: Edited, *, but: Iterable[str] = ()) -> None:
    """The edited text tells what the text tells, but for some of :data:`PLAIN`."""
    before, after = told(reading(text), change.moved), told(reading(change.text))
    for name in PLAIN:
        if name not in but:
            assert after[name] == before[name], name
