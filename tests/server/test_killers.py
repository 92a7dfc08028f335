"""Queries that would never end, on a million quads: each is ended in time and told why, and light ones go on meanwhile."""

import asyncio
import json
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles

import httpx
import pytest
from pyoxigraph import NamedNode, Quad, Store, parse

from taizhang.release.stores import with_default

from .conftest import CITIES, MANIFEST
from .test_live import started

pytestmark = pytest.mark.long
SECONDS, LATENESS, RATE = 4, 0.2, 100
QUADS = 1_000_000
KILLERS = {
    "cross product": ("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }", {503}),
    "order by": ("SELECT * { ?a ?b ?c . ?d ?e ?c } ORDER BY ?f ?a ?d LIMIT 1", {503, 413}),
    "property path": ("SELECT (COUNT(*) AS ?n) { ?a (!<urn:none>)* ?b }", {503, 413}),
    "group by": ("SELECT ?a ?d (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?b ?f } GROUP BY ?a ?d", {503, 413}),
    "huge output": ("SELECT * { ?a ?b ?c . ?d ?e ?f }", {503, 413}),
}


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


async def killed(client: httpx.AsyncClient, query: str) -> tuple[int, float]:
    """The status of a query and how long it took."""
    begun = time.monotonic()
    response = await client.post("/sparql", data={"query": query})
    assert response.status_code != 200 and response.headers["content-type"] == "application/problem+json"
    return response.status_code, time.monotonic() - begun


async def light(client: httpx.AsyncClient, done: asyncio.Event) -> list[tuple[int, float]]:
    """Light queries at an even rate, all different, until the others are done."""
    async def ask(number: int) -> tuple[int, float]:
        begun = time.monotonic()
        query = f"SELECT * {{ <https://w3id.org/taizhang/id/place/990100-{number}> ?p ?o }}"
        response = await client.get("/sparql", params={"query": query})
        assert response.status_code != 200 or len(response.json()["results"]["bindings"]) > 1
        return response.status_code, time.monotonic() - begun

    asked, begun = [], time.monotonic()
    while not done.is_set():
        asked.append(asyncio.create_task(ask(len(asked))))
        await asyncio.sleep(begun + len(asked) / RATE - time.monotonic())
    return list(await asyncio.gather(*asked))


@pytest.mark.parametrize("memory", [0, 2 << 30], ids=["disk", "memory"])
def test_killers_end_in_time_and_light_queries_go_on(data: Path, monkeypatch: pytest.MonkeyPatch, memory: int) -> None:
    for name, value in {"SECONDS": SECONDS, "MEMORY_STORE": memory, "CACHE": 0, "WORKER_MEMORY": 2 << 30}.items():
        monkeypatch.setenv(f"TAIZHANG_{name}", str(value))

    async def steps(address: str) -> tuple[list[tuple[int, float]], list[tuple[int, float]]]:
        limits = httpx.Limits(max_connections=200, max_keepalive_connections=200)
        async with httpx.AsyncClient(base_url=address, timeout=60, limits=limits) as client:
            assert (await client.get("/ready", timeout=600)).json()["stores"] == ("memory" if memory else "disk")
            done = asyncio.Event()
            going_on = asyncio.create_task(light(client, done))
            ends = await asyncio.gather(*(killed(client, query) for query, _ in KILLERS.values()))
            done.set()
            return list(ends), await going_on

    with started(data) as (address, _):
        ends, asked = asyncio.run(steps(address))
    times = sorted(seconds for _, seconds in asked)
    print(dict(zip(KILLERS, ends, strict=True)), len(asked), "light:", [round(each, 3) for each in quantiles(times, n=100)[49::49]])
    for (name, (_, allowed)), (status, seconds) in zip(KILLERS.items(), ends, strict=True):
        assert status in allowed and seconds <= SECONDS + LATENESS, name
    assert {status for status, _ in asked} == {200} and len(asked) >= 0.9 * RATE * SECONDS
    assert times[len(times) // 2] < 0.1
