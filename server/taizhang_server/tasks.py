"""What goes to a worker process and what comes back, each pickled after its length (8 bytes, big-endian)."""

import pickle
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs to ask, by IRI, in place of those that the query names (SPARQL 1.1 Protocol, section 2.1.4)."""

    default: tuple[str, ...]
    named: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """A query to answer from the store in the folder ``store``.

    ``table`` and ``graph`` are the media types to answer in, None where the client accepts none; ``excel`` is whether CSV begins
    with a byte order mark, ``encoding`` the content coding that the client prefers (empty: none). ``size`` is the most bytes that
    an answer may have before that, ``seconds`` how long the process may take before it ends itself, should nobody be left to kill
    it. ``services`` are the endpoints that SERVICE may ask.
    """

    store: str
    query: str
    dataset: Dataset | None
    table: str | None
    graph: str | None
    size: int
    seconds: float
    excel: bool = False
    encoding: str = ""
    services: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer, or the name of the problem (``words.toml``) that stands in its way with the values of its message."""

    media_type: str = ""
    body: bytes = b""
    encoding: str = ""
    problem: str | None = None
    values: Mapping[str, str | int] = field(default_factory=dict)


def framed(message: Task | Answer) -> bytes:
    """A message as it is sent."""
    data = pickle.dumps(message)
    return LENGTH.pack(len(data)) + data
