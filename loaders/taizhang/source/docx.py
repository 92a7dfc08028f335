"""A Word document (Office Open XML) → its text as a reader sees it.

The XML is walked here, since what python-docx calls the text of a paragraph leaves out insertions, content controls and the
numbers of numbered lists. Section numbers below are those of ECMA-376, part 1.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.oxml.ns import nsmap, qn

from ..errors import InputError, Said
from .grid import Cell, rows
from .lines import joined, numbered, raised
from .numbering import Numbering
from .origin import DOCX, Origin

Element = Any
"""An element of lxml, which has no types."""

_W = f"{{{nsmap['w']}}}"
# Deleted and moved text, fields' instructions, and what an older reader would show in place of a text box.
_UNSEEN = frozenset({qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"})
_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-", qn("w:ptab"): "\t"}
_DAMAGED = (
    Said("不是完好的 docx 文件", "not a whole docx file"),
    Said("请用 Word 或 WPS 打开后另存", "open it in a word processor and save it again"),
)
_NO_TEXT = (
    Said("文档中没有文字,可能只有图片", "the document holds no text, perhaps only pictures"),
    Said("请先做文字识别(OCR),再给出带文字的文件", "recognise its characters (OCR) first, then give a file with text"),
)


def rendition(data: bytes, source: str) -> tuple[str, Origin]:
    """The text, a paragraph or table row a line. Raises :class:`InputError` where the file is damaged or holds no text."""
    try:
        document = Document(io.BytesIO(data))
        content = "\n".join(_blocks(document.element.body, Numbering(document)))
    except (KeyError, ValueError, SyntaxError, zipfile.BadZipFile, OSError) as error:  # SyntaxError: lxml's, of damaged XML
        raise InputError(source, *_DAMAGED) from error
    if not content.strip():
        raise InputError(source, *_NO_TEXT)
    return content, Origin(DOCX)


def _blocks(parent: Element, numbering: Numbering) -> Iterator[str]:
    """The lines of a body, cell or text box (17.2.2): also inside content controls and insertions."""
    for child in parent:
        if child.tag == qn("w:p"):
            yield from _paragraph(child, numbering)
        elif child.tag == qn("w:tbl"):
            yield from rows(_table(child, numbering))
        elif child.tag not in _UNSEEN:
            yield from _blocks(child, numbering)


def _paragraph(paragraph: Element, numbering: Numbering) -> Iterator[str]:
    words = numbered(numbering.mark(paragraph), "".join(_words(paragraph)))
    yield from (line.rstrip() for line in words.split("\n") if line.strip())
    for box in paragraph.iter(qn("w:txbxContent")):
        if not any(above.tag in _UNSEEN for above in box.iterancestors()):
            yield from _blocks(box, numbering)


def _words(parent: Element) -> Iterator[str]:
    for child in parent:
        if child.tag == qn("w:r"):
            yield from _run(child)
        elif child.tag not in _UNSEEN:
            yield from _words(child)


def _run(run: Element) -> Iterator[str]:
    """The characters of a run (17.3.2.25), none of one that is hidden."""
    properties = run.find(qn("w:rPr"))
    if _value(properties, "vanish") not in (None, "0", "false"):
        return
    for child in run:
        if child.tag == qn("w:t"):
            words = child.text or ""
            yield raised(words) if _value(properties, "vertAlign") == "superscript" else words
        else:
            yield _BREAKS.get(child.tag, "")


def _value(properties: Element | None, name: str) -> str | None:
    """The value of a property: None where it is not there, ``1`` where it is there without a value."""
    found = None if properties is None else properties.find(_W + name)
    return None if found is None else str(found.get(_W + "val", "1"))


def _table(table: Element, numbering: Numbering) -> list[list[Cell]]:
    """The cells of a table; one that goes on from the row above (17.4.84) is part of the cell where it began."""
    found: list[list[Cell]] = []
    above: dict[int, tuple[int, int]] = {}  # column → row and number of the cell that may go on below
    for row in table.iter(qn("w:tr")):
        if next(row.iterancestors(qn("w:tbl"))) is not table:
            continue
        cells: list[Cell] = []
        column = 0
        for cell in row.iter(qn("w:tc")):
            if next(cell.iterancestors(qn("w:tr"))) is not row:
                continue
            width, merged = _merging(cell)
            if merged == "continue" and column in above:
                at, number = above[column]
                found[at][number] = found[at][number]._replace(rows=len(found) - at + 1)
            else:
                above[column] = len(found), len(cells)
                cells.append(Cell(joined(_flat(cell, numbering)), width))
            column += width
        found.append(cells)
    return found


def _merging(cell: Element) -> tuple[int, str | None]:
    """How many columns a cell takes up, and whether it begins (``restart``) or goes on (``continue``) over rows."""
    properties = cell.find(qn("w:tcPr"))
    merged = None if properties is None else properties.find(qn("w:vMerge"))
    return int(_value(properties, "gridSpan") or 1), None if merged is None else str(merged.get(_W + "val", "continue"))


def _flat(cell: Element, numbering: Numbering) -> Iterator[str]:
    """The paragraphs of a cell; of a table in it, its cells."""
    return (line.strip().replace("\t", " ") for line in _blocks(cell, numbering))
