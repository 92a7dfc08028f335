"""Whom the setting ``people`` leaves out: nobody (``all``), all but office-holders (``officials``), or everybody (``none``)."""

from ..extract.reading import read
from ..records import WITHHELD
from ..source.text import Text
from .conceal import squeezed, without

PEOPLE = ("all", "officials", "none")
# Those who hold an office by which they answer to the public; not who does the work, and not who is quoted.
_OFFICES = frozenset({"vice-mayor", "department-head", "deputy-head"})


def left_out(text: Text, people: str) -> Text:
    """The text without the names of the persons whom the setting leaves out, wherever they stand in it.

    One who is named in an office as well is an office-holder. A text without names may read differently, so it is read until it
    names nobody more.
    """
    while names := _names(text, people):
        text = without(text, frozenset(map(len, names)), names.__contains__)
    return text


def _names(text: Text, people: str) -> frozenset[str]:
    if people == "all":
        return frozenset()
    named = [one for one in read(text).responsibilities if set(one.name) != {WITHHELD}]
    kept = {squeezed(one.name) for one in named if people == "officials" and one.role in _OFFICES}
    return frozenset(squeezed(one.name) for one in named) - kept
