"""The supervision loop: ways of working, supervision events, and duties to report."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode

from .. import iris, lexicon
from ..records import Mechanism, ReportingDuty, SupervisionEvent
from . import terms
from .draft import Draft, Fact
from .identity import hashed
from .projects import Actors
from .terms import tz

_ASSOCIATED, _INFORMED = (NamedNode(iris.PROV + name) for name in ("wasAssociatedWith", "wasInformedBy"))


@dataclass(frozen=True)
class Nodes:
    """The nodes of what the loop refers to: of the records by their positions, and of the bodies."""

    programme: NamedNode
    projects: Sequence[NamedNode]
    figures: Sequence[NamedNode]
    measures: Sequence[NamedNode]
    actors: Actors

    def whose(self, project: int | None) -> NamedNode:
        """The project, or the programme for what speaks for the whole bulletin."""
        return self.programme if project is None else self.projects[project]


def mechanisms(draft: Draft, records: Sequence[Mechanism], nodes: Nodes) -> None:
    """State which project or programme works by which mechanism; one that the lexicon does not know is known by its name."""
    for record in records:
        node = NamedNode(iris.thing("mechanism", record.code or hashed(record.name)))
        draft.add(node, terms.TYPE, tz("Mechanism"))
        draft.add(node, terms.LABEL, terms.zh(record.name))
        if english := _english("mechanisms", "code").get(record.code or ""):
            draft.add(node, terms.LABEL, english)
        for stage in record.stages:
            draft.add(node, tz("hasStage"), terms.code("stage", stage))
        draft.add(nodes.whose(record.project), tz("usesMechanism"), node)
        draft.stated(node, record.span)


def events(draft: Draft, records: Sequence[SupervisionEvent], nodes: Nodes) -> None:
    """State the supervision events, the bodies that act, and the figures that belong to each."""
    own = [draft.node("event", record.span) for record in records]
    for record, node in zip(records, own, strict=True):
        draft.add(node, terms.TYPE, tz("SupervisionEvent"))
        draft.describe(node, (*_form(record.stage, record.form), *_sides(record, nodes), *_when(record)))
        _belongs(draft, node, record.project, nodes)
        for number in record.prompted:
            draft.add(node, tz("prompted"), nodes.measures[number])
        for number in record.informed_by:
            draft.add(node, _INFORMED, own[number])
        for number in record.figures:
            draft.add(nodes.figures[number], tz("ofEvent"), node)
        draft.stated(node, record.span)


def duties(draft: Draft, records: Sequence[ReportingDuty], nodes: Nodes) -> None:
    """State the duties to report."""
    for record in records:
        node = draft.node("duty", record.span)
        draft.add(node, terms.TYPE, tz("ReportingDuty"))
        draft.add(node, terms.LABEL, terms.zh(record.name))
        if act := _english("duty_acts", "word").get(record.act or ""):
            draft.add(node, terms.LABEL, Literal(act.value + _rhythm(record), language="en"))
        if record.every:
            draft.add(node, tz("every"), terms.rank(record.every))
        if record.period:
            draft.add(node, tz("period"), terms.code("period", record.period))
        if record.reports_to:
            draft.add(node, tz("reportsTo"), nodes.actors[record.reports_to])
        _belongs(draft, node, record.project, nodes)
        draft.stated(node, record.span)


def _rhythm(record: ReportingDuty) -> str:
    """How often in English: `` every week``, `` every 2 weeks``; nothing where no rhythm is told."""
    if not record.every or not record.period:
        return ""
    period = record.period.replace("-", " ")
    return f" every {period}" if record.every == 1 else f" every {record.every} {period.removesuffix('s')}s"


def promises(draft: Draft, measure: NamedNode, stage: str, form: str) -> None:
    """State of a planned measure which act of supervision it promises."""
    draft.describe(measure, _form(stage, form))


def _form(stage: str, form: str) -> Iterator[Fact]:
    yield tz("stage"), terms.code("stage", stage)
    yield terms.LABEL, terms.zh(form)
    if english := _english("supervision_names", "form").get(form):
        yield terms.LABEL, english


def _sides(record: SupervisionEvent, nodes: Nodes) -> Iterator[Fact]:
    yield from ((_ASSOCIATED, nodes.actors[body]) for body in record.bodies)
    yield from ((tz("addressee"), nodes.actors[body]) for body in record.addressees)
    yield from ((tz("party"), terms.code("party", party)) for party in record.parties)


def _when(record: SupervisionEvent) -> Iterator[Fact]:
    days = (("periodFrom", record.begun), ("periodTo", record.ended), ("dueBy", record.due_by))
    yield from ((tz(term), terms.day(day)) for term, day in days if day)


def _belongs(draft: Draft, node: NamedNode, project: int | None, nodes: Nodes) -> None:
    draft.add(node, tz("ofProgramme" if project is None else "ofProject"), nodes.whose(project))


@cache
def _english(table: str, column: str) -> Mapping[str, Literal]:
    """What the rows of a lexicon are called in English, by one of its columns; the first row of a value counts."""
    names: dict[str, Literal] = {}
    for row in lexicon.table(table):
        if row[column]:
            names.setdefault(row[column], Literal(row["en"], language="en"))
    return names
