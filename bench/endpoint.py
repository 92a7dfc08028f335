"""Our endpoint beside two others, in one run, over the same triples, with the project's own questions.

    pip install '.[bench]'
    python -m bench.endpoint --data DATA [--rounds 3] [--seconds 10] [--bin FOLDER] [--only WORD]

serves the current release of DATA with ``taizhang serve`` (in memory, from disk, and with its cache), with ``oxigraph serve``
over a copy of the same store, with ``oxigraph serve`` in memory, and with ``rdflib-endpoint`` over the triples of the default
graph; FOLDER is where the commands of the others are. All of them stand while rounds of a few seconds go from one to the next,
so that what else the machine does falls on all alike; each figure is the median of the rounds. The questions are asked one
after another by 1 client and by 16, each over a connection of its own: ``whole`` are the questions as they stand, over all
cities; ``topic`` are those that have a topic to set, asked for one topic after another. Processor time is that of a server with
all that it started, for each request: it hardly depends on what else the machine does. Where the numbers of rows differ from
ours, they are told.

The last one is asked once, for as long as the others in all their rounds: it goes on with what nobody waits for any more.
"""

import argparse
import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple
from urllib.parse import urlencode

from pyoxigraph import DefaultGraph, RdfFormat, Store

from taizhang import iris
from taizhang.questions import bind, questions
from taizhang.release.current import current

CLIENTS = (1, 16)
_READY = 600
_PATIENCE = 60  # seconds after which a client gives up, and asks the next question
_TOPICS = """SELECT DISTINCT ?id { ?project tz:topic ?topic BIND(STRAFTER(STR(?topic), "/topic/") AS ?id) } ORDER BY ?id LIMIT 12"""
_HEADERS = {"Accept": "application/sparql-results+json"}


class Peer(NamedTuple):
    """A server: how it is started (``{port}`` filled in), where it answers, what its environment has, and what it is sent first."""

    name: str
    command: Sequence[str]
    path: str
    environment: Mapping[str, str] = {}
    load: Path | None = None


class Measured(NamedTuple):
    """What one server did for a number of clients: seconds of each request, how many failed, seconds in all and of processors."""

    times: list[float]
    failed: int
    seconds: float
    processor: float

    def figures(self) -> tuple[float, ...]:
        """Milliseconds of the median and of the 99th percentile, requests a second, milliseconds of processors a request."""
        cuts = quantiles(self.times, n=100, method="inclusive") if len(self.times) > 1 else self.times * 99
        done = len(self.times) - self.failed
        return 1000 * cuts[49], 1000 * cuts[98], done / self.seconds, 1000 * self.processor / max(done, 1)


class Running(NamedTuple):
    """A server that answers."""

    peer: Peer
    port: int
    process: int


def ours(data: Path) -> list[str]:
    """The command that serves a data folder as its users do."""
    command = "import sys; from taizhang.commands import main; sys.exit(main())"
    return [sys.executable, "-c", command, "serve", "--data", str(data), "--port", "{port}"]


