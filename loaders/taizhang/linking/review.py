"""The review list: candidates as CSV for a spreadsheet, and a steward's decisions read from it.

One table serves both: ``taizhang load --review out.csv`` writes it, the steward fills in ``decision``, ``by`` and ``date`` and puts
it beside the bulletins as ``confirmed.csv``. A matter is known by its bulletin and title, a figure by its words, never by an IRI.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn

from ..errors import InputError, Said
from ..source.origin import day
from .candidates import AGAINST, SAME, Candidate
from .matters import Matter, Number

CONFIRMED = "confirmed.csv"
_SIDE = ("bulletin", "year", "title", "ordinal", "figure")
COLUMNS = (
    "decision", "relation", "score", "reason_zh", "reason_en", *(f"first_{name}" for name in _SIDE),
    *(f"second_{name}" for name in _SIDE), "by", "date", "note",
)
"""The columns of a review list; those for a steward are ``decision`` (yes or no), ``by``, ``date`` and ``note``."""

_DECISIONS = {"yes": True, "是": True, "y": True, "no": False, "否": False, "n": False}
_MARK = "\ufeff"  # without it Excel takes UTF-8 for something else
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NEEDED = ("decision", "relation", "first_bulletin", "first_title", "second_bulletin", "second_title", "by", "date")
_RELATION = (f"应为 {SAME} 或 {AGAINST}", f"should be {SAME} or {AGAINST}")
_CURE = Said("请按 docs/decisions/linking.md 改正", "mend it as docs/decisions/linking.md says")


@dataclass(frozen=True, slots=True)
class Side:
    """One of two things that a decision is about: a project by its bulletin and title, and of it a figure by its words, or none."""

    bulletin: str
    title: str
    ordinal: int
    figure: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a steward decided about a pair: whether it is linked by ``relation``."""

    relation: str
    first: Side
    second: Side
    linked: bool
    by: str
    date: date
    note: str = ""

    @property
    def pair(self) -> tuple[str, frozenset[Side]]:
        """What it is about, either way round."""
        return self.relation, frozenset((self.first, self.second))


def write(candidates: Iterable[Candidate]) -> str:
    """The candidates as a CSV table (RFC 4180) that Excel opens right and takes no cell of for a formula."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    for one in candidates:
        numbers = one.numbers or (None, None)
        row = {"relation": one.relation, "score": f"{one.score:.3f}", "reason_zh": one.reason.zh, "reason_en": one.reason.en}
        row |= _side("first", one.first, numbers[0]) | _side("second", one.second, numbers[1])
        writer.writerow({name: f"'{cell}" if cell.startswith(_FORMULA) else cell for name, cell in row.items()})
    return _MARK + out.getvalue()


def _side(name: str, matter: Matter, number: Number | None) -> dict[str, str]:
    ordinal = str(matter.ordinal) if matter.ordinal > 1 else ""
    cells = (matter.source, str(matter.year or ""), matter.title, ordinal, number.words if number else "")
    return {f"{name}_{column}": cell for column, cell in zip(_SIDE, cells, strict=True)}


def side(matter: Matter, number: Number | None = None) -> Side:
    """What a decision calls a matter, or a figure of it."""
    return Side(matter.source, matter.title, matter.ordinal, number.words if number else "")


def read(data: bytes, name: str) -> Iterator[Decision | InputError]:
    """The decisions of a review list, and in its place what is wrong with a line. One without a decision is still open."""
    try:
        words = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        what = Said("不是 UTF-8 文本", "this is not UTF-8 text")
        yield InputError(name, what, Said("请另存为 CSV UTF-8", "save it as CSV UTF-8"))
        return
    rows = csv.DictReader(io.StringIO(words, newline=""))
    if rows.fieldnames is None:
        return
    missing = [column for column in _NEEDED if column not in rows.fieldnames]
    if missing:
        yield InputError(name, Said(f"缺少列 {'、'.join(missing)}", f"it lacks the columns {', '.join(missing)}"), _CURE)
        return
    for row in rows:
        if any((row.get("decision") or "").split()):
            yield _decision({key: _plain(value) for key, value in row.items() if isinstance(key, str)}, name, rows.line_num)


def _plain(cell: Any) -> str:
    """A cell as it was before it was made harmless."""
    words = str(cell or "").strip()
    return words[1:] if words.startswith("'") and words[1:].startswith(_FORMULA) else words


class _Wrong(Exception):
    """A column and what is wrong there."""


def _decision(row: Mapping[str, str], name: str, line: int) -> Decision | InputError:
    try:
        return Decision(
            row["relation"] if row["relation"] in (SAME, AGAINST) else _refused("relation", *_RELATION),
            _named(row, "first"), _named(row, "second"), _linked(row["decision"]), _said(row, "by"), _day(row["date"]),
            row.get("note", ""),
        )
    except _Wrong as wrong:
        column, zh, en = wrong.args
        told = Said(f"“{row.get(column, '')}”{zh}", f"“{row.get(column, '')}” {en}")
        return InputError(name, told, _CURE, place=Said(f"第 {line} 行 {column} 列", f"line {line}, column {column}"))


def _refused(column: str, zh: str, en: str) -> NoReturn:
    raise _Wrong(column, zh, en)


def _linked(word: str) -> bool:
    if word.lower() not in _DECISIONS:
        _refused("decision", "应为 yes 或 no", "should be yes or no")
    return _DECISIONS[word.lower()]


def _day(word: str) -> date:
    return day(word) or _refused("date", "应为日期，如 2024-03-05", "should be a day such as 2024-03-05")


def _said(row: Mapping[str, str], column: str) -> str:
    return row[column] or _refused(column, "不能为空", "should say something")


def _named(row: Mapping[str, str], which: str) -> Side:
    ordinal = row.get(f"{which}_ordinal") or "1"
    if not (ordinal.isascii() and ordinal.isdigit() and int(ordinal)):
        _refused(f"{which}_ordinal", "应为序号", "should be 1, 2, 3 …")
    figure = _said(row, f"{which}_figure") if row["relation"] == AGAINST else ""
    return Side(_said(row, f"{which}_bulletin"), _said(row, f"{which}_title"), int(ordinal), figure)
