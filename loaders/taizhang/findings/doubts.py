"""What the loader's doubts say to people: the catalogue ``doubts.tsv``."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ..errors import Said
from ..lexicon import table
from ..records import Severity

_NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Entry:
    """A kind of doubt: how heavy it is, its name, its message and cure with ``{placeholders}``, an example of what raises it.

    These are the values of a doubt, its ``quote``, and the quotes of its ``related`` passages.
    """

    severity: Severity
    name: Said
    message: Said
    fix: Said
    example: Said


@cache
def catalogue() -> dict[str, Entry]:
    """The kinds of doubt by their code."""
    return {row["code"]: Entry(Severity(row["severity"]), *(_said(row, column) for column in ("name", "message", "fix", "example")))
            for row in table("doubts", __package__)}


def _said(row: Mapping[str, str], column: str) -> Said:
    return Said(row[f"{column}_zh"], row[f"{column}_en"])


def filled(words: Said, values: Mapping[str, str]) -> Said:
    """The words with their placeholders filled; a value that is empty or missing shows as a dash."""
    present = defaultdict(lambda: _NOTHING, {name: value for name, value in values.items() if value})
    return Said(words.zh.format_map(present), words.en.format_map(present))
