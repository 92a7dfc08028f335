"""Decisions → the pairs of things that are linked, found among the matters of a release."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from ..errors import InputError, Said
from .candidates import AGAINST, Candidate
from .matters import Matter
from .review import Decision, Side, side

_CURE = Said("请改正或删去该条", "mend the line or delete it")


@dataclass(frozen=True, slots=True)
class Link:
    """A confirmed pair: two projects, or an outcome and the target that it answers, and the decision that says so."""

    first: str
    second: str
    decision: Decision


def together(kept: Iterable[Decision], given: Iterable[Decision]) -> list[Decision]:
    """Decisions kept before and those given now, of which the later goes before the earlier where both are about one pair."""
    return list({decision.pair: decision for decision in (*kept, *given)}.values())


def links(decisions: Sequence[Decision], matters: Sequence[Matter]) -> tuple[list[Link], list[InputError]]:
    """The confirmed links between what is loaded, and an error for each decision about a loaded bulletin that has no such matter.

    A decision about a bulletin that is not loaded waits.
    """
    known = {side(matter): matter for matter in matters}
    loaded = {matter.source for matter in matters}
    found, errors = [], []
    for decision in decisions:
        ends = [_thing(one, known) for one in (decision.first, decision.second)]
        lost = next((one for one, end in zip((decision.first, decision.second), ends, strict=True)
                     if end is None and one.bulletin in loaded), None)
        if lost:
            errors.append(_lost(lost))
        elif decision.linked and ends[0] and ends[1]:
            found.append(Link(ends[0], ends[1], decision))
    return found, errors


def pairs(found: Iterable[Link], matters: Iterable[Matter]) -> list[tuple[Matter, Matter]]:
    """The matters that are held to be one."""
    known = {matter.iri: matter for matter in matters}
    return [(known[link.first], known[link.second]) for link in found if link.decision.relation != AGAINST]


def undecided(candidates: Iterable[Candidate], decisions: Iterable[Decision]) -> list[Candidate]:
    """The candidates about which nothing was decided yet."""
    decided = {decision.pair for decision in decisions}
    return [one for one in candidates if (one.relation, frozenset(_sides(one))) not in decided]


def _sides(candidate: Candidate) -> tuple[Side, Side]:
    first, second = candidate.numbers or (None, None)
    return side(candidate.first, first), side(candidate.second, second)


def _thing(one: Side, known: Mapping[Side, Matter]) -> str | None:
    """The IRI of a side: of the project, or of its figure of these words."""
    matter = known.get(Side(one.bulletin, one.title, one.ordinal, ""))
    if matter is None:
        return None
    if not one.figure:
        return matter.iri
    return next((number.iri for number in matter.numbers if number.words == one.figure), None)


def _lost(one: Side) -> InputError:
    words = one.figure or one.title
    what = Said(f"已确认的关联所指的“{words}”不在通报中", f"it has no “{words}”, to which a confirmed link points")
    return InputError(one.bulletin, what, _CURE)


def to_json(decisions: Iterable[Decision]) -> list[dict[str, Any]]:
    """Decisions as values that JSON knows."""
    return [asdict(one) | {"date": one.date.isoformat()} for one in decisions]


def from_json(lines: Iterable[Mapping[str, Any]]) -> list[Decision]:
    """The decisions that :func:`to_json` wrote."""
    return [Decision(**{**line, "first": Side(**line["first"]), "second": Side(**line["second"]),
                        "date": date.fromisoformat(line["date"])}) for line in lines]
