"""Who an act of supervision is told of: the bodies that act, those that it is sent to, and who else takes part."""

import re
from functools import cache
from typing import NamedTuple

from ...gazetteer import PlaceMention
from ...layout.marks import ITEM
from ...layout.sentences import clauses
from ...lexicon import alternatives, pattern
from ...records import Body, Span
from ..bodies.bodies import ZONE, body_mentions, identify
from ..bodies.jurisdiction import Jurisdiction
from ..bodies.localities import meant
from ..context import Context
from ..times.calendar import STRETCH

_LIST = re.compile(r"、|和|与|及|以及")
_WITH = re.compile(alternatives("supervision_cues", "with") + r"\Z")
_TO = re.compile(alternatives("supervision_cues", "to") + r"\Z")
_GENERIC = re.compile(alternatives("supervision_cues", "generic") + r"\Z")
_NO_SUBJECT = re.compile(alternatives("actor_cues", "not-subject"))
_ACTS = re.compile(alternatives("actor_cues", "acts"))
_ZONE = re.compile(ZONE)
_NEAR = 4  # characters in which 会同, 向 and 有关 stand before a name
_NAME = 16  # no name of a place is longer
_KINDS = ("public", "deputies", "experts", "third-party")


class Parties(NamedTuple):
    """The bodies that act and those that something is sent to, each once, in the order of the text."""

    acting: tuple[Body, ...]
    addressed: tuple[Body, ...]


def parties(context: Context, sentence: Span, act: Span, here: Jurisdiction, places: dict[int, PlaceMention]) -> Parties:
    """The bodies that a sentence names beside an act in it.

    Who acts stands at the head of a clause, the last one before the act counting, or behind 会同 in the act's own clause; who is
    addressed behind 向 or 对 there. A body that is nobody in particular (各级纪检监察机关) is left out.
    """
    folded = context.folded
    acting: list[Span] = []
    runs: list[list[Span]] = []
    for clause in clauses(folded, Span(sentence.start, act.end)):
        runs = _runs(folded, clause, places)
        subject = _subject(folded, clause, runs, places)
        acting = acting if subject is None else subject
    acting = acting + [span for run in runs if _behind(_WITH, folded, run) for span in run]
    addressed = [span for run in runs if _behind(_TO, folded, run) for span in run]
    local = meant(context, act.start, here, places)
    return Parties(_bodies(folded, acting, local), _bodies(folded, addressed, local))


def _subject(folded: str, clause: Span, runs: list[list[Span]], places: dict[int, PlaceMention]) -> list[Span] | None:
    """The bodies at the head of a clause, or the place that acts there; none where others do, None where nobody stands there."""
    head = _head(folded, clause)
    if runs and runs[0][0].start == head:
        return None if _NO_SUBJECT.match(folded, runs[0][-1].end) else runs[0]
    ends = (places.get(end) for end in range(head + 2, head + _NAME))
    if place := next((place.span for place in ends if place and place.span.start == head), None):
        return [place] if _ACTS.match(folded, place.end) else []
    generic = bool(runs) and _GENERIC.search(folded, head, runs[0][0].start)
    return [] if generic or pattern("supervision_cues", "collective").match(folded, head) else None


def _runs(folded: str, clause: Span, places: dict[int, PlaceMention]) -> list[list[Span]]:
    """The bodies of a clause; those joined by 、 or 和 are one run."""
    runs: list[list[Span]] = []
    for mention in body_mentions(folded, clause, places):
        if runs and _LIST.fullmatch(folded, runs[-1][-1].end, mention.span.start):
            runs[-1].append(mention.span)
        else:
            runs.append([mention.span])
    return runs


@cache
def _ahead() -> re.Pattern[str]:
    when = rf"(?:截至|自|从|至|在)?{STRETCH}(?:以来|起|期间|中)?"
    return re.compile(rf"(?:{ITEM.pattern})?(?:{when}|{alternatives('supervision_cues', 'lead')})*")


def _head(folded: str, clause: Span) -> int:
    """Where a clause's subject would stand: behind its item mark, its date and words such as 同时."""
    ahead = _ahead().match(folded, clause.start, clause.end)
    return ahead.end() if ahead else clause.start


def _behind(cue: re.Pattern[str], folded: str, run: list[Span]) -> bool:
    return bool(cue.search(folded, max(0, run[0].start - _NEAR), run[0].start))


def _bodies(folded: str, spans: list[Span], here: Jurisdiction) -> tuple[Body, ...]:
    found = (identify(folded[slice(*span)], span, here) for span in spans)
    particular = (body for body in found if body.place or _ZONE.match(body.name))
    return tuple({body.name: body for body in particular}.values())


def kinds_of_party(words: str) -> tuple[str, ...]:
    """Who takes part without being a body (``party/ID``), as the words of a clause tell."""
    return tuple(kind for kind in _KINDS if pattern("supervision_cues", kind).search(words))
