"""When an act of supervision took place, as the words before it tell: 今年4月下旬,…开展…; 3—9月…; 截至6月底; (2022年10月28日)."""

import re
from datetime import date
from functools import cache

from ..context import Context
from ..times.calendar import STRETCH, Interval, interval
from ..times.due_dates import Years
from .acts import Act

Days = tuple[date | None, date | None]
_BRACKETED = re.compile(rf"\((?P<when>{STRETCH})\)(?!》)")


@cache
def _when() -> re.Pattern[str]:
    """A date at the head of a clause or right before the act."""
    return re.compile(rf"(?:\A|(?<=[,;:、。\s(于在自从至]))(?P<until>截至|截止到?|至)?(?P<when>{STRETCH})(?P<since>以来|起)?")


def days(context: Context, act: Act, years: Years) -> Days:
    """The first and the last day of the time that an act is told to fall in, None where open or not told.

    The last date before the act in its sentence counts, or one in brackets right behind it; titles are passed over.
    """
    folded = context.folded
    behind = _BRACKETED.match(folded, act.span.end, act.sentence.end)
    if behind:
        return _days(interval(behind["when"], years.year, years.today), False, False)
    ahead = re.sub("《[^《》\n]*》?", lambda title: "□" * len(title[0]), folded[act.sentence.start : act.span.start])
    found = list(_when().finditer(ahead))
    if not found:
        return None, None
    last = found[-1]
    return _days(interval(last["when"], years.year, years.today), bool(last["until"]), bool(last["since"]))


def _days(found: Interval | None, until: bool, since: bool) -> Days:
    if found is None:
        return None, None
    return None if until else found.start, None if since else found.end
