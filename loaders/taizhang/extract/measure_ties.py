"""What stands in the words of a measure: the figures that count it or set its target, the documents that it issues or goes by."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from ..records import Figure, Instrument, Measure, Span


def tied(measures: Sequence[Measure], figures: Sequence[Figure], instruments: Sequence[Instrument]) -> tuple[Measure, ...]:
    """The measures with the figures and the instruments in their words, by their place in ``figures`` and ``instruments``."""
    counts = [(figure.quantity.span, number) for number, figure in enumerate(figures)]
    titles = [(instrument.span, number) for number, instrument in enumerate(instruments)]
    counts.sort()
    titles.sort()
    return tuple(
        replace(measure, figures=_inside(measure.span, counts), instruments=_inside(measure.span, titles)) for measure in measures
    )


def _inside(span: Span, told: Sequence[tuple[Span, int]]) -> tuple[int, ...]:
    first = bisect_left(told, (Span(span.start, span.start), -1))
    last = bisect_left(told, (Span(span.end, span.end), -1))
    return tuple(number for at, number in told[first:last] if at.end <= span.end)
