"""From a question to its whole answer: the formats the client takes, what it has already, the cache, and the pool that runs it."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypeVar

from starlette.requests import Request
from starlette.responses import Response

from taizhang import __version__

from . import conditional, metrics, negotiation, tokens
from .cache import Cache
from .formats import GRAPHS, TABLES, content_type, named, offers
from .observed import KEY, Noted
from .problems import Problem
from .protocol import Asked
from .serving import Releases, Serving
from .settings import Settings
from .tasks import Answer, Task
from .worker import ENCODINGS

Result = TypeVar("Result")


@dataclass(frozen=True)
class Endpoint:
    """One server: what it serves, what it grants, and the answers it keeps."""

    releases: Releases
    settings: Settings
    cache: Cache

    def serving(self, request: Request) -> Serving:
        """What this request is answered from; :class:`Problem` where there is nothing."""
        serving = _noted(request).serving
        if serving:
            return serving
        error = self.releases.reason
        reason = {lang: error.said(lang) if error else "" for lang in ("zh", "en")}
        raise Problem("unavailable", {"reason": reason}, headers={"Retry-After": "30"})

    async def respond(self, request: Request, asked: Asked) -> Response:
        """The whole answer in the format that the client asks for; :class:`Problem` where there is none."""
        accept = request.headers.get("accept")
        table, graph = (
            named(asked.format, formats) if asked.format else negotiation.media_type(accept, offers(formats))
            for formats in (TABLES, GRAPHS)
        )
        return await self.respond_in(request, asked, table, graph)

    async def respond_in(self, request: Request, asked: Asked, table: str | None, graph: str | None) -> Response:
        """The whole answer in one of two given media types, as the query gives a table or a graph."""
        task = self._task(request, asked, table, graph, negotiation.coding(request.headers.get("accept-encoding"), [*ENCODINGS]))
        headers = {"Vary": "Accept, Accept-Encoding"}
        if tokens.is_volatile(tokens.tokens(asked.query)):
            return _response(await self._made(request, task), headers | {"Cache-Control": "no-store"})
        etag = self._tag(request, task)
        if conditional.holds(request, etag):
            _count(request, "revalidated")
            return conditional.unless_held(request, Response(headers=headers), etag)
        return conditional.unless_held(request, _response(await self._kept(request, task), headers), etag)

    async def answer(self, request: Request, asked: Asked, table: str | None, graph: str | None = None) -> Answer:
        """The whole answer, uncompressed, for the server's own use."""
        return await self._kept(request, self._task(request, asked, table, graph, ""))

    def _task(self, request: Request, asked: Asked, table: str | None, graph: str | None, encoding: str) -> Task:
        release, granted = self.serving(request).release, self.settings
        store = str(release.full if asked.reason else release.stated)
        _noted(request).query = sha256(asked.query.encode()).hexdigest()[:16]
        return Task(store, asked.query, asked.dataset, table, graph, granted.answer, granted.seconds, asked.excel, encoding,
                    tuple(granted.services.split()))

    def _tag(self, request: Request, task: Task) -> str:
        serving = self.serving(request)
        return conditional.tag(__version__, serving.release.id, serving.pool.in_memory, task)

    async def _kept(self, request: Request, task: Task) -> Answer:
        found = self.cache.get(task)
        _count(request, "hit" if found else "miss")
        if found is None:
            found = await self._made(request, task)
            if self.serving(request) is self.releases.standing:
                self.cache.put(task, found)
        return found

    async def _made(self, request: Request, task: Task) -> Answer:
        found = await while_connected(request, self.serving(request).pool.execute(task))
        if found.problem:
            raise Problem(found.problem, found.values)
        return found


def _response(answer: Answer, headers: dict[str, str]) -> Response:
    encoded = {"Content-Encoding": answer.encoding} if answer.encoding else {}
    return Response(answer.body, headers={"Content-Type": content_type(answer.media_type), **headers, **encoded})


def _noted(request: Request) -> Noted:
    noted: Noted = request.scope[KEY]
    return noted


def _count(request: Request, outcome: str) -> None:
    _noted(request).cache = outcome
    metrics.CACHE.labels(outcome).inc()


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
