"""The words that say what a figure counts, verb included."""

import re

from ...layout.sentences import trimmed
from ...records import Span
from .contexts import Context
from .indicators import Said

# What a clause says about when, where and how much altogether, before it says what.
_LEAD_IN = re.compile(
    "(?:截[至止到](?:目前|当前|[0-9年月日底末]+)?|目前|今年以来|今年|去年|全年|同时|其中|此外|另外|共计|累计|合计|总计|一共|共|已经|已|均|分别|"
    "全[市区县省州]|我[市区县]|各级|[0-9]{4}年(?:度|以来)?|[0-9]+月(?:份|底|末)?|[、,:)和及与\\s])+")
_TRAIL = re.compile(
    "(?:(?:从|由|自)[^,;。]{0,8}的|达到|达|为|共计|累计|合计|共|约|近|超过|超|分别|已|各|至|到|增至|降至|从|由|自|等|的|[、,:(和及与\\s])+$")
_NO_NOUN = frozenset("(为的增升提涨降减缩压扩")  # what begins no noun behind a number
_LONGEST = 30  # a span that runs over more than this names too much


def about(folded: str, context: Context, said: Said | None) -> Span | None:
    """The span of those words: from the verb (or the words before) to the noun, over the quantity itself where the noun follows.

    One span, so that words which another item of the list stands between are left out. None where the clause has none of its own.
    """
    behind = Span(context.end, context.end) if context.bare else _without_trail(folded, context.end, context.after)
    before = _without_lead_in(folded, context.before, context.start)
    verb, noun = (said.verb, said.noun) if said else (None, None)
    told_behind = any(hit is not None and hit.start >= context.end for hit in (verb, noun))
    follows = said is None or told_behind or before.end == before.start
    own = behind if follows and behind.end > behind.start and folded[behind.start] not in _NO_NOUN else before
    if verb and max(context.clause, context.previous) <= verb.start < own.start and own.end - verb.start <= _LONGEST:
        return Span(verb.start, max(own.end, verb.end))
    return own if own.end > own.start else None


def _without_lead_in(folded: str, start: int, end: int) -> Span:
    match = _LEAD_IN.match(folded, start, end)
    return _without_trail(folded, match.end() if match else start, end)


def _without_trail(folded: str, start: int, end: int) -> Span:
    match = _TRAIL.search(folded, start, end)
    return trimmed(folded, start, match.start() if match else end)
