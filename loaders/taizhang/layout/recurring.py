"""Field names that no lexicon lists, known by their standing at the head of one line in every record (责任主体:…, 怎么改:…)."""

import re
from collections import Counter
from functools import cache

from ..lexicon import table
from .document import Part
from .marks import MARK

_NAME = "[一-鿿]{2,8}"
_BEHIND = r"(?:[ \t]*(?:[:|→⇒]|=>)|—{1,2}|(?P<space>[ \t]))"
_OPENS = re.compile(
    rf"\n[ \t]*(?:{MARK}[ \t]*)?(?:[【\[〔〖](?P<boxed>{_NAME})[】\]〕〗]|(?P<bare>{_NAME}){_BEHIND})[ \t]*(?P<value>[^\s|][^\n]*)"
)
_TITLE = re.compile(r"[^。;!?:]{4,40}")
_OFTEN = 2


@cache
def _rules() -> tuple[tuple[re.Pattern[str], Part | None], ...]:
    known = {part.value for part in Part}
    return tuple((re.compile(row["pattern"]), Part(row["part"]) if row["part"] in known else None) for row in table("label_words"))


def told_by_words(name: str) -> tuple[bool, Part | None]:
    """Whether the words of a name show that it names a field, and the part that they tell."""
    return next(((True, part) for words, part in _rules() if words.search(name)), (False, None))


def recurring(folded: str, listed: Counter[str]) -> tuple[dict[str, Part | None], frozenset[str]]:
    """The names that head several lines of a text and show what they name, with their parts: by their words, or as the first of
    every record, with a few words that are no sentence behind it, which are its title. Then those that tell nothing of themselves
    but stand in most records, as names do that are ``listed`` (with how often).
    """
    heads: dict[str, list[str]] = {}
    marked: Counter[str] = Counter()
    for match in _OPENS.finditer("\n" + folded):
        name = match["boxed"] or match["bare"]
        heads.setdefault(name, []).append(match["value"].strip())
        marked[name] += match["space"] is None
    told = {name: told_by_words(name) for name, values in heads.items() if len(values) >= _OFTEN}
    found = {name: part for name, (known, part) in told.items() if known}
    first = next((name for name in told if len(heads[name]) > _OFTEN), None)
    if first and first not in found and Part.TITLE not in found.values() and all(map(_TITLE.fullmatch, heads[first])):
        others = [name for name in told if name != first and len(heads[name]) >= len(heads[first]) - 1]
        found |= {first: Part.TITLE} | {name: Part.NARRATIVE for name in others if name not in found} if others else {}
    records = max(listed.values(), default=0)
    untold = (name for name in told if marked[name] > _OFTEN and records <= 2 * marked[name] <= 3 * records)
    return found, frozenset(untold) - found.keys()
