"""The words that the loaders know: tab-separated tables that a steward can read and extend.

Every table is UTF-8, its first line names the columns, a line that begins with ``#`` is a comment (zh and en).
"""

import csv
import re
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from .alternation import either

__all__ = ["alternatives", "either", "pattern", "table"]


@cache
def table(name: str, package: str = __name__) -> tuple[MappingProxyType[str, str], ...]:
    """The rows of ``NAME.tsv`` (of this package, or of another that keeps a table), each a read-only mapping of column to cell."""
    lines = (files(package) / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    kept = (line for line in lines if line.strip() and not line.startswith("#"))
    rows = csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(MappingProxyType({key: value or "" for key, value in row.items()}) for row in rows)


@cache
def alternatives(name: str, sense: str) -> str:
    """The cues of ``NAME.tsv`` with this sense (columns ``cue`` and ``sense``) as one regular expression, the longest first."""
    cues = [row["cue"] for row in table(name) if row["sense"] == sense]
    if not cues:
        raise KeyError(f"{name}.tsv has no sense {sense!r}")
    return f"(?:{either(cues)})"


@cache
def pattern(name: str, sense: str) -> re.Pattern[str]:
    """The compiled expression of :func:`alternatives`."""
    return re.compile(alternatives(name, sense))
