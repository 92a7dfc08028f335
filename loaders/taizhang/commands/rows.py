"""What was read as rows of a table: a record a row, its values in the names and codes that corrections take."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from ..errors import Said
from ..findings.doubts import catalogue, filled
from ..records import (
    Body,
    Bulletin,
    Doubt,
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

KINDS = {
    "bulletin": Said("通报", "bulletin"),
    "project": Said("项目", "project"),
    "issue": Said("问题", "issue"),
    "figure": Said("数据", "figure"),
    "measure": Said("措施", "measure"),
    "milestone": Said("时限", "time limit"),
    "instrument": Said("文件", "instrument"),
    "person": Said("人员", "person"),
    "mechanism": Said("机制", "mechanism"),
    "event": Said("监督", "supervision"),
    "duty": Said("报告", "reporting duty"),
    "doubt": Said("存疑", "doubt"),
}


class Row(NamedTuple):
    """A record: its kind (of ``KINDS``), its project by its number from 0, its words, and what they were read as."""

    kind: str
    project: int | None
    span: Span
    read_as: Said


def rows(reading: Reading, content: str) -> list[Row]:
    """The records in the order of the text, the bulletin first. ``content`` is that of the text."""
    doubts = (Row("doubt", doubt.project, doubt.span, _doubt(doubt, content)) for doubt in reading.doubts)
    return [_bulletin(reading.bulletin), *sorted((*_records(reading), *doubts), key=lambda row: row.span)]


def _records(reading: Reading) -> Iterator[Row]:
    for number, project in enumerate(reading.projects):
        yield Row("project", number, project.span, _project(project))
        yield from (Row("issue", number, issue, _told()) for issue in project.issues)
    for collection, kind, read_as in _READ_AS:
        for record in getattr(reading, collection):
            span = record.quantity.span if kind == "figure" else record.span
            yield Row(kind, record.project, span, read_as(record))


def _bulletin(bulletin: Bulletin) -> Row:
    told = _told(bulletin.kind, bulletin.place_name, bulletin.year, published=bulletin.published,
                 supervisors=_names(bulletin.supervisors))
    return Row("bulletin", None, bulletin.title or Span(0, 0), told)


def _project(project: Project) -> Said:
    return _told(lead_units=_names(project.lead_units), co_units=_names(project.co_units), supervisors=_names(project.supervisors),
                 status=project.status, topics=" ".join(project.topics))


def _figure(figure: Figure) -> Said:
    quantity = figure.quantity
    about = "~" if quantity.approximate else ""
    upper = "" if quantity.upper is None else f"–{quantity.upper:f}"
    value = f"{quantity.comparator} {about}{quantity.value:f}{upper} {quantity.unit}".strip()
    period = _days(figure.period_from, figure.period_to)
    return _told(figure.kind, value, figure.indicator, figure.change, period, as_of=figure.as_of)


def _measure(measure: Measure) -> Said:
    return _told("planned" if measure.planned else "performed", measure.stage, measure.form)


def _milestone(milestone: Milestone) -> Said:
    return _told(milestone.kind, _days(milestone.due_from, milestone.due_by))


def _instrument(instrument: Instrument) -> Said:
    return _told(instrument.status, instrument.title)


def _person(person: Responsibility) -> Said:
    return _told(person.role, person.post)


def _mechanism(mechanism: Mechanism) -> Said:
    return _told(mechanism.code, mechanism.name, stages=" ".join(mechanism.stages))


def _event(event: SupervisionEvent) -> Said:
    return _told(event.stage, event.form, bodies=_names(event.bodies), addressees=_names(event.addressees),
                 parties=" ".join(event.parties), days=_days(event.begun, event.ended), due_by=event.due_by)


def _duty(duty: ReportingDuty) -> Said:
    rhythm = f"{duty.every} {duty.period}" if duty.every else None
    return _told(duty.name, every=rhythm, reports_to=duty.reports_to and duty.reports_to.name)


def _doubt(doubt: Doubt, content: str) -> Said:
    """The code of a doubt and what it says."""
    quote, *related = (content[slice(*span)] for span in (doubt.span, *doubt.related))
    values = {**doubt.values, "quote": quote, "related": "、".join(related)}
    message = filled(catalogue()[doubt.code].message, values)
    return Said(f"{doubt.code}: {message.zh}", f"{doubt.code}: {message.en}")


_READ_AS: tuple[tuple[str, str, Callable[[Any], Said]], ...] = (
    ("figures", "figure", _figure),
    ("measures", "measure", _measure),
    ("milestones", "milestone", _milestone),
    ("instruments", "instrument", _instrument),
    ("responsibilities", "person", _person),
    ("mechanisms", "mechanism", _mechanism),
    ("events", "event", _event),
    ("duties", "duty", _duty),
)


def _told(*values: object, **named: object) -> Said:
    """What is known of some values: those that tell themselves what they are, and others with their names."""
    known = [*(str(value) for value in values if value), *(f"{name}={value}" for name, value in named.items() if value)]
    return Said("; ".join(known), "; ".join(known))


def _names(bodies: Iterable[Body]) -> str:
    return "、".join(body.name for body in bodies)


def _days(first: date | None, last: date | None) -> str:
    return f"{first or ''}..{last or ''}" if first or last else ""
