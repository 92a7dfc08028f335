"""Lists told item by item: 知晓率、参与率分别为88%和76% gives 88% to the first thing and 76% to the second."""

import re
from collections.abc import Sequence

from ..records import Span
from .figure_contexts import Context
from .figure_cues import BEFORE, LEAD, TOUCH, Hit

_RESPECTIVELY = re.compile("分别|依次")
_ITEM = re.compile("[^、和与及,]+")


def own_item(folded: str, context: Context) -> Span | None:
    """The item of the list before 分别 that this quantity is told of; None where there is no such list of the same length."""
    match = _RESPECTIVELY.search(folded, context.before, context.start) if context.run > 1 else None
    items = [Span(*found.span()) for found in _ITEM.finditer(folded, context.clause, match.start())] if match else []
    return items[context.place] if len(items) == context.run else None


def own(folded: str, context: Context, item: Span | None, hits: Sequence[Hit]) -> Sequence[Hit]:
    """The cue words but for those of the other items of the list told with 分别."""
    match = _RESPECTIVELY.search(folded, context.before, context.start) if item else None
    if item is None or match is None:
        return hits
    listed = [hit for hit in hits if hit.zone in (TOUCH, BEFORE, LEAD) and hit.start < match.start()]
    others = {hit for hit in listed if hit.start < item.start or hit.end > item.end}
    return [hit for hit in hits if hit not in others]
