"""``taizhang extract``: what was read from one bulletin, before anything is inferred or checked."""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import RdfFormat, serialize

from .. import iris
from ..errors import InputError, Said
from ..extract.reading import read
from ..mapping.graph import quads
from ..records import Reading, Span
from ..source.text import Text
from .input import texts
from .output import OUTPUT, output, table
from .plain import plain

_FILE = Said("通报文件,- 为标准输入", "a bulletin; - is standard input")
_FORMAT = Said("格式(默认 table)", "format (default table)")
_ONE = Said("应为一个文件", "it should be one file"), Said("多个文件请用 check 或 load", "for many use check or load")
_COLUMNS = Said("类别 项目 原文 读作 位置", "kind project words read-as at")
_KINDS = {
    "project": Said("项目", "project"),
    "figure": Said("数据", "figure"),
    "measure": Said("措施", "measure"),
    "milestone": Said("时限", "time limit"),
    "instrument": Said("文件", "instrument"),
    "person": Said("人员", "person"),
    "doubt": Said("存疑", "doubt"),
}
Row = tuple[str, int | None, Span, str]
"""Kind, project by its number from 0, words, and what they were read as."""


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("file", metavar="FILE", help=_FILE.to(lang))
    parser.add_argument("--format", choices=["table", "json", "turtle", "nquads"], default="table", help=_FORMAT.to(lang))
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=OUTPUT.to(lang))


def run(arguments: argparse.Namespace) -> int:
    """Read and show."""
    text, *more = texts([arguments.file])
    if isinstance(text, InputError):
        raise text
    if more:
        raise InputError(arguments.file, *_ONE)
    written = _written(text, read(text), arguments.format, arguments.lang)
    with output(arguments.output) as stream:
        stream.write(written)
    return 0


def _written(text: Text, reading: Reading, format: str, lang: str) -> bytes:
    if format == "json":
        whole = {"source": text.source, "key": text.key, **plain(reading, text.content)}
        return json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"
    if format == "nquads":
        return serialize(quads(text, reading), format=RdfFormat.N_QUADS) or b""
    if format == "turtle":
        triples = [quad.triple for quad in quads(text, reading)]
        return serialize(triples, format=RdfFormat.TURTLE, prefixes=iris.PREFIXES) or b""
    return _table(text, reading, lang)


def _table(text: Text, reading: Reading, lang: str) -> bytes:
    """One row for each record in the order of the text."""
    cells = []
    for kind, project, span, read_as in sorted(_rows(reading), key=lambda row: row[2]):
        number = "" if project is None else str(project + 1)
        cells.append([_KINDS[kind].to(lang), number, text.content[span.start : span.end], read_as, f"{span.start}-{span.end}"])
    return table(_COLUMNS.to(lang).split(), cells)


def _rows(reading: Reading) -> Iterator[Row]:
    for number, project in enumerate(reading.projects):
        yield "project", number, project.span, "、".join(body.name for body in project.lead_units)
    for figure in reading.figures:
        quantity = figure.quantity
        upper = "" if quantity.upper is None else f"–{quantity.upper:f}"
        value = f"{figure.kind} {quantity.comparator} {quantity.value:f}{upper} {quantity.unit}"
        yield "figure", figure.project, quantity.span, f"{value} {figure.indicator or ''}".strip()
    for measure in reading.measures:
        yield "measure", measure.project, measure.span, "planned" if measure.planned else "performed"
    for milestone in reading.milestones:
        days = f"{milestone.due_from or ''}..{milestone.due_by or ''}"
        yield "milestone", milestone.project, milestone.span, f"{milestone.kind} {days}"
    for instrument in reading.instruments:
        yield "instrument", instrument.project, instrument.span, f"{instrument.status} {instrument.title}"
    for person in reading.responsibilities:
        yield "person", person.project, person.span, person.role
    for doubt in reading.doubts:
        yield "doubt", doubt.project, doubt.span, doubt.code
