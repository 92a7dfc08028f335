"""Public bodies: reading their names in fields and in running text, and giving each its full name, place and function."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from ...gazetteer import PlaceMention
from ...lexicon import alternatives, either, table
from ...records import Body, Span
from .jurisdiction import Jurisdiction
from .lists import pieces

_LEVELS = "省市盟区县州旗"
_NOT_LEVEL = re.compile(alternatives("body_cues", "not-level"))
_HEAD = alternatives("body_cues", "head")
_NO_OFFICE, _NO_COMMITTEE = (alternatives("body_cues", sense) for sense in ("no-office", "no-committee"))
_ZONE_END, _OFFICE_END = (alternatives("body_cues", sense) for sense in ("zone-end", "office-end"))
ZONE = f"(?:[一-鿿]{{2,3}}?{_ZONE_END}|{alternatives('body_cues', 'zone')})"
# A bureau of any field, where a name can begin: behind a mark or a word that joins.
_ANY_BUREAU = (
    rf"(?:(?<![一-鿿])|(?<=[和与由同合及]))(?!{_NOT_LEVEL.pattern})"
    rf"[{_LEVELS}](?:(?!{alternatives('body_cues', 'never-inside')})[一-鿿]){{2,8}}?局(?!{alternatives('body_cues', 'no-bureau')})"
)
_ORDINAL = r"第[一二三四五六七八九十]+"
_ZONE_BEGUN_EARLY = re.compile(rf"[同合动由在向对和与及为等将给到从](?=[一-鿿]{{2}}(?:{_ZONE_END})\Z)")
_SENT = "(?:派驻|派出(?!所)|驻(?![村点地场扎守]))"
_WATCH = "纪委[省市盟区县州旗]?监委"
_RESIDENT = rf"(?:{_WATCH})?{_SENT}[一-鿿]{{1,14}}?纪检监察组|{_WATCH}(?:派驻|派出)?{_ORDINAL}(?:派驻|派出)?纪检监察组"
_RESIDENT_OPENS = "纪派驻"
_OFFICE = f"(?:[一-鿿“”]{{2,14}}?{_OFFICE_END}|{alternatives('body_cues', 'office')})"
_ANYWHERE = re.compile(f"{_ZONE_END}|{_OFFICE_END}")
_END = re.compile(alternatives("body_cues", "end") + r"\Z")
_NOBODY = re.compile(alternatives("body_cues", "nobody"))
_COUNT_AT_END = re.compile(r"\d[万余多]?.\Z")  # 走访学校52所
_WATCHING = re.compile(_WATCH)
_AND_OTHERS = re.compile(r"等(?:部门|单位)?\Z")
_SENT_NAME = re.compile(r"派驻|派出(?!所)|[监纪]委驻|\A驻.*纪检监察组\Z")
_PLACE_ENDS = frozenset("省市盟州县区旗")
_BRANCH = re.compile(r"(?:\A|局|委)(?P<of>[^局委]{2,6})分局\Z")
_LOCATED = re.compile(rf"(?:{_SENT}|(?:共青)?团)(?P<level>[{_LEVELS}])?")  # whose place stands inside the name


class Named(NamedTuple):
    """A body met in a field, with the role that the words beside it give (``lead``, ``participant`` or None)."""

    body: Body
    role: str | None


class BodyMention(NamedTuple):
    """A body's name in running text, its place or level word included."""

    span: Span


@cache
def _functions() -> dict[str, str]:
    """Word → the function that it tells; of several the last by name."""
    return dict(sorted((row["word"], row["function"]) for name in ("functions", "whole_bodies") for row in table(name)))


@cache
def _function_words() -> tuple[AhoCorasick, tuple[str, ...]]:
    """The matcher of the words that tell a function, and the words."""
    return AhoCorasick(list(_functions())), tuple(_functions())


@cache
def supervising() -> frozenset[str]:
    """The words for bodies that watch others' work."""
    return frozenset(row["word"] for row in table("whole_bodies") if row["supervises"] == "yes")


