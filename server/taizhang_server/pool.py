"""The pool of worker processes over one release: every query runs in one of them, and is ended at its deadline."""

import asyncio
import os
import pickle
import signal
import socket
import sys
from asyncio import StreamReader, StreamWriter
from collections import OrderedDict
from collections.abc import Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from . import metrics, nursery
from .places import Place, Places
from .problems import Problem
from .settings import Settings
from .tasks import LENGTH, Answer, Task, framed

Result = TypeVar("Result")
_TICKS = os.sysconf("SC_CLK_TCK")
_LOW = 5  # a third of the weight of other processes, where these want the processor too
_KNOWN_HEAVY = 4096  # queries that are remembered to have taken long


@dataclass(slots=True, eq=False)
class Worker:
    """A process that answers tasks."""

    process: int
    reader: StreamReader
    writer: StreamWriter
    before: float = 0
    """Seconds of processor time that it had spent when it was asked last."""
    low: bool = False
    """Whether other processes go before it. That cannot be taken back."""

    def spent(self) -> float:
        """Seconds of processor time that it has spent since: waiting for a processor makes no query heavy."""
        return _processor_time(self.process) - self.before

    def lower(self) -> None:
        """Let other processes go before it."""
        self.low = True
        with suppress(ProcessLookupError):
            os.setpriority(os.PRIO_PROCESS, self.process, _LOW)

    async def ask(self, task: Task) -> Answer:
        """The answer to a task; an error of the stream where the process ends instead."""
        self.before = _processor_time(self.process)
        self.writer.write(framed(task))
        await self.writer.drain()
        head = await self.reader.readexactly(LENGTH.size)
        answer: Answer = pickle.loads(await self.reader.readexactly(LENGTH.unpack(head)[0]))
        return answer


