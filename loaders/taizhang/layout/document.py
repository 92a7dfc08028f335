"""The shape of a read layout: sections by part, and the matters they belong to."""

from dataclasses import dataclass
from enum import StrEnum

from ..records import Span
from ..source.text import Text


class Part(StrEnum):
    """What a section of a bulletin says."""

    OPENING = "opening"  # before the first matter: the whole programme
    TITLE = "title"  # the matter's own heading
    LEAD = "lead"
    PARTICIPANTS = "participants"
    SUPERVISION = "supervision"
    ISSUE = "issue"
    TARGET = "target"
    MEASURES = "measures"
    RESULTS = "results"
    NEXT = "next"  # next steps: planned
    TIME_LIMIT = "time-limit"
    DUTIES = "duties"  # persons answerable
    STATUS = "status"
    CONTACT = "contact"
    NARRATIVE = "narrative"  # a matter told in running text: issue, measures and results mixed
    CLOSING = "closing"  # after the last matter: the whole programme again
    CHROME = "chrome"  # what a web page puts around the text


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of text of one part. ``label`` is the heading or field name before it; ``matter`` an index into the matters."""

    part: Part
    body: Span
    label: Span | None = None
    matter: int | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter (a project to be): its title and the stretch of text that tells of it.

    ``lead`` is a heading above that names the body of this and other matters (市教育局), ``heading`` that of their field.
    """

    title: Span
    extent: Span
    lead: Span | None = None
    heading: Span | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its layout. Sections are in the order of the text and do not overlap."""

    text: Text
    layout: str
    runner_up: str | None
    reason: str
    sections: tuple[Section, ...]
    matters: tuple[Matter, ...]
