"""Persons and bulletins out of a data folder: remembered, taken out of what stands, and out of every release before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..layout.substance import substance
from ..removal.conceal import without
from ..removal.register import Register, register, remember
from ..removal.settings import people
from .build import clear
from .current import Release
from .load import all_made, carried, released, standing
from .lock import locked
from .make import Carried, Making, text_of

_KEY = re.compile("[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Removed:
    """What a removal came to: the release that is current now (None where nothing was loaded), how many bulletins it touched, and
    how many earlier releases were deleted.
    """

    release: Release | None
    touched: int
    pruned: int


def remove(data: Path, *, persons: Sequence[str] = (), bulletins: Sequence[str] = ()) -> Removed:
    """Remove persons by name and bulletins by key or source, now and in every later load.

    The register is written first: a removal that is killed is carried out by the next load or removal. Raises :class:`InputError`
    where a name is none, or a load runs.
    """
    with locked(data):
        clear(data)
        before = standing(data)
        known = carried(before)
        removed = register(data)
        for name in persons:
            removed = removed.with_person(name)
        for name in bulletins:
            removed = _with_bulletin(removed, name, known)
        remember(data, removed)
        if before is None:
            return Removed(None, 0, 0)
        touched = sum(_is_touched(one, removed) for one in known)
        making = Making(data, removed, people(data))
        made = [one for one in all_made(making, known) if isinstance(one, Path)]
        loaded = released(making, made, before, anew=True)
        return Removed(loaded.release, touched, loaded.pruned)


def _with_bulletin(removed: Register, name: str, known: Sequence[Carried]) -> Register:
    """The register with a bulletin that is loaded and all its renditions; else with what it is called."""
    meant = [one for one in known if name in (one.entry["key"], one.entry["source"])]
    for one in meant:
        text = text_of(one)
        removed = removed.with_bulletin(text.key, text.source, substance(text))
    if meant:
        return removed
    return removed.with_bulletin(name, None, None) if _KEY.fullmatch(name) else removed.with_bulletin(None, name, None)


def _is_touched(one: Carried, removed: Register) -> bool:
    text = text_of(one)
    if removed.removed(text.key, text.source, substance(text)):
        return True
    return without(text, removed.lengths, removed.knows) != text
