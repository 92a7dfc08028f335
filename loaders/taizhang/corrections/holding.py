"""The fields of records by the names that corrections use: what they hold, and a reading in which one holds something else."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..gazetteer import places
from ..records import Body, BulletinKind, Comparator, DueKind, FigureKind, InstrumentStatus, Reading, Span
from ..source.text import Text
from .address import COLLECTIONS, Target, span_of

_QUANTITY = frozenset({"value", "upper", "unit", "comparator", "approximate"})
_KINDS: Mapping[tuple[str, str], Any] = {
    ("bulletin", "kind"): BulletinKind, ("figure", "kind"): FigureKind, ("figure", "comparator"): Comparator,
    ("milestone", "kind"): DueKind, ("instrument", "status"): InstrumentStatus,
}


def held(reading: Reading, to: Target, field: str) -> Any:
    """What a field holds."""
    record = _record(reading, to)
    return getattr(record.quantity if _in_quantity(to, field) else record, field)


def holding(reading: Reading, to: Target, field: str, value: Any) -> Reading:
    """The reading in which a field holds a value; None or an empty tuple where it is to hold nothing."""
    kind = _KINDS.get((to.kind, field))
    value = kind(value) if kind else value
    record = _record(reading, to)
    if _in_quantity(to, field):
        changed = replace(record, quantity=replace(record.quantity, **{field: value}))
    elif to.kind == "bulletin" and field == "place":
        changed = replace(record, place=value, place_name=places()[value].name if value else None)
    else:
        changed = replace(record, **{field: _where_told(getattr(record, field), value)})
    return _with_record(reading, to, changed)


def project_of(reading: Reading, to: Target) -> int | None:
    """The project that a record is, or belongs to."""
    return to.index if to.kind == "project" else getattr(_record(reading, to), "project", None)


def place_of(reading: Reading, to: Target) -> Span | None:
    """Where a record stands; the bulletin stands for itself."""
    return None if to.kind == "bulletin" else span_of(_record(reading, to))


def words_of(text: Text, reading: Reading, to: Target) -> str:
    """The words of a record."""
    span = place_of(reading, to) or Span(0, 0)
    return text.content[span.start : span.end]


def _record(reading: Reading, to: Target) -> Any:
    return reading.bulletin if to.index is None else getattr(reading, COLLECTIONS[to.kind])[to.index]


def _with_record(reading: Reading, to: Target, record: Any) -> Reading:
    if to.index is None:
        return replace(reading, bulletin=record)
    name = COLLECTIONS[to.kind]
    records = list(getattr(reading, name))
    records[to.index] = record
    changed: dict[str, Any] = {name: tuple(records)}
    return replace(reading, **changed)


def _in_quantity(to: Target, field: str) -> bool:
    return to.kind == "figure" and field in _QUANTITY


def _where_told(before: Any, value: Any) -> Any:
    """Bodies that the text already names stay where they are told."""
    if not isinstance(value, tuple) or not all(isinstance(one, Body) for one in value):
        return value
    known = {one.name: one for one in before if isinstance(one, Body)}
    return tuple(one if one.span.end > one.span.start else known.get(one.name, one) for one in value)
