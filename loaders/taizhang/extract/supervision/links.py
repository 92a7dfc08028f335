"""What a supervision event is tied to: the figures that it carries, the day that it sets, the measures that it prompted, and the
earlier event that it rests on.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from ...lexicon import alternatives, pattern
from ...records import DueKind, Figure, Measure, Milestone, Span, SupervisionEvent
from .acts import Act

Group = Sequence[Act]
_SHORT = 2  # characters by which a later sentence may call an act: 询问 for 专题询问


def carried(folded: str, group: Group, groups: Sequence[Group], figures: Sequence[Figure]) -> tuple[int, ...]:
    """The figures of an event, by index: those in the clauses of its acts, each the nearest act before it; and of an evaluation the
    scores of the clauses that follow.
    """
    own = [number for act in group for number in _within(act.clause, figures) if _nearest(figures[number], act, groups)]
    if group[0].form.stage == "close":  # 销号3个、在办2个: the first alone counts what was closed
        return tuple(own[:1])
    scores = _scores(folded, group[-1], groups, figures) if group[0].form.stage == "evaluate" else []
    return tuple(sorted({*own, *scores}))


def _within(span: Span, figures: Sequence[Figure]) -> list[int]:
    return [n for n, figure in enumerate(figures) if span.start <= figure.quantity.span.start < span.end]


def _nearest(figure: Figure, act: Act, groups: Sequence[Group]) -> bool:
    """Whether no other act of the clause stands between an act and a figure; one before every act belongs to the first."""
    rivals = sorted(other.span.end for group in groups for other in group if other.clause == act.clause)
    before = [end for end in rivals if end <= figure.quantity.span.start]
    return act.span.end == (before[-1] if before else rivals[0])


def _scores(folded: str, act: Act, groups: Sequence[Group], figures: Sequence[Figure]) -> list[int]:
    found = []
    later = (other.clause.start for group in groups for other in group if other.clause.start > act.clause.start)
    stop = min(act.sentence.end, min(later, default=act.sentence.end))
    at = act.clause.end
    while at < stop:
        end = next((n for n in range(at + 1, act.sentence.end) if folded[n] in ",;。"), act.sentence.end)
        if not pattern("supervision_cues", "score").search(folded, at, end):
            break
        found += _within(Span(at, end), figures)
        at = end
    return found


def day_set(act: Act, milestones: Sequence[Milestone]) -> date | None:
    """The day by which an order is to be carried out: the first time limit behind it in its sentence."""
    limits = (one.due_by for one in milestones if one.kind is DueKind.BY and act.span.end <= one.span.start < act.sentence.end)
    return next(limits, None)


def prompted(folded: str, act: Act, groups: Sequence[Group], measures: Sequence[Measure]) -> tuple[int, ...]:
    """The measures told to be taken because of an order: clauses such as 督促制定… between it and the next act of its sentence."""
    later = (other.span.start for group in groups for other in group if other.span.start > act.span.start)
    stop = min(act.sentence.end, min(later, default=act.sentence.end))
    urged = pattern("supervision_cues", "urged")
    return tuple(
        number
        for number, measure in enumerate(measures)
        if act.span.end <= measure.span.start < stop and urged.match(folded, measure.span.start)
    )


def grounded(folded: str, found: Sequence[tuple[Group, SupervisionEvent]]) -> tuple[SupervisionEvent, ...]:
    """The events, each with the nearest earlier one of its project or of the whole bulletin whose findings its sentence names:
    根据评议意见…, 针对督查发现的….
    """
    events = []
    for number, (group, event) in enumerate(found):
        told = folded[group[0].sentence.start : group[0].clause.end]
        earlier = (n for n in reversed(range(number)) if _rests_on(told, group[0], *found[n]))
        ground = next((n for n in earlier if found[n][1].project in (event.project, None)), None)
        events.append(event if ground is None else replace(event, informed_by=(ground,)))
    return tuple(events)


def _rests_on(told: str, act: Act, earlier: Group, event: SupervisionEvent) -> bool:
    """Whether the words of a sentence name what an earlier act found."""
    behind = earlier[0].span.end - act.sentence.start  # in the same sentence only what stands behind it
    return event.stage != act.form.stage and bool(_grounds(event.form).search(told, max(0, behind)))


@cache
def _grounds(form: str) -> re.Pattern[str]:
    return re.compile(f"(?:{form}|{form[-_SHORT:]}){alternatives('supervision_cues', 'grounds')}")
