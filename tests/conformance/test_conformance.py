"""Every case of the table, sent byte for byte to a real server in a process of its own."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conformance.runner import Case, cases, exchange, row, run
from tests.server.conftest import write_release

SERVE = """
import pathlib, sys
from taizhang_server import serve
from taizhang_server.settings import Settings
serve(pathlib.Path(sys.argv[1]), port=0, settings=Settings(seconds=2, answer=1 << 16, workers=2, url=sys.argv[2]))
"""


def served(data: Path, url: str = "") -> Iterator[tuple[str, int]]:
    """Where a server over a data folder listens, until the caller is done with it."""
    with subprocess.Popen([sys.executable, "-c", SERVE, data, url], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        said = process.stderr.readline()
        try:
            yield "127.0.0.1", int(said.partition("/  ")[0].rpartition(":")[2])
        finally:
            process.terminate()
            process.stderr.read()
    assert process.returncode == 0, "it ends in order"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three cities as a release."""
    folder = tmp_path_factory.mktemp("conformance")
    write_release(folder, "first")
    return folder


@pytest.fixture(scope="module")
def address(data: Path) -> Iterator[tuple[str, int]]:
    """A server over the three cities."""
    yield from served(data)


@pytest.fixture(scope="module")
def behind_proxy(data: Path) -> Iterator[tuple[str, int]]:
    """A server that a proxy shows under a prefix, which it takes off."""
    yield from served(data, "https://example.org/data/taizhang")


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["behaviour"])
def test_it_does_as_it_has_to(address: tuple[str, int], case: Case) -> None:
    assert run(address, case) == []


def test_the_table_in_the_documentation_has_every_case() -> None:
    told = (Path(__file__).parents[2] / "docs" / "conformance.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in told if line.startswith("| ")][1:] == [row(case, []) for case in cases()]


def test_a_fault_is_seen(address: tuple[str, int]) -> None:
    wrong = {"send": ["GET /sparql?query=ASK{} HTTP/1.1"], "status": 404, "headers": {"vary": "Cookie"}, "no_headers": ["etag"],
             "length": 1, "answer": "false"}
    assert len(run(address, wrong)) == 5


def test_behind_a_proxy_the_endpoint_is_where_clients_reach_it(behind_proxy: tuple[str, int]) -> None:
    told = exchange(behind_proxy, ["GET /sparql HTTP/1.1"])
    assert b"sd:endpoint <https://example.org/data/taizhang/sparql>" in told.body
    assert exchange(behind_proxy, ["GET /sparql?query=ASK{} HTTP/1.1"]).status == 200
    assert b'href="/data/taizhang/static/' in exchange(behind_proxy, ["GET / HTTP/1.1"]).body
