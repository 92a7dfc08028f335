"""Time limits with a date: 3月底前, 4-6月份, 年内, 2025年6月底前, 两年内, “十四五”末, 国庆节前."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from ...layout.document import Part
from ...lexicon import alternatives, pattern, table
from ...records import DueKind, Span
from ..context import Context
from .calendar import BEFORE_UNIT, OPENINGS, STRETCH, Interval, interval, later, number
from .due import BEFORE, Due

# The look-ahead says nothing new, but lets the search pass over what is no date: of most numbers no year, month or quarter follows.
_DATE = re.compile(
    rf"(?=《|[从自到至]?(?=[{OPENINGS}])(?:20\d\d[-./]\d|{BEFORE_UNIT}[年月季半]))(?:《[^》\n]*》|(?<![\d第近满超约前])(?P<lead>[从自到至])?"
    rf"(?P<when>{STRETCH})(?P<bound>{BEFORE}|止|起(?![草步诉始点码降伏])|开始|期间)?(?P<past>以来|以后|之后|后(?!续)|来(?![电访源自信人]))?)"
)
_SLIP = re.compile(rf"(?<![\d.一二三四五六七八九])(?P<when>(?:(?:20\d\d|[今本明])年)?(?:\d\d?|十[一二]?)) ?底{BEFORE}")
_SLIP_END = re.compile(f"底{BEFORE}")
_COUNT = r"\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]"
_TERM = re.compile(rf"(?P<count>{_COUNT}) ?(?P<unit>年|个月)[之以]?内")
_TERM_END = re.compile("内")
_LONG = 12  # no slip and no term is longer
_PLAN = re.compile(r"[“\"]?十(?P<plan>[三四五六])五[”\"]?(?:规划)?(?:期间|时期|(?P<end>末期?))")
_PLAN_STARTS = {"三": 2016, "四": 2021, "五": 2026, "六": 2031}
# Before 年内 and 年底, what makes them 三年内, 每年底, 去年底.
_OTHER_YEARS = frozenset("一二两三四五六七八九十几多数半往历每去上0123456789")
_DONE_BEFORE = re.compile(r"(?:截|截至|截止到?|已(?:经)?(?:于|在)?|均于|去年|上年)\Z")
_PAST_YEARS = frozenset({"去年", "上年", "前年"})
_SENTENCE_END = re.compile(r"[。\n]")
_ANY_YEAR = 2000
_HARDLY_ANY = 10  # one in so many
_MONTH = 31


class Years(NamedTuple):
    """The year that dates without one mean, and the day of publication that 今年 and terms count from."""

    year: int | None
    published: date | None

    @property
    def today(self) -> int | None:
        """The year that 今年 means."""
        return self.published.year if self.published else self.year


@cache
def _at_head() -> re.Pattern[str]:
    return re.compile(rf"(?:\A|[\s。;,:、()\]】.|①-⑳]|{alternatives('due_words', 'lead')})[ ]?\Z")


@cache
def _named() -> re.Pattern[str]:
    names = sorted((row["name"] for row in table("named_days")), key=len, reverse=True)
    return re.compile(rf"({'|'.join(names)}){BEFORE}")


def _ending(pattern: re.Pattern[str], end: re.Pattern[str], folded: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern that ends in a rare word, which is searched for first."""
    at = 0
    for last in end.finditer(folded):
        match = pattern.search(folded, max(at, last.start() - _LONG), last.end())
        if match:
            at = match.end()
            yield match


def slips(context: Context, years: Years) -> Iterator[Due]:
    """A month without its 月 (12底前), read as meant."""
    for match in _ending(_SLIP, _SLIP_END, context.folded):
        meant = interval(f"{match['when']}月底", years.year, years.today)
        yield Due(Span(*match.span()), None, meant.end if meant else None, DueKind.BY, slip=True)


def terms(context: Context, years: Years) -> Iterator[Due]:
    """A term that counts from publication (争取两年内), where it is told as planned."""
    for match in _ending(_TERM, _TERM_END, context.folded):
        ahead = context.before(match.start())[-4:]
        aimed = pattern("tense", "future").search(ahead) or ahead.endswith(("用", "在"))
        if aimed and context.is_planned(*match.span()):
            months = number(match["count"].replace("两", "二")) * (12 if match["unit"] == "年" else 1)
            yield Due(Span(*match.span()), None, years.published and later(years.published, months), DueKind.BY)


def plan_periods(context: Context, _: Years) -> Iterator[Due]:
    """A five-year plan (“十四五”期间, “十四五”末), where it is told as planned."""
    for match in _PLAN.finditer(context.folded):
        if context.is_planned(*match.span()):
            start, end = date(_PLAN_STARTS[match["plan"]], 1, 1), date(_PLAN_STARTS[match["plan"]] + 4, 12, 31)
            yield Due(Span(*match.span()), *((None, end, DueKind.BY) if match["end"] else (start, end, DueKind.DURING)))


