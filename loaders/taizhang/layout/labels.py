"""Field names and headings: where one stands, and the part that it opens."""

import re
from functools import cache
from typing import NamedTuple

from ..lexicon import either, table
from ..records import Span
from .document import Part
from .marks import BULLETS, MARK


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
def _parts() -> dict[str, Part | None]:
    known = {part.value for part in Part}
    return {row["label"]: Part(row["part"]) if row["part"] in known else None for row in table("labels")}


@cache
def _words() -> tuple[dict[str, Part], str]:
    """The head words of field names with their parts, and an expression for a name that is put together of them."""
    rows = [(row["word"], row["part"]) for row in table("label_parts")]
    heads = {word: Part(part) for word, part in rows if part != "modifier"}
    modifiers = either(re.escape(word) for word, part in rows if part == "modifier")
    return heads, f"(?:{modifiers}){{0,3}}(?:{either(map(re.escape, heads))})"


@cache
def _name() -> re.Pattern[str]:
    return re.compile(f"{either(map(re.escape, _parts()))}|{_words()[1]}")


def is_label(words: str) -> bool:
    """Whether words are a field name and nothing else."""
    return _name().fullmatch(words) is not None


def part_of(name: str) -> Part | None:
    """The part that a field name opens: a name that the lexicon lists, else that of the longest head word that it ends in."""
    if name in _parts():
        return _parts()[name]
    heads, _ = _words()
    return next((heads[name[at:]] for at in range(len(name)) if name[at:] in heads), None)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = f"(?:{either(map(re.escape, _parts()))}|{_words()[1]})"
    bare = rf"(?P<name>{names})(?:\([^()\n:]{{1,8}}\))?"
    after = r"(?:[ \t]*[:|\t][ \t]*|[ \t]{2,}| (?=\S)|[ \t]*(?=\n|\Z))"
    ends = rf"(?(mark)(?:{after}|。)|{after})"  # (一)整治目标。 is a field, 整治目标。 alone a sentence
    head = rf"\n[ \t]*(?:(?P<mark>{MARK})[ \t]*)?"
    first = re.compile(rf"{head}(?:[【\[](?P<boxed>{names})[】\]][ \t]*:?|{bare}{ends})[ \t]*")
    inner = re.compile(rf"(?<=[;,。( \t|\])】{BULLETS}]){bare}[ \t]*:[ \t]*|[【\[](?P<boxed>{names})[】\]][ \t]*:?[ \t]*")
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
            found[end] = Label(Span(end - len(match[0].lstrip()), end), end, name, part_of(name), inline)
    return sorted(found.values())
