"""Numerals, Arabic and Chinese."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.extract.quantities.numbers import numeral

DIGITS = "零一二三四五六七八九"


def spelt(value: int) -> str:
    """A positive whole number below 10^12 in Chinese, as one counts aloud."""
    for factor, word in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if value >= factor:
            head, rest = divmod(value, factor)
            gap = "零" if rest and rest < factor // 10 else ""
            return spelt(head) + word + gap + (spelt(rest) if rest else "")
    return DIGITS[value]


ROUND = st.builds(lambda digits, scale: digits * scale, st.integers(1, 99999), st.sampled_from([10, 10**4, 10**7]))


@given(st.integers(1, 10**12 - 1) | ROUND)
def test_what_is_counted_aloud_is_read_back(value: int) -> None:
    read = numeral(spelt(value))
    assert read is not None
    assert read.value == value


SCALES = {"": 1, "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "亿": 10**8}


@given(st.decimals(0, 10**6, places=3), st.sampled_from(sorted(SCALES)))
def test_digits_are_multiplied_by_their_scale(digits: Decimal, scale: str) -> None:
    read = numeral(f"{digits}{scale}")
    assert read is not None
    assert read.value == digits * SCALES[scale]


@pytest.mark.parametrize(("text", "value"), [
    ("1,370", "1370"), ("12,345.60", "12345.6"), ("3亿5000万", "350000000"), ("2万3千", "23000"),
    ("十", "10"), ("十五", "15"), ("二十", "20"), ("一百三十六", "136"), ("两千零八", "2008"), ("一万零五十", "10050"),
    ("二百五", "250"), ("三万五", "35000"), ("三万零五", "30005"), ("百万", "1000000"), ("千", "1000"), ("零", "0"),
    ("九十八点六", "98.6"), ("三点一四", "3.14"), ("五十二万七千六百", "527600"), ("一亿两千万", "120000000"),
])
def test_numerals(text: str, value: str) -> None:
    read = numeral(text)
    assert read is not None
    assert read.value == Decimal(value)


@pytest.mark.parametrize("text", ["三五", "一一〇", "二三十", "千千", "万百", "十百", "二〇二三", "亿亿", "3千5万", "八点十"])
def test_what_is_not_safe_to_read_is_no_numeral(text: str) -> None:
    assert numeral(text) is None


def test_a_whole_value_is_written_without_fraction_digits() -> None:
    assert [str(read.value) for text in ("57.3万", "100.00", "93.4") if (read := numeral(text))] == ["573000", "100", "93.4"]


def test_the_scale_word_is_told_apart() -> None:
    assert numeral("50万") == (Decimal(50), 10**4)
    assert numeral("三百") == (Decimal(3), 100)
    assert numeral("三百二十万") == (Decimal(320), 10**4)
