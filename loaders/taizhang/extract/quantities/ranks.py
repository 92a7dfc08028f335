"""Ranks: 第12名, 居全省第三, 进入前五, 排名7; and the places gained or lost, 前移2位. Their unit is 名."""

import re

from ...lexicon import alternatives
from ...records import Comparator
from .neighbours import Amount
from .numbers import Numeral

UNIT = "名"
_WORDS = frozenset(("", "名", "位"))
_REACH = 16  # how far before a number a cue may begin


def _cue(sense: str, then: str) -> re.Pattern[str]:
    """The cues of one sense at the end of what is searched, but for what may stand between them and the number."""
    return re.compile(f"(?:{alternatives('number_cues', sense)}){then}\\Z")


_RANK = _cue("rank", "(?:(?! {2}|\u3000)[^,。;:、|\\0\n\t第]){0,6}(?<!倒数)")
_PLACE = _cue("place", ":?")
_MOVED = _cue("moved", "")
# What may follow a rank: no word that it would number (第三方), but a mark, 的 or a verb (由第18位上升).
_FOLLOWING = re.compile("[^一-鿿]|[的和与及且并升降上下前后]|\\Z")


def ordinal(text: str, at: int, number: Numeral, end: int, word: str, *, leading: bool) -> Amount | None:
    """The rank told by 第 (or 前, if ``leading``) at ``at``; None where no cue and no Arabic 名 or 位 tells that it is one.

    ``word`` is what follows the number up to ``end``: 名, 位 or nothing, else the ordinal numbers that (第2批).
    """
    if word not in _WORDS or not _FOLLOWING.match(text, end):
        return None
    if not (word and text[at + 1].isdecimal()) and not _RANK.search(text, max(0, at - _REACH), at):
        return None
    return Amount(at, end, number, UNIT, Comparator.LE if leading else Comparator.EQ, rank=True)


def placed(text: str, amount: Amount) -> Amount:
    """The amount as a rank or as places moved, if a cue before it says so; else as it is."""
    start = amount.start
    if amount.unit not in _WORDS:
        return amount
    if amount.unit and _MOVED.search(text, max(0, start - _REACH), start):
        return amount._replace(unit=UNIT)
    if _FOLLOWING.match(text, amount.end) and _PLACE.search(text, max(0, start - _REACH), start):
        return amount._replace(unit=UNIT, stands=True, rank=True)
    return amount
