"""The pool of worker processes: every query runs in one of them, and is ended at its deadline."""

import asyncio
import pickle
import sys
from asyncio.subprocess import PIPE, Process
from dataclasses import dataclass
from types import TracebackType

from .problems import Problem
from .tasks import LENGTH, Answer, Task, framed


@dataclass(frozen=True, slots=True)
class Limits:
    """What one server grants: seconds an answer may take, worker processes, bytes of a request's body and of an answer."""

    seconds: float = 30
    workers: int = 4
    body: int = 1 << 20
    answer: int = 64 << 20


class Pool:
    """Worker processes, started when first needed. To be used as an asynchronous context manager in one event loop."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._idle: asyncio.LifoQueue[Process | None] = asyncio.LifoQueue()  # None: a place without a process

    async def __aenter__(self) -> "Pool":
        for _ in range(self._limits.workers):
            self._idle.put_nowait(None)
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        while not self._idle.empty():
            worker = self._idle.get_nowait()
            if worker:
                await _end(worker)

    async def execute(self, task: Task) -> Answer:
        """The whole answer to a task; :class:`Problem` ``deadline`` or ``crashed`` where there is none.

        The deadline counts from here, waiting for a free worker included. A worker that is late, or whose client is gone (this
        coroutine is cancelled), is killed, and its place is free at once.
        """
        try:
            async with asyncio.timeout(self._limits.seconds):
                return await self._run(task)
        except TimeoutError as error:
            seconds = f"{self._limits.seconds:g}"
            raise Problem("deadline", {"seconds": seconds}, headers={"Retry-After": "5"}) from error
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise Problem("crashed") from error

    async def _run(self, task: Task) -> Answer:
        worker = await self._idle.get()
        kept = None
        try:
            worker = worker or await _start()
            answer = await _ask(worker, task)
            kept = worker
            return answer
        finally:
            try:
                if worker and not kept:
                    await _end(worker)
            finally:
                self._idle.put_nowait(kept)


async def _start() -> Process:
    """A new worker, in a session of its own: the terminal's interrupt is for the server to handle."""
    return await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", "taizhang_server.worker", stdin=PIPE, stdout=PIPE, start_new_session=True
    )


async def _ask(worker: Process, task: Task) -> Answer:
    assert worker.stdin and worker.stdout  # both are pipes
    worker.stdin.write(framed(task))
    await worker.stdin.drain()
    head = await worker.stdout.readexactly(LENGTH.size)
    answer: Answer = pickle.loads(await worker.stdout.readexactly(LENGTH.unpack(head)[0]))
    return answer


async def _end(worker: Process) -> None:
    if worker.returncode is None:
        worker.kill()
    await worker.wait()
