"""A PDF with a text layer → its text: lines put together again to paragraphs, ruled tables read by their cells.

Where characters stand is pdfplumber's to say; what belongs together is told here by margins, indents and leading, as a reader
tells it. Page numbers and running heads are left out.
"""

import io
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.page import Page
from pdfplumber.table import Table
from pdfplumber.utils.exceptions import PdfminerException

from ..errors import InputError, Said
from ..lexicon import table
from .grid import Cell, rows
from .lines import joined, raised, wrapped
from .origin import PDF, Origin
from .paragraphs import Line, bodies, paragraphs

_PAGES = 1000
_UNKNOWN = "\ufffd"
_GARBLED = 0.05  # of the characters, whose glyphs tell none
_WIDE_GAP = 2.2  # characters: what stands so far apart is set in columns
_RAISED = 0.75  # of the line's size
_OCR = Said("请先做文字识别(OCR),再给出带文字层的文件", "recognise its characters (OCR) first, then give a file with a text layer")
_SCANNED = Said("PDF 只有图像,没有文字层(扫描件)", "the PDF holds pictures and no text layer (a scan)")
_BLANK = (
    Said("PDF 中没有文字", "the PDF holds no text"),
    Said("请给出含有通报正文的文件", "give a file that holds the bulletin's text"),
)
_NO_CODES = Said("PDF 的字形没有对应的字符", "the glyphs of the PDF do not tell their characters")
_DAMAGED = (
    Said("不是完好的 PDF 文件", "not a whole PDF file"),
    Said("请重新下载,或用阅读器打开后另存", "fetch it again, or open and save it with a reader"),
)
_LOCKED = Said("PDF 有密码", "the PDF needs a password"), Said("请去除密码后另存", "save it without the password")
_LONG = Said(f"PDF 超过 {_PAGES} 页", f"the PDF has more than {_PAGES} pages"), Said("请只给出通报部分", "give the bulletin only")


class Block(NamedTuple):
    """A piece of a page from top to bottom: a line of running text, or the rows of a table."""

    top: float
    line: Line | None
    rows: tuple[str, ...] = ()


def rendition(data: bytes, source: str) -> tuple[str, Origin]:
    """The text. Raises :class:`InputError` where the file is damaged, locked, or has no text that can be told."""
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            if len(document.pages) > _PAGES:
                raise InputError(source, *_LONG)
            pages, unread = [], []
            for page in document.pages:
                pages.append(_blocks(page))
                if not pages[-1] and page.images:
                    unread.append(page.page_number)
                page.close()
    except PdfminerException as error:
        raise InputError(source, *(_LOCKED if isinstance(error.args[0], PDFPasswordIncorrect) else _DAMAGED)) from error
    content = "\n".join(_text(pages))
    _refuse_what_tells_nothing(content, source, scanned=bool(unread))
    return content, Origin(PDF, unread=tuple(unread))


def _refuse_what_tells_nothing(content: str, source: str, *, scanned: bool) -> None:
    if not content.strip() and scanned:
        raise InputError(source, _SCANNED, _OCR)
    if not content.strip():
        raise InputError(source, *_BLANK)
    if content.count(_UNKNOWN) > _GARBLED * len(content):
        raise InputError(source, _NO_CODES, _OCR)


def _text(pages: list[list[Block]]) -> Iterator[str]:
    """The lines of the rendition: paragraphs, and the tables between them."""
    run: list[Line] = []
    bare = bodies([[block.line for block in page if block.line] for page in pages])
    for block in (block for page in pages for block in page):
        if block.line is None:
            yield from paragraphs(run)
            run = []
            yield from block.rows
        elif block.line in bare:
            run.append(block.line)
    yield from paragraphs(run)


def _blocks(page: Page) -> list[Block]:
    """The lines and tables of a page, from top to bottom."""
    upright: Page = page.dedupe_chars().filter(_is_upright)
    tables = [found for found in upright.find_tables() if len(found.rows) > 1 and len(found.columns) > 1]
    outside = [char for char in upright.chars if not any(_inside(char, found.bbox) for found in tables)]
    found = [Block(line.top, line) for line in _lines(outside, page)]
    found += [Block(one.bbox[1], None, tuple(rows(_cells(upright, one)))) for one in tables]
    return sorted(found, key=lambda block: block.top)


