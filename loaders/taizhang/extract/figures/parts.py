"""Parts and wholes by grammar: what follows 其中 or stands in a bracket, what 其余 leaves over, and one amount said twice."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from ... import lexicon
from ...layout.document import Part
from ...records import Figure, FigureKind
from .contexts import Context

SHARES = frozenset({"%", "‰"})
_GOAL_IN_BRACKET = re.compile(r"(?:计划|目标|任务)数?\((?:为|共|:)?\Z")
# Words between a part and its share of the whole: 其中高级26人,占20%; 其中达标128个,达标率61%.
SHARE_OF_PART = re.compile(
    "[^,;。0-9]{0,12}[,(](?![^,;。]*[季月年])(?:仅|只)?"
    "(?:占比?|比例|占(?:总数|总量|全部|总人数)的?|[^,;。0-9]{0,4}?(?P<rate>[^,;。0-9]{2})率)(?:仅?为|达到?|约|近)?")
_UNDONE = re.compile("未[^,;。、0-9的]{1,6}的\\Z")
FAR = 12  # how many figures before a part its whole may stand


class Passage(NamedTuple):
    """The figures of a text, each with its context, its part of the bulletin, and whether its clause names what it counts."""

    folded: str
    places: Sequence[Context]
    figures: Sequence[Figure]
    parts: Sequence[Part]
    sure: Sequence[bool]

    def between(self, number: int) -> str:
        """The words between the previous figure and this one."""
        return self.folded[self.places[number - 1].end : self.places[number].start]


@cache
def part_cue(sort: str) -> re.Pattern[str]:
    """The words of ``part_cues`` of a sort: ``among``, ``rest`` or ``equals``."""
    return re.compile(lexicon.either(row["word"] for row in lexicon.table("part_cues") if row["sort"] == sort))


@cache
def _families() -> Mapping[str, str]:
    return {unit: row["family"] for row in lexicon.table("unit_families") for unit in row["units"].split(",")}


@cache
def wholes() -> Mapping[str, Mapping[str, str]]:
    """Part indicator → the indicators of its whole, each with what the part is of it."""
    found: dict[str, dict[str, str]] = {}
    for row in lexicon.table("figure_pairs"):
        found.setdefault(row["part"], {}).update(dict.fromkeys(row["wholes"].split(","), row["becomes"] or row["part"]))
    return found


def counts(figure: Figure) -> bool:
    """Whether it counts things or persons."""
    return _families().get(figure.quantity.unit) in ("thing", "person")


def alike(part: Figure, whole: Figure) -> bool:
    """Whether one could be a part of the other by its unit; ranks, shares and changes are parts of nothing."""
    units = part.quantity.unit, whole.quantity.unit
    if units[0] in SHARES or any(figure.change or figure.quantity.rank for figure in (part, whole)):
        return False
    return units[0] == units[1] or (units[0] in _families() and _families()[units[0]] == _families().get(units[1]))


def within(part: Figure, whole: Figure) -> bool:
    """Whether one could be a part of the other by its unit and value."""
    return alike(part, whole) and part.quantity.value <= whole.quantity.value


def restated(passage: Passage) -> Iterator[tuple[int, int]]:
    """(later, earlier) of amounts said twice in units of one family: 643公顷(合9645亩)."""
    for later in range(1, len(passage.figures)):
        units = [passage.figures[number].quantity.unit for number in (later - 1, later)]
        same = units[0] != units[1] and units[0] in _families() and _families()[units[0]] == _families().get(units[1])
        if same and part_cue("equals").fullmatch(passage.between(later).strip("(,约人民币 ")):
            yield later, later - 1


def left_over(passage: Passage, number: int) -> bool:
    """Whether the words before a figure in its clause tell that it is what is left (其余8个, 未化解的8个)."""
    place = passage.places[number]
    words = passage.folded[max(place.clause, place.previous) : place.start]
    return bool(part_cue("rest").search(words) or _UNDONE.search(words))


def left_of(passage: Passage, number: int, known: Mapping[int, int]) -> int | None:
    """The whole of what is left: what a part leaves just that much of, else the last part's, else the sentence's largest."""
    figures, places = passage.figures, passage.places
    exact = _left_exactly(passage, number)
    if exact is not None:
        return exact
    near = [n for n in range(max(0, number - FAR), number)
            if figures[n].project == figures[number].project and alike(figures[number], figures[n])]
    told = next((known[n] for n in reversed(near) if n in known), None)
    if told is None:
        here = [n for n in near if places[n].sentence == places[number].sentence
                and figures[n].quantity.unit == figures[number].quantity.unit]
        told = max(here, key=lambda n: figures[n].quantity.value, default=None)
    return told if told is not None and within(figures[number], figures[told]) else None


def _left_exactly(passage: Passage, number: int) -> int | None:
    """The last figure that another behind it, in the same unit, leaves just this much of: 268件,…办结251件,…其余17件."""
    figures = passage.figures
    left = figures[number].quantity
    same = [n for n in range(number - 1, -1, -1) if alike(figures[n], figures[number]) and figures[n].quantity.unit == left.unit]
    for at, part in enumerate(same[:FAR]):
        for whole in same[at + 1 : at + FAR]:
            if figures[whole].quantity.value - figures[part].quantity.value == left.value:
                return whole
    return None


def listed(passage: Passage) -> Iterator[tuple[int, int]]:
    """(part, whole) of every figure of the list after 其中, or within a bracket behind the whole."""
    whole: int | None = None
    pending = bracket = False
    sum_told = Decimal(0)
    for number in range(1, len(passage.figures)):
        between = passage.between(number)
        if _ends_list(passage, number, between, bracket):
            whole, pending = None, False
        begins = between.rfind("(") > between.rfind(")") and not _GOAL_IN_BRACKET.search(between)
        among = bool(part_cue("among").search(between))
        if begins or among:
            whole, pending, bracket, sum_told = None, among, begins, Decimal(0)
        if whole is not None and not (begins or among) and "," in between and _told(passage, number, whole, sum_told):
            whole, pending = None, False
        if whole is None and (pending or begins):
            whole = _nearest(passage, number, 0 if among or pending else number - 1)
        if whole is None:
            continue
        if _goes_on(passage, number, whole, begins or among, among):
            yield number, whole
            sum_told += passage.figures[number].quantity.value
        elif passage.figures[number].quantity.unit not in SHARES:
            whole, pending = None, False


def _told(passage: Passage, number: int, whole: int, sum_told: Decimal) -> bool:
    """Whether a list is complete at a comma: the parts make the whole up, or the next figure counts or compares something else.

    Work counted behind parts of what came of it (其中地下泊位40个,检查停车场12个) is something else.
    """
    figure, of = passage.figures[number], passage.figures[whole]
    apart = figure.quantity.unit != of.quantity.unit or figure.kind is FigureKind.BASELINE or figure.against is not None
    work = figure.kind is FigureKind.OUTPUT and passage.figures[number - 1].kind is FigureKind.OUTCOME is of.kind
    return apart or work or sum_told >= of.quantity.value


def _ends_list(passage: Passage, number: int, between: str, bracket: bool) -> bool:
    apart = passage.places[number].sentence != passage.places[number - 1].sentence
    return apart or ";" in between or (bracket and ")" in between)


def _goes_on(passage: Passage, number: int, whole: int, begins: bool, among: bool) -> bool:
    """Whether a figure is of the list: no more than the whole, and no later stage of it (其中重大隐患20个,整改285个)."""
    figure = passage.figures[number]
    fits = within(figure, passage.figures[whole]) or (among and alike(figure, passage.figures[whole]))
    later_stage = passage.figures[whole].indicator in wholes().get(figure.indicator or "", {})
    return fits and (begins or not later_stage or figure.indicator == passage.figures[number - 1].indicator)


def _nearest(passage: Passage, number: int, first: int) -> int | None:
    """The last figure before in the sentence that this one can be a part of; else the very last in its unit, which it exceeds."""
    figures, places = passage.figures, passage.places
    told = [n for n in range(number - 1, first - 1, -1)
            if places[n].sentence == places[number].sentence and alike(figures[number], figures[n])]
    same = [n for n in told[:1] if figures[n].quantity.unit == figures[number].quantity.unit]
    return next((n for n in told if within(figures[number], figures[n])), same[0] if same else None)
