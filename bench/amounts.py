"""Numbers as bulletins write them: 1,260万元, 300余个, 近2200户, 不少于60个, 百分之九十五, 十二支, 30—50件."""

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from taizhang.records import Comparator

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_EQ, _GT, _GE, _LT, _LE = Comparator.EQ, Comparator.GT, Comparator.GE, Comparator.LT, Comparator.LE
_MYRIAD, _HUNDRED_MILLION = 10**4, 10**8
# How a bound is written around number and unit, what it says, and whether the number is an estimate.
Bounds = tuple[tuple[str, Comparator, bool], ...]
LEAST: Bounds = (("不少于{}{}", _GE, False), ("{}{}以上", _GE, False), ("至少{}{}", _GE, False))
LEAST_RATE: Bounds = (("不低于{}{}", _GE, False), ("{}{}以上", _GE, False))
GOAL: Bounds = (("{}{}以上", _GE, False),)
MOST: Bounds = (("不超过{}{}", _LE, False), ("{}{}以内", _LE, False))
RATES: Bounds = (("{}{}以上", _GE, False), ("超过{}{}", _GT, True), ("近{}{}", _LT, True), ("超{}{}", _GT, True))
ABOUT: Bounds = (
    ("{}余{}", _GT, True),
    ("{}多{}", _GT, True),
    ("近{}{}", _LT, True),
    ("约{}{}", _EQ, True),
    ("超{}{}", _GT, True),
    ("超过{}{}", _GT, True),
    ("逾{}{}", _GT, True),
    ("{}{}左右", _EQ, True),
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as written, and what it says; ``value`` and ``upper`` in the base unit."""

    words: str
    value: Decimal
    upper: Decimal | None = None
    comparator: Comparator = _EQ
    approximate: bool = False


def chinese(value: int) -> str:
    """A number below 10000 in Chinese: 112 is 一百一十二, 12 十二."""
    words, zero = "", False
    for place, digit in zip(range(len(str(value)) - 1, -1, -1), map(int, str(value)), strict=True):
        zero = zero or (digit == 0 and bool(words))
        if digit:
            words, zero = words + ("零" if zero else "") + _DIGITS[digit] + _PLACES[place], False
    return words.removeprefix("一") if words.startswith("一十") else words


def counted(value: int) -> str:
    """A count in Chinese numerals: 2 is 两."""
    return "两" if value == 2 else chinese(value)


def digits(value: Decimal) -> str:
    """A number in plain digits, without idle zeros."""
    return f"{value.normalize():f}"


def scaled(value: Decimal, unit: str) -> str:
    """A number with the scale word that its size asks for: 13824000 of 元 is 1382.4万.

    Counts keep their digits where a scale word would cut them.
    """
    if value >= _HUNDRED_MILLION and value % (_MYRIAD * 100) == 0:
        return digits(value / _HUNDRED_MILLION) + "亿"
    if value >= _MYRIAD and (unit == "元" or value % 100 == 0):
        return digits(value / _MYRIAD) + "万"
    return digits(value)


def rounded(value: Decimal, unit: str) -> Decimal:
    """A number with two leading digits and none behind the point, as one that is only about right."""
    if unit == "%":
        return value.to_integral_value()
    step = Decimal(10) ** max(0, len(str(int(value))) - 2)
    return max(step, value // step * step)


def plain(rng: Random, value: Decimal, unit: str) -> Amount:
    """The number itself: in digits, grouped by thousands, or with a scale word."""
    words = scaled(value, unit)
    if words.isdigit() and value >= 1000 and rng.random() < 0.1:
        words = f"{int(value):,}"
    return Amount(words + unit, value)


def bounded(rng: Random, value: Decimal, unit: str, bounds: Bounds) -> Amount:
    """A round number with a word that bounds it. 余 and 多 need a round ten before them and stand before the unit."""
    value = rounded(value, unit)
    tens = [bound for bound in bounds if bound[0][:3] not in ("{}余", "{}多") or (value >= 10 and value % 10 == 0)]
    form, comparator, approximate = rng.choice(tens)
    return Amount(form.format(scaled(value, unit), unit), value, None, comparator, approximate)


def spelled(value: Decimal, unit: str) -> Amount:
    """The number in Chinese numerals."""
    if unit == "%":
        return Amount(f"百分之{chinese(int(value)) if value < 100 else '百'}", value.to_integral_value())
    return Amount(counted(int(value)) + unit, value)


def between(rng: Random, value: Decimal, unit: str) -> Amount:
    """A range: 30—50万元, 15%—20%, 3000至3500个."""
    low = rounded(value, unit)
    high = low + max(Decimal(1), rounded(low / 4, unit))
    dash = rng.choice(["—", "-", "至", "～"])
    if unit == "%":
        return Amount(f"{digits(low)}%{dash}{digits(high)}%", low, high, Comparator.RANGE)
    return Amount(f"{digits(low)}{dash}{digits(high)}{unit}", low, high, Comparator.RANGE)


def written(rng: Random, value: Decimal, unit: str, style: str) -> Amount:
    """A number in a style: ``exact``, ``least``, ``most``, ``range`` or ``words``; ``count``, ``rate`` and ``goal`` vary."""
    chance = rng.random()
    if style in ("least", "goal") and unit == "%" and value >= 100:
        return plain(rng, value, unit)
    if style == "least":
        return bounded(rng, value, unit, LEAST_RATE if unit in ("%", "元") else LEAST)
    if style == "goal" and chance < 0.4:
        return bounded(rng, value, unit, GOAL)
    if style == "most":
        return bounded(rng, value, unit, MOST)
    if style == "range":
        return between(rng, value, unit)
    if style == "words" or (style == "count" and chance < 0.12 and 2 < value <= 20 and value == int(value)):
        return spelled(value, unit)
    if style == "rate" and chance < 0.1:
        return spelled(rounded(value, unit), unit)
    if style == "rate" and chance < 0.25 and value < 100:
        return bounded(rng, value, unit, RATES)
    if style == "count" and chance > 0.75 and value >= 100:
        return bounded(rng, value, unit, ABOUT)
    return plain(rng, value, unit)
