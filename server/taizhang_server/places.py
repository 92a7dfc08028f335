"""The places for queries: who may run now, who waits, and one place that is kept for light queries."""

import asyncio
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class Ranked(Protocol):
    """What is known of a worker here: whether other processes go before it."""

    @property
    def low(self) -> bool:
        """Whether they do."""


Worker = TypeVar("Worker", bound=Ranked)


@dataclass(slots=True, eq=False)
class Place(Generic[Worker]):
    """Room for one query: the worker that stands in it, if any, and whether it is kept for light queries."""

    light: bool
    worker: Worker | None = None


def _is_low(place: Place[Worker]) -> bool:
    return place.worker is not None and place.worker.low


class Places(Generic[Worker]):
    """A number of places, one of them kept for light queries where there are several. For one event loop."""

    def __init__(self, count: int) -> None:
        self._idle = [Place[Worker](light=count > 1 and number == 0) for number in range(count)]
        self._waiting: list[tuple[bool, asyncio.Future[Place[Worker]]]] = []

    @property
    def waiting(self) -> int:
        """How many wait."""
        return len(self._waiting)

    def free(self, *, heavy: bool) -> Place[Worker] | None:
        """A place at once, if there is one: one with a worker first, the kept one last, and not for what is known to be heavy.

        Workers that others go before are for what is heavy, as far as there are others.
        """
        fit = [place for place in self._idle if not (heavy and place.light)]
        best = min(fit, key=lambda place: (place.light, _is_low(place) is not heavy, place.worker is None), default=None)
        if best:
            self._idle.remove(best)
        return best

    async def next(self, *, heavy: bool) -> Place[Worker]:
        """A place, in turn. When the caller is cancelled, the place goes to the next one."""
        turn: asyncio.Future[Place[Worker]] = asyncio.get_running_loop().create_future()
        self._waiting.append((heavy, turn))
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.give(turn.result())
            raise
        finally:
            self._waiting = [each for each in self._waiting if each[1] is not turn]

    def give(self, place: Place[Worker]) -> None:
        """Give a place back: the first who waits for such a one has it."""
        for heavy, turn in self._waiting:
            if not turn.done() and not (heavy and place.light):
                turn.set_result(place)
                return
        self._idle.append(place)

    def workers(self) -> list[Worker]:
        """The workers in the places that are idle."""
        return [place.worker for place in self._idle if place.worker]
