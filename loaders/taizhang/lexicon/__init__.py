"""The words that the loaders know: tab-separated tables that a steward can read and extend.

Every table is UTF-8, its first line names the columns, a line that begins with ``#`` is a comment (zh and en).
"""

import csv
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def table(name: str, package: str = __name__) -> tuple[MappingProxyType[str, str], ...]:
    """The rows of ``NAME.tsv`` (of this package, or of another that keeps a table), each a read-only mapping of column to cell."""
    lines = (files(package) / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    kept = (line for line in lines if line.strip() and not line.startswith("#"))
    rows = csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(MappingProxyType({key: value or "" for key, value in row.items()}) for row in rows)


@cache
def cue(name: str, group: str) -> str:
    """The rows of one group of a table of cues, as one regular expression for folded text: the words of ``NAME.tsv`` whose column
    ``group`` is given, joined by ``|``.
    """
    words = [row["words"] for row in table(name) if row["group"] == group]
    if not words:
        raise KeyError(f"{name}.tsv has no group {group!r}")
    return "(?:" + "|".join(words) + ")"
