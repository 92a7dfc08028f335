"""Worker processes: kept while they are good for something, killed when they are not."""

import asyncio
import pickle
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable

import pytest

from taizhang.release.current import Release
from taizhang_server.pool import Limits, Pool
from taizhang_server.problems import Problem
from taizhang_server.tasks import LENGTH, Answer, Task, framed

JSON = "application/sparql-results+json"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[asyncio.subprocess.Process]:
    """The processes started since."""
    processes: list[asyncio.subprocess.Process] = []
    start = asyncio.create_subprocess_exec

    async def noted(*arguments: str, **options: object) -> asyncio.subprocess.Process:
        process = await start(*arguments, **options)  # type: ignore[arg-type]
        processes.append(process)
        return process

    monkeypatch.setattr(asyncio, "create_subprocess_exec", noted)
    return processes


def task(release: Release, query: str, seconds: float = 30) -> Task:
    """A query of the full store, answered as JSON."""
    return Task(str(release.full), query, None, JSON, None, 1 << 20, seconds)


def run(limits: Limits, steps: Callable[[Pool], Awaitable[object]]) -> object:
    """The result of some steps with a pool."""
    async def within() -> object:
        async with Pool(limits) as pool:
            return await steps(pool)

    return asyncio.run(within())


def test_a_worker_is_kept_and_ends_with_the_pool(release: Release, started: list[asyncio.subprocess.Process]) -> None:
    async def steps(pool: Pool) -> tuple[Answer, Answer]:
        return await pool.execute(task(release, "ASK {}")), await pool.execute(task(release, "ASK { ?s ?p 'nowhere' }"))

    answers = run(Limits(), steps)
    assert answers == (Answer(JSON, b'{"head":{},"boolean":true}'), Answer(JSON, b'{"head":{},"boolean":false}'))
    assert [process.returncode for process in started] == [-signal.SIGKILL]


def test_a_worker_that_is_late_is_killed(release: Release, started: list[asyncio.subprocess.Process]) -> None:
    async def steps(pool: Pool) -> tuple[str, int]:
        with pytest.raises(Problem) as late:
            await pool.execute(task(release, ENDLESS))
        return late.value.name, await asyncio.wait_for(started[0].wait(), 10)

    assert run(Limits(seconds=1), steps) == ("deadline", -signal.SIGKILL)


def test_a_worker_whose_client_is_gone_is_killed(release: Release, started: list[asyncio.subprocess.Process]) -> None:
    async def steps(pool: Pool) -> int:
        asked = asyncio.create_task(pool.execute(task(release, ENDLESS)))
        while not started:
            await asyncio.sleep(0.01)
        asked.cancel()
        return await asyncio.wait_for(started[0].wait(), 10)

    assert run(Limits(), steps) == -signal.SIGKILL


def test_waiting_for_a_worker_counts(release: Release, started: list[asyncio.subprocess.Process]) -> None:
    async def steps(pool: Pool) -> list[object]:
        asked = [pool.execute(task(release, ENDLESS)) for _ in range(3)]
        return await asyncio.gather(*asked, return_exceptions=True)

    found = run(Limits(seconds=1, workers=1), steps)
    assert isinstance(found, list) and [error.name for error in found] == ["deadline"] * 3
    assert len(started) <= 3


def test_there_are_no_more_workers_than_granted(release: Release, started: list[asyncio.subprocess.Process]) -> None:
    async def steps(pool: Pool) -> list[Answer]:
        return await asyncio.gather(*(pool.execute(task(release, "ASK {}")) for _ in range(12)))

    found = run(Limits(workers=2), steps)
    assert isinstance(found, list) and len(found) == 12 and len(started) == 2


def test_a_worker_left_alone_ends_itself(release: Release) -> None:
    worker = [sys.executable, "-P", "-m", "taizhang_server.worker"]
    with subprocess.Popen(worker, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin and process.stdout
        process.stdin.write(framed(task(release, "ASK {}")))
        process.stdin.flush()
        size = LENGTH.unpack(process.stdout.read(LENGTH.size))[0]
        assert pickle.loads(process.stdout.read(size)).problem is None
        process.stdin.write(framed(task(release, ENDLESS, seconds=0.1)))
        process.stdin.flush()
        assert process.wait(30) == -signal.SIGALRM
