"""Persons named in running text: office-holders (由局长李明牵头) and those who are quoted (居民李明说)."""

import re
from collections.abc import Iterator
from functools import cache

from ...lexicon import alternatives, either, table
from ...records import Span
from .fields import Named
from .names import is_name, leading_name, stands_for_name
from .posts import beside, post_pattern, role_of

_FAR = 70  # no attribution is longer
_FRAME_START = re.compile(r"[。!?;\n“”]")
_OF = re.compile("的")
_WORD = re.compile("[一-龥](?<![由和与及])")
# A quotation of a whole sentence, and what is told right behind it.
_TOLD_BEHIND = re.compile(rf"[。!?…~]”(?P<frame>[^。!?;:\n“”]{{2,{_FAR}}})(?=[。!?;\n]|\Z)")
_CONTACT = re.compile(r"(?:请|可|并)(?:直接|及时)?(?:与|联系)(?=[一-龥]{2,8}(?:联系)?,?[(]?(?:电话|手机|联系电话|办公电话|[\d]))")
# Before an untitled 主任, what makes them the lead of a section.
_SECTION = re.compile(r"(?:中心|[科室股站所])[,、]?\Z")


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
def _resident() -> re.Pattern[str]:
    return re.compile(alternatives("speech", "resident"))


@cache
def _scene() -> re.Pattern[str]:
    return re.compile(alternatives("speech", "scene"))


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


def beside_quotation(folded: str) -> Iterator[Named]:
    """The persons told of in the sentence right behind a quoted one, whatever they do there (“…。”居民李明拧开水龙头。)."""
    for told in _TOLD_BEHIND.finditer(folded):
        frame, offset = told["frame"], told.start("frame")
        for called in _callings().finditer(frame):
            name = leading_name(frame[called.end() :])
            if name:
                start = offset + called.end()
                yield Named(Span(start, start + len(name)), "quoted", _post(frame[: called.end()]))
                break


def residents(folded: str) -> Iterator[Named]:
    """The persons without office of whom something is told that only a person does (村民李明蹲在田埂上)."""
    for called in _resident().finditer(folded):
        name = leading_name(folded[called.end() : called.end() + 12])
        if name and _scene().match(folded, called.end() + len(name)):
            yield Named(Span(called.end(), called.end() + len(name)), "other", called[0])


def contacts(folded: str) -> Iterator[Named]:
    """The persons to get in touch with (请联系李明,电话…)."""
    for lead in _CONTACT.finditer(folded):
        run = re.compile("[一-龥]+").match(folded, lead.end())
        name = run[0].removesuffix("联系") if run else ""
        if is_name(name):
            yield Named(Span(lead.end(), lead.end() + len(name)), "other", None)


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
            yield Named(Span(start, start + len(name)), _role(folded, post), post[0])


def _role(folded: str, post: re.Match[str]) -> str:
    """The role that a post gives; the head of a section or centre (信息科,主任李明) leads just that."""
    role = role_of(post[0]) or "other"
    section = role == "department-head" and _SECTION.search(folded, max(0, post.start() - 4), post.start())
    return "section-lead" if section else role
