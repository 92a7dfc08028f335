"""Time limits without a date: what recurs (每季度, 每月20日前, 按季度, 两月一期) and what must go on for good (长期坚持)."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from ...layout.document import Part
from ...lexicon import alternatives, pattern
from ...records import DueKind, Span
from ..context import Context
from .due import BEFORE, Due

_AND = "[、,和并及]?"
_LIMIT = re.compile(f"[月日号底末]{BEFORE}")


@cache
def _standing() -> re.Pattern[str]:
    at_once, standing = alternatives("due_words", "at-once"), alternatives("due_words", "standing")
    # The look-ahead says nothing new, but lets the search pass over all other characters at once.
    return re.compile(rf"(?=(?:{at_once})|(?:{standing}))(?:(?:{at_once}){_AND})*(?:{standing})(?![的\d])")


@cache
def _standing_field() -> re.Pattern[str]:
    words = "|".join(alternatives("due_words", sense) for sense in ("at-once", "standing", "standing-field"))
    return re.compile(rf"(?<![一-龥])(?:{words})(?:{_AND}(?:{words}))*(?![一-龥])")


@cache
def _recurring() -> re.Pattern[str]:
    count = r"(?:[一二两三四五六七八九十半]|\d{1,2})"
    counter = alternatives("due_words", "counter")
    weekday = rf"(?!一(?:{counter}))[一二三四五六日天](?![次轮期批篇个项场])"
    day = rf"(?:上旬|中旬|下旬|[初底末]|首月|第一个月| ?[一二三四五六七八九十\d]{{1,3}} ?[日号]|{weekday})"
    month = r" ?\d{1,2} ?月(?:份|底| ?\d{1,2} ?[日号])?"
    period = alternatives("due_words", "period")
    # The first look-ahead says nothing new, but lets the search pass over all other characters at once.
    return re.compile(
        r"(?=[每按逐一二两三四五六七八九十半\d])(?:"
        rf"(?<!每[人户床亩家餐名村])(?<!/)每(?:逢|隔)?{count}?个?(?:{period})(?:{month}|{day}(?:[至到、~—-]{{1,2}}{day})?)?{BEFORE}?"
        rf"|[按逐](?:{period})(?!到账|到手|[龄代限度报薪均计内期节产])"
        rf"|(?<![第十\d]){count}个?[周月旬日]一[期次轮]"
        rf"|(?<![第十\d]){count}个?[周月旬日季](?=一(?:{counter})))"
    )


def recurring(context: Context) -> Iterator[Due]:
    """What is to be done again and again. Rates (每月补助50元) are none; outside every matter it must be told as a duty."""
    for match in _recurring().finditer(context.folded):
        if match[0][0] == "每" and pattern("due_words", "rate").match(context.folded, match.end()):
            continue
        if context.matter(match.start()) is not None or _told_as_duty(context, match.start()):
            yield Due(Span(*match.span()), None, None, DueKind.RECURRING)


def _told_as_duty(context: Context, at: int) -> bool:
    """Whether what is told outside every matter is a duty: by its words, a time limit beside it, or as the bulletin promises."""
    sentence = context.sentence(at)
    told = pattern("tense", "duty").search(sentence) or _LIMIT.search(sentence)
    return bool(told) or Part.MEASURES in context.planned_parts


def standing(context: Context) -> Iterator[Due]:
    """What must go on for good; 立行立改 and the like say so only as the value of a time-limit field or before 长期坚持."""
    fields = (section.body for section in context.document.sections if section.part is Part.TIME_LIMIT)
    for match in chain.from_iterable(_standing_field().finditer(context.folded, *field) for field in fields):
        yield Due(Span(*match.span()), None, None, DueKind.STANDING)
    for match in _standing().finditer(context.folded):
        yield Due(Span(*match.span()), None, None, DueKind.STANDING)
