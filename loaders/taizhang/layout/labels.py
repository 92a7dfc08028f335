"""Field names and headings: where one stands, and the part that it opens."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from ..lexicon import either, table
from ..records import Span
from .document import Part
from .marks import BULLETS, MARK
from .recurring import recurring, told_by_words

_LONGEST = 12  # characters of a column's head


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
    """Whether words are a field name that the lexicon knows, and nothing else."""
    return _name().fullmatch(words) is not None


def column(words: str) -> tuple[bool, Part | None]:
    """Whether the head of a column is a field name, and its part: where the lexicon knows none, its words tell."""
    if is_label(words):
        return True, part_of(words)
    return told_by_words(words) if 2 <= len(words) <= _LONGEST else (False, None)


def part_of(name: str) -> Part | None:
    """The part that a field name opens: a name that the lexicon lists, else that of the longest head word that it ends in."""
    if name in _parts():
        return _parts()[name]
    heads, _ = _words()
    return next((heads[name[at:]] for at in range(len(name)) if name[at:] in heads), None)


def _expressions(names: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How a field name stands at the head of a line, and within one."""
    bare = rf"(?P<name>{names})(?:\([^()\n:]{{1,8}}\))?"
    after = r"(?:[ \t]*(?:[:|\t→⇒]|=>|—{1,2})[ \t]*|[ \t]{2,}| (?=\S)|[ \t]*(?=\n|\Z))"
    ends = rf"(?(mark)(?:{after}|。)|{after})"  # (一)整治目标。 is a field, 整治目标。 alone a sentence
    head = rf"\n[ \t]*(?:(?P<mark>{MARK})[ \t]*)?"
    first = re.compile(rf"{head}(?:[【\[〔〖](?P<boxed>{names})[】\]〕〗][ \t]*:?|{bare}{ends})[ \t]*")
    inner = re.compile(
        rf"(?<=[;,。( \t|\])】〕〗{BULLETS}]){bare}[ \t]*[:|][ \t]*|[【\[〔〖](?P<boxed>{names})[】\]〕〗][ \t]*:?[ \t]*"
    )
    return first, inner


@cache
def _listed() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return _expressions(f"(?:{either(map(re.escape, _parts()))}|{_words()[1]})")


def labels(folded: str) -> list[Label]:
    """Every field name of the text, in order: those that the lexicon knows, and those that the text itself shows to be such.

    At the head of a line a field name may carry an item mark and be followed by a colon, a bar, a tab, white space or the line's
    end, or stand in 【】 or 〔〕; within a line it needs the colon, the bar or the brackets.
    """
    found = _found(folded, _listed(), part_of)
    listed = Counter(label.name for label in found.values())
    told, untold = recurring(folded, listed)
    own = {name: part for name, part in told.items() if name not in listed}
    if own:
        found = _found(folded, _expressions(either(map(re.escape, own))), own.__getitem__) | found
    if others := untold - listed.keys():
        met = _found(folded, _expressions(either(map(re.escape, others))), lambda _: Part.NARRATIVE)
        found = {end: label for end, label in met.items() if _ends_problem(folded, label, found)} | found
    return sorted(found.values())


def _ends_problem(folded: str, label: Label, found: Mapping[int, Label]) -> bool:
    """Whether a name that tells nothing of itself stands below a problem that was told: no other field ends where one begins."""
    above = max((one for one in found.values() if one.span.end <= label.span.start), default=None)
    value = folded[above.value : label.span.start].partition("\n")[0] if above else ""
    return above is not None and above.part is Part.ISSUE and bool(value.strip())


def _found(
    folded: str, expressions: tuple[re.Pattern[str], re.Pattern[str]], part: Callable[[str], Part | None]
) -> dict[int, Label]:
    """Field names by where their values begin."""
    first, inner = expressions
    found = {}
    for pattern, ahead, inline in ((inner, "", True), (first, "\n", False)):  # every line has a line end ahead of it
        for match in pattern.finditer(ahead + folded):
            name, end = match["boxed"] or match["name"], match.end() - len(ahead)
            found[end] = Label(Span(end - len(match[0].lstrip()), end), end, name, part(name), inline)
    return found
