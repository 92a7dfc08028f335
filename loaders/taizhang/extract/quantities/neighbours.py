"""What quantities that stand side by side share: ranges (20—40万元, 百人以上千人以下) and lists (分别不超过8元、5元)."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from ...lexicon import alternatives
from ...records import Comparator
from .numbers import Numeral

_FROM = frozenset("从由自")
_EACH = re.compile(f"(?:{alternatives('number_cues', 'each')})[^,。;、\n0-9]{{0,5}}\\Z")
_DASHES = frozenset(("-", "—", "–", "~", "——", "--", "~~", "至", "到"))
_TO = frozenset("至到")
_LISTING = frozenset(("、", "和", "与", "及", "以及", "或"))


class Amount(NamedTuple):
    """A number with what touches it, as read so far; ``stands`` if it is a figure even when no neighbour lends it a unit.

    ``prefixed`` and ``suffixed`` tell on which side its words of comparison stand, if any.
    """

    start: int
    end: int
    number: Numeral
    unit: str
    comparator: Comparator = Comparator.EQ
    approximate: bool = False
    stands: bool = True
    prefixed: bool = False
    suffixed: bool = False
    rank: bool = False
    upper: Decimal | None = None


def joined(text: str, amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts with ranges made one and lists sharing what they share; ``text`` is the masked text that they stand in."""
    found: list[Amount] = []
    first = 0  # of the list that the last amounts found belong to
    for amount in amounts:
        gap = text[found[-1].end : amount.start].strip() if found and amount.start - found[-1].end < 5 else None
        if gap is not None and (whole := _range(text, found[-1], amount, gap)):
            found[-1] = whole
            continue
        if gap not in _LISTING and gap not in _TO:
            found[first:] = _shared(text, found[first:])
            first = len(found)
        found.append(amount)
    found[first:] = _shared(text, found[first:])
    return found


def _range(text: str, low: Amount, high: Amount, gap: str) -> Amount | None:
    """The two as one range, if they are one: joined by a dash, 至 or 到 (not 从…到…), or bounded on both sides (3年以上5年以下)."""
    if low.rank or high.rank or low.unit not in ("", high.unit):
        return None
    if not gap and low.comparator is Comparator.GE and high.comparator is Comparator.LT:
        bounded = low.suffixed and high.suffixed
    else:
        bounded = gap in _DASHES and not low.suffixed and not high.prefixed
        bounded = bounded and not (gap in _TO and text[low.start - 1 : low.start] in _FROM)
    least = _scaled(low, high)
    if not bounded or least.value >= high.number.value:
        return None
    return high._replace(start=low.start, number=least, upper=high.number.value, comparator=Comparator.RANGE,
                         approximate=low.approximate or high.approximate, stands=low.stands or high.stands)


def _scaled(low: Amount, high: Amount) -> Numeral:
    """The number of ``low`` with the scale word of ``high`` where it has none: 20 in 20—40万元, but not 5000 in 5000—2万元."""
    if low.unit or low.number.times > 1 or low.number.coefficient >= high.number.coefficient:
        return low.number
    return Numeral(low.number.coefficient, high.number.times)


def _shared(text: str, amounts: Sequence[Amount]) -> Sequence[Amount]:
    """The amounts of one list with the unit of the last and the comparator of the first where they share them."""
    if len(amounts) < 2:
        return amounts
    start = amounts[0].start
    each = _EACH.search(text, max(0, start - 8), start) is not None
    listed = list(amounts)
    for at in range(len(listed) - 2, -1, -1):
        listed[at] = _lent(listed[at], listed[at + 1], each or text[start - 1 : start] in _FROM, each)
    for at in range(1, len(listed)):
        listed[at] = _governed(listed[at - 1], listed[at], each)
    return listed


def _lent(amount: Amount, following: Amount, unit: bool, comparator: bool) -> Amount:
    """An amount with what the next of its list lends it: a longer unit (1.7个和0.9个百分点), a missing one, its comparator."""
    if amount.unit == "个" and following.unit[:1] == "个":
        amount = amount._replace(unit=following.unit)
    elif unit and not amount.unit and following.unit and not amount.rank:
        times = max(amount.number.times, following.number.times if amount.number.times == 1 else 1)
        amount = amount._replace(unit=following.unit, stands=True, number=Numeral(amount.number.coefficient, times))
    if comparator and following.suffixed and not (amount.prefixed or amount.suffixed) and amount.unit == following.unit:
        amount = amount._replace(comparator=following.comparator, approximate=following.approximate, suffixed=True)
    return amount


def _governed(previous: Amount, amount: Amount, each: bool) -> Amount:
    """An amount under the comparator before the first of its list (不低于85%、70%和90%); 约 and 近 are shared only after 分别."""
    bounding = previous.comparator in (Comparator.GE, Comparator.LE)
    free = amount.comparator is Comparator.EQ and not amount.approximate
    if previous.prefixed and free and amount.unit == previous.unit and (bounding or each):
        return amount._replace(comparator=previous.comparator, approximate=previous.approximate, prefixed=True)
    return amount
