"""Text → quantities: every figure of a text with its value, unit and comparator.

What is no figure is masked; each number is read with what touches it; then it gets what stands further off: the head of its
column, 至少 before the verb, and what it shares with its neighbours in a range or a list.
"""

import re

from ...records import Comparator, Quantity, Span
from .amounts import amounts
from .cells import Column, cells
from .masks import masked
from .neighbours import Amount, joined
from .numbers import CHINESE, Numeral
from .units import AHEAD, COMPARED_AHEAD, Bound

_AHEAD = re.compile(f"{COMPARED_AHEAD}[^,。;:、\\0\n\t0-9]{{1,10}}?(?=[0-9]|{CHINESE})")


def quantities(folded: str, span: Span | None = None) -> tuple[Quantity, ...]:
    """Every figure of a folded text (or of a span of it), in order, none overlapping; offsets are those of the whole text."""
    start, end = span or (0, len(folded))
    text = masked(folded[start:end])
    columns = cells(text)
    ahead = {match.end(): AHEAD[match[1]] for match in _AHEAD.finditer(text)}
    found = [_governed(amount, columns.get(amount.start), ahead.get(amount.start)) for amount in amounts(text)]
    return tuple(_quantity(amount, start) for amount in joined(text, found) if amount.stands)


def _governed(amount: Amount, column: Column | None, ahead: Bound | None) -> Amount:
    """An amount with the unit of its column, if it has none of its own, or the comparator before the verb (至少配备3名)."""
    if column and not amount.stands:
        number = Numeral(amount.number.coefficient, amount.number.times * column.times)
        return amount._replace(number=number, unit=column.unit, stands=True)
    if ahead and amount.comparator is Comparator.EQ and not amount.approximate and not amount.rank:
        return amount._replace(comparator=ahead.comparator)
    return amount


def _quantity(amount: Amount, offset: int) -> Quantity:
    span = Span(amount.start + offset, amount.end + offset)
    return Quantity(span, amount.number.value, amount.upper, amount.unit, amount.comparator, amount.approximate, amount.rank)
