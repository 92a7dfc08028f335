"""Lists told item by item: 知晓率、参与率分别为88%和76% gives 88% to the first thing and 76% to the second.

A list of as many rates as there are numbers needs no 分别.
"""

import re
from collections.abc import Sequence

from ...records import Span
from .contexts import Context
from .cues import BEFORE, LEAD, TOUCH, Hit

_RESPECTIVELY = re.compile("分别|依次")
_RATE = "[^、和与及,;。0-9]{1,14}(?:率|比例|满意度)"
_RATES = re.compile(f"{_RATE}(?:[、和与及]{_RATE})+(?=(?:已|均|都|各|为|达|到|是|在|至|提[高升]|上升|保持|稳定|约|超过?)*[0-9])")
_ITEM = re.compile("[^、和与及,]+")


def _list_end(folded: str, context: Context) -> int | None:
    """Where the list ends whose items the quantities of a run are told of one by one."""
    if context.run == 1:
        return None
    told = _RESPECTIVELY.search(folded, context.before, context.start)
    if told:
        return told.start()
    rates = _RATES.search(folded, context.clause, context.start + 1)
    return rates.end() if rates else None


def own_item(folded: str, context: Context) -> Span | None:
    """The item of the list that this quantity is told of; None where there is no such list of the same length."""
    end = _list_end(folded, context)
    items = [Span(*found.span()) for found in _ITEM.finditer(folded, context.clause, end)] if end is not None else []
    return items[context.place] if len(items) == context.run else None


def own(folded: str, context: Context, item: Span | None, hits: Sequence[Hit]) -> Sequence[Hit]:
    """The cue words but for those of the other items of the list."""
    end = _list_end(folded, context) if item else None
    if item is None or end is None:
        return hits
    listed = [hit for hit in hits if hit.zone in (TOUCH, BEFORE, LEAD) and hit.start < end]
    others = {hit for hit in listed if hit.start < item.start or hit.end > item.end}
    return [hit for hit in hits if hit not in others]
