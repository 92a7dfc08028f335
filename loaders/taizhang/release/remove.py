"""Persons and bulletins out of a data folder: remembered, taken out of what stands, and out of every release before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError, Said
from ..layout.substance import substance
from ..removal.conceal import squeezed, without
from ..removal.register import Register, register, remember
from ..removal.settings import people
from ..source.text import Text
from .build import clear
from .current import Release
from .load import all_made, carried, released, standing
from .lock import locked
from .make import Carried, Making, text_of

_KEY = re.compile("[0-9a-f]{16}")
_NO_NAME = Said("没有写明通报", "no bulletin is named"), Said("请给出 KEY 或来源名", "give its KEY or source")


@dataclass(frozen=True, slots=True)
class Removed:
    """What a removal came to: the release that is current now (None where nothing was loaded), how many bulletins it touched,
    how many earlier releases were deleted, and which of the ``persons`` and ``bulletins`` asked for nothing that is loaded bears.
    """

    release: Release | None
    touched: int
    pruned: int
    persons: tuple[str, ...] = ()
    bulletins: tuple[str, ...] = ()


def remove(data: Path, *, persons: Sequence[str] = (), bulletins: Sequence[str] = ()) -> Removed:
    """Remove persons by name and bulletins by key or source, now and in every later load.

    The register is written first: a removal that is killed is carried out by the next load or removal. Raises :class:`InputError`
    where a name is none, or a load runs.
    """
    _refuse_what_is_no_name(persons, bulletins)
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
        texts = [text_of(one) for one in known]
        touched = sum(_is_touched(text, removed) for text in texts)
        unmet = tuple(name for name in persons if not any(_names(text, name) for text in texts))
        unknown = tuple(name for name in bulletins if not _meant(name, known))
        making = Making(data, removed, people(data))
        made = [one for one in all_made(making, known) if isinstance(one, Path)]
        loaded = released(making, made, before, anew=True)
        return Removed(loaded.release, touched, loaded.pruned, unmet, unknown)


def _refuse_what_is_no_name(persons: Sequence[str], bulletins: Sequence[str]) -> None:
    """Before anything is locked or written."""
    for name in persons:
        Register("", {}, {}).with_person(name)
    if not all(name.strip() for name in bulletins):
        raise InputError("--bulletin", *_NO_NAME)


def _with_bulletin(removed: Register, name: str, known: Sequence[Carried]) -> Register:
    """The register with a bulletin that is loaded and all its renditions; else with what it is called."""
    meant = _meant(name, known)
    for one in meant:
        text = text_of(one)
        removed = removed.with_bulletin(text.key, text.source, substance(text))
    if meant:
        return removed
    return removed.with_bulletin(name, None, None) if _KEY.fullmatch(name) else removed.with_bulletin(None, name, None)


def _meant(name: str, known: Sequence[Carried]) -> list[Carried]:
    """The loaded bulletins and renditions of a key or source."""
    return [one for one in known if name in (one.entry["key"], one.entry["source"])]


def _names(text: Text, person: str) -> bool:
    """Whether a text names a person."""
    letters = squeezed(person.strip())
    return without(text, frozenset({len(letters)}), letters.__eq__) != text


def _is_touched(text: Text, removed: Register) -> bool:
    if removed.removed(text.key, text.source, substance(text)):
        return True
    return without(text, removed.lengths, removed.knows) != text
