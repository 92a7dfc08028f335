"""The parent of all workers over one release: ``python -m taizhang_server.nursery BUDGET MEMORY NETWORK STORE…``.

It loads the stores once, those that fit into BUDGET bytes of memory, and forks a worker whenever it is told to: that takes
milliseconds, and a worker begins with what was loaded (reading counts references, so that it comes to have pages of its own: it is
kept as long as it is good for something). It has one thread and opens no store on disk (a child reads them to it), so
that nothing is lost in the fork. MEMORY is what a worker may take beyond what it starts with. Where NETWORK is ``none``, all of
them leave the network, if the system permits.

Standard input is a Unix socket to the web process. ``START`` comes with the socket of a new worker and is answered with its process
number, ``END`` comes with the number of a worker to kill and is answered with its exit status. A number is free for other
processes only after that, so that nobody else is ever hit. Before the first command, the nursery says how many
stores it holds in memory.
"""

import os
import resource
import signal
import socket
import struct
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import DefaultGraph, RdfFormat, Store

from . import worker
from .isolation import leave_network
from .worker import Part, Stores

START, END = 1, 2
OPEN, NONE = "open", "none"
COMMAND, REPLY = struct.Struct(">Bq"), struct.Struct(">q")
_QUAD = 340  # bytes a quad takes in memory; measured: 306 to 319
_LENGTH = struct.Struct(">Q")


def load(paths: Sequence[str], budget: int) -> Stores:
    """What of the stores fits into ``budget`` bytes of memory, those named first before others.

    The default graph of a store stands by itself too: without the same triples in their named graphs, a query of it alone is half
    again as fast. It has no more than half of the quads.
    """
    held: Stores = {}
    for path in paths if budget else ():
        size = _quads(path) * _QUAD
        for part, needed in ((Part(path, alone=True), size // 2), (Part(path, alone=False), size)):
            if needed <= budget:
                held[part] = _loaded(part)
                budget -= needed
    return held


def _quads(path: str) -> int:
    with _told_by_child(lambda sink: sink.write(_LENGTH.pack(len(Store.read_only(path))))) as source:
        return int(_LENGTH.unpack(source.read(_LENGTH.size))[0])


def _loaded(part: Part) -> Store:
    def tell(sink: BinaryIO) -> None:
        Store.read_only(part.path).dump(sink, RdfFormat.N_QUADS, from_graph=DefaultGraph() if part.alone else None)

    store = Store()
    with _told_by_child(tell) as source:
        store.bulk_load(source, RdfFormat.N_QUADS)
    return store


@contextmanager
def _told_by_child(tell: Callable[[BinaryIO], object]) -> Iterator[BinaryIO]:
    """What a child process writes; OSError where it does not end well."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        with _leaving(), os.fdopen(writing, "wb") as sink:
            os.close(reading)
            tell(sink)
    os.close(writing)
    with os.fdopen(reading, "rb") as source:
        yield source
    if os.waitpid(child, 0)[1]:
        raise OSError("a store could not be read")


@contextmanager
def _leaving() -> Iterator[None]:
    """Ends this process when its work is done, whatever comes of it."""
    try:
        yield
        os._exit(0)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        os._exit(1)


def _start(control: socket.socket, held: Stores, memory: int, end: int) -> int:
    """A new worker; its process number."""
    child = os.fork()
    if not child:
        with _leaving():
            control.close()
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            _limit(memory)
            with socket.socket(fileno=end) as connection:
                worker.serve(connection.makefile("rwb"), held)
    os.close(end)
    return child


def _limit(memory: int) -> None:
    """No more private memory than this process has now and so much beyond; past it an allocation fails and aborts the process."""
    now = int(next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmData")).split()[1])
    resource.setrlimit(resource.RLIMIT_DATA, (now * 1024 + memory,) * 2)


def _end(child: int) -> int:
    """Kill a worker; how it ended, which may have been before."""
    os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main() -> None:
    """Start and end workers until the web process is gone; then no worker stays."""
    budget, memory, network, *paths = sys.argv[1:]
    if network == NONE:
        leave_network()
    held = load(paths, int(budget))
    control = socket.socket(fileno=0)
    control.sendall(REPLY.pack(len(held)))
    children: set[int] = set()
    while True:
        message, ends, _, _ = socket.recv_fds(control, COMMAND.size, 1)
        if len(message) < COMMAND.size:
            break
        command, child = COMMAND.unpack(message)
        if command == START:
            child = _start(control, held, int(memory), ends[0])
            children.add(child)
            control.sendall(REPLY.pack(child))
        else:
            children.discard(child)
            control.sendall(REPLY.pack(_end(child)))
    for child in children:
        with suppress(ProcessLookupError):
            _end(child)


if __name__ == "__main__":
    main()
