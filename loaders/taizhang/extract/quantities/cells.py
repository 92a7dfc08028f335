"""Tables: what the head of a column says of the numbers that stand alone in its cells, their unit among it: 整改数(个)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...layout.sentences import trimmed
from ...lexicon import alternatives
from ...records import Span
from .numbers import SCALE, numeral
from .units import UNIT, UNITS

_ROWS = re.compile(r"^(?:[^\t|\n]*[\t|][^\n]*(?:\n|\Z)){2,}", re.MULTILINE)
_LINE = re.compile(r"[^\n]+")
_CELL = re.compile(r"[^\t|]*")
_NUMBER = re.compile(r" *([0-9][0-9,.]*) *")
_UNIT = rf"({SCALE}*){UNIT}"
_HEAD = re.compile(rf"[(/] *{_UNIT} *\)? *\Z")
_CAPTION = re.compile(rf"单位: *{_UNIT} *\)? *\n\Z")
_CAPTION_REACH = 24
_BEHIND = re.compile(r"[(/][^()]*\)? *\Z")
_OPEN = re.compile(alternatives("number_cues", "open"))
_NAMES = re.compile(alternatives("number_cues", "names"))


class Column(NamedTuple):
    """What a column says of its bare numbers: their unit (``""`` where none is told) and the factor of its scale word (万元)."""

    unit: str
    times: int


def cells(text: str) -> dict[int, Column]:
    """Where the bare numbers of tables begin (cells divided by tabs or bars, below a row of heads), with what their column says."""
    if "\t" not in text and "|" not in text:
        return {}
    return dict(cell for rows in _ROWS.finditer(text) for cell in _numbers(text, *rows.span()))


def _numbers(text: str, start: int, end: int) -> Iterator[tuple[int, Column]]:
    lines = _LINE.finditer(text, start, end)
    heads = [text[cell.start() : cell.end()] for cell in _cells(text, next(lines).span())]
    if any(_NUMBER.fullmatch(head) for head in heads):
        return
    caption = _CAPTION.search(text, max(0, start - _CAPTION_REACH), start)
    columns = [None, *(_column(head, caption) for head in heads[1:])]
    for line in lines:
        row = _cells(text, line.span())
        if len(row) == len(columns):
            for cell, column in zip(row, columns, strict=True):
                if column and (number := _NUMBER.fullmatch(cell[0])):
                    yield cell.start() + number.start(1), column


def heads(text: str) -> dict[Span, Span]:
    """The words of every cell below a row of heads, with those of the head of its column."""
    if "\t" not in text and "|" not in text:
        return {}
    found: dict[Span, Span] = {}
    for rows in _ROWS.finditer(text):
        first, *others = [_cells(text, line.span()) for line in _LINE.finditer(text, *rows.span())]
        named = [_words(text, head) for head in first]
        for row in others:
            if len(row) == len(named):
                cells = (trimmed(text, *cell.span()) for cell in row)
                found.update((cell, head) for cell, head in zip(cells, named, strict=True) if head)
    return found


def _words(text: str, head: re.Match[str]) -> Span | None:
    """The words of a head without its unit; None where they tell what is open, due or only concerned (未整改数, 涉及资金)."""
    start, end = trimmed(text, *head.span())
    unit = _BEHIND.search(text, start, end)
    words = trimmed(text, start, unit.start() if unit else end)
    return None if words.end <= words.start or _OPEN.search(text, start, end) else words


def _cells(text: str, line: tuple[int, int]) -> list[re.Match[str]]:
    """The cells of a line, empty ones included."""
    found, at = [], line[0]
    while at <= line[1]:
        cell = _CELL.match(text, at, line[1])
        if cell is None:
            break
        found.append(cell)
        at = cell.end() + 1
    return found


def _column(head: str, caption: re.Match[str] | None) -> Column | None:
    """What a head says: its unit in brackets or behind a stroke, else the caption's; None where numbers are names (电话)."""
    if _NAMES.search(head):
        return None
    told = _HEAD.search(head) or caption
    if told is None:
        return Column("", 1)
    scale = numeral(told[1]) if told[1] else None
    unit = UNITS[told[2]]
    return Column(unit.name + (told[3] or ""), unit.times * (scale.times if scale else 1))
