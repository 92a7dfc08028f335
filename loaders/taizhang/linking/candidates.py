"""The pairs of matters that a steward should look at.

Only matters that share a block are compared: a place with what lies in it, a year with the next, and one topic or one function of
their lead units. A place has few matters of a topic in two years, so the work grows with the number of bulletins and not with its
square.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..errors import Said
from ..gazetteer import COUNTRY, ancestors
from ..records import BulletinKind, FigureKind
from .alike import likeness
from .matters import Matter, Number

SAME, AGAINST = "sameMatterAs", "against"
_ENOUGH = 0.5
_MOST = 5  # candidates for one matter
_ONLY, _ONE_OF_SEVERAL = 0.9, 0.6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair that may be linked, with score and reason: two matters (``sameMatterAs``), or of two that are one matter an outcome of
    the first and the target of the second that it may answer (``against``).
    """

    relation: str
    first: Matter
    second: Matter
    score: float
    reason: Said
    numbers: tuple[Number, Number] | None = None


def same_matters(matters: Sequence[Matter]) -> list[Candidate]:
    """Pairs of projects of different bulletins that may be one matter, the likeliest first; of each matter the few likeliest."""
    met = {frozenset((one.iri, other.iri)): (one, other) for one, other in _pairs(matters)}
    found = [Candidate(SAME, one, other, alike.score, alike.reason)
             for one, other in met.values() if (alike := likeness(one, other)).score >= _ENOUGH]
    of: defaultdict[str, list[Candidate]] = defaultdict(list)
    for candidate in sorted(found, key=_order):
        of[candidate.first.iri].append(candidate)
        of[candidate.second.iri].append(candidate)
    return sorted({candidate for ones in of.values() for candidate in ones[:_MOST]}, key=_order)


def answers(pairs: Iterable[tuple[Matter, Matter]]) -> list[Candidate]:
    """Outcomes that may answer a target: of two projects held to be one matter, of one indicator and unit."""
    found: list[Candidate] = []
    for one, other in pairs:
        for promised, told in ((one, other), (other, one)):
            found += _answers(told, promised) if _follows(told, promised) else []
    return sorted(found, key=_order)


def _answers(told: Matter, promised: Matter) -> Iterator[Candidate]:
    targets = [number for number in promised.numbers if number.kind == FigureKind.TARGET]
    outcomes = [number for number in told.numbers if number.kind == FigureKind.OUTCOME]
    for target in targets:
        own = [one for one in outcomes if (one.indicator, one.unit) == (target.indicator, target.unit)]
        for outcome in own:
            alone = len(own) == 1 and [one.indicator for one in targets].count(target.indicator) == 1
            reason = Said(f"同一事项，指标相同（{target.indicator}）：目标{target.words}，成效{outcome.words}",
                          f"one matter, one indicator ({target.indicator}): target {target.words}, outcome {outcome.words}")
            yield Candidate(AGAINST, told, promised, _ONLY if alone else _ONE_OF_SEVERAL, reason, (outcome, target))


def _follows(told: Matter, promised: Matter) -> bool:
    """Whether one matter tells what came of the other: of a later year, or of the year of a commitment."""
    if not told.year or not promised.year:
        return False
    return told.year > promised.year or (told.year == promised.year and promised.kind == BulletinKind.COMMITMENT != told.kind)


def _pairs(matters: Iterable[Matter]) -> Iterator[tuple[Matter, Matter]]:
    """The pairs of different bulletins that share a block; a pair may come more than once, either way round."""
    blocks: defaultdict[tuple[str, str, int], tuple[list[Matter], list[Matter]]] = defaultdict(lambda: ([], []))
    for matter in matters:
        for place, sign, year in _blocks(matter):
            own, inside = blocks[place, sign, year]
            inside.append(matter)
            if place == matter.place:
                own.append(matter)
    for own, inside in blocks.values():
        yield from ((one, other) for one in own for other in inside if one.key != other.key)


def _blocks(matter: Matter) -> Iterator[tuple[str, str, int]]:
    """The blocks of a matter: each place around it, each of its topics and functions, its year with the one before and after."""
    signs = [*(f"topic/{one}" for one in matter.topics), *(f"function/{one}" for one in matter.functions)]
    if matter.year is None:
        return
    for place in ancestors(matter.place):
        if place.code != COUNTRY:
            yield from ((place.code, sign, year) for sign in signs for year in (matter.year - 1, matter.year))


def _order(candidate: Candidate) -> tuple[float, str, str]:
    return -candidate.score, candidate.first.iri, candidate.second.iri


