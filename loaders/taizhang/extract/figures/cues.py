"""The cue words of a text, found once, and what each of them speaks for.

``lexicon/indicator_cues.tsv`` holds ways of saying a thing (verbs, nouns, units), ``kind_cues.tsv`` words that tell whether a
number is planned, past, or the size of the field, ``change_cues.tsv`` words of rise and fall. A word that ends in ``_`` counts only
where it touches the number.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from ... import lexicon
from ...records import FigureKind, Span
from .contexts import Context

_TITLE = re.compile("《[^》\n]*》")
_REACH = 60  # how far before a quantity an earlier clause still says what is counted
TOUCH, BEFORE, LEAD, AFTER, TAIL, WITHIN, EARLIER = "touch", "before", "lead", "after", "tail", "within", "earlier"


@dataclass(frozen=True, slots=True)
class Saying:
    """One way of saying what is counted: a verb, a noun, a unit, nothing of ``without`` and something of ``among`` around.

    ``indicator`` is None where the thing has no indicator; ``kind`` is what it usually states.
    """

    indicator: str | None
    kind: FigureKind
    verbs: frozenset[str]
    nouns: frozenset[str]
    units: frozenset[str]
    without: frozenset[str]
    among: frozenset[str]
    weight: float


class KindCue(NamedTuple):
    """A word in a zone that speaks for a kind of figure."""

    zone: str
    kind: FigureKind
    weight: float


class Hit(NamedTuple):
    """A cue word at ``[start, end)``, seen from a quantity in a zone, some characters away.

    ``verb`` and ``noun`` tell what sayings use it as; ``inner`` is a word within a longer noun (检查 in 检查检验互认), which is no
    verb and excludes nothing.
    """

    word: str
    start: int
    end: int
    zone: str
    distance: int
    verb: bool
    noun: bool
    inner: bool


# start, end, word, verb, noun, inner; see Hit.
Found = tuple[int, int, str, bool, bool, bool]


@cache
def groups() -> Mapping[str, tuple[str, ...]]:
    """The word groups that the tables refer to as ``@name``."""
    return {row["group"]: tuple(row["words"].split(",")) for row in lexicon.table("cue_groups")}


def _words(cell: str) -> frozenset[str]:
    entries = (entry for entry in cell.split(",") if entry)
    return frozenset(word for entry in entries for word in (groups()[entry[1:]] if entry[0] == "@" else (entry,)))


@cache
def sayings() -> tuple[Saying, ...]:
    """Every row of ``indicator_cues``."""
    return tuple(
        Saying(None if row["indicator"] == "-" else row["indicator"], FigureKind(row["kind"]), _words(row["verbs"]),
               _words(row["nouns"]), frozenset(row["units"].split(",")), _words(row["without"]), _words(row["among"]),
               float(row["weight"] or 0))
        for row in lexicon.table("indicator_cues"))


@cache
def averages() -> frozenset[str]:
    """The words of averages and per-period values."""
    return frozenset(groups()["average"])


@cache
def kind_cues() -> Mapping[str, tuple[KindCue, ...]]:
    """The rows of ``kind_cues`` by word."""
    found: dict[str, tuple[KindCue, ...]] = {}
    for row in lexicon.table("kind_cues"):
        found[row["word"]] = (*found.get(row["word"], ()), KindCue(row["zone"], FigureKind(row["kind"]), float(row["weight"])))
    return found


@cache
def change_words() -> Mapping[str, tuple[str, str]]:
    """Word of change → ``increase`` or ``decrease``, and when: ``always``, on a ``scale``, where something is ``compared``."""
    return {row["word"]: (row["change"], row["sort"]) for row in lexicon.table("change_cues")}


@cache
def _automaton() -> tuple[AhoCorasick, tuple[tuple[str, bool, bool], ...]]:
    said = {word.rstrip("_") for saying in sayings() for word in saying.verbs | saying.nouns | saying.without | saying.among}
    words = sorted(said | kind_cues().keys() | change_words().keys() | averages())
    # A preposition (在_, 对_) is no verb of its own.
    verbs = {word.rstrip("_") for saying in sayings() for word in saying.verbs if len(word) > 2 or word[-1] != "_"}
    nouns = {word.rstrip("_") for saying in sayings() for word in saying.nouns}
    return AhoCorasick(words, matchkind=MatchKind.Standard), tuple((word, word in verbs, word in nouns) for word in words)


class FigureCues:
    """The cue words around the quantities of a text, overlapping ones included; ``themes`` are those of every matter's title."""

    def __init__(self, folded: str, places: Sequence[Context], titles: Sequence[str] = ()) -> None:
        self._found = [found for start, end in _stretches(places) for found in _found(folded[start:end], start)]
        self._starts = [found[0] for found in self._found]
        self._folded = folded
        self.themes = [frozenset(found[2] for found in _found(title, 0)) for title in titles]

    def around(self, context: Context) -> list[Hit]:
        """The cue words of the quantity's clause, and those close before it in its group of clauses, each with its zone.

        A clause without a verb (…,配餐企业12家) goes on the one before it, whose words then lead.
        """
        low = bisect_left(self._starts, _first(context))
        high = bisect_left(self._starts, context.stop, low)
        hits = []
        verbless = True
        zone: str | None
        for start, end, word, verb, noun, inner in self._found[low:high]:
            if end <= context.start:
                distance = context.start - end
                zone = BEFORE if start >= context.before else LEAD if start >= context.clause else EARLIER
                if not distance and (zone == BEFORE or word[-1] == "("):
                    zone = TOUCH
            elif start < context.end:
                distance, zone = 0, TOUCH if start < context.start else WITHIN
            else:
                distance, zone = start - context.end, _zone_behind(start, end, context)
            if zone:
                hits.append(Hit(word, start, end, zone, distance, verb, noun, inner))
                verbless = verbless and not (verb and zone != EARLIER)
        if verbless:
            return [hit._replace(zone=LEAD) if hit.zone == EARLIER and hit.start >= context.prior else hit for hit in hits]
        return hits


    def of_head(self, head: Span) -> list[Hit]:
        """The cue words of the head of a column, as if they stood before the number in its cell."""
        return [Hit(word, start, end, TOUCH if end == head.end else BEFORE, head.end - end, verb, noun, inner)
                for start, end, word, verb, noun, inner in _found(self._folded[slice(*head)], head.start)]


