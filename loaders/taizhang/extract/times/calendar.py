"""Time expressions of administrative Chinese as dates: 3月底, 4-6月份, 二季度, 明年一季度, 2025年底, 从4月份至11月份."""

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

_ONES = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "元": 1}
_TENS = {"初": (1, 10), "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}
_RELATIVE = {"今": 0, "本": 0, "当": 0, "明": 1, "次": 1, "后": 2, "去": -1, "上": -1, "前": -2}
_HALVES = {"上": (1, 6), "下": (7, 12), None: (1, 12)}
_CLOSING = frozenset("底末内终")

# Typeset bulletins set digits off by blanks: 2023 年 6 月底.
_YEAR = r"(?:(?:20\d\d|二[〇○零][〇○零一二三四五六七八九]{2}) ?年 ?|[今本当明次后去上前]年 ?)"
_NUMBER = r"(?:\d{1,2}|二?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九元]) ?"
_MONTH = rf"{_NUMBER}月(?: ?{_NUMBER}[日号]|份? ?(?:上旬|中旬|下旬|初|底|末)?)"
_QUARTER = r"第?[一二三四1-4]季度(?:末|底|内)?"
_NUMERIC = r"20\d\d(?:-\d{1,2}-\d{1,2}|\.\d{1,2}\.\d{1,2}|/\d{1,2}/\d{1,2})"
_DASH = r" ?(?:[-–—~]{1,2}|[至到]) ?"
# 、 joins two months only inside a clause: at its head 2、 numbers an item.
_JOIN = rf"(?:{_DASH}|(?<=[^\n\s。;:\d].)、|(?<=[^\n\s。;:\d]\d\d)、)"

# One point in time, without a year of its own where the bulletin's is meant.
POINT = (
    rf"(?:{_NUMERIC}|{_YEAR}?度?(?:{_MONTH}|{_QUARTER}|[上下]半年(?:末|底)?)"
    rf"|{_YEAR}年?[底末内终]|(?:{_YEAR})?全年|{_YEAR}度?|年[底末内终]|年度)"
)
# A point, or a stretch between two; the first of two may leave out its 月, 季度 or 年.
STRETCH = (
    rf"(?:{_YEAR}?{_NUMBER}{_JOIN}{_NUMBER}月份?底?"
    rf"|{_YEAR}?第?[一二三四1-4]{_JOIN}第?[一二三四1-4]季度(?:末|底)?"
    rf"|20\d\d{_DASH}20\d\d年底?|{POINT}(?:{_DASH}{POINT})?)"
)
# The characters that a stretch begins with: in a look-ahead they let a search pass over all others at once.
OPENINGS = r"第上下今本当明次后去前年全\d一二三四五六七八九十元"
# What may stand in a stretch before its first 年, 月, 季 or 半 (one in digits and dashes has none of them).
BEFORE_UNIT = r"[ \d〇○零一二三四五六七八九十元第上下今本当明次后去前全–—~、至到-]{0,16}"
_PARTS = re.compile(
    rf"(?P<year>{_YEAR})?[全年]?年?度?(?:(?P<month>{_NUMBER})月(?:(?P<day>{_NUMBER})[日号]|份?(?P<tens>上旬|中旬|下旬|初)?)"
    r"|第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年)?(?:[底末内终])?"
)
_SHORT = (
    (re.compile(rf"({_YEAR})?({_NUMBER})(?:{_DASH}|、)({_NUMBER}月份?底?)"), "{0}{1}月", "{0}{2}"),
    (re.compile(rf"({_YEAR})?(第?[一二三四1-4])(?:{_DASH}|、)(第?[一二三四1-4]季度(?:末|底)?)"), "{0}{1}季度", "{0}{2}"),
    (re.compile(rf"()(20\d\d){_DASH}(20\d\d年底?)"), "{1}年", "{2}"),
)
_TWO = re.compile(rf"({POINT}){_DASH}({POINT})")


class Interval(NamedTuple):
    """Days from ``start`` to ``end``, both included.

    ``closing`` where the words name the end itself (底, 末, 内); ``clamped`` where they name a day that its month does not have;
    ``year`` is the year that they tell, if they do.
    """

    start: date
    end: date
    closing: bool = False
    clamped: bool = False
    year: int | None = None


def number(words: str) -> int:
    """The value of an Arabic or Chinese numeral below 100; 元 (of 元月) is 1."""
    if words.isdigit():
        return int(words)
    tens, ten, ones = words.rpartition("十")
    return (_ONES[tens] if tens else 1) * 10 + (_ONES[ones] if ones else 0) if ten else _ONES[words]


def year_told(words: str, today: int | None) -> int | None:
    """The year that 2025年, 二〇二五年 or 明年 names, counted from the year ``today``; None where it names none."""
    if words[:1] in _RELATIVE:
        return None if today is None else today + _RELATIVE[words[0]]
    digits = "".join(str(_ONES.get(character, character)) for character in words[:4])
    return int(digits) if digits.isdigit() and len(digits) == 4 else None


def interval(words: str, year: int | None, today: int | None = None) -> Interval | None:
    """The days that a :data:`STRETCH` covers; None where a month, quarter or year cannot be told.

    ``year`` is the one meant where the words name none, ``today`` the one that 今年 and 明年 count from (default ``year``).
    """
    today = year if today is None else today
    words = words.replace(" ", "")
    for short, first, second in _SHORT:
        if match := short.fullmatch(words):
            told = [group or "" for group in match.groups()]
            return _between(first.format(*told), second.format(*told), year, today)
    match = _TWO.fullmatch(words)
    return _between(match[1], match[2], year, today) if match else _point(words, year, today)


def _between(first: str, second: str, year: int | None, today: int | None) -> Interval | None:
    """From the first to the second; a second without a year follows the first, over the turn of the year if need be."""
    start = _point(first, year, today)
    if start is None:
        return None
    end = _point(second, start.start.year, today)
    if end is not None and end.end < start.start and end.year is None:
        end = _point(second, start.start.year + 1, today)
    if end is None or end.end < start.start:
        return None
    return Interval(start.start, end.end, end.closing, start.clamped or end.clamped, start.year)


def _point(words: str, year: int | None, today: int | None) -> Interval | None:
    if re.fullmatch(_NUMERIC, words):
        told, month, day = map(int, re.split(r"[-./]", words))
        return _day(told, month, day, told)
    match = _PARTS.fullmatch(words)
    if match is None:
        return None
    told_year = year_told(match["year"], today) if match["year"] else None
    meant = year if match["year"] is None else told_year
    if meant is None:
        return None
    found = _within(match, meant)
    return found and found._replace(closing=words[-1] in _CLOSING, year=told_year)


def _within(match: re.Match[str], year: int) -> Interval | None:
    """The days of one year that the parts of a point name."""
    if match["day"]:
        return _day(year, number(match["month"]), number(match["day"]), None)
    if match["month"]:
        return _days(year, number(match["month"]), *_TENS.get(match["tens"] or "", (1, 31)))
    quarter = number(match["quarter"]) if match["quarter"] else 0
    first, last = (3 * quarter - 2, 3 * quarter) if quarter else _HALVES[match["half"]]
    return Interval(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def _days(year: int, month: int, first: int, last: int) -> Interval | None:
    if not 1 <= month <= 12:
        return None
    return Interval(date(year, month, first), date(year, month, min(last, monthrange(year, month)[1])))


def _day(year: int, month: int, day: int, told: int | None) -> Interval | None:
    """One day; the last of its month where the month is shorter than that."""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    kept = min(day, monthrange(year, month)[1])
    return Interval(date(year, month, kept), date(year, month, kept), clamped=kept < day, year=told)


def later(day: date, months: int) -> date:
    """The day so many months later; the last of its month where that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
