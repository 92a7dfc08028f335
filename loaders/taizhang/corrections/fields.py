"""What a correction may answer: the fields of each record, their types, and how a value of each type is read (``fields.tsv``)."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache

from ..errors import Said
from ..lexicon import table

RECORDS = ("figure", "measure", "milestone", "instrument", "person", "mechanism", "event", "duty")
"""The kinds of record that an entry addresses by their words."""

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_FLAGS = {"true": True, "false": False, "yes": True, "no": False, "是": True, "否": False}
_CODES = {"topic": ("topic_cues", "topic"), "indicator": ("indicator_cues", "indicator")}
_EXPECTED = {
    "number": Said("应为数字，如 2565000 或 47.3", "a number such as 2565000 or 47.3 is expected"),
    "day": Said("应为日期，如 2024-03-05", "a day such as 2024-03-05 is expected"),
    "year": Said("应为年份，如 2024", "a year such as 2024 is expected"),
    "flag": Said("应为 true 或 false", "true or false is expected"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record: its type, whether it takes several values, whether these are added to what was read instead of replacing
    it, and whether it may be dropped.
    """

    type: str
    many: bool
    adds: bool
    empty: bool


@cache
def fields() -> Mapping[str, Mapping[str, Field]]:
    """Record → field → what it takes."""
    found: dict[str, dict[str, Field]] = {}
    for row in table("fields", __package__):
        field = Field(row["type"], row["holds"] != "one", row["holds"] == "adds", row["empty"] == "yes")
        found.setdefault(row["record"], {})[row["field"]] = field
    return found


def plain(type: str, word: str) -> object:
    """A value whose type alone tells what it means; the word itself where its meaning depends on the bulletin.

    Raises :class:`ValueError` where it is no such value.
    """
    read = _READ.get(type)
    if read is not None:
        return read(word)
    if choices(type) and word not in choices(type):
        raise ValueError(word)
    return word


def expected(type: str) -> Said:
    """What a type takes, for people."""
    if type in _EXPECTED:
        return _EXPECTED[type]
    if type.startswith("code:"):
        scheme = type.removeprefix("code:")
        return Said(f"应为 {scheme}/ 代码表中的代码", f"a code of the list {scheme}/ is expected")
    return Said(f"应为 {'、'.join(sorted(choices(type)))} 之一", f"one of {', '.join(sorted(choices(type)))} is expected")


@cache
def choices(type: str) -> frozenset[str]:
    """The values that there are of a type; empty where they cannot be listed."""
    if type.startswith("code:"):
        lexicon, column = _CODES[type.removeprefix("code:")]
        return frozenset(row[column] for row in table(lexicon)) - {"-"}
    return frozenset(type.split("|")) if "|" in type else frozenset()


def _number(word: str) -> Decimal:
    if not _NUMBER.fullmatch(word):
        raise ValueError(word)
    try:
        return Decimal(word)
    except InvalidOperation as error:
        raise ValueError(word) from error


def _day(word: str) -> date:
    if not _DAY.fullmatch(word):
        raise ValueError(word)
    return date.fromisoformat(word)


def _year(word: str) -> int:
    if not _YEAR.fullmatch(word):
        raise ValueError(word)
    return int(word)


def _flag(word: str) -> bool:
    if word.lower() not in _FLAGS:
        raise ValueError(word)
    return _FLAGS[word.lower()]


_READ: dict[str, Callable[[str], object]] = {"number": _number, "day": _day, "year": _year, "flag": _flag}
