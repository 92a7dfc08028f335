"""Field names and headings: where one stands, and the part that it opens."""

import re
from functools import cache
from typing import NamedTuple

from ..lexicon import either, table
from ..records import Span
from .document import Part
from .marks import MARK


class Label(NamedTuple):
    """A field name found in the text: where it stands (marks and brackets included), where its value begins, and its part.

    ``part`` is None for a field that carries nothing (a serial number).
    """

    span: Span
    value: int
    name: str
    part: Part | None
    inline: bool  # not the first thing of its line


@cache
def parts() -> dict[str, Part | None]:
    """Field name → part, as the lexicon says."""
    known = {part.value for part in Part}
    return {row["label"]: Part(row["part"]) if row["part"] in known else None for row in table("labels")}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = either(map(re.escape, parts()))
    bare = rf"(?P<name>{names})(?:\([^()\n:]{{1,8}}\))?"
    after = r"(?:[ \t]*[:|\t][ \t]*|[ \t]{2,}| (?=\S)|[ \t]*(?=\n|\Z))"
    ends = rf"(?(mark)(?:{after}|。)|{after})"  # (一)整治目标。 is a field, 整治目标。 alone a sentence
    head = rf"\n[ \t]*(?:(?P<mark>{MARK})[ \t]*)?"
    first = re.compile(rf"{head}(?:[【\[](?P<boxed>{names})[】\]][ \t]*:?|{bare}{ends})[ \t]*")
    inner = re.compile(rf"(?<=[;,。( \t|\])】]){bare}[ \t]*:[ \t]*|[【\[](?P<boxed>{names})[】\]][ \t]*:?[ \t]*")
    return first, inner


def labels(folded: str) -> list[Label]:
    """Every field name of the text, in order.

    At the head of a line a field name may carry an item mark and be followed by a colon, a bar, a tab, white space or the line's
    end, or stand in 【】; within a line it needs the colon or the 【】.
    """
    first, inner = _patterns()
    found = {}
    for pattern, ahead, inline in ((inner, "", True), (first, "\n", False)):  # every line has a line end ahead of it
        for match in pattern.finditer(ahead + folded):
            name, end = match["boxed"] or match["name"], match.end() - len(ahead)
            found[end] = Label(Span(end - len(match[0].lstrip()), end), end, name, parts()[name], inline)
    return sorted(found.values())
