"""``taizhang export``: the current release as RDF, or as one table of everything that was read."""

import argparse
import csv
import io
import json
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import DefaultGraph, QuerySolutions, RdfFormat, Store, serialize

from .. import iris
from ..errors import Said
from ..release.current import Release, current
from .output import OUTPUT, output

_FORMAT = Said(
    "nquads、trig、turtle:整个图谱;csv、jsonl:每条读出内容一行(默认 nquads)",
    "nquads, trig, turtle: the whole graph; csv, jsonl: a row for everything that was read (default nquads)",
)


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--format", choices=list(_WRITERS), default="nquads", help=_FORMAT.to(lang))
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=OUTPUT.to(lang))


def run(arguments: argparse.Namespace) -> int:
    """Write the release."""
    release = current(arguments.data)
    with output(arguments.output) as stream:
        _WRITERS[arguments.format](release, stream)
    return 0


def _quads(format: RdfFormat) -> Callable[[Release, BinaryIO], None]:
    """The named graphs; the default graph only repeats them."""

    def write(release: Release, stream: BinaryIO) -> None:
        store = Store.read_only(str(release.full))
        quads = (quad for graph in store.named_graphs() for quad in store.quads_for_pattern(None, None, None, graph))
        serialize(quads, stream, format, prefixes=iris.PREFIXES)

    return write


def _turtle(release: Release, stream: BinaryIO) -> None:
    store = Store.read_only(str(release.full))
    store.dump(stream, RdfFormat.TURTLE, from_graph=DefaultGraph(), prefixes=iris.PREFIXES)


def _csv(release: Release, stream: BinaryIO) -> None:
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    names, rows = _ledger(release)
    writer = csv.writer(text)  # RFC 4180: lines end with CRLF
    writer.writerow(names)
    writer.writerows([value or "" for value in row] for row in rows)
    text.detach()


def _jsonl(release: Release, stream: BinaryIO) -> None:
    names, rows = _ledger(release)
    for row in rows:
        line = {name: value for name, value in zip(names, row, strict=True) if value is not None}
        stream.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")


def _ledger(release: Release) -> tuple[list[str], Iterator[list[str | None]]]:
    """The columns and rows of ``ledger.rq``: what was read, in the order of the texts."""
    query = (files(__package__) / "ledger.rq").read_text(encoding="utf-8")
    answer = Store.read_only(str(release.stated)).query(query, prefixes=iris.PREFIXES)
    if not isinstance(answer, QuerySolutions):
        raise TypeError("ledger.rq is a SELECT query")
    names = [variable.value for variable in answer.variables]
    return names, ([None if term is None else term.value for term in row] for row in answer)


_WRITERS: dict[str, Callable[[Release, BinaryIO], None]] = {
    "nquads": _quads(RdfFormat.N_QUADS),
    "trig": _quads(RdfFormat.TRIG),
    "turtle": _turtle,
    "csv": _csv,
    "jsonl": _jsonl,
}