@cache
def _usual() -> tuple[tuple[str, str], ...]:
    return tuple((row["word"], row["same_as"]) for row in table("whole_bodies") if row["same_as"])


def usual_name(name: str) -> str:
    """A name with the usual word for a body that has several (巡察办 is the 巡察工作领导小组办公室)."""
    return next((name.removesuffix(word) + usual for word, usual in _usual() if name.endswith(word)), name)


@cache
def _running() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A body named in running text, and one whose name begins with a known word."""
    words, wholes = ([row["word"] for row in table(name)] for name in ("functions", "whole_bodies"))
    fixed = [row["cue"] for row in table("body_cues") if row["sense"] in ("zone", "office")]
    openings = re.escape("".join({word[0] for word in (*words, *wholes, *fixed)} | {*_RESIDENT_OPENS, *_LEVELS}))
    branch = r"(?:[一-鿿]{2,3}(?:分局|分中心))?"
    field = f"(?:{either(map(re.escape, words))})"
    named = f"(?:{either(map(_whole, wholes))}){branch}|{field}(?:[和与]?{field})*{_HEAD}{branch}"
    named = f"{named}|{_ANY_BUREAU}{branch}"
    begun = [alternatives("body_cues", sense) for sense in ("office", "zone")]
    anywhere, known = (
        f"{_RESIDENT}|(?<=[{_LEVELS}]委){office}|{named}|{zone}(?:管委会|办事处)?" for office, zone in ((_OFFICE, ZONE), begun)
    )
    # The look-ahead says nothing new, but lets the search pass over all other characters at once.
    return re.compile(anywhere), re.compile(f"(?=[{openings}])(?:{known})")


def _whole(word: str) -> str:
    """A name as an expression: its last character begins no other word (扶贫办理)."""
    return re.escape(word) + {"办": _NO_OFFICE, "委": _NO_COMMITTEE}.get(word[-1], "")


def function_of(name: str) -> str | None:
    """The function that a body's name tells (``edu``, ``health`` …), or None."""
    if _SENT_NAME.search(name):
        return "resident-inspection"
    matcher, words = _function_words()
    found = matcher.find_matches_as_indexes(name, overlapping=True)
    if not found:
        return None
    best = max(found, key=lambda match: (match[2], -match[1]))  # the word that ends last counts, of several the longest
    return _functions()[words[best[0]]]


def _levelled(name: str) -> bool:
    return len(name) > 1 and name[0] in _LEVELS and not _NOT_LEVEL.match(name)


def identify(written: str, span: Span, here: Jurisdiction) -> Body:
    """The body that a name means here: 市教育局 in a bulletin of 郑州市 is 郑州市教育局; a name that tells its place stays."""
    name = _WATCHING.sub("纪委监委", written.strip("“”\"' "))
    code = _leading_place(name, here)
    if code is None and _levelled(name) and (place := here.of_level(name[0])):
        return Body(here.name_of(place) + name[1:], span, _branch_place(name, here) or place.code, function_of(name))
    return Body(name, span, _branch_place(name, here) or code or _place_inside(name, here), function_of(name))


def once(bodies: Iterable[Body]) -> tuple[Body, ...]:
    """The bodies, each name once, as it was met first."""
    kept: dict[str, Body] = {}
    for body in bodies:
        kept.setdefault(body.name, body)
    return tuple(kept.values())


def of_one_place(bodies: Iterable[Body]) -> Iterator[Body]:
    """The bodies of a list, in which a bare name (水利局) behind others of one place is of that place."""
    met: set[str] = set()
    for body in bodies:
        bare = body.place is None and body.name.startswith(_function_words()[1])
        met |= {body.place} if body.place else set()
        yield replace(body, place=min(met)) if bare and len(met) == 1 else body


def _place_inside(name: str, here: Jurisdiction) -> str | None:
    """The place that a name tells behind its first word: 驻市教育局纪检监察组, 团市委, 共青团金水区委."""
    first = _LOCATED.match(name)
    if not first:
        return None
    place = here.of_level(first["level"]) if first["level"] else None
    return place.code if place else _leading_place(name[first.end() :], here)


