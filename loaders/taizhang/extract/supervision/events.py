"""Supervision events: acts of the loop that a text tells as done, with who acts, to whom, when, and the figures they carry."""

from collections.abc import Sequence
from dataclasses import replace

from ...gazetteer import PlaceMention
from ...layout.document import Document
from ...records import Body, Measure, Project, Reading, Span, SupervisionEvent
from ..bodies.bodies import supervising
from ..bodies.jurisdiction import Jurisdiction
from ..context import Context
from ..times.due_dates import Years
from .acts import Act, acts
from .days import days
from .links import carried, day_set, grounded, prompted
from .parties import Parties, kinds_of_party, parties

_PARTAKEN = frozenset({"solicit", "evaluate"})  # the stages in which others than bodies take part
_RESIDENT = "resident-inspection"
_ADDED = frozenset({"publish", "score"})  # kinds of form that only add to an act of the same stage before them


def supervised(document: Document, reading: Reading, here: Jurisdiction, places: dict[int, PlaceMention]) -> Reading:
    """The reading with its supervision events, and with the stage of every planned measure that promises one.

    ``here`` is the bulletin's place, ``places`` are the place names of the text by where they end.
    """
    context = Context(document)
    title = reading.bulletin.title or Span(0, 0)
    told = [act for act in acts(context, reading.bulletin.kind) if not title.start <= act.span.start < title.end]
    groups = _groups([act for act in told if not act.planned and not _planned(act, reading.measures)])
    years = Years(reading.bulletin.year, reading.bulletin.published)
    found = []
    for group in groups:
        who = parties(context, group[0].sentence, group[0].span, here, places)
        if group[0].form.kind != "watch" or _watches(who):
            found.append((group, _event(context, group, groups, who, reading, years)))
    events = grounded(context.folded, found)
    watched = _watched(reading.projects, events)
    return replace(reading, projects=watched, measures=_promising(reading.measures, told), events=events)


def _watched(projects: Sequence[Project], events: Sequence[SupervisionEvent]) -> tuple[Project, ...]:
    """The projects, each with the resident groups that are told to watch its work (驻…纪检监察组跟进监督) among its supervisors."""
    found: dict[int, dict[str, Body]] = {}
    for event in events:
        if event.project is not None and event.stage == "inspect":
            groups = (body for body in event.bodies if body.function == _RESIDENT)
            found.setdefault(event.project, {}).update((body.name, body) for body in groups)
    for number, named in found.items():
        for body in projects[number].supervisors:
            named.pop(body.name, None)
    return tuple(
        replace(project, supervisors=(*project.supervisors, *found[number].values())) if found.get(number) else project
        for number, project in enumerate(projects)
    )


def _groups(told: Sequence[Act]) -> list[list[Act]]:
    """The acts, those of one form in one sentence as one; what is published behind another disclosure is part of it."""
    groups: list[list[Act]] = []
    for act in told:
        for group in reversed(groups):
            if group[0].sentence == act.sentence and _alike(group[0], act):
                group.append(act)
                break
        else:
            groups.append([act])
    return groups


def _alike(one: Act, other: Act) -> bool:
    same = one.form.stage == other.form.stage
    return same and (one.form.name == other.form.name or other.form.kind in _ADDED)


def _watches(who: Parties) -> bool:
    return any(word in body.name for body in who.acting for word in supervising())


def _event(
    context: Context, group: Sequence[Act], groups: Sequence[Sequence[Act]], who: Parties, reading: Reading, years: Years
) -> SupervisionEvent:
    first = group[0]
    words = context.folded[slice(*first.clause)]
    begun, ended = days(context, first, years)
    order = first.form.stage == "order"
    return SupervisionEvent(
        Span(first.span.start, first.clause.end),
        first.form.stage,
        first.form.name,
        who.acting,
        who.addressed if order else (),
        kinds_of_party(words) if first.form.stage in _PARTAKEN else (),
        begun,
        ended,
        day_set(first, reading.milestones) if order else None,
        carried(context.folded, group, groups, reading.figures),
        prompted(context.folded, first, groups, reading.measures) if order else (),
        project=context.matter(first.span.start),
    )


def _planned(act: Act, measures: Sequence[Measure]) -> bool:
    """Whether a measure that is still to be done speaks of the act."""
    return any(measure.planned and measure.span.start <= act.span.end - 1 < measure.span.end for measure in measures)


def _promising(measures: Sequence[Measure], told: Sequence[Act]) -> tuple[Measure, ...]:
    return tuple(_with_stage(measure, told) for measure in measures)


def _with_stage(measure: Measure, told: Sequence[Act]) -> Measure:
    """A planned measure with the stage and form of the first act of supervision that it speaks of."""
    if not measure.planned:
        return measure
    promised = (act.form for act in told if measure.span.start <= act.span.end - 1 < measure.span.end and act.form.kind != "watch")
    form = next(promised, None)
    return replace(measure, stage=form.stage, form=form.name) if form else measure
