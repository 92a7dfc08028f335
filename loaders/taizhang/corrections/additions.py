"""Records that an entry adds to a project: a measure, figure, time limit or person that was overlooked, or that another source tells."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from ..extract.quantities import quantities
from ..records import DueKind, Figure, FigureKind, Measure, Milestone, Reading, Responsibility, Span
from .address import Misfit, occurrences, squeezed
from .values import Setting

_UNKNOWN_ROLE = "other"


def added(setting: Setting, field: str, word: str, value: object) -> Reading:
    """The reading with what an entry names for a field that adds; what was read there already is only given its project and kind."""
    return _ADD[field](setting, word, value)


def _measure(setting: Setting, value: object, planned: bool) -> Reading:
    assert isinstance(value, Span)
    records = list(setting.reading.measures)
    known = next((n for n, one in enumerate(records) if _within(one.span, value)), None)
    if known is None:
        records.append(Measure(value, planned, setting.project))
    else:
        records[known] = replace(records[known], planned=planned, project=setting.project)
    return replace(setting.reading, measures=tuple(records))


def _figure(setting: Setting, word: str, value: object, kind: FigureKind) -> Reading:
    """The one figure in the words: read as another kind before, or not taken for a figure of a matter."""
    assert isinstance(value, Span)
    records = list(setting.reading.figures)
    known = [n for n, one in enumerate(records) if _within(one.quantity.span, value)]
    if len(known) == 1:
        records[known[0]] = replace(records[known[0]], kind=kind, project=setting.project)
        return replace(setting.reading, figures=tuple(records))
    there = quantities(setting.text.folded, value)
    if known or len(there) != 1:
        raise Misfit(word, (setting.text.content[slice(*one.span)] for one in there))
    return replace(setting.reading, figures=(*records, Figure(there[0], kind, project=setting.project)))


def _time_limit(setting: Setting, word: str, value: object) -> Reading:
    assert isinstance(value, date)
    milestone = Milestone(setting.nowhere, None, value, DueKind.BY, setting.project)
    return replace(setting.reading, milestones=(*setting.reading.milestones, milestone))


def _person(setting: Setting, word: str, value: object) -> Reading:
    del value
    known = [one for one in setting.reading.responsibilities if one.project == setting.project]
    if any(squeezed(one.name) == squeezed(word) for one in known):
        return setting.reading
    place = next((span for span in occurrences(setting.text, word) if span.start >= setting.nowhere.end), setting.nowhere)
    person = Responsibility(squeezed(word), place, _UNKNOWN_ROLE, None, setting.project, len(known) + 1)
    return replace(setting.reading, responsibilities=(*setting.reading.responsibilities, person))
