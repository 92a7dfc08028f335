"""Figures that are themselves a change (同比下降12.5%), and values told against an earlier one (由80%提升至95%)."""

import re
from collections.abc import Sequence

from ...records import Quantity
from .contexts import Context
from .cues import BEFORE, TOUCH, Hit, averages, change_words

_SCALES = frozenset({
    "%", "‰", "个百分点", "百分点", "倍", "成", "分", "名", "位", "天", "日", "个月", "年", "个工作日", "小时", "分钟",
    "微克/立方米",
})
# Units of one kind, between which a value may go from one to the other (由2天压缩到10分钟).
_DURATIONS = frozenset({"年", "个月", "周", "天", "日", "个工作日", "工作日", "小时", "分钟"})
_COMPARES = re.compile("同比|环比|相比|较|比(?:上年|去年|20[0-9]{2}年|整治前|以往|原来|往年|上月|上季度|此前)")
_FILLER = re.compile(
    "(?:(?:幅度|率)为?)?(?:(?:20[0-9]{2}年|去年|上年|全[国省市]平均(?:水平)?)(?:同期)?)?"
    "(?:了|达到|达|约|近|超过|超|逾|均|分别|平均|共|累计|各|已|仅|至少|不低于|不少于|[: ])*")
_RISE = "提|增加|增长|上升|提升|提高|扩大|扩展|扩充|上涨|跃升|攀升|前移|拓展|延伸|延长|改善|优化|加密|推迟|放宽|增|升|涨"
_FALL = "降低|下降|减少|下调|压缩|缩短|压减|压降|缩减|缩小|精简|精减|简化|合并|整合|撤并|归并|削减|回落|提前|降|减|缩|砍"
_TIME = "(?:20[0-9]{2}年|今年|本年|上年|去年|年|[一二三四]季度|[上下]半年|[0-9]{1,2}月)?(?:[0-9]{1,2}月)?[初中底末]?份?"
_THEN = re.compile(
    f",?[^,;。0-9]{{0,12}}?(?:{_RISE}|{_FALL}|上调|调整|变)(?:到了|到|至|为|成)(?:目前|现在|如今|当前|现|{_TIME})?的?(?:每[年月周日天]|[年月日户人]均)?(?:约|近|超|不足|不低于|超过)?")
_YEAR = re.compile("(20[0-9]{2})年(?:度|全年)?(?:为|有|达|共|的)?(?P<words>[^,;。0-9]*?)(?:为|有|达|共)?$")


def change(folded: str, quantity: Quantity, context: Context, hits: Sequence[Hit]) -> str | None:
    """``increase`` or ``decrease`` where the quantity is an amount of change, else None."""
    words = change_words()
    scaled = quantity.unit in _SCALES or any(hit.word in averages() and hit.zone in (BEFORE, TOUCH) for hit in hits)
    for hit in reversed(hits):
        if hit.word not in words or hit.zone not in (BEFORE, TOUCH):
            continue
        direction, sort = words[hit.word]
        applies = sort == "always" or (sort == "scale" and scaled)
        if not applies and not _COMPARES.search(folded, context.clause, context.start):
            continue
        if _FILLER.fullmatch(folded, hit.end, context.start):
            return direction
    return None


def baselines(folded: str, quantities: Sequence[Quantity], contexts: Sequence[Context]) -> dict[int, int]:
    """Later value → earlier value, by index: 从A增加到B, 由A、C降至B、D, and yearly series (2021年A件,2022年B件)."""
    found: dict[int, int] = {}
    for later in range(1, len(quantities)):
        earlier = later - 1
        if contexts[earlier].sentence != contexts[later].sentence or not _comparable(quantities[earlier], quantities[later]):
            continue
        if _THEN.fullmatch(folded, contexts[earlier].end, contexts[later].start):
            found.update(_paired(contexts, earlier, later))
        elif _follows(folded, contexts[earlier], contexts[later]):
            found[later] = earlier
    return found


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Whether a value may be told against another: both in one unit, or both durations."""
    return one.unit == other.unit or {one.unit, other.unit} <= _DURATIONS


def _paired(contexts: Sequence[Context], earlier: int, later: int) -> dict[int, int]:
    """The items of two lists of one length, first with first."""
    first = earlier
    while contexts[first].bare and first > 0:
        first -= 1
    last = later
    while last + 1 < len(contexts) and contexts[last + 1].bare:
        last += 1
    length = earlier - first + 1
    return {later + n: first + n for n in range(length)} if last - later + 1 == length else {later: earlier}


def _follows(folded: str, earlier: Context, later: Context) -> bool:
    """Whether both begin with a year, the later one with a later year, and tell of one thing (2021年投诉3件,2022年5件)."""
    told = [_YEAR.match(folded, context.before, context.start) for context in (earlier, later)]
    if told[0] is None or told[1] is None or told[1]["words"] not in ("", told[0]["words"]):
        return False
    return int(told[0][1]) < int(told[1][1])
