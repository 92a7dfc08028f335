"""Texts that are changed without changing what they say, and their readings compared, offsets apart."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from taizhang.extract.reading import read
from taizhang.records import Body, Reading, Span
from taizhang.source.text import Text

Told = dict[str, list[tuple[object, ...]]]


class Edit(NamedTuple):
    """Other words for the characters ``[start, end)``."""

    start: int
    end: int
    words: str


class Edited(NamedTuple):
    """An edited text, and where a span of the old one is in it: what is put in at either end of a span stays outside of it."""

    text: str
    moved: Callable[[Span], Span]


def edited(text: str, edits: Iterable[Edit]) -> Edited:
    """The text with edits, which must not overlap, made."""
    made = sorted(edits)
    pieces, at = [], 0
    for edit in made:
        assert edit.start >= at, f"{edit} overlaps the one before"
        pieces += [text[at : edit.start], edit.words]
        at = edit.end

    def shift(before: Iterable[Edit]) -> int:
        return sum(len(edit.words) - (edit.end - edit.start) for edit in before)

    def moved(span: Span) -> Span:
        start = span.start + shift(edit for edit in made if edit.end <= span.start)
        return Span(start, span.end + shift(edit for edit in made if edit.end <= span.end and edit.start < span.end))

    return Edited("".join([*pieces, text[at:]]), moved)


def unmoved(span: Span) -> Span:
    """Where a span is in a text of which no character has moved."""
    return span


def reading(text: str) -> Reading:
    """What is read in a text."""
    return read(Text(text, "bulletin.txt", "utf-8", ""))


def names(bodies: Iterable[Body]) -> tuple[str, ...]:
    """The full names of bodies."""
    return tuple(body.name for body in bodies)


def told(found: Reading, at: Callable[[Span], Span] = unmoved) -> Told:
    """What a reading tells, its spans moved. Words of the text itself are left out: their typography may differ."""
    about = found.bulletin
    return {
        "bulletin": [(about.kind, about.place, about.year, about.published, names(about.supervisors), about.layout)],
        "projects": [
            (at(one.span), names(one.lead_units), names(one.co_units), names(one.supervisors), one.place, one.topics, one.status,
             *map(at, one.issues))
            for one in found.projects
        ],
        "figures": [
            (at(number.span), number.value, number.upper, number.unit, number.comparator, number.approximate,
             one.kind, one.indicator, one.change, one.project)
            for one in found.figures
            if (number := one.quantity)
        ],
        "links": [(one.subset_of, one.out_of, one.against, one.restates) for one in found.figures],
        "measures": [(at(one.span), one.planned, one.project) for one in found.measures],
        "instruments": [(at(one.span), one.status, one.project) for one in found.instruments],
        "milestones": [
            (at(one.span), one.due_from, one.due_by, one.kind, one.project, *(at(found.measures[n].span) for n in one.measures))
            for one in found.milestones
        ],
        "mechanisms": [(at(one.span), one.code, one.stages, one.project) for one in found.mechanisms],
        "events": [
            (at(one.span), one.stage, one.form, names(one.bodies), names(one.addressees), one.parties, one.begun, one.ended,
             one.due_by, one.project, *(at(found.figures[n].quantity.span) for n in one.figures))
            for one in found.events
        ],
        "duties": [(at(one.span), one.act, one.every, one.period, one.project) for one in found.duties],
        "persons": [(one.name, at(one.span), one.role, one.project) for one in found.responsibilities],
        "doubts": [(doubt.code, doubt.project) for doubt in found.doubts if doubt.code != "unread-text"],
    }


def differences(found: Reading, change: Edited, *, but: Iterable[str] = ()) -> list[str]:
    """What an edited text no longer tells (-) or tells anew (+), but for some of what :func:`told` names."""
    before, after = told(found, change.moved), told(reading(change.text))
    listed: list[str] = []
    for name in [name for name in before if name not in but]:
        listed += [f"{name} - {fact}" for fact in before[name] if fact not in after[name]]
        listed += [f"{name} + {fact}" for fact in after[name] if fact not in before[name]]
    return listed
