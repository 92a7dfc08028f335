"""Duties to report, confer or sum up at regular intervals: 一周一报告, 每月20日前报送, 日汇总、周调度, 建立向…汇报制度."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ...gazetteer import PlaceMention
from ...layout.document import Document, Part
from ...lexicon import alternatives, either, pattern, table
from ...records import Body, ReportingDuty, Span
from ..bodies.bodies import body_mentions, identify
from ..bodies.jurisdiction import Jurisdiction
from ..bodies.localities import meant
from ..context import Context
from ..times.calendar import number
from ..times.due import BEFORE

_SILENT = frozenset({Part.TITLE, Part.ISSUE, Part.LEAD, Part.PARTICIPANTS, Part.CONTACT, Part.CHROME, Part.DUTIES})
_COUNT = r"[一二两三四五六七八九十]|\d{1,2}"
_NUMBERED = r" ?\d{1,2} ?[日号]|[一二三四五六七八九十]{1,3}[日号]"
_DAY = rf"(?:逢)?(?:[一二三四五六日天]|[初底末]|[上中下]旬|首个?工作日|{_NUMBERED})?{BEFORE}?"
_CLAUSE_END = re.compile(r"[,。;!?、()\n]|\Z")
_QUOTES = "“”\"'‘’"


@cache
def _periods() -> dict[str, tuple[str | None, int | None]]:
    rows = table("duty_periods")
    return {row["word"]: (row["period"] or None, int(row["every"]) if row["every"] else None) for row in rows}


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(either(row["word"] for row in table("duty_acts")))


@cache
def _duty() -> re.Pattern[str]:
    """一周一报告, 每两周…调度, 按月…通报, 周调度, 月报制度."""
    period = either(_periods())
    reports, meets = alternatives("duty_cues", "reports"), alternatives("duty_cues", "meets")
    compound, before = alternatives("duty_cues", "compound"), alternatives("duty_cues", "not-before")
    what = r"[^,。;、:\n]"
    # The first look-ahead says nothing new, but lets the search pass over all other characters at once.
    return re.compile(
        rf"(?=[每按逐一二两三四五六七八九十半双\d日天周星旬月季])(?:"
        rf"(?<![第十\d])(?P<n1>{_COUNT})个?(?P<p1>{period})[”“]?一(?:{reports})"
        rf"|(?:每|逐)隔?(?P<n2>{_COUNT})?个?(?P<p2>{period})(?P<mid2>{_DAY}{what}{{0,24}}?)(?:{reports}|{meets})"
        rf"|按(?P<p3>{period})(?P<mid3>{what}{{0,12}}?)(?:{reports}|{meets})"
        rf"|(?<!{before})(?P<p4>{period})(?:{reports}|{compound}))"
    )


def duties(document: Document, here: Jurisdiction, places: dict[int, PlaceMention]) -> tuple[ReportingDuty, ...]:
    """The reporting duties of a bulletin in the order of the text.

    ``here`` is its place, ``places`` are the place names of the text by where they end.
    """
    context = Context(document)
    found = [one for one in (*_rhythms(context), *_systems(context)) if context.part(one.span.start) not in _SILENT]
    located = [_addressed(context, one, here, places) for one in found]
    return tuple(sorted(located, key=lambda one: one.span))


def _rhythms(context: Context) -> Iterator[ReportingDuty]:
    for match in _duty().finditer(context.folded):
        between = match["mid2"] or match["mid3"] or ""
        word = match["p1"] or match["p2"] or match["p3"] or match["p4"]
        if pattern("duty_cues", "no-duty").search(between):
            continue
        period, every = _periods()[word]
        count = match["n1"] or match["n2"]
        if every and count:
            every *= number(count.replace("两", "二"))
        end = _CLAUSE_END.search(context.folded, match.end()) if match["p2"] or match["p3"] else None
        yield _duty_at(context, Span(match.start(), end.start() if end else match.end()), every, period)


def _systems(context: Context) -> Iterator[ReportingDuty]:
    """A system of reporting to a body, without a rhythm."""
    for match in pattern("duty_cues", "system").finditer(context.folded):
        yield _duty_at(context, Span(*match.span()), None, None)


def _duty_at(context: Context, span: Span, every: int | None, period: str | None) -> ReportingDuty:
    name = context.document.text.content[slice(*span)].strip(_QUOTES)
    act = _acts().search(name)
    return ReportingDuty(name, span, every, period, project=context.matter(span.start), act=act[0] if act else None)


def _addressed(context: Context, one: ReportingDuty, here: Jurisdiction, places: dict[int, PlaceMention]) -> ReportingDuty:
    """The duty with the body behind its 向; one that is nobody in particular is left out."""
    to = context.folded.find("向", *one.span)
    if to < 0:
        return one
    for mention in body_mentions(context.folded, Span(to + 1, one.span.end), places):
        body = _body(context, mention.span, here, places) if mention.span.start == to + 1 else None
        if body:
            return replace(one, reports_to=body)
    return one


def _body(context: Context, span: Span, here: Jurisdiction, places: dict[int, PlaceMention]) -> Body | None:
    body = identify(context.folded[slice(*span)], span, meant(context, span.start, here, places))
    return body if body.place else None
