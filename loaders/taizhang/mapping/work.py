"""What was done or will be: measures, the time limits that date them, and the documents they rest on."""

from collections.abc import Sequence

from pyoxigraph import NamedNode

from ..records import Instrument, Measure, Milestone
from . import terms
from .draft import Draft, Fact
from .loop import promises
from .terms import tz

Nodes = Sequence[NamedNode]


def measures(draft: Draft, records: Sequence[Measure], projects: Nodes, figures: Nodes, issued: Nodes) -> list[NamedNode]:
    """State the measures of a bulletin; their nodes in the same order. ``issued`` are the nodes of its instruments."""
    nodes = []
    for record in records:
        node = draft.node("measure", record.span)
        kind = (terms.TYPE, tz("PlannedMeasure" if record.planned else "PerformedMeasure"))
        draft.new(node, (kind, *_of_project(record, projects), draft.told(record.span)))
        for number in record.figures:
            draft.add(figures[number], tz("ofMeasure"), node)
        for number in record.instruments:
            draft.add(node, tz("instrument"), issued[number])
        if record.stage and record.form:
            promises(draft, node, record.stage, record.form)
        nodes.append(node)
    return nodes


def milestones(draft: Draft, records: Sequence[Milestone], projects: Sequence[NamedNode], dated: Sequence[NamedNode]) -> None:
    """State the time limits of a bulletin. ``dated`` are the nodes of its measures."""
    for record in records:
        node = draft.node("milestone", record.span)
        kind = ((terms.TYPE, tz("Milestone")), (tz("dueKind"), terms.code("due", record.kind)))
        draft.new(node, (*kind, *_of_project(record, projects), draft.told(record.span)))
        if record.due_from:
            draft.add(node, tz("dueFrom"), terms.day(record.due_from))
        if record.due_by:
            draft.add(node, tz("dueBy"), terms.day(record.due_by))
        for number in record.measures:
            draft.add(node, tz("dueFor"), dated[number])


def instruments(draft: Draft, records: Sequence[Instrument], projects: Sequence[NamedNode]) -> list[NamedNode]:
    """State the documents that a bulletin names; their nodes in the same order."""
    nodes = [draft.node("instrument", record.span) for record in records]
    for record, node in zip(records, nodes, strict=True):
        what = ((terms.TYPE, tz("Instrument")), (terms.LABEL, terms.zh(record.title)))
        status = (tz("instrumentStatus"), terms.code("instrument", record.status))
        draft.new(node, (*what, status, *_of_project(record, projects), draft.told(record.span)))
    return nodes


def _of_project(record: Measure | Milestone | Instrument, projects: Sequence[NamedNode]) -> tuple[Fact, ...]:
    return () if record.project is None else ((tz("ofProject"), projects[record.project]),)
