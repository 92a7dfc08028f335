"""Answers that were made, kept for being asked for again, up to a number of bytes."""

from collections import OrderedDict
from collections.abc import Hashable

from .tasks import Answer


class Cache:
    """The answers that were used last. One larger than an eighth of the whole is not kept: it would displace too many."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._kept: OrderedDict[Hashable, Answer] = OrderedDict()
        self.size = 0
        """Bytes of the bodies that are kept."""

    def get(self, key: Hashable) -> Answer | None:
        """The answer that is kept under a key."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def put(self, key: Hashable, answer: Answer) -> None:
        """Keep an answer; those that were not used for longest make room."""
        if len(answer.body) > self._limit // 8 or key in self._kept:
            return
        self._kept[key] = answer
        self.size += len(answer.body)
        while self.size > self._limit:
            _, oldest = self._kept.popitem(last=False)
            self.size -= len(oldest.body)

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()
        self.size = 0
