"""The documents that a bulletin names in 《》: issued, still planned, or cited."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from ...layout.document import Document, Part
from ...lexicon import alternatives, either, pattern, table
from ...records import Instrument, InstrumentStatus, Span
from ..context import Context
from ..times.due import BEFORE

_TITLE = re.compile(r"《((?:[^《》\n]|《[^《》\n]*》)+)》")
_NESTED = re.compile(r"[〈《<]([^〈〉《》<>\n]{2,})[〉》>]")
_BRACKET = re.compile(r"\([^()\n]{0,30}\)")
# What may stand between two titles of one list: 《A》《B》, 《A》(2号)、《B》, 《A》和《B》.
_JOIN = re.compile(r"(?:\([^()\n]{0,30}\))?[、,和及与以并\s]*")
_DATED_AHEAD = re.compile(rf"[月日年底末内]{BEFORE}|年内")
_NEAR = 8  # a cue of the future stands no further before the verb


class _Named(NamedTuple):
    """A title where it is written, and the status that the words around it give."""

    title: str
    span: Span
    status: InstrumentStatus
    project: int | None


def instruments(document: Document) -> tuple[Instrument, ...]:
    """The instruments of a bulletin in the order of the text, each title once per project and status.

    A title in another's 〈〉 is an instrument of its own. A short title (《条例》, or one introduced by 以下简称) stands for the
    full one that it refers to, and adds nothing where its project names that one already. Newspapers and programmes are none.
    """
    context = Context(document)
    named = [one for one in _named(context) if context.part(one.span.start) is not Part.CHROME and not _press().search(one.title)]
    full = _full_titles(context.folded, named)
    stated = {(one.title, one.project) for one in named if one.span not in full}
    found: dict[tuple[str, InstrumentStatus, int | None], Instrument] = {}
    for one in named:
        title = full.get(one.span, one.title)
        if one.span not in full or (title, one.project) not in stated:
            found.setdefault((title, one.status, one.project), Instrument(title, one.span, one.status, one.project))
    return tuple(found.values())


@cache
def _press() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('instrument_cues', 'press')})\Z")


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('instrument_cues', 'kind')}){{1,3}}")


@cache
def _verbs() -> tuple[re.Pattern[str], dict[str, str]]:
    """The verbs that may govern a title from before, the longest first, and the sense of each."""
    senses = {row["cue"]: row["sense"] for row in table("instrument_cues") if row["sense"] in ("issued", "draft", "cited")}
    return re.compile(either(senses)), senses


@cache
def _near() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('instrument_cues', 'cited-near')})[^,数]{{0,6}}\Z")


def _named(context: Context) -> Iterator[_Named]:
    """Every title; those of one list share the status that the words around the list give."""
    content, folded = context.document.text.content, context.folded
    group: list[Span] = []
    titles = [Span(*match.span(1)) for match in _TITLE.finditer(folded)]
    for title, following in zip_longest(titles, titles[1:]):
        group.append(title)
        if following and _JOIN.fullmatch(folded, title.end + 1, following.start - 1):
            continue
        status = _status(context, group[0].start - 1, title.end + 1)
        for span in group:
            project = context.matter(span.start)
            yield _Named(content[slice(*span)], span, status, project)
            for inner in _NESTED.finditer(folded, *span):
                ahead = folded[span.start : inner.start()]
                own = status if ahead.endswith(("印发", "发布", "公布", "修订", "下发")) else InstrumentStatus.CITED
                yield _Named(content[slice(*inner.span(1))], Span(*inner.span(1)), own, project)
        group = []


def _status(context: Context, start: int, end: int) -> InstrumentStatus:
    """The status of a list of titles: by the nearest verb before it in its clause, else by the words behind it."""
    before, after = context.before(start), _BRACKET.sub("", context.after(end), count=1)
    pattern_, senses = _verbs()
    verb = next(reversed(list(pattern_.finditer(before))), None)
    near = _near().search(before)
    if near and (verb is None or near.start() >= verb.end()):
        return InstrumentStatus.CITED
    if verb is None:
        behind = pattern("instrument_cues", "issued-after").search(after)
        if behind is None or pattern("instrument_cues", "cited-after").match(after):
            return InstrumentStatus.CITED
        return _issued_or_planned(context, start, before, after)
    if senses[verb[0]] == "cited":
        return InstrumentStatus.CITED
    if senses[verb[0]] == "draft":
        return InstrumentStatus.PLANNED
    return _issued_or_planned(context, start, before[max(0, verb.start() - _NEAR) :], after)


def _issued_or_planned(context: Context, start: int, before: str, after: str) -> InstrumentStatus:
    """Whether what somebody brings out is out already; 已 says so even among plans."""
    if "已" in before or after.startswith("已"):
        return InstrumentStatus.ISSUED
    told = context.part(start) in context.planned_parts
    ahead = pattern("tense", "future").search(before) or _DATED_AHEAD.search(before)
    coming = told or ahead or pattern("tense", "future").match(after) or pattern("tense", "next").search(context.sentence(start))
    return InstrumentStatus.PLANNED if coming else InstrumentStatus.ISSUED


def _full_titles(folded: str, named: list[_Named]) -> dict[Span, str]:
    """Where a short title stands → the full title that it refers to: introduced in brackets, or ending in the same words."""
    short = re.compile(rf"》\([^()《》\n]*(?:{alternatives('instrument_cues', 'short')})[:“]?《\Z")
    aliases: dict[str, str] = {}
    found: dict[Span, str] = {}
    for before, one in zip([None, *named], named, strict=False):
        if before and short.search(folded, before.span.end, one.span.start):
            aliases[one.title] = before.title
        if one.title in aliases:
            found[one.span] = aliases[one.title]
        elif _kinds().fullmatch(one.title):
            fuller = [other for other in named if _refers(one.title, other.title)]
            nearest = min(fuller, key=lambda other: (other.span > one.span, abs(other.span.start - one.span.start)), default=None)
            if nearest:
                found[one.span] = nearest.title
    return found


def _refers(short: str, title: str) -> bool:
    """Whether a title ends in a short one, a bracketed 试行 or year set aside."""
    bare = re.sub(r"[((][^()()]*[))]\Z", "", title)
    return len(bare) > len(short) and bare.endswith(short)
