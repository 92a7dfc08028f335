"""Records that an entry adds to a project: a measure, figure, time limit or person, overlooked or told elsewhere."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from ..extract.quantities.quantities import quantities
from ..records import DueKind, Figure, FigureKind, Measure, Milestone, Reading, Responsibility, Span
from .address import Misfit, nested, occurrences, squeezed
from .entries import Entry
from .values import Setting

_UNKNOWN_ROLE = "other"


def added(setting: Setting, entry: Entry, word: str, value: object) -> Reading:
    """The reading with what a word of an entry adds; ``value`` is what it means. What was read there already becomes the project's.

    Raises :class:`Misfit` where the words of a figure hold none, or several.
    """
    return _ADDED[entry.field or ""](setting, entry, word, value)


def _measure(setting: Setting, entry: Entry, word: str, value: Span, *, planned: bool) -> Reading:
    del entry, word
    records = list(setting.reading.measures)
    known = next((n for n, one in enumerate(records) if nested(one.span, value)), None)
    if known is None:
        records.append(Measure(value, planned, setting.project))
    else:
        records[known] = replace(records[known], planned=planned, project=setting.project)
    return replace(setting.reading, measures=tuple(records))


def _figure(setting: Setting, entry: Entry, word: str, value: Span, *, kind: FigureKind) -> Reading:
    """The one figure in the words: known as another kind or of another project, or not taken for one of a matter."""
    del entry
    records = list(setting.reading.figures)
    known = [n for n, one in enumerate(records) if nested(one.quantity.span, value)]
    if len(known) == 1:
        records[known[0]] = replace(records[known[0]], kind=kind, project=setting.project)
        return replace(setting.reading, figures=tuple(records))
    there = quantities(setting.text.folded, value)
    if known or len(there) != 1:
        raise Misfit(word, (setting.text.content[slice(*one.span)] for one in there))
    return replace(setting.reading, figures=(*records, Figure(there[0], kind, project=setting.project)))


def _time_limit(setting: Setting, entry: Entry, word: str, value: date) -> Reading:
    del word
    milestone = Milestone(_told(setting, entry, entry.passage), None, value, DueKind.BY, setting.project)
    return replace(setting.reading, milestones=(*setting.reading.milestones, milestone))


def _person(setting: Setting, entry: Entry, word: str, value: str) -> Reading:
    del value
    known = [one for one in setting.reading.responsibilities if one.project == setting.project]
    if any(squeezed(one.name) == squeezed(word) for one in known):
        return setting.reading
    place = _told(setting, entry, word)
    person = Responsibility(squeezed(word), place, _UNKNOWN_ROLE, None, setting.project, len(known) + 1)
    return replace(setting.reading, responsibilities=(*setting.reading.responsibilities, person))


def _told(setting: Setting, entry: Entry, words: str | None) -> Span:
    """Where words stand in the passage that the entry points at; nowhere where it points at none."""
    if not entry.passage or not words:
        return setting.nowhere
    told = occurrences(setting.text, entry.passage)
    found = [one for one in occurrences(setting.text, words) if any(nested(one, passage) for passage in told)]
    if not found:
        raise Misfit(entry.passage)
    return found[0]


_ADDED: dict[str, Callable[[Setting, Entry, str, Any], Reading]] = {
    "planned_measures": partial(_measure, planned=True),
    "performed_measures": partial(_measure, planned=False),
    "targets": partial(_figure, kind=FigureKind.TARGET),
    "outcomes": partial(_figure, kind=FigureKind.OUTCOME),
    "time_limit": _time_limit,
    "persons": _person,
}
