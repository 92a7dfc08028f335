"""One answer of a steward, and how it is kept with a release."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class Answer(StrEnum):
    """What an entry does: set a field, drop a field or a record, or settle a finding without changing what was read."""

    VALUE = "value"
    DROP = "drop"
    CONFIRM = "confirm"
    ACCEPT = "accept"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a corrections file; ``docs/corrections.md`` tells what each key means.

    ``where`` is the file and the line; ``bulletin`` is None where the file is about one. ``record`` and ``words`` are the kind and
    the words of the record that it is about, both None where that is a project, or the bulletin. ``value`` and ``was`` hold words
    as written; ``was`` is None where it is not given.
    """

    where: str
    answer: Answer
    by: str
    date: date
    bulletin: str | None = None
    project: str | None = None
    record: str | None = None
    words: str | None = None
    ordinal: int | None = None
    field: str | None = None
    finding: str | None = None
    quote: str | None = None
    value: tuple[str, ...] = ()
    was: tuple[str, ...] | None = None
    passage: str | None = None
    source: str | None = None
    reason: str | None = None

    @property
    def subject(self) -> str:
        """The kind of record that it is about."""
        return self.record or ("project" if self.project else "bulletin")


def to_json(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """Entries as values that JSON knows, without what is not given."""
    return [
        {name: value for name, value in asdict(entry).items() if value not in (None, ())} | {"date": entry.date.isoformat()}
        for entry in entries
    ]


def from_json(lines: Iterable[Mapping[str, Any]]) -> tuple[Entry, ...]:
    """The entries that :func:`to_json` wrote."""
    return tuple(_entry(dict(line)) for line in lines)


def _entry(line: dict[str, Any]) -> Entry:
    line |= {name: tuple(line[name]) for name in ("value", "was") if name in line}
    return Entry(**line | {"answer": Answer(line["answer"]), "date": date.fromisoformat(line["date"])})