class Pool:
    """Worker processes, forked when first needed by a nursery that has loaded the stores. An asynchronous context manager."""

    def __init__(self, stores: Sequence[str], settings: Settings) -> None:
        self._stores, self._settings = stores, settings
        self._places = Places[Worker](settings.workers)
        self._heavy: OrderedDict[bytes, None] = OrderedDict()
        self._turn = asyncio.Lock()
        self._endings: set[asyncio.Future[int | None]] = set()
        self.in_memory = 0
        """How many of the stores are held in memory, the first ones."""

    async def __aenter__(self) -> "Pool":
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        with theirs:  # in a session of its own: the terminal's interrupt is for the server to handle
            network = nursery.OPEN if self._settings.services else nursery.NONE
            limits = (str(self._settings.memory_store), str(self._settings.worker_memory), network)
            self._nursery = await asyncio.create_subprocess_exec(
                sys.executable, "-P", "-m", nursery.__name__, *limits, *self._stores, stdin=theirs.fileno(), start_new_session=True)
        self._control = ours
        try:
            self.in_memory = await self._reply()
        except BaseException:
            await self.__aexit__(None, None, None)
            raise
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await asyncio.gather(*self._endings)
        for worker in self._places.workers():
            worker.writer.close()
        self._control.close()  # which ends the nursery and all that it started
        await self._nursery.wait()

    @property
    def alive(self) -> bool:
        """Whether workers can be started."""
        return self._nursery.returncode is None

    @property
    def waiting(self) -> int:
        """How many queries wait for a worker."""
        return self._places.waiting

    async def execute(self, task: Task) -> Answer:
        """The whole answer to a task; :class:`Problem` ``busy``, ``deadline``, ``memory`` or ``crashed`` where there is none.

        The deadline counts from here, waiting for a free worker included. A worker that is late, or whose client is gone (this
        coroutine is cancelled), is killed, and its place is free as soon as it has gone.
        """
        try:
            async with asyncio.timeout(self._settings.seconds):
                return await self._scheduled(task)
        except TimeoutError as error:
            seconds = f"{self._settings.seconds:g}"
            raise Problem("deadline", {"seconds": seconds}, headers={"Retry-After": "5"}) from error

    async def _scheduled(self, task: Task) -> Answer:
        """On the place kept for light queries, one that turns out to be heavy is ended, and begins anew when another is free."""
        name = sha256(task.query.encode()).digest()
        place = self._places.free(heavy=name in self._heavy) or await self._waited(name in self._heavy)
        try:
            return await self._run(place, task, name)
        except _TooHeavy:
            place = self._places.free(heavy=True) or await self._places.next(heavy=True)
            return await self._run(place, task, name)

    async def _waited(self, heavy: bool) -> Place[Worker]:
        if self._places.waiting >= self._settings.queue:
            raise Problem("busy", {"queue": self._settings.queue}, headers={"Retry-After": "2"})
        return await self._places.next(heavy=heavy)

    async def _run(self, place: Place[Worker], task: Task, name: bytes) -> Answer:
        try:
            worker = place.worker if place.worker else await _whole(self._start(place))
            answer = await self._watched(worker, task, name, may_be_heavy=not place.light)
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            # A failed allocation aborts a worker, too deep a query breaks its stack.
            raise Problem("memory" if await self._cleared(place) == -signal.SIGABRT else "crashed") from error
        except BaseException:
            self._cleared(place)
            raise
        self._places.give(place)
        return answer

    async def _watched(self, worker: Worker, task: Task, name: bytes, *, may_be_heavy: bool) -> Answer:
        """The answer of a worker; from the moment that its query turns out to be heavy, other processes go before it."""
        limit = self._settings.light_seconds
        asked = asyncio.ensure_future(worker.ask(task))
        try:
            while not (await asyncio.wait({asked}, timeout=limit / 2))[0]:
                if worker.spent() > limit:
                    self._remember(name)
                    if not may_be_heavy:
                        raise _TooHeavy
                    worker.lower()
                    break
            return await asked
        finally:
            asked.cancel()

    def _cleared(self, place: Place[Worker]) -> asyncio.Future[int | None]:
        """End the worker of a place, then give it back: how it ended. Nobody needs to wait: much memory takes time to free."""
        ending = asyncio.ensure_future(self._end(place))
        self._endings.add(ending)
        ending.add_done_callback(self._endings.discard)
        return asyncio.shield(ending)

    async def _end(self, place: Place[Worker]) -> int | None:
        worker, place.worker = place.worker, None
        ended = None
        if worker is not None:
            worker.writer.close()
            with suppress(ConnectionError):  # the nursery is gone, and with it the worker
                ended = await self._command(nursery.END, worker.process)
        if ended is not None:
            metrics.ENDED.labels("killed" if ended == -signal.SIGKILL else "crashed").inc()
        self._places.give(place)
        return ended

    def _remember(self, name: bytes) -> None:
        self._heavy[name] = None
        self._heavy.move_to_end(name)
        if len(self._heavy) > _KNOWN_HEAVY:
            self._heavy.popitem(last=False)

    async def _start(self, place: Place[Worker]) -> Worker:
        ours, theirs = socket.socketpair()
        with theirs:
            process = await self._command(nursery.START, 0, theirs)
        reader, writer = await asyncio.open_unix_connection(sock=ours, limit=1 << 20)
        place.worker = Worker(process, reader, writer)
        return place.worker

    async def _command(self, command: int, process: int, end: socket.socket | None = None) -> int:
        async with self._turn:
            ends = [end.fileno()] if end else []
            socket.send_fds(self._control, [nursery.COMMAND.pack(command, process)], ends)
            return await self._reply()

    async def _reply(self) -> int:
        data = await asyncio.get_running_loop().sock_recv(self._control, nursery.REPLY.size)
        if len(data) < nursery.REPLY.size:
            raise ConnectionResetError("the parent of the workers has ended")
        return int(nursery.REPLY.unpack(data)[0])


def _processor_time(process: int) -> float:
    """Seconds of processor time of a process, 0 when it has gone (proc(5): utime and stime, in clock ticks)."""
    try:
        told = Path(f"/proc/{process}/stat").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return sum(map(int, told.rpartition(b")")[2].split()[11:13])) / _TICKS


class _TooHeavy(Exception):
    """A query turned out to be heavy on the place that is kept for light ones."""


async def _whole(work: Coroutine[Any, Any, Result]) -> Result:
    """The result of some work of milliseconds that must not be left half done: cancellation waits for it."""
    running = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        await asyncio.wait({running})
        raise
