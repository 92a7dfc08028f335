"""Findings as an Excel workbook: a sheet of counts, a sheet of findings that can be filtered."""

import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from ...errors import Said
from ..finding import Finding
from .words import HEADINGS, KIND, NOWHERE, OF_KIND, PLACE, SEVERITY, TALLY, TITLE, WHOLE, harmless, printable, still_open, tallies

_MOST = 32_767  # characters that a cell may hold
_VALUE = Said("取值", "value")
_COLUMNS = {
    Said("通报", "bulletin"): 28,
    PLACE: 12,
    OF_KIND: 12,
    Said("年份", "year"): 8,
    Said("行", "line"): 6,
    Said("列", "column"): 8,
    HEADINGS["severity"]: 10,
    HEADINGS["code"]: 24,
    HEADINGS["project"]: 32,
    HEADINGS["message"]: 48,
    HEADINGS["quote"]: 28,
    Said("所在句", "sentence"): 60,
    HEADINGS["fix"]: 48,
    Said("标识", "identity"): 20,
}
Value = str | int | None


def sheet(found: Sequence[Finding], lang: str) -> bytes:
    """A workbook (Office Open XML) whose cells are all shown and never run."""
    listed = still_open(found)
    book = Workbook(write_only=True)
    book.properties.title = TITLE.to(lang)
    _counts(book.create_sheet(TALLY.to(lang)), listed, lang)
    findings = book.create_sheet(TITLE.to(lang))
    _laid_out(findings, _COLUMNS.values())
    _header(findings, _COLUMNS, lang)
    for one in listed:
        findings.append([_cell(value) for value in _row(one, lang)])
    findings.auto_filter.ref = f"A1:{get_column_letter(len(_COLUMNS))}{len(listed) + 1}"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _counts(counts: WriteOnlyWorksheet, found: Sequence[Finding], lang: str) -> None:
    """How many findings of each severity, by place, kind and code."""
    _laid_out(counts, (10, 28, 10, 10, 10))
    _header(counts, (TALLY, _VALUE, *SEVERITY.values()), lang)
    for by, value, numbers in tallies(found, lang):
        counts.append([by, _cell(value), *numbers])


def _laid_out(page: WriteOnlyWorksheet, widths: Iterable[int]) -> None:
    page.freeze_panes = "A2"
    for number, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(number)].width = width


def _header(page: WriteOnlyWorksheet, names: Iterable[Said], lang: str) -> None:
    cells = [WriteOnlyCell(page, name.to(lang)) for name in names]
    for cell in cells:
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True)
    page.append(cells)


def _row(one: Finding, lang: str) -> tuple[Value, ...]:
    return (
        one.bulletin, one.place or NOWHERE.to(lang), KIND[one.kind].to(lang), one.year, one.line, one.column,
        SEVERITY[one.severity].to(lang), one.code, one.project or WHOLE.to(lang), one.message.to(lang), one.quote, one.sentence,
        one.fix.to(lang), one.local,
    )


def _cell(value: Value) -> Value:
    return harmless(printable(value))[:_MOST] if isinstance(value, str) else value
