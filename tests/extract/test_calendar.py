"""Time expressions as dates."""

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.extract.times.calendar import interval, later, number, year_told

YEARS = st.integers(2012, 2040)
MONTHS = st.integers(1, 12)
CHINESE = dict(zip(range(1, 13), ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"], strict=True))


def last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


@given(YEARS, MONTHS, st.sampled_from(["月", "月份", "月底", "月末"]), st.booleans())
def test_a_month_is_all_its_days_in_either_numerals(year: int, month: int, tail: str, chinese: bool) -> None:
    found = interval(f"{CHINESE[month] if chinese else month}{tail}", year)
    assert found is not None
    assert (found.start, found.end) == (date(year, month, 1), last_day(year, month))
    assert found.closing == (tail in ("月底", "月末"))
    assert found.year is None


@given(YEARS, YEARS, MONTHS)
def test_a_year_that_is_told_wins(meant: int, told: int, month: int) -> None:
    found = interval(f"{told}年{month}月底", meant)
    assert found is not None
    assert (found.end, found.year) == (last_day(told, month), told)


@given(YEARS, MONTHS, MONTHS, st.sampled_from(["-", "—", "～".translate({0xFF5E: "~"}), "至", "到", " - "]), st.booleans())
def test_a_stretch_of_months_may_turn_the_year(year: int, first: int, second: int, dash: str, full: bool) -> None:
    found = interval(f"{first}{'月' if full else ''}{dash}{second}月份", year)
    assert found is not None
    assert found.start == date(year, first, 1)
    assert found.end == last_day(year + (second < first), second)


@given(YEARS, st.integers(1, 4))
def test_a_quarter_in_either_numerals(year: int, quarter: int) -> None:
    for words in (f"{quarter}季度", f"第{CHINESE[quarter]}季度", f"{year}年{CHINESE[quarter]}季度"):
        found = interval(words, year)
        assert found is not None
        assert (found.start, found.end) == (date(year, 3 * quarter - 2, 1), last_day(year, 3 * quarter))


@given(YEARS, MONTHS, st.integers(1, 31))
def test_a_day_that_its_month_does_not_have_is_its_last(year: int, month: int, day: int) -> None:
    found = interval(f"{month}月{day}日", year)
    assert found is not None
    assert found.start == found.end == date(year, month, min(day, monthrange(year, month)[1]))
    assert found.clamped == (day > monthrange(year, month)[1])


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("5月上旬", "2026-05-01", "2026-05-10"),
        ("5月中旬", "2026-05-11", "2026-05-20"),
        ("2月下旬", "2026-02-21", "2026-02-28"),
        ("上半年", "2026-01-01", "2026-06-30"),
        ("下半年", "2026-07-01", "2026-12-31"),
        ("年底", "2026-01-01", "2026-12-31"),
        ("年内", "2026-01-01", "2026-12-31"),
        ("全年", "2026-01-01", "2026-12-31"),
        ("2027年度", "2027-01-01", "2027-12-31"),
        ("今年底", "2026-01-01", "2026-12-31"),
        ("明年二季度", "2027-04-01", "2027-06-30"),
        ("二〇二八年七月底", "2028-07-01", "2028-07-31"),
        ("2026 年 7 月底", "2026-07-01", "2026-07-31"),
        ("2026—2028年", "2026-01-01", "2028-12-31"),
        ("一至三季度", "2026-01-01", "2026-09-30"),
        ("2026.8.20", "2026-08-20", "2026-08-20"),
        ("2026-08-20", "2026-08-20", "2026-08-20"),
        ("2026年3月5日至4月2日", "2026-03-05", "2026-04-02"),
    ],
)
def test_points_and_stretches(words: str, start: str, end: str) -> None:
    found = interval(words, 2026)
    assert found is not None
    assert (found.start.isoformat(), found.end.isoformat()) == (start, end)


@pytest.mark.parametrize("words", ["13月", "0月5日", "13月-14月", "2026年5月至2025年3月", "2026.13.1"])
def test_what_no_calendar_has_is_none(words: str) -> None:
    assert interval(words, 2026) is None


def test_without_a_year_only_what_tells_one_is_dated() -> None:
    assert interval("6月底", None) is None
    assert interval("明年6月", None) is None
    assert interval("2027年6月", None) is not None


def test_this_year_and_next_count_from_today() -> None:
    this_year, next_year = interval("今年底", 2024, 2025), interval("明年底", 2024, 2025)
    assert this_year is not None and this_year.end.year == 2025
    assert next_year is not None and next_year.end.year == 2026
    assert year_told("后年", 2024) == 2026
    assert year_told("二〇三〇年", None) == 2030


@given(st.integers(1, 39))
def test_a_numeral_reads_the_same_in_both_scripts(value: int) -> None:
    tens, ones = divmod(value, 10)
    ten = "" if tens == 0 else "十" if tens == 1 else f"{CHINESE[tens]}十"
    assert number(f"{ten}{CHINESE[ones] if ones else ''}") == number(str(value)) == value


@given(st.dates(date(2010, 1, 1), date(2040, 1, 1)), st.integers(1, 60))
def test_so_many_months_later(day: date, months: int) -> None:
    found = later(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or found == last_day(found.year, found.month)