def _leading_place(name: str, here: Jurisdiction) -> str | None:
    """The code of the last of the place names that a body's name begins with."""
    code, at = None, 0
    for end in range(2, min(len(name), 12) + 1):
        place = here.named(name[at:end]) if name[end - 1] in _PLACE_ENDS else None
        if place and place.name == name[at:end]:
            code, at = place.code, end
    return code


def _branch_place(name: str, here: Jurisdiction) -> str | None:
    """The place that a branch serves: 雁塔 in 市生态环境局雁塔分局, 雁塔公安分局 and 雁塔分局."""
    branch = _BRANCH.search(name)
    of = branch["of"] if branch else ""
    for end in range(len(of), 1, -1):
        if end < len(of) and function_of(of[end:] + "局") is None:
            continue
        for suffix in ("区", "县", "市", ""):
            if place := here.named(of[:end] + suffix):
                return place.code
    return None


def field_bodies(folded: str, span: Span, here: Jurisdiction) -> list[Named]:
    """The bodies of a field such as 牵头单位: lists, brackets that hold a second body or a role, shared last words."""
    listed = pieces(folded, span)
    named = []
    for number, (piece, role) in enumerate(listed):
        written = folded[piece.start : piece.end]
        shared = _shared_tail(folded, [p for p, _ in listed[number + 1 :]], here)
        if here.named(written) and shared:
            named.append(Named(identify(written + shared, piece, here), role))
        elif is_body(written, here):
            named.append(Named(identify(written, piece, here), role))
    bodies = of_one_place(one.body for one in named)
    return [one._replace(body=body) for one, body in zip(named, bodies, strict=True)]


def is_body(written: str, here: Jurisdiction) -> bool:
    """Whether a field's word can be a body at all: it ends like one, or is a place that acts."""
    written = _AND_OTHERS.sub("", written)
    if not 2 <= len(written) <= 40 or _NOBODY.match(written) or _COUNT_AT_END.search(written):
        return False
    return bool(_END.search(written)) or here.named(written) is not None


def _shared_tail(folded: str, later: list[Span], here: Jurisdiction) -> str:
    """What a later name of the list adds to its own place: 城管局 in 金水区、中原区城管局."""
    for piece in later:
        written = folded[piece.start : piece.end]
        if here.named(written):
            continue
        for end in range(len(written) - 2, 1, -1):
            if here.named(written[:end]):
                return written[end:]
        return ""
    return ""


def body_mentions(folded: str, span: Span, places: dict[int, PlaceMention]) -> list[BodyMention]:
    """The bodies named in running text. ``places`` are the place names of the text by where they end."""
    found: list[BodyMention] = []
    anywhere, known = _running()
    pattern = anywhere if _ANYWHERE.search(folded, *span) else known
    for match in pattern.finditer(folded, *span):
        start = match.start()
        if (place := places.get(match.end())) and match[0].endswith("新区") and place.name != "新区":  # a division, not a zone
            continue
        start += _ZONE_BEGUN_EARLY.match(match[0]) is not None
        if found and found[-1].span.end == start:  # a zone and its bureau
            start = found.pop().span.start
        start = _extended_left(folded, start, places)
        found.append(BodyMention(Span(start, match.end())))
    return found


def _extended_left(folded: str, start: int, places: dict[int, PlaceMention]) -> int:
    """Where a name begins once the party committee, the level word and the place names before it are taken in."""
    for end in range(start + 1, start + 6):  # begun in the middle of a place name
        if (place := places.get(end)) and place.span.start < start:
            return place.span.start
    if start >= 2 and folded[start - 1] == "委" and folded[start - 2] in _LEVELS:
        start -= 1
    if start and folded[start - 1] in _LEVELS and start not in places:
        start -= 1
    while (place := places.get(start)) is not None:
        start = place.span.start
    return start
