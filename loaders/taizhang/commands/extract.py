"""``taizhang extract``: what was read from one bulletin, before anything is inferred or checked."""

import argparse
import json
from itertools import islice
from pathlib import Path

from pyoxigraph import RdfFormat, serialize

from .. import iris
from ..errors import InputError, Said
from ..extract.reading import read
from ..mapping.graph import quads
from ..records import Reading
from ..source.text import Text
from .input import texts
from .output import OUTPUT, output, table
from .plain import plain
from .rows import KINDS, rows

_FILE = Said("通报文件,- 为标准输入", "a bulletin; - is standard input")
_FORMAT = Said("格式(默认 table)", "format (default table)")
_ONE = Said("应为一个文件", "it should be one file"), Said("多个文件请用 check 或 load", "for many use check or load")
_COLUMNS = Said("类别 项目 原文 读作 位置", "kind project words read-as at")


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("file", metavar="FILE", help=_FILE.to(lang))
    parser.add_argument("--format", choices=["table", "json", "turtle", "nquads"], default="table", help=_FORMAT.to(lang))
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=OUTPUT.to(lang))


def run(arguments: argparse.Namespace) -> int:
    """Read and show."""
    text, *more = islice(texts([arguments.file]), 2)
    if more:
        raise InputError(arguments.file, *_ONE)
    if isinstance(text, InputError):
        raise text
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
    for kind, project, span, read_as in rows(reading, text.content):
        number = "" if project is None else str(project + 1)
        words, at = text.content[span.start : span.end], f"{span.start}-{span.end}"
        cells.append([KINDS[kind].to(lang), number, words, read_as.to(lang), at])
    return table(_COLUMNS.to(lang).split(), cells)