def _is_upright(thing: dict[str, Any]) -> bool:
    """Not a character of a watermark, which stands askew."""
    return thing["object_type"] != "char" or bool(thing["upright"])


def _inside(char: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    return bool(box[0] <= (char["x0"] + char["x1"]) / 2 <= box[2] and box[1] <= _middle(char) <= box[3])


def _lines(chars: list[dict[str, Any]], page: Page) -> list[Line]:
    """Characters as lines: those that reach over each other's middle are of one line, from left to right."""
    groups: list[list[dict[str, Any]]] = []
    for char in sorted(chars, key=_middle):
        if groups and any(_level(char, other) or _level(other, char) for other in groups[-1][-3:]):
            groups[-1].append(char)
        else:
            groups.append([char])
    inked = (group for group in groups if any(char["text"].strip() for char in group))
    return [_line(sorted(group, key=lambda char: char["x0"]), page) for group in inked]


def _middle(char: dict[str, Any]) -> float:
    return float(char["top"] + char["bottom"]) / 2


def _level(char: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(other["top"] < _middle(char) < other["bottom"])


def _line(chars: list[dict[str, Any]], page: Page) -> Line:
    """A line with its words and the white space between them."""
    inked = [char for char in chars if char["text"].strip()]
    size = max(char["size"] for char in inked)
    words, space, end = "", "", inked[0]["x0"]
    for char in chars:
        if not char["text"].strip():
            space += char["text"]
            continue
        gap = (char["x0"] - end) / size
        words += (_apart(gap, words[-1:] + char["text"], space) if words else "") + _character(char, size)
        space, end = "", max(end, char["x1"])
    top, bottom = min(char["top"] for char in inked), max(char["bottom"] for char in inked)
    return Line(words, inked[0]["x0"], end, top, bottom, size, page.page_number, bottom / page.height, page.width)


def _apart(gap: float, around: str, space: str) -> str:
    """What stands between two characters with a gap, in characters: the white space of the file, or what the gap shows."""
    if gap > _WIDE_GAP and "\u3000" not in space:
        return "\t"
    return space or (" " if gap > 0.6 or (gap > 0.2 and around.isascii()) else "")


def _character(char: dict[str, Any], size: float) -> str:
    """The character of a glyph: a raised small digit as one of its own, a radical as the character that it stands for."""
    text: str = char["text"]
    if text.startswith("(cid:"):
        return _UNKNOWN
    if text.isdigit() and char["size"] < _RAISED * size:
        return raised(text)
    return "".join(_radicals().get(one, one) for one in text)


@cache
def _radicals() -> dict[str, str]:
    """Radicals (Unicode blocks 2E80–2FDF), compatibility ideographs and ligatures, and what they stand for."""
    codes = (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB00), *range(0xFB00, 0xFB07))
    return {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in codes} | {
        row["radical"]: row["character"] for row in table("radicals")
    }


def _cells(page: Page, found: Table) -> list[list[Cell]]:
    """The cells of a ruled table, those that reach over rows or columns as one."""
    lefts = sorted({cell[0] for cell in found.cells})
    tops = sorted({cell[1] for cell in found.cells})
    by_row: list[list[Cell]] = [[] for _ in tops]
    for left, top, right, bottom in sorted(found.cells, key=lambda cell: (cell[1], cell[0])):
        wide = sum(left <= other < right for other in lefts)
        high = sum(top <= other < bottom for other in tops)
        inside = [char for char in page.chars if _inside(char, (left, top, right, bottom))]
        by_row[tops.index(top)].append(Cell(_cell_words(inside, page), wide, high))
    return by_row


def _cell_words(chars: list[dict[str, Any]], page: Page) -> str:
    """The words of a cell: lines that fill it are wrapped ones."""
    lines = _lines(chars, page)
    return joined([wrapped(line.words.replace("\t", " ") for line in lines)]) if lines else ""
