"""Of what time a figure is told: 2023年 and 1—8月 are a period, 截至10月底 is a day, 2023年以来 a period without an end."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from ...records import Figure, FigureKind
from ..times.calendar import OPENINGS, STRETCH, interval
from .contexts import Context

# A time tells of the figures behind it where it begins a clause and the clause then ends or goes on with who or what, not where
# it is part of a name (2023年消防行动) or of a comparison (较2022年下降).
_TIME = re.compile(
    rf"[,。;:\n\t(\s](?=[截至目{OPENINGS}])(?:(?P<until>截[至止到]|至)?(?P<time>{STRETCH}|今年)(?P<since>以来|至今)?"
    r"(?=[,、]|[全我][市区县省州镇乡局]|[市区县]级|各级|共|累计|已|新[增建开]|查[处办]|完成|受理|组织|开展|发现)"
    r"|截[至止]目前|目前|截至当前)")


class Told(NamedTuple):
    """A time expression at an offset: a period, or the day as of which something is told; neither where it is 目前."""

    at: int
    period_from: date | None = None
    period_to: date | None = None
    as_of: date | None = None


def dated(folded: str, places: Sequence[Context], figures: Sequence[Figure], year: int | None) -> tuple[Figure, ...]:
    """The figures with the time that their sentence tells before them; targets have their time limit elsewhere."""
    padded = f"\n{folded}"  # a match begins with the mark before, and so where the time itself does in the text
    times = [told for match in _TIME.finditer(padded) if (told := _told(match, year))]
    starts = [told.at for told in times]
    return tuple(_with(figure, place, times, starts) for figure, place in zip(figures, places, strict=True))


def _told(match: re.Match[str], year: int | None) -> Told | None:
    words = match["time"]
    if words is None:
        return Told(match.start())
    days = interval(f"{year}年" if words == "今年" and year else words, year)
    if days is None:
        return None
    if match["until"]:
        return Told(match.start(), as_of=days.end)
    return Told(match.start(), days.start, None if match["since"] else days.end)


def _with(figure: Figure, place: Context, times: Sequence[Told], starts: Sequence[int]) -> Figure:
    number = bisect_left(starts, place.start) - 1
    # A baseline is told of the time in its own clause only: the sentence tells of the later value.
    earliest = place.clause if figure.kind is FigureKind.BASELINE else place.sentence
    if figure.kind is FigureKind.TARGET or number < 0 or times[number].at < earliest:
        return figure
    told = times[number]
    if told[1:] == (None, None, None):
        return figure
    return replace(figure, period_from=told.period_from, period_to=told.period_to, as_of=told.as_of)
