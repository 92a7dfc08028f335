"""Records as plain values for JSON."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ..records import Span


def plain(record: object, content: str) -> Any:
    """A record, and all in it, as mappings, lists, strings and numbers.

    A span becomes its start, end and characters of ``content``; a whole number an integer, another one a float; a day ISO 8601.
    """
    if isinstance(record, Span):
        return {"start": record.start, "end": record.end, "quote": content[record.start : record.end]}
    if isinstance(record, Decimal):
        return int(record) if record == record.to_integral_value() else float(record)
    if isinstance(record, date):
        return record.isoformat()
    if isinstance(record, Mapping):
        return {key: plain(value, content) for key, value in record.items()}
    if isinstance(record, tuple):
        return [plain(value, content) for value in record]
    if is_dataclass(record):
        return {field.name: plain(getattr(record, field.name), content) for field in fields(record)}
    return record