def peers(data: Path, folder: Path, aside: Path) -> Iterator[Peer]:
    """The servers that are compared, their data laid out in ``aside``."""
    big = str(16 << 30)
    yield Peer("taizhang, in memory", ours(data), "/sparql", {"TAIZHANG_CACHE": "0", "TAIZHANG_MEMORY_STORE": big})
    yield Peer("taizhang, from disk", ours(data), "/sparql", {"TAIZHANG_CACHE": "0", "TAIZHANG_MEMORY_STORE": "0"})
    yield Peer("taizhang, cached", ours(data), "/sparql", {"TAIZHANG_MEMORY_STORE": big})
    store = Store.read_only(str(current(data).full))
    shutil.copytree(current(data).full, aside / "store")
    store.dump(aside / "all.nq", RdfFormat.N_QUADS)
    store.dump(aside / "default.nt", RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
    oxigraph, at = str(folder / "oxigraph"), ["--bind", "127.0.0.1:{port}"]
    yield Peer("oxigraph, from disk", [oxigraph, "serve", "--location", str(aside / "store"), *at], "/query")
    yield Peer("oxigraph, in memory", [oxigraph, "serve", *at], "/query", load=aside / "all.nq")
    serve = [str(folder / "rdflib-endpoint"), "serve", "--host", "127.0.0.1", "--port", "{port}", str(aside / "default.nt")]
    yield Peer("rdflib-endpoint", serve, "/")


@contextmanager
def running(peer: Peer) -> Iterator[Running]:
    """A server, from when it answers."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    command = [part.replace("{port}", str(port)) for part in peer.command]
    null = subprocess.DEVNULL
    with subprocess.Popen(command, env={**os.environ, **peer.environment}, stdout=null, stderr=null) as process:
        try:
            if peer.load:
                content = peer.load.read_bytes()
                _until(lambda: _sent(port, content) < 300, process)
            _until(lambda: ask(_connection(port), peer.path, "ASK {}")[0] == 200, process)
            yield Running(peer, port, process.pid)
        finally:
            process.terminate()


def _until(holds: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _READY
    while time.monotonic() < end and process.poll() is None:
        try:
            if holds():
                return
        except OSError:
            pass
        time.sleep(0.2)
    raise RuntimeError(f"{process.args!r} does not answer")


def _connection(port: int, seconds: float = _READY) -> http.client.HTTPConnection:
    return http.client.HTTPConnection("127.0.0.1", port, timeout=seconds)


def _sent(port: int, quads: bytes) -> int:
    """The status of sending quads to the graph store of oxigraph."""
    connection = _connection(port)
    connection.request("POST", "/store", quads, {"Content-Type": "application/n-quads"})
    return connection.getresponse().status


def ask(connection: http.client.HTTPConnection, path: str, query: str) -> tuple[int, bytes]:
    """The status and the whole answer to one query by GET."""
    connection.request("GET", f"{path}?{urlencode({'query': query})}", headers=_HEADERS)
    response = connection.getresponse()
    return response.status, response.read()


def rows(answer: bytes) -> int:
    """The number of rows of a JSON result."""
    return len(json.loads(answer)["results"]["bindings"])


def counted(server: Running, query: str) -> int:
    """The number of rows that a server answers; the status below nought where that is an error, -1 where nothing comes in time."""
    try:
        status, answer = ask(_connection(server.port, _PATIENCE), server.peer.path, query)
    except (OSError, http.client.HTTPException):
        return -1
    return rows(answer) if status == 200 else -status


def spent(process: int) -> float:
    """Seconds of processors that a process has spent, and all that it started (proc(5))."""
    try:
        ticks = sum(map(int, Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:15]))
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return ticks / os.sysconf("SC_CLK_TCK") + sum(spent(int(child)) for child in children)


def measure(server: Running, queries: Sequence[str], clients: int, seconds: float) -> Measured:
    """Ask all queries equally often: over and over, until so long has passed and the last of them is answered."""
    port, path = server.port, server.peer.path
    begun, before = time.monotonic(), spent(server.process)

    def passes() -> Iterator[str]:
        while time.monotonic() < begun + seconds:
            yield from queries

    coming, turn = passes(), threading.Lock()

    def client() -> tuple[list[float], int]:
        connection, times, failed = _connection(port, _PATIENCE), [], 0
        while query := _next(coming, turn):
            start = time.perf_counter()
            try:
                failed += ask(connection, path, query)[0] != 200
            except (OSError, http.client.HTTPException):
                connection, failed = _connection(port, _PATIENCE), failed + 1
            times.append(time.perf_counter() - start)
        return times, failed

    with ThreadPoolExecutor(clients) as threads:
        asked = [threads.submit(client) for _ in range(clients)]
        found = [one.result() for one in asked]
    times = [each for times, _ in found for each in times]
    return Measured(times, sum(failed for _, failed in found), time.monotonic() - begun, spent(server.process) - before)


def _next(coming: Iterator[str], turn: threading.Lock) -> str | None:
    with turn:
        return next(coming, None)


def workloads(data: Path) -> dict[str, list[str]]:
    """The questions as they stand, and those that can be asked for a topic, for each topic that the release has."""
    store = Store.read_only(str(current(data).full))
    topics = [row["id"].value for row in store.query(_TOPICS, prefixes=iris.PREFIXES)]  # type: ignore[union-attr]
    asked = questions()
    by_topic = [one for one in asked if any(parameter.name == "topic" for parameter in one.parameters)]
    return {"whole": [one.query for one in asked], "topic": [bind(one, {"topic": topic}) for topic in topics for one in by_topic]}


def told(server: Running, work: str, clients: int, rounds: Sequence[Measured]) -> str:
    """One line of the table: the medians of the rounds."""
    figures = [median(values) for values in zip(*(one.figures() for one in rounds), strict=True)]
    failed = sum(one.failed for one in rounds)
    return f"{server.peer.name:22}{work:>8}{clients:8}" + "".join(f"{figure:10.1f}" for figure in figures) + f"{failed:8}"


def compare(servers: Sequence[Running], works: Mapping[str, Sequence[str]], rounds: int, seconds: float) -> None:
    """Ask each server in turn, and print a line for each workload and number of clients."""
    for work, queries in works.items():
        expected: list[int] = []
        for server in servers:
            counts = [counted(server, query) for query in queries]
            expected = expected or counts
            if counts != expected:
                print(f"{server.peer.name:22}rows {counts}, ours {expected}")
        for clients in CLIENTS:
            found: dict[str, list[Measured]] = {server.peer.name: [] for server in servers}
            for _ in range(rounds):
                for server in servers:
                    found[server.peer.name].append(measure(server, queries, clients, seconds))
            for server in servers:
                print(told(server, work, clients, found[server.peer.name]), flush=True)


def main() -> None:
    """Start the servers, ask, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--bin", type=Path, default=Path(sys.executable).parent)
    parser.add_argument("--only", default="", help="servers with this in their names")
    arguments = parser.parse_args()
    works, rounds, seconds = workloads(arguments.data), arguments.rounds, arguments.seconds
    print({name: len(queries) for name, queries in works.items()}, f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    columns = ("p50 ms", "p99 ms", "req/s", "cpu ms")
    print(f"{'':22}{'':8}{'clients':>8}" + "".join(f"{name:>10}" for name in columns) + f"{'failed':>8}")
    with tempfile.TemporaryDirectory() as aside:
        *first, last = (peer for peer in peers(arguments.data, arguments.bin, Path(aside)) if arguments.only in peer.name)
        with ExitStack() as stack:
            compare([stack.enter_context(running(peer)) for peer in first], works, rounds, seconds)
        with running(last) as server:
            compare([server], works, 1, rounds * seconds)


if __name__ == "__main__":
    main()