def named(context: Context, years: Years) -> Iterator[Due]:
    """Before a holiday or season (国庆节前), where it is told as planned; dated where the calendar is the same every year."""
    for match in _named().finditer(context.folded):
        row = next(row for row in table("named_days") if row["name"] == match[1])
        day = date(years.year, int(row["month"]), int(row["day"])) if row["day"] and years.year else None
        if context.is_planned(*match.span()):
            yield Due(Span(*match.span()), None, day, DueKind.BY)


def dated(context: Context, years: Years) -> Iterator[Due]:
    """A date, month, quarter or year that what is still to be done is bound to.

    With 前 or 内 it is a limit wherever it is not told as past; without, only in what is told as planned and at the head of its
    clause (elsewhere it is an attribute: 全年任务, 确定2021年名单). A year told earlier in the sentence holds on.
    """
    held: Interval | None = None
    at = 0
    for match in _DATE.finditer(context.folded):
        if match["when"] is None:
            continue
        year = None if held is None or _SENTENCE_END.search(context.folded, at, match.start()) else held.year
        found = interval(match["when"], years.year if year is None else year, years.today)
        if not _may_be_limit(context, match, found is not None and _lies_ahead(found, years)):
            continue
        held = None if year is None else held
        due = _due(context, match, found)
        if due is None:
            continue
        if found and found.year is not None:
            held, at = found, match.end()
        yield due if held else _coming(context, match, due, years)


def _lies_ahead(found: Interval, years: Years) -> bool:
    """Whether days are still to come: none of them had passed at publication, or hardly any of a stretch longer than a month, or
    they run to the end of a later year than the one reported on. A single day may be that of the signature.
    """
    if found.start == found.end:
        return False
    if years.year and found.year and found.year > years.year and found.end == date(found.end.year, 12, 31):
        return True
    days = (found.end - found.start).days
    passed = timedelta(days // _HARDLY_ANY if days > _MONTH else 0)
    return years.published is not None and found.start + passed > years.published


def _may_be_limit(context: Context, match: re.Match[str], ahead: bool) -> bool:
    """Whether a date may bind what is still to be done: it is not told as past, and it has 前 or 内, or leads a clause that is
    planned, or must be, as its days lie ``ahead`` of publication.
    """
    start, end, when = match.start("when"), match.end(), match["when"]
    other_year = when[0] == "年" and context.folded[max(0, start - 2) : start].rstrip()[-1:] in _OTHER_YEARS
    if match["past"] or other_year or when[:2] in _PAST_YEARS:
        return False
    if _DONE_BEFORE.search(context.before(match.start())) or _told_as_done(context.after(end)):
        return False
    if match["bound"] not in (None, "起", "开始", "期间"):
        return True
    if pattern("due_words", "noun").match(context.folded, end):
        return False
    if when.endswith("年度") and not pattern("due_words", "verb").match(context.folded, end):
        return False
    leads = _at_head().search(context.folded, max(0, start - 6), match.start())
    return when[-1] == "内" or bool(leads and (ahead or context.is_planned(start, end)))


def _told_as_done(words: str) -> bool:
    """Whether words tell of something done, and not of what is to be done about it (将对已办结事项开展回访)."""
    done = pattern("tense", "done").search(words) or pattern("due_words", "reached").search(words)
    return bool(done) and not pattern("tense", "duty").search(words, 0, done.start() if done else 0)


def _due(context: Context, match: re.Match[str], found: Interval | None) -> Due | None:
    """The limit that a date sets by the words around it. Without a year it keeps no date; an impossible one is a slip."""
    span = Span(match.start("lead") if match["lead"] in ("从", "自") else match.start("when"), match.end())
    if found is None:
        impossible = interval(match["when"], _ANY_YEAR, _ANY_YEAR) is None
        return Due(span, None, None, DueKind.BY, slip=impossible) if match["bound"] else None
    whole_day = found.start == found.end and context.part(span.start) is Part.TIME_LIMIT
    if match["bound"] in ("起", "开始"):
        return Due(span, found.start, None, DueKind.DURING, found.clamped)
    if match["bound"] not in (None, "期间") or found.closing or whole_day or match["lead"] in ("到", "至"):
        return Due(span, None, found.end, DueKind.BY, found.clamped)
    return Due(span, found.start, found.end, DueKind.DURING, found.clamped)


def _coming(context: Context, match: re.Match[str], due: Due, years: Years) -> Due:
    """A next step without a year that would have passed before publication is due the year after."""
    last = due.due_by or due.due_from
    if not (last and years.year and years.published and last < years.published and context.part(due.span.start) is Part.NEXT):
        return due
    found = interval(match["when"], years.year + 1, years.today)
    return (found and _due(context, match, found)) or due
