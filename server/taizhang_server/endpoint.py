"""From a question to its whole answer: the release, the formats the client takes, and the pool that runs it."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from starlette.requests import Request

from taizhang.errors import InputError

from . import negotiation
from .formats import GRAPHS, TABLES, named, offers
from .pool import Limits, Pool
from .problems import Problem
from .protocol import Asked
from .tasks import Answer, Task

Result = TypeVar("Result")


class Release(Protocol):
    """What the server needs of a release: :class:`taizhang.release.current.Release`."""

    @property
    def id(self) -> str:
        """Its name."""

    @property
    def full(self) -> Path:
        """The store of all graphs."""

    @property
    def stated(self) -> Path:
        """The store without the inferred graphs."""

    @property
    def manifest(self) -> Mapping[str, Any]:
        """What it holds."""


@dataclass(frozen=True)
class Endpoint:
    """One server's view of the data: ``current`` gives the release that stands now, anew for every request."""

    current: Callable[[], Release]
    pool: Pool
    limits: Limits

    def release(self) -> Release:
        """The release that stands now; :class:`Problem` where there is none."""
        try:
            return self.current()
        except InputError as error:
            reason = {lang: error.said(lang) for lang in ("zh", "en")}
            raise Problem("unavailable", {"reason": reason}, headers={"Retry-After": "30"}) from error

    async def answer(self, request: Request, asked: Asked) -> Answer:
        """The whole answer in the format that the client asks for; :class:`Problem` where there is none."""
        accept = request.headers.get("accept")
        table, graph = (
            named(asked.format, formats) if asked.format else negotiation.media_type(accept, offers(formats))
            for formats in (TABLES, GRAPHS)
        )
        return await self.run(request, asked, table, graph)

    async def run(self, request: Request, asked: Asked, table: str | None, graph: str | None) -> Answer:
        """The whole answer in one of two given media types, as the query gives a table or a graph."""
        release = self.release()
        store = str(release.full if asked.reason else release.stated)
        task = Task(store, asked.query, asked.dataset, table, graph, self.limits.answer, self.limits.seconds)
        found = await while_connected(request, self.pool.execute(task))
        if found.problem:
            raise Problem(found.problem, found.values)
        return found


async def while_connected(request: Request, work: Coroutine[Any, Any, Result]) -> Result:
    """The result of some work, which is cancelled when the client goes away (:class:`Gone`). The body must have been read."""
    running, leaving = asyncio.ensure_future(work), asyncio.ensure_future(_left(request))
    try:
        await asyncio.wait({running, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not running.done():
            raise Gone
        return running.result()
    finally:
        running.cancel()
        leaving.cancel()


class Gone(Exception):
    """The client has gone away."""


async def _left(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def endpoint(request: Request) -> Endpoint:
    """The endpoint that a request came to."""
    found: Endpoint = request.app.state.endpoint
    return found
