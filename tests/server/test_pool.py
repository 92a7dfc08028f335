"""Worker processes: kept while they are good for something, killed when they are not."""

import asyncio
import os
import pickle
import signal
import socket
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import Store

from taizhang.questions import questions
from taizhang.release.current import Release
from taizhang_server import nursery, worker
from taizhang_server.pool import Pool, Worker
from taizhang_server.problems import Problem
from taizhang_server.settings import Settings
from taizhang_server.tasks import LENGTH, Answer, Task, framed
from taizhang_server.worker import Part

JSON = "application/sparql-results+json"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"
SORTED = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
NO, YES = b'{"head":{},"boolean":false}', b'{"head":{},"boolean":true}'


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The processes of the workers started since."""
    processes: list[int] = []
    start = Pool._start

    async def noted(pool: Pool, place: object) -> Worker:
        found = await start(pool, place)  # type: ignore[arg-type]
        processes.append(found.process)
        return found

    monkeypatch.setattr(Pool, "_start", noted)
    return processes


def lives(process: int) -> bool:
    """Whether there is such a process, and not only its remains."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


async def gone(process: int) -> None:
    """Returns when a process has ended."""
    async with asyncio.timeout(10):
        while lives(process):
            await asyncio.sleep(0.01)


def task(release: Release, query: str, seconds: float = 30) -> Task:
    """A query of the full store, answered as JSON."""
    return Task(str(release.full), query, None, JSON, None, 1 << 20, seconds)


def run(release: Release, settings: Settings, steps: Callable[[Pool], Awaitable[object]]) -> object:
    """The result of some steps with a pool."""
    async def within() -> object:
        async with Pool((str(release.full), str(release.stated)), settings) as pool:
            return await steps(pool)

    return asyncio.run(within())


@pytest.mark.parametrize("memory_store", [0, 1 << 30], ids=["disk", "memory"])
def test_a_worker_is_kept_and_ends_with_the_pool(release: Release, started: list[int], memory_store: int) -> None:
    async def steps(pool: Pool) -> tuple[Answer, Answer]:
        assert pool.in_memory == (4 if memory_store else 0)
        return await pool.execute(task(release, "ASK {}")), await pool.execute(task(release, "ASK { ?s ?p 'nowhere' }"))

    answers = run(release, Settings(memory_store=memory_store), steps)
    assert answers == (Answer(JSON, YES), Answer(JSON, NO))
    assert len(started) == 1 and not lives(started[0])


def test_stores_larger_than_the_budget_are_read_from_disk(release: Release) -> None:
    assert nursery.load([str(release.full)], 1000) == {}


