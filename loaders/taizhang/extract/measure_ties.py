"""What stands in the words of a measure: the figures that count it or set its target, the documents that it issues or goes by."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from ..records import Figure, Instrument, InstrumentStatus, Measure, Span


def tied(measures: Sequence[Measure], figures: Sequence[Figure], instruments: Sequence[Instrument]) -> tuple[Measure, ...]:
    """The measures with the figures and the instruments in their words, by their place in ``figures`` and ``instruments``."""
    counts = [(figure.quantity.span, number) for number, figure in enumerate(figures)]
    titles = [(instrument.span, number) for number, instrument in enumerate(instruments)]
    counts.sort()
    titles.sort()
    return tuple(
        replace(measure, figures=_inside(measure.span, counts), instruments=_inside(measure.span, titles)) for measure in measures
    )


def promised(instruments: Sequence[Instrument], measures: Sequence[Measure]) -> tuple[Instrument, ...]:
    """The instruments, of which one that a measure still to be done brings out is itself still planned."""
    planned = sorted(measure.span for measure in measures if measure.planned)
    found: dict[tuple[str, InstrumentStatus, int | None], Instrument] = {}
    for one in instruments:
        before = bisect_left(planned, Span(one.span.start + 1, 0)) - 1
        coming = one.status is InstrumentStatus.ISSUED and before >= 0 and one.span.end <= planned[before].end
        kept = replace(one, status=InstrumentStatus.PLANNED) if coming else one
        found.setdefault((kept.title, kept.status, kept.project), kept)
    return tuple(found.values())


def _inside(span: Span, told: Sequence[tuple[Span, int]]) -> tuple[int, ...]:
    first = bisect_left(told, (Span(span.start, span.start), -1))
    last = bisect_left(told, (Span(span.end, span.end), -1))
    return tuple(number for at, number in told[first:last] if at.end <= span.end)
