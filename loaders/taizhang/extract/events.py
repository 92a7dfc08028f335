"""Supervision events: acts of the loop that a text tells as done, with who acts, who is addressed, when, and the figures they carry."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..gazetteer import Place, PlaceMention
from ..layout.document import Document
from ..records import Body, Measure, Reading, Span, SupervisionEvent
from .acts import Act, acts
from .bodies import supervising
from .context import Context
from .due_dates import Years
from .event_dates import days
from .event_links import figures, grounds, prompted, sets_day
from .parties import kinds_of_party, parties

_PARTAKEN = frozenset({"solicit", "evaluate"})  # stages in which others than bodies take part


def supervised(document: Document, reading: Reading, home: Place | None, places: dict[int, PlaceMention]) -> Reading:
    """The reading with its supervision events, and with the stage of every planned measure that promises one.

    ``home`` is the bulletin's place, ``places`` are the place names of the text by where they end.
    """
    context = Context(document)
    told = list(acts(context, reading.bulletin.kind))
    measures = _promised(reading.measures, [act for act in told if act.planned])
    done = [act for act in told if not act.planned and not _within_planned(act, measures)]
    years = Years(reading.bulletin.year, reading.bulletin.published)
    read = replace(reading, measures=measures)
    events = [event for event in (_event(context, act, done, read, home, places, years) for act in done) if event]
    return replace(read, events=grounds(context, _merged(events, done)))
