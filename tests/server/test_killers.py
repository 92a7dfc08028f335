"""Queries that would never end, on a million quads: each is ended and told why, and light ones go on meanwhile.

How late they end and how fast the light ones are is measured by ``bench.killers``.
"""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.killers import KILLERS, together
from pyoxigraph import NamedNode, Quad, Store, parse

from taizhang.release.stores import with_default

from .conftest import CITIES, MANIFEST
from .test_live import started

pytestmark = pytest.mark.long
QUADS = 1_000_000
LIGHT = "SELECT * { <https://w3id.org/taizhang/id/place/990100-%d> ?p ?o }"


def copies(count: int) -> Iterator[Quad]:
    """The three cities over and over under other names, until there are so many quads."""
    quads = list(parse(path=CITIES))
    for number in range(count // len(quads) + 1):
        def named(term: object, number: int = number) -> NamedNode:
            return NamedNode(f"{term.value}-{number}") if "/id/" in str(term) else term  # type: ignore[attr-defined, return-value]

        yield from (Quad(named(quad.subject), quad.predicate, named(quad.object), quad.graph_name) for quad in quads)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of a million quads and more, those of the default graph among them."""
    data = tmp_path_factory.mktemp("killers")
    folder = data / "releases" / "first"
    folder.mkdir(parents=True)
    store = Store(str(folder / "work"))
    store.bulk_extend(with_default(copies(QUADS)))
    store.optimize()
    for name in ("full", "stated"):
        store.backup(str(folder / name))
    (folder / "manifest.json").write_text(json.dumps({"id": "first", **MANIFEST}), encoding="utf-8")
    (data / "current").symlink_to(folder.relative_to(data))
    assert len(store) >= QUADS
    return data


@pytest.mark.parametrize("memory", [0, 4 << 30], ids=["disk", "memory"])
def test_killers_are_ended_and_light_queries_go_on(data: Path, monkeypatch: pytest.MonkeyPatch, memory: int) -> None:
    for name, value in {"SECONDS": 10, "MEMORY_STORE": memory, "CACHE": 0, "WORKER_MEMORY": 2 << 30}.items():
        monkeypatch.setenv(f"TAIZHANG_{name}", str(value))
    with started(data) as (address, _):
        ends, light = asyncio.run(together(address, [LIGHT % number for number in range(300)], 20))
    assert {one.status for one in ends} <= {503, 413} and len(ends) == len(KILLERS)
    statuses = {one.status for one in light}
    assert 200 in statuses <= {200, 429}  # on a slow machine some are told to come again, none is cut or lost
