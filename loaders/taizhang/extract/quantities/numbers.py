"""Numerals, Arabic and Chinese, with their scale words."""

import re
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import NamedTuple

DIGITS = {
    digit: value
    for value, digits in enumerate(("〇零○", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for digit in digits
}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_FACTORS = _TENS | _MYRIADS

# Regular expressions to be built into others. 千 begins a unit in 千瓦 and 千克, 百 one in 百分点: no scale words there.
CHINESE = f"[{''.join([*DIGITS, *_FACTORS])}]"
SCALE = "(?:百(?!分)|千(?![瓦克米伏卡帕赫])|万|亿)"
ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"

# One digit with scale words, or a numeral with myriads behind it: 三百 is 3 × 100 (三至五百元), 三百二十万 is 320 × 10000.
_SCALED = re.compile(f"([{''.join(DIGITS)}]?)([百千万亿]+)|([^万亿]+)([万亿]+)|(.+)")
_STEPS = re.compile(f"({ARABIC})([百千万亿]*)")


class Numeral(NamedTuple):
    """A numeral as written: 57.3万 is the coefficient 57.3, ``times`` 10000; 三百二十 is 320, ``times`` 1."""

    coefficient: Decimal
    times: int

    @property
    def value(self) -> Decimal:
        """The number meant; a whole one has no fraction digits (not 573000.0 but 573000)."""
        value = self.coefficient * self.times
        whole = value.to_integral_value()
        return whole if whole == value else value


def numeral(text: str) -> Numeral | None:
    """What a numeral spells, or None where that is not safe to tell (三五, 一一〇, 千千)."""
    if text.isdecimal():
        return Numeral(Decimal(text), 1)
    return _arabic(text) if text[0].isdecimal() else _scaled(text)


@cache
def _times(scale: str) -> int:
    """The factor of a row of scale words: 百万 is 1000000."""
    factor = 1
    for word in scale:
        factor *= _FACTORS[word]
    return factor


def _arabic(text: str) -> Numeral | None:
    """Digits with scale words, maybe in several steps (3亿5000万); a multiple of the last scale."""
    steps = [Numeral(Decimal(digits.replace(",", "")), _times(scale)) for digits, scale in _STEPS.findall(text)]
    last = steps[-1].times
    if len(steps) == 1:
        return steps[0]
    if any(step.times <= following.times for step, following in pairwise(steps)):
        return None
    return Numeral(sum((step.value for step in steps), Decimal(0)) / last, last)


def _scaled(text: str) -> Numeral | None:
    """A Chinese numeral; scale words in a row must rise to a myriad (百万, 千亿)."""
    match = _SCALED.fullmatch(text)
    if match is None:
        return None
    digits, scale = match[1] or match[3] or match[5], match[2] or match[4] or ""
    coefficient = _chinese(digits) if digits else Decimal(1)
    orderly = len(scale) < 2 or (len(scale) == 2 and _FACTORS[scale[0]] < _FACTORS[scale[1]])
    return Numeral(coefficient, _times(scale)) if coefficient is not None and orderly else None


def _chinese(text: str) -> Decimal | None:
    """A Chinese numeral, the places behind its point read one by one: 九十八点六 is 98.6."""
    whole, _, fraction = text.partition("点")
    value = _whole(whole)
    if value is None or any(place not in DIGITS for place in fraction):
        return None
    return Decimal(f"{value}.{''.join(str(DIGITS[place]) for place in fraction)}") if fraction else Decimal(value)


def _whole(text: str) -> int | None:
    """A whole Chinese numeral by myriads: 三亿五千万零六十 is 350000060. A last digit right after 万 counts thousands (三万五)."""
    total, largest, rest = 0, 10**12, text
    for word, factor in (("亿", 10**8), ("万", 10**4)):
        head, found, tail = rest.partition(word)
        if found:
            group = _below_myriad(head)
            if group is None or word in tail:
                return None
            total, largest, rest = total + group * factor, factor, tail
    last = _below_myriad(rest) if rest else 0
    if last is None:
        return None
    if last < 10 and largest < 10**12 and len(rest) == 1:
        last *= largest // 10
    return total + last


def _below_myriad(text: str) -> int | None:
    """A numeral below 10000 (三千零二十, 十五, 二百五); None where digits or places stand in no order."""
    total, place, digit = 0, 10**4, None
    for character in text:
        if character in DIGITS:
            if digit:
                return None
            digit = DIGITS[character]
            continue
        factor = _TENS.get(character)
        if factor is None or factor >= place:
            return None
        total, place, digit = total + (1 if digit is None else digit) * factor, factor, None
    if digit is None:
        return total if text else None
    short = 100 <= place < 10**4 and text[-2] in _TENS
    return total + digit * (place // 10 if short else 1)
