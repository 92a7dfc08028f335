"""Persons named in running text: office-holders (由局长李明牵头) and those who are quoted (居民李明说)."""

import re
from collections.abc import Iterator
from functools import cache

from ..lexicon import alternatives, either, table
from ..records import Span
from .fields import Named
from .names import leading_name, stands_for_name
from .posts import beside, post_pattern, role_of

_FAR = 70  # no attribution is longer
_FRAME_START = re.compile(r"[。!?;\n“”]")
_OF = re.compile("的")
_WORD = re.compile("[一-龥](?<![由和与及])")


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('speech', 'verb')})(?=[,。:;!?“\"\n]|\Z)")


@cache
def _callings() -> re.Pattern[str]:
    """What a quoted person is called before the name: a post, or who they are."""
    posts = [row["post"] for row in table("posts")]
    callings = [*posts, *(row["cue"] for row in table("speech") if row["sense"] == "who")]
    return re.compile(either(set(callings)))


@cache
def _acting() -> re.Pattern[str]:
    return re.compile(alternatives("speech", "office"))


@cache
def _acting_or_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{_acting().pattern}|[、,。;:()\s]|\Z)")


def quoted(folded: str) -> Iterator[Named]:
    """The persons to whom a verb of speech gives words: named behind a post or a calling, or beside the quotation itself."""
    for verb in _verbs().finditer(folded):
        window = folded[max(0, verb.start() - _FAR) : verb.start()]
        cut = max((match.end() for match in _FRAME_START.finditer(window)), default=0)
        frame = window[cut:]
        at_quotation = window[cut - 1 : cut] == "”" or folded[verb.end() : verb.end() + 2].startswith((":“", ":\"", ",“"))
        found = _speaker(frame, at_quotation)
        if found:
            offset = verb.start() - len(window) + cut
            yield Named(Span(offset + found[0], offset + found[1]), "quoted", _post(frame[: found[0]]))


def _speaker(frame: str, at_quotation: bool) -> tuple[int, int] | None:
    """Where the speaker's name stands in the words before the verb."""
    called = [match.end() for match in _callings().finditer(frame)]
    starts = list(called)
    if at_quotation:
        starts += [0, *(match.end() for match in _OF.finditer(frame))]
    named = ((start, leading_name(frame[start:])) for start in starts)
    found = next(((start, start + len(name)) for start, name in named if name), None)
    return found or next(((start, len(frame)) for start in called if stands_for_name(frame[start:])), None)


def _post(words: str) -> str | None:
    """The words before a name, from the last comma or 的 on, where they end in a calling."""
    words = re.split(r"[,、:的]", words)[-1].removeprefix("据").removeprefix("由").strip()
    return words if words and any(match.end() == len(words) for match in _callings().finditer(words)) else None


def office_holders(folded: str) -> Iterator[Named]:
    """The persons named right behind their post, where a known action, a mark of punctuation or the end of the line follows."""
    for post in post_pattern().finditer(folded):
        kind, ahead = beside()[post[0]], folded[max(0, post.start() - 1) : post.start()]
        if kind == "no" or ahead == "总":
            continue
        start = post.end() + folded.startswith((":", " "), post.end())
        name = leading_name(folded[start : start + 12])
        follows = _acting() if kind == "act" and _WORD.match(ahead) else _acting_or_end()
        if name and follows.match(folded, start + len(name)):
            yield Named(Span(start, start + len(name)), role_of(post[0]) or "other", post[0])
