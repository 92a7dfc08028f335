"""Units and comparators as regular expressions and tables, from the lexicon."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from ...lexicon import table
from ...lexicon.alternation import in_order
from ...records import Comparator


class Unit(NamedTuple):
    """A unit: its name, how many of it its word stands for (三成 is 30 %), and after which numerals it counts (yes, bound, no)."""

    name: str
    times: int
    arabic: str
    chinese: str
    lone: str


class Bound(NamedTuple):
    """What a word of comparison or approximation says; ``allowed`` is the units that it goes with, None for any."""

    comparator: Comparator
    approximate: bool
    allowed: re.Pattern[str] | None


def _bound(row: Mapping[str, str]) -> Bound:
    return Bound(Comparator(row["comparator"]), row["approximate"] == "yes", re.compile(row["with"]) if row["with"] else None)


def _unless(word: str, fragments: str, *, behind: bool = False) -> str:
    """The word where none of the fragments (separated by spaces) stands right after it, or right before it (``behind``)."""
    if behind:
        return "".join(f"(?<!{fragment})" for fragment in fragments.split()) + re.escape(word)
    return re.escape(word) + (f"(?!{'|'.join(fragments.split())})" if fragments else "")


def _any(patterns: dict[str, str]) -> str:
    """One regular expression of all, the longest word first."""
    return in_order([patterns[word] for word in sorted(patterns, key=len, reverse=True)])


UNITS = {
    row["word"]: Unit(row["unit"] or row["word"], int(row["times"] or 1), row["arabic"], row["chinese"], row["lone"])
    for row in table("units")
}
_ROWS = {side: [row for row in table("comparators") if row["side"] == side] for side in ("before", "after", "ahead")}
BEFORE, AFTER, AHEAD = ({row["word"]: _bound(row) for row in rows} for rows in _ROWS.values())

_ANY = _any({word: re.escape(word) for word in UNITS})
_GUARDED = _any({row["word"]: _unless(row["word"], row["not_before"]) for row in table("units")})
_COMPARED = {
    side: {row["word"]: _unless(row["word"], row["not_beside"], behind=side == "before") for row in rows}
    for side, rows in _ROWS.items()
}

_PER = f"/[百千万]?(?:{_ANY}|月|日|季度?|度|生|床日)"
# Two groups: the unit's word, and what makes it a compound (家次, 台(件), 元/平方米).
UNIT = rf"({_GUARDED})(次(?![年日])|\((?:次|{_ANY})\)|{_PER}(?:[/·]{_PER[1:]})?)?"
# One group each: the word of comparison after the unit, and further ahead.
COMPARED_AFTER = f"({_any(_COMPARED['after'])})"
COMPARED_AHEAD = f"({_any(_COMPARED['ahead'])})"


def _compared_before(end: str) -> re.Pattern[str]:
    words = {word: pattern for word, pattern in _COMPARED["before"].items() if word[-1] == end}
    return re.compile(rf"({_any(words)}) {{0,2}}\Z")


COMPARED_BEFORE = {end: _compared_before(end) for end in {word[-1] for word in BEFORE}}
"""By the character that it ends in: the word of comparison right before the number, the end of what is searched (one group)."""
