"""Where a text has the cues of a table, each with its row, in one pass over the text."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from . import either, table

Row = Mapping[str, str]


class _Matcher(NamedTuple):
    whole: re.Pattern[str]
    by_opening: dict[str, list[tuple[re.Pattern[str], Row]]]


def matches(name: str, folded: str) -> Iterator[tuple[re.Match[str], Row]]:
    """The cues of ``NAME.tsv`` in a text, each with its row; where several match, the one that is written longest counts.

    The column ``cue`` holds regular expressions; each begins with a character, or with a class of characters in square brackets.
    """
    matcher = _matcher(name)
    for found in matcher.whole.finditer(folded):
        at = found.start()
        for cue, row in matcher.by_opening[folded[at]]:
            if match := cue.match(folded, at):
                yield match, row
                break


@cache
def _matcher(name: str) -> _Matcher:
    by_opening: defaultdict[str, list[tuple[re.Pattern[str], Row]]] = defaultdict(list)
    rows = sorted(table(name), key=lambda row: len(row["cue"]), reverse=True)
    for row in rows:
        cue = re.compile(row["cue"])
        for character in _openings(row["cue"]):
            by_opening[character].append((cue, row))
    return _Matcher(re.compile(either(row["cue"] for row in rows)), dict(by_opening))


def _openings(cue: str) -> str:
    """The characters that a cue may begin with."""
    if cue[0] in "(.\\^|":
        raise ValueError(f"a cue must begin with a character or a class of characters: {cue}")
    return cue[1 : cue.index("]")] if cue.startswith("[") else cue[0]