def _zone_behind(start: int, end: int, context: Context) -> str | None:
    """After, tail, or neither: what touches the next quantity is that one's, and between two quantities nothing is the tail."""
    touches_next = end == context.after < context.stop and start > context.end
    if end <= context.after and not touches_next:
        return AFTER
    return TAIL if start >= context.tail or touches_next else None


def _first(context: Context) -> int:
    """Where the words begin that a quantity looks at."""
    return max(context.group, min(context.clause, context.start - _REACH))


def _stretches(places: Sequence[Context]) -> list[tuple[int, int]]:
    """The parts of the text that some quantity looks at, in order and apart."""
    merged: list[tuple[int, int]] = []
    for place in places:
        start, end = _first(place), place.stop
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _found(stretch: str, offset: int) -> list[Found]:
    """The cue words of a stretch of text that begins at an offset, by start, the longer first; those in titles left out."""
    automaton, words = _automaton()
    untitled = _TITLE.sub(lambda title: " " * len(title[0]), stretch) if "《" in stretch else stretch
    matches = automaton.find_matches_as_indexes(untitled, overlapping=True)
    found = []
    reach = 0
    for start, minus_end, number in sorted([(start, -end, number) for number, start, end in matches]):
        word, verb, noun = words[number]
        inner = -minus_end <= reach
        found.append((offset + start, offset - minus_end, word, verb and not inner, noun, inner))
        if noun and not verb and not inner:
            reach = -minus_end
    return found
