"""Releases that follow one another in a running server, and what it tells of itself."""

import asyncio
import json
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from taizhang.errors import InputError
from taizhang.release.current import Release, current
from taizhang_server.app import create_app
from taizhang_server.serving import Releases
from taizhang_server.settings import Settings

# One question that two patterns answer: both have to see the same release.
COUNTS = """PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?n (COUNT(?t) AS ?m) { { SELECT (COUNT(?s) AS ?n) { ?s dcterms:source ?x } } ?t dcterms:source ?y } GROUP BY ?n"""
FAST = Settings(watch_seconds=0.05, workers=2)


def without(key: str) -> Callable[[object], list[object]]:
    """The quads without those of one bulletin."""
    return lambda quads: [quad for quad in quads if key not in str(quad)]  # type: ignore[attr-defined]


@pytest.mark.parametrize("memory_store", [0, 1 << 30], ids=["disk", "memory"])
def test_releases_change_under_load_and_no_request_is_dropped_or_mixed(
    tmp_path: Path, releaser: Callable[..., None], memory_store: int
) -> None:
    releaser(tmp_path, "r0")
    settings = Settings(watch_seconds=0.05, workers=2, cache=0, memory_store=memory_store)
    done, seen = threading.Event(), set()
    with TestClient(create_app(lambda: current(tmp_path), settings)) as client:

        def ask() -> int:
            asked = 0
            while not done.is_set():
                response = client.get("/sparql", params={"query": COUNTS})
                assert response.status_code == 200, response.text
                (row,) = response.json()["results"]["bindings"]
                assert row["n"]["value"] == row["m"]["value"]
                seen.add(row["n"]["value"])
                asked += 1
            return asked

        with ThreadPoolExecutor(4) as threads:
            askers = [threads.submit(ask) for _ in range(4)]
            for number in range(1, 6):
                releaser(tmp_path, f"r{number}", without("bbbbbbbbbbbbbbbb") if number % 2 else list)
                until(lambda name=f"r{number}": client.get("/health").json()["release"] == name)  # type: ignore[misc]
            done.set()
            assert min(asker.result() for asker in askers) > 5
    assert seen == {"3", "2"}


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds, for half a minute."""
    end = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_release_in_use_stays_until_its_last_request_has_ended(tmp_path: Path, releaser: Callable[..., None]) -> None:
    releaser(tmp_path, "first")

    async def steps() -> None:
        async with Releases(lambda: current(tmp_path), FAST, lambda: None) as releases:
            with releases.held() as first:
                assert first and first.release.id == "first"
                releaser(tmp_path, "second")
                while releases.standing is first:
                    await asyncio.sleep(0.02)
                assert first.pool.alive
            while first.pool.alive:
                await asyncio.sleep(0.02)
            assert releases.standing and releases.standing.release.id == "second" and releases.standing.pool.alive

    asyncio.run(asyncio.wait_for(steps(), 30))


def test_a_release_that_cannot_be_read_does_not_displace_the_one_that_stands(
    tmp_path: Path, releaser: Callable[..., None], caplog: pytest.LogCaptureFixture
) -> None:
    releaser(tmp_path, "first")
    with TestClient(create_app(lambda: current(tmp_path), FAST)) as client:
        broken = tmp_path / "releases" / "broken"
        broken.mkdir()
        (broken / "manifest.json").write_text("{}", encoding="utf-8")
        (tmp_path / "next").symlink_to(broken.relative_to(tmp_path))
        (tmp_path / "next").rename(tmp_path / "current")
        until(lambda: "cannot be served" in caplog.text)
        assert client.get("/health").json()["release"] == "first"
        assert client.get("/sparql", params={"query": COUNTS}).status_code == 200


def test_a_server_that_begins_without_a_release_takes_the_first(tmp_path: Path, releaser: Callable[..., None]) -> None:
    with TestClient(create_app(lambda: current(tmp_path), FAST)) as client:
        assert client.get("/ready").status_code == 503
        releaser(tmp_path, "first")
        until(lambda: client.get("/ready").status_code == 200)


def test_workers_come_back_after_their_parent_has_died(tmp_path: Path, releaser: Callable[..., None]) -> None:
    releaser(tmp_path, "first")
    with TestClient(create_app(lambda: current(tmp_path), FAST)) as client:
        releases: Releases = client.app.state.releases  # type: ignore[attr-defined]
        old = releases.standing
        assert old
        old.pool._nursery.kill()
        until(lambda: releases.standing is not old)
        assert client.get("/sparql", params={"query": COUNTS}).status_code == 200


def test_ready_says_where_the_stores_stand(release: Release) -> None:
    for memory_store, stores in ((0, "disk"), (1 << 30, "memory")):
        with TestClient(create_app(lambda: release, Settings(memory_store=memory_store))) as client:
            assert client.get("/ready").json() == {"status": "ready", "stores": stores}


def test_metrics_count_what_happens(release: Release) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"
    with TestClient(create_app(lambda: release, Settings(seconds=3, workers=1))) as client:

        def value(start: str) -> float:
            lines = client.get("/metrics").text.splitlines()
            return sum(float(line.rpartition(" ")[2]) for line in lines if line.startswith(start))

        killed = value('taizhang_workers_ended_total{how="killed"}')
        late = value('taizhang_request_seconds_count{route="/sparql",status="503"}')
        client.get("/sparql", params={"query": endless})
        until(lambda: value('taizhang_workers_ended_total{how="killed"}') > killed)  # much memory takes time to free
        assert value('taizhang_request_seconds_count{route="/sparql",status="503"}') == late + 1
        assert value('taizhang_release{id="first",stores="memory"}') == 1
        assert value("taizhang_queries_waiting") == 0
        assert client.get("/sparql", params={"query": "SELECT * {?s ?p ?o}"}).status_code == 200
        assert value("taizhang_cache_bytes") > 1000


def test_the_access_log_has_the_hash_of_a_query_and_not_the_query(release: Release) -> None:
    lines: list[dict[str, object]] = []
    with TestClient(create_app(lambda: release, Settings(), lines.append)) as client:
        for _ in range(2):
            client.get("/sparql", params={"query": "ASK { ?s ?p 'a secret' }"})
        client.get("/nothing")
    first, second, third = lines
    assert first["query"] == second["query"] and len(str(first["query"])) == 16
    assert (first["cache"], second["cache"], third["cache"]) == ("miss", "hit", None)
    assert (first["status"], third["status"], first["release"], first["path"]) == (200, 404, "first", "/sparql")
    assert int(str(first["bytes"])) > 0 and "secret" not in json.dumps(lines) and "testclient" not in json.dumps(lines)


def test_without_a_release_the_reason_is_told(tmp_path: Path) -> None:
    async def steps() -> InputError | None:
        async with Releases(lambda: current(tmp_path), FAST, lambda: None) as releases:
            with releases.held() as nothing:
                assert nothing is None
            return releases.reason

    assert "taizhang load" in str(asyncio.run(steps()))
