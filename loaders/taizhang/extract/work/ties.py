"""What stands in the words of a measure: the figures that count it or set its target, the documents that it issues or goes by."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from ...records import Figure, Instrument, InstrumentStatus, Measure, Span


def tied(measures: Sequence[Measure], figures: Sequence[Figure], instruments: Sequence[Instrument]) -> tuple[Measure, ...]:
    """The measures with the figures and the instruments in their words, by their place in ``figures`` and ``instruments``."""
    counts = [(figure.quantity.span, number) for number, figure in enumerate(figures)]
    titles = [(instrument.span, number) for number, instrument in enumerate(instruments)]
    counts.sort()
    titles.sort()
    return tuple(_with(measure, _inside(measure.span, counts), _inside(measure.span, titles)) for measure in measures)


def _with(measure: Measure, figures: tuple[int, ...], instruments: tuple[int, ...]) -> Measure:
    """A measure with what stands in its words; most hold nothing, and a copy of a record is not cheap."""
    return replace(measure, figures=figures, instruments=instruments) if figures or instruments else measure


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


def _inside(span: Span, told: Sequence[tuple[tuple[int, int], int]]) -> tuple[int, ...]:
    first = bisect_left(told, ((span.start, span.start), -1))
    last = bisect_left(told, ((span.end, span.end), -1), first)
    return tuple(number for at, number in told[first:last] if at[1] <= span.end)
