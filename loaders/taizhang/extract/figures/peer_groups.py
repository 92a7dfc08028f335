"""Among whom a figure ranks: 全省第3 is a rank among the divisions of the province that the bulletin's place lies in."""

import re
from functools import cache

from ... import lexicon
from .contexts import Context

_COUNTRY = "100000"
_MUNICIPALITIES = frozenset({"11", "12", "31", "50"})


@cache
def _words() -> tuple[re.Pattern[str], dict[str, int]]:
    digits = {row["word"]: int(row["digits"]) for row in lexicon.table("peer_cues")}
    return re.compile("|".join(digits)), digits


def peer_group(folded: str, context: Context, place: str | None) -> str | None:
    """The GB/T 2260 code of the division whose parts a rank compares, None where the clause or the place does not tell it.

    A district of a municipality ranks within the municipality (全市 of 500118 is 500000).
    """
    pattern, digits = _words()
    named = pattern.findall(folded, context.clause, context.start)
    if not named:
        return None
    kept = digits[named[-1]]
    if kept == 0:
        return _COUNTRY
    if place is None:
        return None
    if kept == 4 and place[:2] in _MUNICIPALITIES:
        kept = 2
    return place[:kept].ljust(6, "0")
