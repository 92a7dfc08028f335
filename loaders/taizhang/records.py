"""What a bulletin says, as plain records: no RDF below this module, no text matching above it.

Every record stands on spans, character ranges of ``Text.content``. Records of one bulletin refer to each other by position in the
tuples of their :class:`Reading` (a figure's ``project`` is an index into ``Reading.projects``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

WITHHELD = "囗"
"""What stands for each character of a name that is not published (U+56D7): it looks like the empty square by which editors mark a
missing character, but a Han character, so that the grammar of names reads on, and one that no text uses."""


class Span(NamedTuple):
    """A half-open range of characters, ``content[start:end]``."""

    start: int
    end: int


class BulletinKind(StrEnum):
    """What a bulletin is for: telling results, making promises, or telling a story."""

    RESULT = "result"
    COMMITMENT = "commitment"
    PRESS = "press"
    OTHER = "other"


class Comparator(StrEnum):
    """How the stated value bounds the true one."""

    EQ = "eq"
    GT = "gt"
    GE = "ge"
    LT = "lt"
    LE = "le"
    RANGE = "range"


class FigureKind(StrEnum):
    """What a figure states, after its class in the ontology."""

    OUTCOME = "Outcome"
    OUTPUT = "Output"
    TARGET = "Target"
    BASELINE = "Baseline"
    SCOPE = "Scope"


class InstrumentStatus(StrEnum):
    """Whether a document was issued, will be issued, or is another's that the text refers to."""

    ISSUED = "issued"
    PLANNED = "planned"
    CITED = "cited"


class DueKind(StrEnum):
    """How a time limit is set."""

    BY = "by"
    DURING = "during"
    RECURRING = "recurring"
    STANDING = "standing"


