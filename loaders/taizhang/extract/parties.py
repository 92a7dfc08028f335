"""Who an act of supervision is told of: the bodies that act, those that it is sent to, and who else takes part."""

import re
from functools import cache
from typing import NamedTuple

from ..gazetteer import Place, PlaceMention
from ..layout.marks import ITEM
from ..layout.sentences import clauses
from ..lexicon import alternatives, pattern
from ..records import Body, Span
from .bodies import body_mentions, identify
from .calendar import STRETCH
from .context import Context
from .jurisdiction import Jurisdiction
from .localities import locality

_LIST = re.compile(r"、|和|与|及|以及")
_WITH = re.compile(alternatives("supervision_cues", "with") + r"\Z")
_TO = re.compile(alternatives("supervision_cues", "to") + r"\Z")
_GENERIC = re.compile(alternatives("supervision_cues", "generic") + r"\Z")
_NO_SUBJECT = re.compile(alternatives("actor_cues", "not-subject"))
_NEAR = 4  # characters in which 会同, 向 and 有关 stand before a name
_KINDS = ("public", "deputies", "experts", "third-party")


class Parties(NamedTuple):
    """The bodies that act and those that something is sent to, each once, in the order of the text."""

    acting: tuple[Body, ...]
    addressed: tuple[Body, ...]


def parties(context: Context, told: Span, home: Place | None, places: dict[int, PlaceMention]) -> Parties:
    """The bodies named in the words of a sentence up to an act; ``told`` runs from the sentence's start to the act itself.

    Who acts stands at the head of a clause, the last such one counting, or behind 会同; who is addressed behind 向 or 对 in the act's
    own clause. A body whose place is not known is nobody in particular (各级纪检监察机关) and left out.
    """
    folded = context.folded
    acting: list[Span] = []
    addressed: list[Span] = []
    for clause in clauses(folded, told):
        runs = _runs(folded, clause, places)
        head = _head(folded, clause)
        if any(run[0].start == head and not _NO_SUBJECT.match(folded, run[-1].end) for run in runs):
            acting = runs[0]
        elif _others(folded, head, places) or any(_GENERIC.search(folded, head, run[0].start) for run in runs[:1]):
            acting = []
        acting = acting + [span for run in runs if _behind(_WITH, folded, run) for span in run]
        addressed = [span for run in runs if _behind(_TO, folded, run) for span in run]
    here = locality(context, told.end, home, places)
    return Parties(_bodies(folded, acting, here), _bodies(folded, addressed, here))


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


def _others(folded: str, head: int, places: dict[int, PlaceMention]) -> bool:
    """Whether somebody else begins to act: a place, or bodies that are not named one by one."""
    if pattern("supervision_cues", "collective").match(folded, head):
        return True
    return any(place.full and place.span.start == head for end in range(head + 2, head + 10) if (place := places.get(end)))


def _behind(cue: re.Pattern[str], folded: str, run: list[Span]) -> bool:
    return bool(cue.search(folded, max(0, run[0].start - _NEAR), run[0].start))


def _bodies(folded: str, spans: list[Span], here: Jurisdiction) -> tuple[Body, ...]:
    found = (identify(folded[slice(*span)], span, here) for span in spans)
    return tuple({body.name: body for body in found if body.place}.values())


def kinds_of_party(words: str) -> tuple[str, ...]:
    """Who takes part without being a body (``party/ID``), as the words of a clause tell."""
    return tuple(kind for kind in _KINDS if pattern("supervision_cues", kind).search(words))
