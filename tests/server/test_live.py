"""A real server in a process of its own, spoken to over the network as its users do."""

import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

import httpx
import pytest
from SPARQLWrapper import CSV, GET, JSON, POST, POSTDIRECTLY, TURTLE, SPARQLWrapper

from taizhang.errors import InputError
from taizhang.questions import questions
from taizhang_server import serve
from taizhang_server.run import listen

SERVE = """
import pathlib, sys
from taizhang_server import serve
from taizhang_server.settings import settings
serve(pathlib.Path(sys.argv[1]), port=0, settings=settings(None))
"""
SOURCES = "PREFIX dcterms: <http://purl.org/dc/terms/> SELECT ?source { ?text dcterms:source ?source } ORDER BY ?source"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"


class Server(NamedTuple):
    """Where it is, what it serves, and its process."""

    address: str
    data: Path
    process: subprocess.Popen[str]


@contextmanager
def started(data: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A server on a free port: its address and its process, which does not outlive the test."""
    with subprocess.Popen([sys.executable, "-c", SERVE, str(data)], stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr
            said = process.stderr.readline()
            found = re.match(r"(http://127\.0\.0\.1:\d+)/ .*first", said)
            assert found, said
            threading.Thread(target=process.stderr.read, daemon=True).start()  # so that its log never waits for a reader
            yield found[1], process
        finally:
            process.kill()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, releaser: Callable[..., None]) -> Iterator[Server]:
    """A server on a free port."""
    data = tmp_path_factory.mktemp("live")
    releaser(data, "first")
    with started(data) as (address, process):
        yield Server(address, data, process)
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0, "it ends in order"


def wrapper(server: Server, query: str, return_format: str) -> SPARQLWrapper:
    """The Python client most people use."""
    client = SPARQLWrapper(f"{server.address}/sparql")
    client.setQuery(query)
    client.setReturnFormat(return_format)
    return client


@pytest.mark.parametrize("setup", [
    lambda client: client.setMethod(GET),
    lambda client: client.setMethod(POST),
    lambda client: (client.setMethod(POST), client.setRequestMethod(POSTDIRECTLY)),
], ids=["get", "form", "direct"])
def test_sparqlwrapper_asks_in_each_way(server: Server, setup: Callable[[SPARQLWrapper], object]) -> None:
    client = wrapper(server, SOURCES, JSON)
    setup(client)
    found = client.queryAndConvert()
    assert [row["source"]["value"] for row in found["results"]["bindings"]] == ["qinghe.txt", "shiwan.txt", "yunze.txt"]


def test_sparqlwrapper_gets_tables_and_graphs(server: Server) -> None:
    assert wrapper(server, SOURCES, CSV).queryAndConvert().decode().splitlines()[0] == "source"
    turtle = wrapper(server, "DESCRIBE <https://w3id.org/taizhang/id/place/990100>", TURTLE).queryAndConvert().decode()
    assert "青禾市" in turtle and "@prefix rdfs:" in turtle


def test_a_question_over_three_cities_quotes_every_row(server: Server) -> None:
    question = next(one for one in questions() if one.name == "lead-units")
    rows = wrapper(server, question.query, JSON).queryAndConvert()["results"]["bindings"]
    assert {row["city"]["value"] for row in rows} == {"青禾市", "云泽市", "石湾新区"}
    assert all(row["quote"]["value"].endswith("。") for row in rows)


def test_head_has_the_headers_and_no_body(server: Server) -> None:
    got, head = (httpx.request(method, f"{server.address}/sparql", params={"query": SOURCES}) for method in ("GET", "HEAD"))
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(got.content))
    assert head.headers["content-type"] == got.headers["content-type"]


def test_clients_who_leave_free_their_workers(server: Server) -> None:
    port = httpx.URL(server.address).port or 0
    heavy = [socket.create_connection(("127.0.0.1", port)) for _ in range(8)]  # twice as many as there are workers
    for connection in heavy:
        connection.sendall(f"GET /sparql?{urlencode({'query': ENDLESS})} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    for connection in heavy:
        connection.close()
    light = httpx.get(f"{server.address}/sparql", params={"query": SOURCES}, timeout=20)  # the deadline is 30
    assert light.status_code == 200


def test_a_new_release_is_taken_and_no_request_dropped_or_mixed(server: Server, releaser: Callable[..., None]) -> None:
    both = "SELECT (COUNT(DISTINCT ?t) AS ?n) (GROUP_CONCAT(DISTINCT ?s) AS ?all) { ?t <http://purl.org/dc/terms/source> ?s }"

    def without_yunze(quads: object) -> list[object]:
        return [quad for quad in quads if "bbbbbbbbbbbbbbbb" not in str(quad)]  # type: ignore[attr-defined]

    def count() -> str:
        response = httpx.get(f"{server.address}/sparql", params={"query": both}, timeout=60)
        assert response.status_code == 200
        row = response.json()["results"]["bindings"][0]
        assert len(row["all"]["value"].split()) == int(row["n"]["value"])
        return str(row["n"]["value"])

    with ThreadPoolExecutor(4) as threads:
        before = count()
        answers = [threads.submit(count) for _ in range(20)]
        releaser(server.data, "second", without_yunze)
        answers += [threads.submit(count) for _ in range(20)]
        while httpx.get(f"{server.address}/health").json()["release"] != "second":
            time.sleep(0.05)
    assert {answer.result() for answer in answers} <= {"3", "2"}
    assert (before, count()) == ("3", "2")


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "example.org", "::"])
def test_it_listens_on_the_loopback_only(host: str) -> None:
    with pytest.raises(InputError, match=re.escape(host)):
        listen(host, 0)


def test_told_to_end_it_answers_what_it_has_and_takes_no_more(tmp_path: Path, releaser: Callable[..., None]) -> None:
    releaser(tmp_path, "first")
    pairs = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c < ?f && ?f < ?i) }"  # a second or so
    with started(tmp_path) as (address, process):
        with ThreadPoolExecutor(1) as threads:
            asked = threads.submit(httpx.get, f"{address}/sparql", params={"query": pairs}, timeout=60)
            while not working(process.pid) and not asked.done():
                time.sleep(0.01)
            assert not asked.done()
            process.terminate()
            assert asked.result().status_code == 200
        assert process.wait(30) == 0
        with pytest.raises(httpx.ConnectError):
            httpx.get(address)


def working(server: int) -> bool:
    """Whether a worker of a server has a query: the nursery's child that has spent processor time."""
    def children(process: int) -> list[int]:
        return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]

    def ticks(process: int) -> int:
        return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11])

    try:
        return any(ticks(worker) > 5 for nursery in children(server) for worker in children(nursery))
    except (FileNotFoundError, ProcessLookupError):  # one that has just ended
        return False


def test_a_port_that_is_taken_is_named() -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=f"--port {port}"):
            listen("127.0.0.1", port)


def test_without_a_release_it_does_not_start(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="taizhang load"):
        serve(tmp_path, port=0)
    assert list(tmp_path.iterdir()) == []
