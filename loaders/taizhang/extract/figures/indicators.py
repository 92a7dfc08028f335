"""Which indicator a figure is a value of: the way of saying it (``lexicon/indicator_cues.tsv``) that its words fit best.

Every cue word around the quantity supports the sayings that name it, the nearer and the longer the more; a saying needs one of its
verbs and one of its nouns (where it names any), a unit that it allows, and none of the words that it excludes. So the most specific
saying wins, and of two verbs the later stage, which carries more weight in the table.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from ...records import Quantity
from .cues import AFTER, BEFORE, EARLIER, LEAD, TAIL, TOUCH, WITHIN, Hit, Saying, averages, sayings

# How much a word says about the quantity from where it stands; from a zone that is missing it says nothing.
_VERB_NEARNESS = {TOUCH: 4.0, WITHIN: 4.0, BEFORE: 4.0, AFTER: 3.0, LEAD: 3.0, TAIL: 2.0}
_NOUN_NEARNESS = {TOUCH: 5.0, AFTER: 5.0, BEFORE: 4.5, LEAD: 2.5, TAIL: 1.0, EARLIER: -1.5}
_LED = 1.0  # a verb that leads a list whose item has a verb of its own
_PER_CHARACTER, _LONGEST = 0.5, 6
_PER_DISTANCE, _FARTHEST = 0.15, 30


Scored = tuple[float, Hit]


class Support(NamedTuple):
    """The sayings that a word is a verb of (``touching``: next to the number), a noun, an excluded or a required word."""

    verbs: tuple[int, ...]
    touching: tuple[int, ...]
    nouns: tuple[int, ...]
    without: tuple[int, ...]
    among: tuple[int, ...]


class Said(NamedTuple):
    """The saying that fits best, with the words that it was told by."""

    saying: Saying
    verb: Hit | None
    noun: Hit | None

    @property
    def sure(self) -> bool:
        """Whether the clause itself names what is counted, be it by a noun or by a saying that needs none."""
        return self.saying.weight >= 0 and (not self.saying.nouns or (self.noun is not None and self.noun.zone != EARLIER))


@cache
def _supports() -> Mapping[str, Mapping[str, Support]]:
    """Unit → word → what it supports."""
    found: dict[str, dict[str, tuple[list[int], ...]]] = defaultdict(lambda: defaultdict(lambda: ([], [], [], [], [])))
    for number, saying in enumerate(sayings()):
        for unit in saying.units:
            for word in saying.verbs:
                found[unit][word.rstrip("_")][1 if word.endswith("_") else 0].append(number)
            for place, words in enumerate((saying.nouns, saying.without, saying.among), start=2):
                for word in words:
                    found[unit][word.rstrip("_")][place].append(number)
    return {unit: {word: _support(*lists) for word, lists in words.items()} for unit, words in found.items()}


def _support(verbs: list[int], touching: list[int], *others: list[int]) -> Support:
    return Support(tuple(verbs), (*verbs, *touching), *map(tuple, others))


def measured(quantity: Quantity, change: str | None, hits: Sequence[Hit]) -> str:
    """The unit as the table writes it: ``rank``, ``±%`` of a change, ``⌀元`` of an average or per-period value, ``-`` for none."""
    unit = quantity.unit or "-"
    if change:
        return f"±{unit}"
    if quantity.rank:
        return "rank"
    average = any(hit.word in averages() and hit.zone in (TOUCH, BEFORE) for hit in hits)
    return f"⌀{unit}" if average else unit


def said(unit: str, hits: Sequence[Hit], theme: Collection[str] = ()) -> Said | None:
    """The saying that the words around a quantity fit best, None where none fits.

    ``theme`` are the cue words of the matter's title, which may stand in for the companion that a saying needs.
    """
    supports = _supports().get(unit)
    if supports is None:
        return None
    headed, own_verb = _headed(hits), any(hit.verb and hit.zone in (TOUCH, BEFORE) for hit in hits)
    verbs: dict[int, Scored] = {}
    nouns: dict[int, Scored] = {}
    excluded: set[int] = set()
    present = {number for word in theme for number in (supports[word].among if word in supports else ())}
    for hit in hits:
        support = supports.get(hit.word)
        if support is None:
            continue
        zone = hit.zone
        if not hit.inner:
            numbers = support.touching if zone == TOUCH else support.verbs
            if numbers:
                _keep(verbs, numbers, hit, _LED if own_verb and zone == LEAD else _VERB_NEARNESS.get(zone))
            if zone != EARLIER:
                excluded.update(support.without)
        if support.nouns:
            _keep(nouns, support.nouns, hit, _NOUN_NEARNESS.get(LEAD if headed and zone in (TOUCH, BEFORE) else zone))
        present.update(support.among)
    best = max(_fitting(verbs, nouns, excluded, present), default=None)
    if best is None:
        return None
    number = -best[1]
    verb, noun = verbs.get(number), nouns.get(number)
    return Said(sayings()[number], verb and verb[1], noun and noun[1])


def _keep(best: dict[int, Scored], numbers: Sequence[int], hit: Hit, nearness: float | None) -> None:
    """Keep the hit for every saying that it fits better than the hit before; the later of two that fit alike."""
    if nearness is None:
        return
    far = 0 if hit.zone == TAIL else min(hit.distance, _FARTHEST)
    score = nearness + _PER_CHARACTER * min(len(hit.word), _LONGEST) - _PER_DISTANCE * far
    scored = score, hit
    for number in numbers:
        known = best.get(number)
        if known is None or score >= known[0]:
            best[number] = scored


def _fitting(
    verbs: Mapping[int, Scored], nouns: Mapping[int, Scored], excluded: Collection[int], present: Collection[int]
) -> Iterator[tuple[float, int]]:
    """The sayings that have the verb, the noun and the companion that they need: the score of each, and its number negated."""
    every = sayings()
    for number in verbs.keys() | nouns.keys():
        saying, verb, noun = every[number], verbs.get(number), nouns.get(number)
        if number in excluded or (saying.verbs and not verb) or (saying.nouns and not noun):
            continue
        if (saying.among and number not in present) or (not saying.verbs and noun and noun[1].zone == EARLIER):
            continue
        yield saying.weight + (verb[0] if verb else 0) + (noun[0] if noun else 0), -number


def _headed(hits: Sequence[Hit]) -> bool:
    """Whether the noun counted follows the number (制定18项措施): the first cue behind it is a noun."""
    for hit in hits:
        if hit.zone == AFTER and (hit.verb or hit.noun):
            return hit.noun
    return False
