"""Around every request: the release it is answered from, its time, and its line in the access log."""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from . import metrics
from .serving import Releases, Serving

KEY = "taizhang.noted"


@dataclass(slots=True)
class Noted:
    """What becomes known of a request on its way: where it is answered from, the hash of its query, what the cache did for it."""

    serving: Serving | None
    query: str | None = None
    cache: str | None = None


def log(line: dict[str, object]) -> None:
    """One line of JSON on standard error."""
    print(json.dumps(line, ensure_ascii=False), file=sys.stderr, flush=True)


class Observed:
    """ASGI middleware: a request keeps the release that it began with. No address of a client is written down."""

    def __init__(self, app: ASGIApp, write: Callable[[dict[str, object]], None] | None) -> None:
        self._app, self._write = app, write

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        releases: Releases = scope["app"].state.releases
        begun, status, size = time.perf_counter(), 500, 0

        async def sent(message: Message) -> None:
            nonlocal status, size
            status = message.get("status", status)
            size += len(message.get("body", b""))
            await send(message)

        with releases.held() as serving:
            noted = scope[KEY] = Noted(serving)
            try:
                await self._app(scope, receive, sent)
            finally:
                self._note(scope, noted, status, size, time.perf_counter() - begun)

    def _note(self, scope: Scope, noted: Noted, status: int, size: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "other")
        metrics.REQUESTS.labels(route, str(status)).observe(seconds)
        if self._write:
            self._write({
                "time": datetime.now(UTC).isoformat(timespec="milliseconds"), "method": scope["method"], "path": scope["path"],
                "status": status, "bytes": size, "ms": round(seconds * 1000, 1),
                "release": noted.serving.release.id if noted.serving else None, "query": noted.query, "cache": noted.cache,
            })
