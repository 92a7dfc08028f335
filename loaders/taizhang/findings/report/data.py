"""Findings for programs and spreadsheets: JSON and CSV."""

import csv
import io
import json
from collections.abc import Sequence
from typing import TypedDict

from ..finding import Finding
from .words import harmless, still_open

_BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for something else


class Row(TypedDict):
    """A finding in the schema of ``check --format json``."""

    code: str
    severity: str
    message: dict[str, str]
    fix: dict[str, str]
    bulletin: str
    project: str | None
    quote: str
    start: int
    end: int


def row(finding: Finding) -> Row:
    """One finding as plain data."""
    return Row(
        code=finding.code, severity=finding.severity.value, message=finding.message._asdict(), fix=finding.fix._asdict(),
        bulletin=finding.bulletin, project=finding.project, quote=finding.quote, start=finding.span.start, end=finding.span.end,
    )


def json_list(found: Sequence[Finding], lang: str) -> str:
    """A JSON list, both languages in it whatever ``lang``."""
    del lang
    return json.dumps([row(finding) for finding in still_open(found)], ensure_ascii=False, indent=1) + "\n"


def csv_table(found: Sequence[Finding], lang: str) -> str:
    """A CSV table (RFC 4180) that Excel opens right: with a byte order mark, no cell taken for a formula."""
    del lang
    cells = [_cells(finding) for finding in still_open(found)]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, _COLUMNS)
    writer.writeheader()
    writer.writerows(cells)
    return _BYTE_ORDER_MARK + out.getvalue()


_COLUMNS = ("bulletin", "line", "column", "severity", "code", "project", "message_zh", "message_en", "quote", "fix_zh", "fix_en",
            "start", "end", "identity")


def _cells(finding: Finding) -> dict[str, str | int]:
    words = {
        "bulletin": finding.bulletin, "severity": finding.severity.value, "code": finding.code, "project": finding.project or "",
        "message_zh": finding.message.zh, "message_en": finding.message.en, "quote": finding.quote,
        "fix_zh": finding.fix.zh, "fix_en": finding.fix.en, "identity": finding.local,
    }
    numbers = {"line": finding.line, "column": finding.column, "start": finding.span.start, "end": finding.span.end}
    return {name: harmless(cell) for name, cell in words.items()} | numbers