def test_what_fits_beside_the_first_is_held_too(release: Release) -> None:
    size = len(Store.read_only(str(release.full))) * 340
    paths = [str(release.full), str(release.stated)]
    alone, whole, other = Part(paths[0], alone=True), Part(paths[0], alone=False), Part(paths[1], alone=True)
    held = [list(nursery.load(paths, budget)) for budget in (size // 2, size, size + size // 2)]
    assert held[:2] == [[alone], [alone, other]] and held[2][:2] == [alone, whole]


@pytest.mark.parametrize("query", [
    *(question.query for question in questions()), "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o",
    "SELECT (COUNT(*) AS ?n) { ?a (<a:b>|!<a:b>)* ?b }", "SELECT (COUNT(*) AS ?n) { ?a <a:b>? ?b }",
    "SELECT (COUNT(*) AS ?n) { { SELECT * { ?s ?p ?o } } MINUS { ?s a ?o } FILTER EXISTS { ?o ?p ?x } }",
    "CONSTRUCT WHERE { ?s a ?o }", "DESCRIBE <https://w3id.org/taizhang/id/place/990100>", "ASK { GRAPH ?g { ?s ?p ?o } }",
    "SELECT (COUNT(*) AS ?n) { graph ?g { ?s ?p ?o } }", "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g",
    "SELECT (COUNT(*) AS ?n) FROM <https://w3id.org/taizhang/graph/bbbbbbbbbbbbbbbb> { ?s ?p ?o }",
])
def test_the_default_graph_by_itself_answers_as_the_whole_store(release: Release, query: str) -> None:
    path = str(release.full)
    held = nursery.load([path], 1 << 30)
    assert set(held) == {Part(path, alone=True), Part(path, alone=False)}
    asked = Task(path, query, None, "text/csv", "application/n-triples", 1 << 24, 30)
    bodies = [worker.answer(asked, stores).body for stores in (held, {})]
    assert bodies[0] and sorted(bodies[0].splitlines()) == sorted(bodies[1].splitlines())


def test_a_heavy_query_leaves_its_worker_for_others(release: Release, started: list[int]) -> None:
    heavy = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(STRLEN(?c) < STRLEN(?f)) }"

    async def steps(pool: Pool) -> None:
        for _ in range(3):
            await pool.execute(task(release, heavy))

    run(release, Settings(workers=3, light_seconds=0.001), steps)
    assert len(set(started)) <= 2  # it may have begun in the place kept for light ones


def test_memory_and_disk_answer_alike(release: Release) -> None:
    query = "SELECT * { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g ?s ?p ?o"

    async def steps(pool: Pool) -> Answer:
        return await pool.execute(task(release, query))

    held, read = (run(release, Settings(memory_store=budget), steps) for budget in (1 << 30, 0))
    assert held == read and isinstance(held, Answer) and len(held.body) > 1000


def test_a_worker_that_is_late_is_killed(release: Release, started: list[int]) -> None:
    async def steps(pool: Pool) -> str:
        with pytest.raises(Problem) as late:
            await pool.execute(task(release, ENDLESS))
        await gone(started[0])
        return late.value.name

    assert run(release, Settings(seconds=1), steps) == "deadline"


def test_a_worker_whose_client_is_gone_is_killed(release: Release, started: list[int]) -> None:
    async def steps(pool: Pool) -> None:
        asked = asyncio.create_task(pool.execute(task(release, ENDLESS)))
        while not started:
            await asyncio.sleep(0.01)
        asked.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asked
        await gone(started[0])

    run(release, Settings(), steps)


def test_waiting_for_a_worker_counts(release: Release, started: list[int]) -> None:
    async def steps(pool: Pool) -> list[object]:
        asked = [pool.execute(task(release, ENDLESS)) for _ in range(3)]
        return await asyncio.gather(*asked, return_exceptions=True)

    found = run(release, Settings(seconds=1, workers=1), steps)
    assert isinstance(found, list) and [error.name for error in found] == ["deadline"] * 3
    assert len(started) <= 3


def test_there_are_no_more_workers_than_granted(release: Release, started: list[int]) -> None:
    async def steps(pool: Pool) -> list[Answer]:
        return await asyncio.gather(*(pool.execute(task(release, "ASK {}")) for _ in range(12)))

    found = run(release, Settings(workers=2), steps)
    assert isinstance(found, list) and len(found) == 12 and len(started) == 2


def test_a_full_queue_takes_no_more(release: Release) -> None:
    async def steps(pool: Pool) -> list[object]:
        asked = [pool.execute(task(release, ENDLESS)) for _ in range(6)]
        return await asyncio.gather(*asked, return_exceptions=True)

    found = run(release, Settings(seconds=1, workers=1, queue=2), steps)
    assert isinstance(found, list) and sorted(error.name for error in found) == ["busy"] * 3 + ["deadline"] * 3


def test_light_queries_go_on_while_heavy_ones_fill_the_pool(release: Release) -> None:
    async def steps(pool: Pool) -> tuple[list[bytes], list[object]]:
        heavy = [asyncio.create_task(pool.execute(task(release, f"{ENDLESS} LIMIT {n}"))) for n in range(1, 7)]
        await asyncio.sleep(0)
        light = [(await pool.execute(task(release, "ASK {}"))).body for _ in range(20)]
        assert not any(one.done() for one in heavy)
        return light, await asyncio.gather(*heavy, return_exceptions=True)

    light, heavy = run(release, Settings(seconds=15, workers=3), steps)  # type: ignore[misc]
    assert light == [YES] * 20
    assert [error.name for error in heavy] == ["deadline"] * 6


def test_a_worker_that_takes_too_much_memory_ends(release: Release) -> None:
    async def steps(pool: Pool) -> tuple[str, Answer]:
        with pytest.raises(Problem) as found:
            await pool.execute(task(release, SORTED))
        return found.value.name, await pool.execute(task(release, "ASK {}"))

    assert run(release, Settings(worker_memory=64 << 20), steps) == ("memory", Answer(JSON, YES))


def test_no_worker_outlives_a_nursery_that_is_told_to_end(release: Release, started: list[int]) -> None:
    async def steps(pool: Pool) -> None:
        asked = asyncio.create_task(pool.execute(task(release, ENDLESS)))
        while not started:
            await asyncio.sleep(0.01)
        pool._control.close()
        await asyncio.wait_for(pool._nursery.wait(), 10)
        assert not pool.alive and not lives(started[0])
        asked.cancel()

    run(release, Settings(), steps)


@pytest.fixture
def lonely() -> Iterator[tuple[int, socket.socket]]:
    """A worker whose end nobody waits for, and the socket to it."""
    ours, theirs = socket.socketpair()
    process = os.fork()
    if not process:
        ours.close()
        worker.serve(theirs.makefile("rwb"), {})
        os._exit(0)
    theirs.close()
    with ours:
        yield process, ours


def test_a_worker_left_alone_ends_itself(release: Release, lonely: tuple[int, socket.socket]) -> None:
    process, connection = lonely
    stream = connection.makefile("rwb")
    stream.write(framed(task(release, "ASK {}")))
    stream.flush()
    assert pickle.loads(stream.read(LENGTH.unpack(stream.read(LENGTH.size))[0])).problem is None
    stream.write(framed(task(release, ENDLESS, seconds=0.1)))
    stream.flush()
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == -signal.SIGALRM
