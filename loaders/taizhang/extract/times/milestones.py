"""The time limits that a bulletin sets: by a day, during a time, again and again, or for good."""

import re
from collections.abc import Iterator
from datetime import date

from ...layout.document import Document, Part
from ...records import Doubt, Milestone
from ..context import Context
from .calendar import number
from .due import Due
from .due_dates import Years, dated, named, plan_periods, slips, terms
from .rhythms import recurring, standing

_SILENT = frozenset({Part.TITLE, Part.ISSUE, Part.LEAD, Part.PARTICIPANTS, Part.CONTACT, Part.CHROME})
_ITEM = r"(?:\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(?![\d十])"
_ITEMS = re.compile(rf"(?:第|措施|任务|举措) ?({_ITEM}(?: ?[、,和及至到~–—-] ?第?{_ITEM})*) ?(?:[项条点款]|(?=[:,]))")
_BEHIND = re.compile(rf"[^,;。、:\n]{{0,6}}?{_ITEMS.pattern}")
_NEXT_ITEM = re.compile(rf"([至到~–—-])? ?第?({_ITEM})")


def milestones(
    document: Document, year: int | None, published: date | None = None
) -> tuple[tuple[Milestone, ...], tuple[Doubt, ...]]:
    """The time limits of a bulletin in the order of the text, and the dates that were read as meant (``date-slip``).

    ``year`` is the year that the bulletin reports on or promises for; ``published`` the day of publication, from which 今年 and
    terms (两年内) count. Dates are inclusive; a limit that no date can be told for keeps None. Dates told as past are none.
    """
    context = Context(document)
    found: list[Due] = []
    taken: set[int] = set()
    for due in _read(context, Years(year, published)):
        if taken.isdisjoint(range(*due.span)):
            taken.update(range(*due.span))
            found.append(due)
    found = sorted((due for due in found if context.part(due.span.start) not in _SILENT), key=lambda due: due.span)
    dues = ((due, context.matter(due.span.start)) for due in found if due.due_by or not due.slip)
    doubts = (_slip(context, due) for due in found if due.slip)
    return tuple(Milestone(due.span, due.due_from, due.due_by, due.kind, matter) for due, matter in dues), tuple(doubts)


def _read(context: Context, years: Years) -> Iterator[Due]:
    """Every reading, the surest first: a later one counts only where no earlier one stands."""
    yield from recurring(context)
    yield from standing(context)
    for reader in (slips, terms, plan_periods, named, dated):
        yield from reader(context, years)


def _slip(context: Context, due: Due) -> Doubt:
    written = context.document.text.content[slice(*due.span)]
    read = due.due_by.isoformat() if due.due_by else ""
    return Doubt("date-slip", due.span, context.matter(due.span.start), {"written": written, "read": read})


def referred_items(folded: str, milestone: Milestone) -> tuple[int, ...]:
    """The numbers of the items that a milestone dates by reference (第2、5项措施:9月底前, 6月底前完成第三项); none otherwise."""
    if behind := _BEHIND.match(folded, milestone.span.end):
        return tuple(_numbers(behind[1]))
    start = max(folded.rfind(mark, 0, milestone.span.start) for mark in "\n;。") + 1
    found = list(_ITEMS.finditer(folded, start, milestone.span.start))
    return tuple(_numbers(found[-1][1])) if found else ()


def _numbers(words: str) -> Iterator[int]:
    last = 0
    for match in _NEXT_ITEM.finditer(words):
        value = number(match[2])
        yield from range(last + 1, value) if match[1] else ()
        yield value
        last = value
