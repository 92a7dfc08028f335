"""What one layout makes of a page: the matters it sees, and how sure it is."""

from dataclasses import dataclass

from ..records import Span
from .document import Section


@dataclass(frozen=True, slots=True)
class Entry:
    """One matter as a layout sees it. It runs to the next entry or to ``end``.

    ``sections`` are given by a layout that knows them (a table's cells); else they follow from the field names inside.
    ``running`` is true where the title is part of the matter's running text. ``lead`` is a heading above that names the body of
    several matters; ``heading`` the heading of the field they stand under.
    """

    title: Span
    start: int
    end: int | None = None
    lead: Span | None = None
    heading: Span | None = None
    sections: tuple[Section, ...] = ()
    running: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """A layout's proposal: ``score`` counts the matters weighed by how plain their cues are."""

    layout: str
    entries: tuple[Entry, ...]
    score: float
    reason: str
