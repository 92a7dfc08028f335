"""Later stages that name no thing of their own: 遗留小区90个,…已化解71个 tells how many of the 90 are done."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from ...layout.document import Part
from ...records import Figure, FigureKind
from .parts import FAR, Passage, part_cue, wholes, within

_LEAD = "(?:截[至止到][^,;。]*|目前|现|均|都|全部|当场|现场|实际|基本|分类|督促|推动|依法|逐[户一件个项]|重新|已经?|,)*"


@cache
def _bare() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words before and behind a number that tell a stage and nothing else: 已完成 N, 已 with any verb, N 全面完成."""
    stages = "|".join(part_cue(sort).pattern for sort in ("done", "going", "rest"))
    verbs = f"(?:{stages})(?:[、和及并或]?(?:{stages}))*"
    before = re.compile(f"{_LEAD}(?:{verbs}|(?<=已)[^,;。、0-9的]{{1,6}})(?:了|共|达|达到|为)?")
    return before, re.compile(f"(?:已|均|都|已经|全面|全部|整治|转入|正在?|顺利|如期|得到)*(?:{verbs})[^,;。0-9]{{0,8}}")


def stage_of(passage: Passage, number: int, known: Mapping[int, int]) -> int | None:
    """The whole that a figure without a noun of its own is a later stage of: the last figure before in its unit that has one.

    ``known`` holds the wholes already found: what stands beside a part (已办结3项,正在推进4项) is of the same whole.
    """
    if not _is_bare(passage, number):
        return None
    figures = passage.figures
    for n in range(number - 1, max(-1, number - FAR), -1):
        if figures[n].quantity.unit != figures[number].quantity.unit or figures[n].change or figures[n].kind is FigureKind.BASELINE:
            continue
        if not (_one_line(passage, n, number) or _answers(passage, n, number)):
            return None
        if n in known and _one_line(passage, n, number):
            if figures[known[n]].quantity.unit == figures[number].quantity.unit:
                return known[n] if within(figures[number], figures[known[n]]) else None
            continue
        if not _is_bare(passage, n):
            return n if _is_whole(passage, number, n) else None
    return None


def finished(passage: Passage, number: int, whole: Figure, figure: Figure) -> Figure:
    """The figure, where its words name no indicator, with that of what is done of its whole (办结 of 整治事项)."""
    place = passage.places[number]
    words = passage.folded[place.before : place.start] + passage.folded[place.end : place.after]
    if figure.indicator or figure.kind is FigureKind.TARGET or part_cue("going").search(words):
        return figure
    return replace(figure, indicator=wholes()["-"].get(whole.indicator or ""))


def _is_whole(passage: Passage, number: int, n: int) -> bool:
    """Whether it may be: a plan may be outdone, works newly begun are not those that end, only a plan of money has stages."""
    whole = passage.figures[n]
    if whole.kind is FigureKind.TARGET:
        return True
    place = passage.places[n]
    new = "新" in passage.folded[place.before : place.start]
    return whole.quantity.unit != "元" and not new and within(passage.figures[number], whole)


def _is_bare(passage: Passage, number: int) -> bool:
    place = passage.places[number]
    before, behind = _bare()
    told, rest = passage.folded[place.before : place.start].strip(), passage.folded[place.end : place.after].strip()
    if place.place or place.run > 1 or passage.figures[number].change:
        return False
    return bool(before.fullmatch(told)) if not rest else bool(not told and behind.fullmatch(rest))


def _one_line(passage: Passage, one: int, other: int) -> bool:
    return "\n" not in passage.folded[passage.places[one].end : passage.places[other].start]


def _answers(passage: Passage, one: int, other: int) -> bool:
    """Whether the first is the problem or the goal of the matter that the other is a result of."""
    figures, parts = passage.figures, passage.parts
    same = figures[one].project == figures[other].project is not None
    return same and parts[one] in (Part.ISSUE, Part.TARGET) and parts[other] is Part.RESULTS
