"""One query at a time, in a process of its own that can be killed.

Reads tasks from a stream and writes answers to it, framed as :mod:`.tasks` has it. pyoxigraph cannot be told to stop, and a deeply
nested query can end its process; here both hurt nobody else.
"""

import gzip
import pickle
import signal
from collections.abc import Callable, Sequence
from io import BufferedIOBase, BytesIO
from math import ceil
from typing import Any, NamedTuple

import brotli
import pyoxigraph
from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store

from taizhang import iris

from . import malformed, tokens
from .formats import GRAPHS, TABLES, Format, writer
from .tasks import LENGTH, Answer, Task, framed

ENCODINGS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: bytes(brotli.compress(body, quality=4)),
    "gzip": lambda body: gzip.compress(body, 4, mtime=0),
}
_WORTH_PACKING = 1400  # bytes: less than that goes in one packet as it is
_BOM = b"\xef\xbb\xbf"
# A query without any of these, wherever they stand in it, asks nothing but the default graph.
_BEYOND_DEFAULT = ("GRAPH", "FROM", "DESCRIBE")
Stream = BufferedIOBase


class Part(NamedTuple):
    """A store by its folder, or its default graph ``alone``."""

    path: str
    alone: bool


Stores = dict[Part, Store]


class TooLarge(Exception):
    """An answer has outgrown the limit."""


class Bounded(BytesIO):
    """A buffer that takes no more than ``size`` bytes."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        """Take some bytes; :class:`TooLarge` where they are too many."""
        if self.tell() + len(data) > self._size:
            raise TooLarge
        return super().write(data)


def answer(task: Task, stores: Stores) -> Answer:
    """The answer to one task. ``stores`` are those in memory; one that is read from disk is added."""
    found = tokens.tokens(task.query)
    refusal = _refusal(task, found)
    if refusal:
        return refusal
    try:
        return _packed(_written(task, _results(task, stores)), task.encoding)
    except SyntaxError as error:
        return _malformed(task.query, found, str(error))
    except TooLarge:
        return Answer(problem="too-large", values={"size": task.size})
    except MemoryError:
        return Answer(problem="memory")
    except RuntimeError as error:
        return Answer(problem="unsupported", values={"reason": str(error)})
    except OSError as error:
        return Answer(problem="no-service" if tokens.calls_service(found) else "failed", values={"reason": str(error)})


def _refusal(task: Task, found: tuple[tokens.Token, ...]) -> Answer | None:
    if tokens.is_update(found):
        return Answer(problem="update")
    if tokens.calls_service(found, task.services):
        return Answer(problem="service", values={"services": ", ".join(f"<{one}>" for one in task.services) or "—"})
    token = tokens.undeclared(found)
    if token is None:
        return None
    line, column = tokens.place(task.query, token.start)
    return Answer(problem="undeclared", values={"line": line, "column": column, "prefix": token.text.partition(":")[0]})


def _malformed(query: str, found: tuple[tokens.Token, ...], message: str) -> Answer:
    token = malformed.offending(query, found)
    line, column = tokens.place(query, token.start)
    rule = malformed.broken_rule(message)
    values: dict[str, str | int] = {"line": line, "column": column}
    if rule:
        return Answer(problem="broken-rule", values={**values, "rule": rule})
    if not token.text:
        return Answer(problem="incomplete", values=values)
    return Answer(problem="malformed", values={**values, "token": token.text[:40]})


def _results(task: Task, stores: Stores) -> QuerySolutions | QueryBoolean | QueryTriples:
    store = _store(task, stores)
    if task.dataset is None:
        return store.query(task.query)
    default, named = ([NamedNode(iri) for iri in graphs] for graphs in (task.dataset.default, task.dataset.named))
    return store.query(task.query, default_graph=[*default], named_graphs=[*named])


def _store(task: Task, stores: Stores) -> Store:
    query = task.query.upper()
    whole, default = Part(task.store, alone=False), Part(task.store, alone=True)
    if default in stores and task.dataset is None and not any(word in query for word in _BEYOND_DEFAULT):
        return stores[default]
    if whole not in stores:
        stores[whole] = Store.read_only(task.store)
    return stores[whole]


def _written(task: Task, results: QuerySolutions | QueryBoolean | QueryTriples) -> Answer:
    output = Bounded(task.size)
    if isinstance(results, QueryTriples):
        if task.graph is None:
            return _not_acceptable(GRAPHS)
        pyoxigraph.serialize(results, output, writer(task.graph, GRAPHS), prefixes=iris.PREFIXES)
        return Answer(task.graph, output.getvalue())
    if task.table is None:
        return _not_acceptable(TABLES)
    if task.excel and task.table == "text/csv":
        output.write(_BOM)
    results.serialize(output, writer(task.table, TABLES))
    return Answer(task.table, output.getvalue())


def _not_acceptable(formats: Sequence[Format[Any]]) -> Answer:
    return Answer(problem="not-acceptable", values={"alternatives": ", ".join(one.media_types[0] for one in formats)})


def _packed(answer: Answer, encoding: str) -> Answer:
    """The answer in a content coding, where it is worth it."""
    if not encoding or answer.problem or len(answer.body) < _WORTH_PACKING:
        return answer
    return Answer(answer.media_type, ENCODINGS[encoding](answer.body), encoding)


def serve(stream: Stream, stores: Stores) -> None:
    """Answer the tasks of a stream until it ends."""
    while task := _next(stream):
        signal.alarm(ceil(task.seconds) + 1)
        data = framed(answer(task, stores))
        signal.alarm(0)
        stream.write(data)
        stream.flush()


def _next(source: Stream) -> Task | None:
    head = source.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    task: Task = pickle.loads(source.read(LENGTH.unpack(head)[0]))
    return task

