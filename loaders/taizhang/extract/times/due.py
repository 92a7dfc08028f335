"""A time limit as the readers of time words hand it on."""

from datetime import date
from typing import NamedTuple

from ...records import DueKind, Span

BEFORE = r"(?:之前|以前|前(?![后三两列半述款期\d]))"


class Due(NamedTuple):
    """One time limit: where it is written and its dates; ``slip`` where it is not written as it must be meant."""

    span: Span
    due_from: date | None
    due_by: date | None
    kind: DueKind
    slip: bool = False
