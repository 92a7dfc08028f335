"""Field names that no lexicon lists, known by their standing at the head of one line in every record (责任主体:…, 怎么改:…)."""

import re
from collections import Counter
from functools import cache

from ..lexicon import table
from .document import Part
from .marks import MARK

_NAME = "[一-鿿]{2,8}"
_BEHIND = r"(?:[ \t]*[:|]|[ \t])"
_OPENS = re.compile(
    rf"\n[ \t]*(?:{MARK}[ \t]*)?(?:[【\[](?P<boxed>{_NAME})[】\]]|(?P<bare>{_NAME}){_BEHIND})[ \t]*(?=[^\s|])"
)
_OFTEN = 2


@cache
def _rules() -> tuple[tuple[re.Pattern[str], Part | None], ...]:
    known = {part.value for part in Part}
    return tuple((re.compile(row["pattern"]), Part(row["part"]) if row["part"] in known else None) for row in table("label_words"))


def told_by_words(name: str) -> tuple[bool, Part | None]:
    """Whether the words of a name show that it names a field, and the part that they tell."""
    return next(((True, part) for words, part in _rules() if words.search(name)), (False, None))


def recurring(folded: str) -> dict[str, Part | None]:
    """The names that head several lines of a text and show by their words what they name, with their parts."""
    heads = Counter(match["boxed"] or match["bare"] for match in _OPENS.finditer("\n" + folded))
    told = {name: told_by_words(name) for name, count in heads.items() if count >= _OFTEN}
    return {name: part for name, (known, part) in told.items() if known}
