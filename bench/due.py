"""Time limits as bulletins write them, with the dates that they mean."""

from calendar import monthrange
from datetime import date
from random import Random
from typing import NamedTuple

from taizhang.records import DueKind

_QUARTERS = "一二三四"


class Limit(NamedTuple):
    """A time limit as written, and its dates."""

    words: str
    due_from: date | None
    due_by: date | None
    kind: DueKind


def _end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def by(rng: Random, year: int, told: bool, first: int = 3) -> Limit:
    """A day by which something is due: 6月底前, 2025年6月底前, 11月15日前, 年底前; with its year where ``told``.

    It is not before the ``first`` month.
    """
    month, prefix = rng.randint(first, 12), f"{year}年" if told else ""
    day = rng.randint(5, 28)
    words, last = rng.choice([
        (f"{prefix}{month}月底前", _end(year, month)),
        (f"{prefix}{month}月底前", _end(year, month)),
        (f"{prefix}{month}月{day}日前", date(year, month, day)),
        (f"{year}年底前" if told else "年底前", date(year, 12, 31)),
    ])
    return Limit(words, None, last, DueKind.BY)


def during(rng: Random, year: int, month: int) -> Limit:
    """A time in which something is to be done: 3月份, 4-6月份, 二季度."""
    if month % 3 == 1 and rng.random() < 0.4:
        return Limit(f"{_QUARTERS[month // 3]}季度", date(year, month, 1), _end(year, month + 2), DueKind.DURING)
    if month <= 10 and rng.random() < 0.4:
        return Limit(f"{month}-{month + 2}月份", date(year, month, 1), _end(year, month + 2), DueKind.DURING)
    return Limit(f"{month}月份", date(year, month, 1), _end(year, month), DueKind.DURING)


def each(rng: Random) -> Limit:
    """A rhythm: 每季度, 每月20日前."""
    return Limit(rng.choice(["每季度", "每月", "每周", f"每月{rng.randint(5, 25)}日前", "每半年"]), None, None, DueKind.RECURRING)


def ever() -> Limit:
    """For good."""
    return Limit("长期坚持", None, None, DueKind.STANDING)
