"""A bulletin while it is written: its characters so far, and the true records of what they say."""

from dataclasses import dataclass, field, replace

from taizhang.gazetteer import Place
from taizhang.records import (
    Body,
    Bulletin,
    BulletinKind,
    Figure,
    Instrument,
    InstrumentStatus,
    Measure,
    Milestone,
    Project,
    Quantity,
    Reading,
    Responsibility,
    Span,
)

from .amounts import Amount
from .due import Limit


@dataclass
class Draft:
    """Words are only ever added at the end, so that every record knows its span when it is made.

    Records belong to the matter that is open.
    """

    newline: str = "\n"
    indent: str = ""
    pieces: list[str] = field(default_factory=list)
    at: int = 0
    matter: int | None = None
    projects: list[Project] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    instruments: list[Instrument] = field(default_factory=list)
    milestones: list[Milestone] = field(default_factory=list)
    persons: list[Responsibility] = field(default_factory=list)

    def write(self, words: str) -> Span:
        """Add words; where they stand."""
        self.pieces.append(words)
        self.at += len(words)
        return Span(self.at - len(words), self.at)

    def line(self) -> None:
        """Begin a new line."""
        if self.at:
            self.write(self.newline)
        self.write(self.indent)

    def row(self) -> None:
        """Begin a new row of a table: no blank line before it, no indentation."""
        self.write("\r\n" if "\r" in self.newline else "\n")

    def open(self, topic: str, place: Place) -> None:
        """Begin a matter; what follows is told of it."""
        self.matter = len(self.projects)
        self.projects.append(Project("", Span(self.at, self.at), place=place.code, topics=(topic,)))

    def close(self) -> None:
        """End the matter."""
        self.matter = None

    @property
    def project(self) -> Project:
        """The matter that is open."""
        assert self.matter is not None
        return self.projects[self.matter]

    def tell(self, **facts: object) -> None:
        """Note something of the open matter."""
        assert self.matter is not None
        self.projects[self.matter] = replace(self.project, **facts)  # type: ignore[arg-type]

    def title(self, words: str) -> None:
        """Write the matter's title."""
        self.tell(title=words, span=self.write(words))

    def issue(self, span: Span) -> None:
        """Note a problem statement."""
        self.tell(issues=(*self.project.issues, span))

    def lead(self, words: str, body: str) -> None:
        """Write a body that leads."""
        self.tell(lead_units=(*self.project.lead_units, Body(body, self.write(words))))

    def participant(self, words: str, body: str) -> None:
        """Write a body that takes part."""
        span = self.write(words)
        if body not in [other.name for other in (*self.project.lead_units, *self.project.co_units)]:
            self.tell(co_units=(*self.project.co_units, Body(body, span)))

    def figure(self, amount: Amount, unit: str, meant: Figure) -> int:
        """Write a number that means what a figure says, its quantity apart; its index."""
        span = self.write(amount.words)
        quantity = Quantity(span, amount.value, amount.upper, unit, amount.comparator, amount.approximate, meant.quantity.rank)
        self.figures.append(replace(meant, quantity=quantity, project=self.matter))
        return len(self.figures) - 1

    def document(self, title: str, status: InstrumentStatus) -> None:
        """Write a 《title》; each counts once for a matter."""
        self.write("《")
        made = Instrument(title, self.write(title), status, self.matter)
        self.write("》")
        if (title, status, self.matter) not in [(other.title, other.status, other.project) for other in self.instruments]:
            self.instruments.append(made)

    def limit(self, limit: Limit) -> None:
        """Write a time limit."""
        self.milestones.append(Milestone(self.write(limit.words), limit.due_from, limit.due_by, limit.kind, self.matter))

    def person(self, name: str, role: str) -> None:
        """Write a person's name."""
        made = Responsibility(name, self.write(name), role, None, self.matter)
        if (name, role, self.matter) not in [(other.name, other.role, other.project) for other in self.persons]:
            self.persons.append(made)

    def reading(self, kind: BulletinKind, place: Place, year: int, supervisor: str, layout: str) -> Reading:
        """All that the finished bulletin says."""
        watching = (Body(supervisor, Span(0, 0)),)
        return Reading(
            Bulletin(kind, None, place.code, place.name, year, None, watching, layout),
            tuple(self.projects),
            tuple(self.figures),
            tuple(self.measures),
            tuple(self.instruments),
            tuple(self.milestones),
            tuple(self.persons),
            (),
        )
