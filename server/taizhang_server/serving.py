"""The release that is served: a new one is made ready aside, then takes over; the old one stays until its last request ends."""

import asyncio
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol

from taizhang.errors import InputError

from .pool import Pool
from .settings import Settings

_log = logging.getLogger(__name__)


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


@dataclass(slots=True, eq=False)
class Serving:
    """A release, the pool that answers from it, and how many requests use it."""

    release: Release
    pool: Pool
    users: int = 0


class Releases:
    """Serves what ``current`` gives, and looks for a new one from time to time. An asynchronous context manager."""

    def __init__(self, current: Callable[[], Release], settings: Settings, on_change: Callable[[], None]) -> None:
        self._current, self._settings, self._on_change = current, settings, on_change
        self._closing: set[asyncio.Task[None]] = set()
        self.standing: Serving | None = None
        """What is served, if anything."""
        self.reason: InputError | None = None
        """Why there is nothing to serve."""

    async def __aenter__(self) -> "Releases":
        await self._look()
        self._watching = asyncio.create_task(self._watch())
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._watching.cancel()
        with suppress(asyncio.CancelledError):
            await self._watching
        if self.standing:
            await _close(self.standing)
        await asyncio.gather(*self._closing)

    @contextmanager
    def held(self) -> Iterator[Serving | None]:
        """What stands now, not to be closed before the caller is done with it."""
        serving = self.standing
        if serving is None:
            yield None
            return
        serving.users += 1
        try:
            yield serving
        finally:
            serving.users -= 1
            if not serving.users and serving is not self.standing:
                self._retire(serving)

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(self._settings.watch_seconds)
            try:
                await self._look()
            except Exception:
                _log.exception("a new release cannot be served; the old one stays")

    async def _look(self) -> None:
        """Serve the current release, unless it is served already."""
        old = self.standing
        try:
            release = await asyncio.to_thread(self._current)
        except InputError as error:
            self.reason = error
            return
        if old and old.release.id == release.id and old.pool.alive:
            return
        pool = await Pool((str(release.full), str(release.stated)), self._settings).__aenter__()
        self.standing = Serving(release, pool)
        self._on_change()
        if old and not old.users:
            self._retire(old)

    def _retire(self, serving: Serving) -> None:
        closing = asyncio.create_task(_close(serving))
        self._closing.add(closing)
        closing.add_done_callback(self._closing.discard)


async def _close(serving: Serving) -> None:
    await serving.pool.__aexit__(None, None, None)
