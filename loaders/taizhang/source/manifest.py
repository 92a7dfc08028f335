"""A manifest: a CSV table that says where bulletins come from, when they were published and what may be published of them."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..errors import InputError, Said, because
from .decode import characters
from .origin import Origin, day

_COLUMNS = ("file", "url", "title", "publisher", "published", "rights", "text")
_PUBLISHED_TEXT = ("full", "quotes")
_CURE = Said(f"可用的列: {'、'.join(_COLUMNS)}", f"columns that may stand there: {', '.join(_COLUMNS)}")

_NO_NAME = Said("缺少 file 或 url 列", "a column file or url is missing")
_TOO_WIDE = (
    Said("单元格多于表头的列数", "more cells than the header has columns"),
    Said("含逗号的内容请加引号", "put quotes around what holds a comma"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a manifest: the file (a path relative to the manifest's folder) or URL that it speaks of, and what it says."""

    named: str
    path: Path | None
    origin: Origin


def manifest(path: Path) -> list[Row]:
    """The rows of a manifest. Raises :class:`InputError` with the line where one cannot be understood."""
    try:
        content, _ = characters(path.read_bytes(), str(path))
    except OSError as error:
        raise InputError(str(path), because(error), Said("请检查清单文件", "check the manifest")) from error
    reader = csv.DictReader(io.StringIO(content, newline=""), strict=True)
    try:
        return list(_rows(reader, path))
    except csv.Error as error:
        cure = Said("应为 CSV 文件", "it should be a CSV file")
        raise InputError(str(path), str(error), cure, place=_line(reader.line_num)) from error


def _rows(reader: "csv.DictReader[str]", path: Path) -> Iterator[Row]:
    names = [(name or "").strip().lower() for name in reader.fieldnames or ()]
    unknown = [name for name in names if name not in _COLUMNS]
    if unknown or not {"file", "url"} & set(names):
        named = "”、“".join(unknown), "”, “".join(unknown)
        what = Said(f"没有“{named[0]}”这一列", f"there is no column “{named[1]}”") if unknown else _NO_NAME
        raise InputError(str(path), what, _CURE, place=_line(1))
    reader.fieldnames = names
    for line in reader:
        said = {name: (value or "").strip() for name, value in line.items() if name and isinstance(value, str | None)}
        if None in line:
            raise InputError(str(path), *_TOO_WIDE, place=_line(reader.line_num))
        if any(said.values()):
            yield _row(said, path, reader.line_num)


def _row(said: dict[str, str], path: Path, number: int) -> Row:
    file, url = said.get("file", ""), said.get("url", "")
    if not file and not url:
        raise InputError(str(path), Said("未填 file 或 url", "neither file nor url is given"), _CURE, place=_line(number))
    origin = Origin(
        title=said.get("title") or None,
        publisher=said.get("publisher") or None,
        published=_day(said.get("published", ""), path, number),
        url=url or None,
        rights=said.get("rights") or None,
        text=_text(said.get("text", ""), path, number),
    )
    return Row(file or url, path.parent / file if file else None, origin)


def _day(words: str, path: Path, number: int) -> date | None:
    if words and day(words) is None:
        cure = Said("日期应如 2024-01-05", "a day is written 2024-01-05")
        raise InputError(str(path), f"published: {words}", cure, place=_line(number))
    return day(words)


def _text(words: str, path: Path, number: int) -> str | None:
    if words and words not in _PUBLISHED_TEXT:
        cure = Said("应为 full(全文)或 quotes(仅摘引)", "it should be full (the whole text) or quotes (only quotes)")
        raise InputError(str(path), f"text: {words}", cure, place=_line(number))
    return words or None


def _line(number: int) -> Said:
    return Said(f"第 {number} 行", f"line {number}")
