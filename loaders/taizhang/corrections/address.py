"""What an entry is about: the record that bears its words, found in a reading."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..records import (
    Figure,
    Instrument,
    Measure,
    Mechanism,
    Milestone,
    Project,
    Reading,
    ReportingDuty,
    Responsibility,
    Span,
    SupervisionEvent,
)
from ..source.text import Text, fold
from .entries import Entry

Record = Project | Figure | Measure | Milestone | Instrument | Responsibility | Mechanism | SupervisionEvent | ReportingDuty
COLLECTIONS = {
    "project": "projects", "figure": "figures", "measure": "measures", "milestone": "milestones", "instrument": "instruments",
    "person": "responsibilities", "mechanism": "mechanisms", "event": "events", "duty": "duties",
}
"""Kind of record → where a reading has them."""

_SHORTEST = 4  # a title of fewer characters is in too many others


class Misfit(Exception):
    """An entry that does not fit the bulletin: what it expects, and what there is."""

    def __init__(self, wanted: str, found: Iterable[str] = ()) -> None:
        self.wanted, self.found = wanted, tuple(found)
        super().__init__(wanted)


@dataclass(frozen=True, slots=True)
class Target:
    """A record of a reading: its kind and its position; the bulletin itself has none."""

    kind: str
    index: int | None = None


def target(text: Text, reading: Reading, entry: Entry) -> Target:
    """The one record that an entry is about. Raises :class:`Misfit` where there is none, or several and no ordinal."""
    if entry.subject == "bulletin":
        return Target("bulletin")
    if entry.record is None:
        return Target("project", picked(titled(reading, entry.project or ""), entry.ordinal, entry.project or "", reading.projects))
    among = titled(reading, entry.project) if entry.project else None
    if among == []:
        raise Misfit(entry.project or "")
    return Target(entry.record, worded(text, reading, entry.record, entry.words or "", among, entry.ordinal))


def titled(reading: Reading, title: str) -> list[int]:
    """The projects of a title; where none bears it exactly, those whose title has it in it or the other way round."""
    wanted = squeezed(title)
    titles = [squeezed(project.title) for project in reading.projects]
    exact = [number for number, one in enumerate(titles) if one == wanted]
    return exact or [number for number, one in enumerate(titles) if alike(one, wanted)]


def alike(one: str, other: str) -> bool:
    """Whether one of two squeezed titles is in the other."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _SHORTEST and shorter in longer


def worded(text: Text, reading: Reading, kind: str, words: str, among: Sequence[int | None] | None, ordinal: int | None) -> int:
    """The one record of a kind (of some projects) whose words are these, in them or around them; a person is known by the name."""
    records: Sequence[Record] = getattr(reading, COLLECTIONS[kind])
    own = [number for number, one in enumerate(records) if among is None or getattr(one, "project", None) in among]
    if kind == "person":
        found = [number for number in own if squeezed(getattr(records[number], "name", "")) == squeezed(words)]
        return picked(found, ordinal, words, [words] * len(records))
    places = occurrences(text, words)
    spans = [span_of(one) for one in records]
    exact = [number for number in own if spans[number] in places]
    found = exact or [number for number in own if any(nested(spans[number], place) for place in places)]
    return picked(found, ordinal, words, [text.content[span.start : span.end] for span in spans])


def picked(found: Sequence[int], ordinal: int | None, wanted: str, shown: Sequence[object]) -> int:
    """The one that was found, or the one of the ordinal. Raises :class:`Misfit`."""
    if ordinal is not None and ordinal <= len(found):
        return found[ordinal - 1]
    if ordinal is None and len(found) == 1:
        return found[0]
    raise Misfit(wanted, (str(getattr(shown[number], "title", shown[number])) for number in found))


def occurrences(text: Text, words: str) -> list[Span]:
    """Where words stand in a text, whatever their white space and width."""
    characters = [re.escape(character) for character in squeezed(words)]
    if not characters:
        return []
    return [Span(*match.span()) for match in re.finditer(r"\s*".join(characters), text.folded)]


def span_of(record: Record) -> Span:
    """Where a record stands."""
    return record.quantity.span if isinstance(record, Figure) else record.span


def squeezed(words: str) -> str:
    """Words without white space, full and half width alike."""
    return "".join(fold(words).split())


def nested(one: Span, other: Span) -> bool:
    """Whether one of two spans lies in the other; an empty one lies nowhere."""
    return one.start < one.end and (
        (one.start <= other.start and other.end <= one.end) or (other.start <= one.start and one.end <= other.end)
    )
