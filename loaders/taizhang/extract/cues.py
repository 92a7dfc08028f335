"""Cues of a lexicon as regular expressions."""

import re
from functools import cache

from ..lexicon import table


@cache
def alternatives(name: str, sense: str) -> str:
    """The cues of ``NAME.tsv`` with this sense (columns ``cue`` and ``sense``) as one regular expression, the longest first."""
    cues = (row["cue"] for row in table(name) if row["sense"] == sense)
    return "|".join(sorted(cues, key=len, reverse=True))


@cache
def pattern(name: str, sense: str) -> re.Pattern[str]:
    """The compiled expression of :func:`alternatives`."""
    return re.compile(alternatives(name, sense))
