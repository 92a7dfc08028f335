"""Names out of words and texts, character for character, so that every offset stays what it was."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any
from urllib.parse import unquote

from ..records import WITHHELD
from ..source.text import Text, fold

# A run of letters in which a name may stand: spaces and dots may part it (李  明, 阿依·买买提), line ends and tabs do not.
_RUN = re.compile(r"[^\W\d_](?:[ ·•・‧]*[^\W\d_])+")
_PARTING = frozenset(" ·•・‧")
_ORIGIN = ("title", "publisher", "url", "rights")

Known = Callable[[str], bool]
"""Whether a name, without spaces and dots, is one to be concealed."""


def squeezed(name: str) -> str:
    """A name without what may part its characters, half width."""
    return "".join(character for character in fold(name) if character not in _PARTING)


def concealed(words: str, lengths: frozenset[int], known: Known) -> str:
    """Words of the same length without the names of these lengths that are known. An escaped address with one is unescaped."""
    characters, told = list(words), cache(known)
    for run in _RUN.finditer(fold(words)):
        places = [run.start() + n for n, character in enumerate(run[0]) if character not in _PARTING]
        letters = squeezed(run[0])
        for length in lengths:
            for first in range(len(letters) - length + 1):
                if told(letters[first : first + length]):
                    _blank(characters, places[first], places[first + length - 1])
    found = "".join(characters)
    return _unescaped(found, lengths, known) if "%" in found else found


def _blank(characters: list[str], first: int, last: int) -> None:
    """Put the mark in place of every character but spaces."""
    for at in range(first, last + 1):
        characters[at] = characters[at] if characters[at].isspace() else WITHHELD


def _unescaped(words: str, lengths: frozenset[int], known: Known) -> str:
    plain = unquote(words)
    hidden = concealed(plain, lengths, known) if "%" not in plain else plain
    return words if hidden == plain else hidden


def everywhere(value: Any, lengths: frozenset[int], known: Known) -> Any:
    """A value that JSON knows, with the names concealed in every word of it."""
    if isinstance(value, str):
        return concealed(value, lengths, known)
    if isinstance(value, list | tuple):
        return [everywhere(one, lengths, known) for one in value]
    if isinstance(value, dict):
        return {name: everywhere(one, lengths, known) for name, one in value.items()}
    return value


def without(text: Text, lengths: frozenset[int], known: Known) -> Text:
    """A text without names: in its characters, its source and what is known of its origin. Its key stays that of the whole text."""
    def hide(words: str) -> str:
        return concealed(words, lengths, known)

    if not lengths:
        return text
    told: dict[str, Any] = {name: hide(value) for name in _ORIGIN if (value := getattr(text.origin, name)) is not None}
    return replace(text, content=hide(text.content), source=hide(text.source), origin=replace(text.origin, **told), named=text.key)
