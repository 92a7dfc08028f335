"""What every doubt about a figure needs: whether its value can be held against another, the words before it, the doubt itself."""

from collections.abc import Sequence
from decimal import Decimal

from ...records import Comparator, Doubt, Figure

_CLAUSE_ENDS = ",;。\n"
_LONGEST_CLAUSE = 40


def exact(*figures: Figure) -> bool:
    """Whether the text states the values themselves, neither bounds nor roundings."""
    return all(figure.quantity.comparator is Comparator.EQ and not figure.quantity.approximate for figure in figures)


def total(figures: Sequence[Figure]) -> Decimal:
    """The sum of the values."""
    return sum((figure.quantity.value for figure in figures), Decimal(0))


def doubt_about(code: str, doubtful: Figure, others: Sequence[Figure], **values: Decimal) -> Doubt:
    """A doubt about a figure that disagrees with others; ``values`` are for its message, beside its own ``value`` and ``unit``."""
    told = {name: f"{value.normalize():f}" for name, value in {"value": doubtful.quantity.value, **values}.items()}
    spans = tuple(other.quantity.span for other in others)
    return Doubt(code, doubtful.quantity.span, doubtful.project, {**told, "unit": doubtful.quantity.unit}, spans)


def before(folded: str, figure: Figure) -> str:
    """The words between the clause's start and the quantity, at most as many as a clause has."""
    start = figure.quantity.span.start
    first = max(0, start - _LONGEST_CLAUSE)
    return folded[max(first, *(folded.rfind(mark, first, start) + 1 for mark in _CLAUSE_ENDS)) : start]
