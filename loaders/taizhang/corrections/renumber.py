"""A reading without some of its records: what refers to others by position refers to the same ones again."""

from collections.abc import Collection, Mapping
from dataclasses import fields, replace
from typing import Any

from ..records import Reading

REFERENCES = {
    "project": "projects", "subset_of": "figures", "out_of": "figures", "against": "figures", "restates": "figures",
    "figures": "figures", "instruments": "instruments", "measures": "measures", "prompted": "measures", "informed_by": "events",
}
"""The attributes of records that hold positions, and in what."""

_Positions = Mapping[str, Mapping[int, int]]


def without(reading: Reading, dropped: Mapping[str, Collection[int]]) -> Reading:
    """The reading without the records at these positions of its tuples (``figures`` …). Who refers to one refers to none."""
    collections = [field.name for field in fields(reading) if isinstance(getattr(reading, field.name), tuple)]
    kept = {name: [n for n in range(len(getattr(reading, name))) if n not in dropped.get(name, ())] for name in collections}
    positions = {name: {old: new for new, old in enumerate(olds)} for name, olds in kept.items()}
    rest: dict[str, Any] = {
        name: tuple(_renumbered(getattr(reading, name)[n], positions) for n in olds) for name, olds in kept.items()
    }
    return replace(reading, **rest)


def _renumbered(record: Any, positions: _Positions) -> Any:
    """A record with its references in the new order."""
    held = {field.name: getattr(record, field.name) for field in fields(record) if field.name in REFERENCES}
    changed: dict[str, object] = {}
    for name, value in held.items():
        new = positions[REFERENCES[name]]
        if isinstance(value, int):
            changed[name] = new.get(value)
        elif isinstance(value, tuple):
            changed[name] = tuple(new[one] for one in value if one in new)
    return replace(record, **changed) if changed else record
