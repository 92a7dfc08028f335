"""Our endpoint beside two others, in one run, over the same triples, with the project's own questions.

    pip install '.[bench]'
    python -m bench.endpoint --data DATA [--seconds 20] [--bin FOLDER]

serves the current release of DATA with ``taizhang serve`` (in memory, from disk, and with its cache), with ``oxigraph
serve-read-only`` over a copy of the same store, with ``oxigraph serve`` in memory, and with ``rdflib-endpoint`` over the triples of
the default graph; FOLDER is where the commands of the others are. The questions are asked one after another by 1 client and by 16,
each over a connection of its own; where the numbers of rows differ from ours, they are told.
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
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from statistics import quantiles
from typing import NamedTuple
from urllib.parse import urlencode

from pyoxigraph import DefaultGraph, RdfFormat, Store

from taizhang.questions import questions
from taizhang.release.current import current

CLIENTS = (1, 16)
_READY = 600
_HEADERS = {"Accept": "application/sparql-results+json"}


class Peer(NamedTuple):
    """A server: how it is started (``{port}`` filled in), where it answers, what its environment has, and what it is sent first."""

    name: str
    command: Sequence[str]
    path: str
    environment: Mapping[str, str] = {}
    load: Path | None = None


class Measured(NamedTuple):
    """What one server did for a number of clients: seconds a request, how many failed, how long it all took."""

    times: list[float]
    failed: int
    seconds: float


def peers(data: Path, folder: Path, aside: Path) -> Iterator[Peer]:
    """The servers that are compared, their data laid out in ``aside``."""
    command = "import sys; from taizhang.commands import main; sys.exit(main())"
    ours = [sys.executable, "-c", command, "serve", "--data", str(data), "--port", "{port}"]
    big = str(16 << 30)
    yield Peer("taizhang, in memory", ours, "/sparql", {"TAIZHANG_CACHE": "0", "TAIZHANG_MEMORY_STORE": big})
    yield Peer("taizhang, from disk", ours, "/sparql", {"TAIZHANG_CACHE": "0", "TAIZHANG_MEMORY_STORE": "0"})
    yield Peer("taizhang, cached", ours, "/sparql", {"TAIZHANG_MEMORY_STORE": big})
    store = Store.read_only(str(current(data).full))
    shutil.copytree(current(data).full, aside / "store")
    store.dump(aside / "all.nq", RdfFormat.N_QUADS)
    store.dump(aside / "default.nt", RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
    oxigraph, at = str(folder / "oxigraph"), ["--bind", "127.0.0.1:{port}"]
    yield Peer("oxigraph, from disk", [oxigraph, "serve-read-only", "--location", str(aside / "store"), *at], "/query")
    yield Peer("oxigraph, in memory", [oxigraph, "serve", *at], "/query", load=aside / "all.nq")
    serve = [str(folder / "rdflib-endpoint"), "serve", "--host", "127.0.0.1", "--port", "{port}", str(aside / "default.nt")]
    yield Peer("rdflib-endpoint", serve, "/")


@contextmanager
def running(peer: Peer) -> Iterator[int]:
    """The port of a server that answers."""
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
            yield port
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


def _connection(port: int) -> http.client.HTTPConnection:
    return http.client.HTTPConnection("127.0.0.1", port, timeout=_READY)


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


def measure(port: int, path: str, queries: Sequence[str], clients: int, seconds: float) -> Measured:
    """Ask all queries over and over, every client from another one on, for so long."""
    begun, end = time.monotonic(), threading.Event()

    def client(number: int) -> tuple[list[float], int]:
        connection, times, failed = _connection(port), [], 0
        for query in islice(cycle(queries), number % len(queries), None):
            if end.is_set():
                break
            start = time.perf_counter()
            try:
                failed += ask(connection, path, query)[0] != 200
            except (OSError, http.client.HTTPException):
                connection, failed = _connection(port), failed + 1
            times.append(time.perf_counter() - start)
        return times, failed

    with ThreadPoolExecutor(clients) as threads:
        asked = [threads.submit(client, number) for number in range(clients)]
        time.sleep(seconds)
        end.set()
        found = [one.result() for one in asked]
    return Measured([each for times, _ in found for each in times], sum(failed for _, failed in found), time.monotonic() - begun)


def told(peer: Peer, clients: int, found: Measured) -> str:
    """One line of the table."""
    cuts = quantiles(found.times, n=100, method="inclusive") if len(found.times) > 1 else found.times * 99
    rate = (len(found.times) - found.failed) / found.seconds
    return f"{peer.name:22}{clients:8}{1000 * cuts[49]:10.1f}{1000 * cuts[98]:10.1f}{rate:10.1f}{found.failed:8}"


def main() -> None:
    """Start each server, ask, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--bin", type=Path, default=Path(sys.executable).parent)
    arguments = parser.parse_args()
    queries = [question.query for question in questions()]
    expected: list[int] = []
    print(f"{len(queries)} questions, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    print(f"{'':22}{'clients':>8}{'p50 ms':>10}{'p99 ms':>10}{'req/s':>10}{'failed':>8}")
    with tempfile.TemporaryDirectory() as aside:
        for peer in peers(arguments.data, arguments.bin, Path(aside)):
            with running(peer) as port:
                answers = [ask(_connection(port), peer.path, query) for query in queries]
                counts = [rows(answer) if status == 200 else -status for status, answer in answers]
                expected = expected or counts
                for clients in CLIENTS:
                    print(told(peer, clients, measure(port, peer.path, queries, clients, arguments.seconds)), flush=True)
                if counts != expected:
                    print(f"{'':22}rows {counts}, ours {expected}")


if __name__ == "__main__":
    main()