class Severity(StrEnum):
    """How heavy a finding is, after SHACL."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as one span of the text states it.

    ``value`` and ``upper`` (of a range, else None) are in the base unit, scale words multiplied out: 256.5万元 is 2565000 元, 47.3%
    is 47.3 ``%``. ``unit`` is the classifier as written without its scale word, ``""`` where none is written. ``rank`` is true for
    an ordinal that tells a rank (第一, 第12名), whose unit is 名.
    """

    span: Span
    value: Decimal
    upper: Decimal | None
    unit: str
    comparator: Comparator
    approximate: bool
    rank: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """A public body as the bulletin means it.

    ``name`` is the full name with its place (郑州市教育局); ``place`` the GB/T 2260 code of the division it belongs to, if known;
    ``function`` an identifier of ``function/ID``, if known; ``span`` where it is written.
    """

    name: str
    span: Span
    place: str | None = None
    function: str | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """One matter with its own responsible body. ``title`` is the text of ``span``; ``place`` a GB/T 2260 code."""

    title: str
    span: Span
    lead_units: tuple[Body, ...] = ()
    co_units: tuple[Body, ...] = ()
    supervisors: tuple[Body, ...] = ()
    place: str | None = None
    topics: tuple[str, ...] = ()
    issues: tuple[Span, ...] = ()
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with what it means: its kind, what it counts, whose it is, and the figures it stands beside.

    ``about`` are the words that say what is counted; ``change`` is ``increase`` or ``decrease`` where the figure is itself a
    change; ``subset_of``, ``out_of``, ``against`` and ``restates`` are indices into ``Reading.figures``; ``peer_group`` is the
    GB/T 2260 code of the place that a rank is among.
    """

    quantity: Quantity
    kind: FigureKind
    about: Span | None = None
    change: str | None = None
    indicator: str | None = None
    project: int | None = None
    subset_of: int | None = None
    out_of: int | None = None
    against: int | None = None
    restates: int | None = None
    peer_group: str | None = None
    period_from: date | None = None
    period_to: date | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """What a body did (``planned`` false) or will do; ``span`` runs from the verb's phrase to the clause's end.

    ``figures`` and ``instruments`` are those in its words, by index. Of a promised act of supervision ``stage`` is its stage
    (``stage/ID``) and ``form`` what it is called (回头看); both are None for any other measure.
    """

    span: Span
    planned: bool
    project: int | None = None
    figures: tuple[int, ...] = ()
    instruments: tuple[int, ...] = ()
    stage: str | None = None
    form: str | None = None


@dataclass(frozen=True, slots=True)
class Instrument:
    """A document named in 《》; ``title`` without the marks, a short reference (《条例》) resolved to the full title."""

    title: str
    span: Span
    status: InstrumentStatus
    project: int | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """A time limit; dates are inclusive and None where open. ``measures`` are the measures that it dates, by index."""

    span: Span
    due_from: date | None
    due_by: date | None
    kind: DueKind
    project: int | None = None
    measures: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A person named as answerable, or quoted: ``role`` is an identifier of ``role/ID``, ``post`` the post as written."""

    name: str
    span: Span
    role: str
    post: str | None = None
    project: int | None = None
    rank: int = 1


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A way of working that the text names, where it first does so for a project (or, without one, for the whole bulletin).

    ``code`` is its identifier in the lexicon ``mechanisms``, None for one that the lexicon does not know; ``name`` what it is
    called there, else what the text calls it; ``stages`` are those of ``stage/ID`` that its name or the text tells, in order.
    """

    name: str
    span: Span
    code: str | None = None
    stages: tuple[str, ...] = ()
    project: int | None = None


@dataclass(frozen=True, slots=True)
class SupervisionEvent:
    """One act of the supervision loop that the text tells as done; ``span`` runs from its verb to the clause's end.

    ``stage`` is an identifier of ``stage/ID``, ``form`` what such an act is called (督办函, 回头看); ``bodies`` are those told to
    act, ``addressees`` those that it is sent to, ``parties`` who takes part without being a body (``party/ID``). ``begun`` and
    ``ended`` are its first and last day, ``due_by`` the day that an order sets, all None where not told. ``figures`` and
    ``prompted`` (measures told to be taken because of it) are indices into the reading, ``informed_by`` into ``Reading.events``.
    """

    span: Span
    stage: str
    form: str
    bodies: tuple[Body, ...] = ()
    addressees: tuple[Body, ...] = ()
    parties: tuple[str, ...] = ()
    begun: date | None = None
    ended: date | None = None
    due_by: date | None = None
    figures: tuple[int, ...] = ()
    prompted: tuple[int, ...] = ()
    informed_by: tuple[int, ...] = ()
    project: int | None = None


@dataclass(frozen=True, slots=True)
class ReportingDuty:
    """A duty to report, confer or sum up: once in ``every`` periods of ``period/ID`` (both None where no rhythm is told).

    ``name`` is the duty as written (两周一调度); ``act`` the word of the lexicon ``duty_acts`` that it names (调度), if any;
    ``reports_to`` the body that the reports go to, where it is named.
    """

    name: str
    span: Span
    every: int | None = None
    period: str | None = None
    reports_to: Body | None = None
    project: int | None = None
    act: str | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something the loader could not read safely. ``values`` fill the message of ``code``; ``related`` are further passages."""

    code: str
    span: Span
    project: int | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    related: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Bulletin:
    """The bulletin itself: its kind, place (GB/T 2260 code), year, and who supervises.

    ``layout`` is the layout that it was read by, ``reason`` the cues that told it, ``runner_up`` the one that came next;
    ``coverage`` is the share of the text (0 to 1) in a sentence that holds some record.
    """

    kind: BulletinKind
    title: Span | None
    place: str | None
    place_name: str | None
    year: int | None
    published: date | None
    supervisors: tuple[Body, ...]
    layout: str
    runner_up: str | None = None
    reason: str = ""
    coverage: float = 1.0


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one bulletin."""

    bulletin: Bulletin
    projects: tuple[Project, ...]
    figures: tuple[Figure, ...]
    measures: tuple[Measure, ...]
    instruments: tuple[Instrument, ...]
    milestones: tuple[Milestone, ...]
    responsibilities: tuple[Responsibility, ...]
    doubts: tuple[Doubt, ...]
    mechanisms: tuple[Mechanism, ...] = ()
    events: tuple[SupervisionEvent, ...] = ()
    duties: tuple[ReportingDuty, ...] = ()
