"""Many expressions as one that a search passes over text with quickly.

The engine tries the alternatives of an expression one by one at every place where the first character of any fits, so those that
begin with one character are put together behind it, again and again: 整改函, 整改单, 督办 become 整改(?:函|单)|督办.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

_ATOM = r"[^|()\[\\]|\\.|\[\^?[^\]]+\]"
_GROUP = rf"\((?:{_ATOM}|\|)*\)"
for _ in range(3):  # groups in groups
    _GROUP = rf"\((?:{_ATOM}|\||{_GROUP})*\)"
_INNER = rf"(?:{_ATOM}|{_GROUP})*\Z"
# What begins with one character, and what begins with a choice of words or characters and captures nothing.
_HEADED = re.compile(rf"[^\\\[\](){{}}.^$|?*+](?![?*+{{]){_INNER}")
_CHOICE = re.compile(
    rf"(?:\(\?:(?P<words>[^()\[\]{{}}\\.^$?*+]+)\)|\[(?P<characters>[^\]\\^-]+)\])(?P<none>\??)(?![?*+{{])(?={_INNER})(?!.*\(\?P)"
)


def either(cues: Iterable[str]) -> str:
    """One regular expression of several, the longest first."""
    return in_order(sorted(cues, key=len, reverse=True))


def in_order(cues: Sequence[str]) -> str:
    """One regular expression of several, of which the first that fits counts."""
    headed = [head for cue in cues for head in _unfolded(cue)]
    return _together(headed if all(map(_HEADED.match, headed)) else cues)


def _unfolded(cue: str) -> Iterator[str]:
    """(?:督办|交办)单 as 督办单 and 交办单, [市区]?县 as 市县, 区县 and 县."""
    choice = _CHOICE.match(cue)
    if choice is None:
        yield cue
        return
    rest = cue[choice.end() :]
    yield from (head + rest for head in (choice["words"] or "|".join(choice["characters"])).split("|"))
    if choice["none"]:
        yield from _unfolded(rest)


def _together(cues: Sequence[str]) -> str:
    heads: dict[str, list[str]] = {}
    for cue in cues:
        heads.setdefault(cue[:1] if not cue or _HEADED.match(cue) else "(", []).append(cue[1:])
    if "(" in heads or len(heads) == len(cues):
        return "|".join(cues)
    return "|".join(head + (rests[0] if len(rests) == 1 else f"(?:{_together(rests)})") for head, rests in heads.items())
