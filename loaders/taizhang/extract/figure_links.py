"""How figures stand beside each other: part and whole (其中, brackets, 其余), share and denominator, result and target, one amount said twice."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from .. import lexicon
from ..layout.document import Part
from ..records import Comparator, Figure, FigureKind
from .figure_contexts import Context

_REACHED = frozenset({FigureKind.OUTCOME, FigureKind.OUTPUT})
_SHARE = frozenset({"%", "‰"})
_RATES_OF_PARTS = frozenset({"target-completion-rate", "rectification-rate", "appeals-resolution-rate"})
_FAR = 12  # how many figures before a part its whole may stand


@cache
def _cue(sort: str) -> re.Pattern[str]:
    words = sorted((row["word"] for row in lexicon.table("part_cues") if row["sort"] == sort), key=len, reverse=True)
    return re.compile("|".join(words))


@cache
def _families() -> Mapping[str, str]:
    return {unit: row["family"] for row in lexicon.table("unit_families") for unit in row["units"].split(",")}


@cache
def _wholes() -> Mapping[str, Mapping[str, str]]:
    """Part indicator → the indicators of its whole, each with what the part is of it."""
    found: dict[str, dict[str, str]] = {}
    for row in lexicon.table("figure_pairs"):
        found.setdefault(row["part"], {}).update(dict.fromkeys(row["wholes"].split(","), row["becomes"] or row["part"]))
    return found


def alike(part: Figure, whole: Figure) -> bool:
    """Whether one could be a part of the other: units of one family, and not more."""
    units = part.quantity.unit, whole.quantity.unit
    family = units[0] == units[1] or (_families().get(units[0]) is not None and _families().get(units[0]) == _families().get(units[1]))
    return family and units[0] not in _SHARE and not part.change and not whole.change and not part.quantity.rank and not whole.quantity.rank


def linked(
    folded: str, places: Sequence[Context], figures: Sequence[Figure], parts: Sequence[Part], sure: Sequence[bool]
) -> tuple[Figure, ...]:
    """The figures with ``subset_of``, ``out_of``, ``against`` a target, and ``restates`` filled in.

    ``parts`` are the parts of the bulletin that they stand in; ``sure`` tells whose own clause names what is counted. The others take the
    indicator of the target that they answer; an amount said twice states the same twice; what is left over (其余) has no indicator.
    """
    targets = dict(_targets(folded, figures, parts, sure))
    made = [_answering(figure, figures[targets[n]]) if n in targets else figure for n, figure in enumerate(figures)]
    restated = dict(_restated(folded, places, made))
    subsets = {**dict(_listed(folded, places, made)), **dict(_stages(made, parts))}
    outof: dict[int, int] = {}
    for number in range(1, len(made)):
        if number in restated:
            first = made[restated[number]]
            made[number] = replace(made[number], kind=first.kind, indicator=first.indicator, about=first.about)
        elif _cue("rest").search(folded, max(places[number].clause, places[number - 1].end), places[number].start):
            made[number] = replace(made[number], kind=FigureKind.OUTCOME, indicator=None)
            subsets.update(_left(places, made, number, {**outof, **subsets}))
        elif number not in subsets:
            whole = _denominator(folded, places, made, parts, number, outof)
            if whole is not None:
                becomes = _wholes().get(made[number].indicator or "", {}).get(made[whole].indicator or "")
                made[number] = replace(made[number], indicator=becomes) if becomes else made[number]
            if whole is not None or number in targets:
                outof[number] = targets[number] if whole is None else whole
    for part, whole in outof.items():
        if made[part].quantity.unit in _SHARE and made[whole].indicator == "appeals-received":
            made[whole] = replace(made[whole], kind=FigureKind.SCOPE)
    for number in {*subsets, *outof, *restated, *targets}:
        against = targets.get(number) if made[number].against is None else made[number].against
        made[number] = replace(made[number], subset_of=subsets.get(number), out_of=outof.get(number), against=against,
                               restates=restated.get(number))
    return tuple(made)


def _answering(figure: Figure, target: Figure) -> Figure:
    return replace(figure, indicator=target.indicator or figure.indicator)


def _restated(folded: str, places: Sequence[Context], figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """(later, earlier) of amounts said twice in units of one family: 643.44公顷(合9651.56亩)."""
    for later in range(1, len(figures)):
        units = figures[later].quantity.unit, figures[later - 1].quantity.unit
        between = folded[places[later - 1].end : places[later].start].strip("(,约人民币 ")
        if units[0] != units[1] and _families().get(units[0], "") == _families().get(units[1]) and _cue("equals").fullmatch(between):
            yield later, later - 1


def _listed(folded: str, places: Sequence[Context], figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """(part, whole) of every figure of the list after 其中, or within a bracket behind the whole."""
    whole: int | None = None
    opened, bracket = False, False
    for number in range(1, len(figures)):
        between = folded[places[number - 1].end : places[number].start]
        if places[number].sentence != places[number - 1].sentence or ";" in between or (bracket and ")" in between):
            whole, opened = None, False
        begins = between.rfind("(") > between.rfind(")")
        among = bool(_cue("among").search(between))
        if begins or among:
            whole, opened, bracket = None, among, begins
        if whole is None and (opened or begins):
            whole = _nearest(places, figures, number, number - 1 if not among and begins else 0)
        if whole is None:
            continue
        begun = begins or among
        later_stage = not begun and figures[number].indicator != figures[number - 1].indicator and (
            figures[whole].indicator in _wholes().get(figures[number].indicator or "", {}))
        if (among or _within(figures[number], figures[whole])) and not later_stage:
            yield number, whole
        elif figures[number].quantity.unit not in _SHARE:
            whole, opened = None, False


def _nearest(places: Sequence[Context], figures: Sequence[Figure], number: int, first: int) -> int | None:
    """The last figure before in the sentence that this one can be a part of; else the very last, in the same unit, that it exceeds."""
    told = [n for n in range(number - 1, first - 1, -1) if places[n].sentence == places[number].sentence and alike(figures[number], figures[n])]
    same = [n for n in told[:1] if figures[n].quantity.unit == figures[number].quantity.unit]
    return next((n for n in told if _within(figures[number], figures[n])), next(iter(same), None))


def _within(part: Figure, whole: Figure) -> bool:
    return alike(part, whole) and part.quantity.value <= whole.quantity.value


def _left(places: Sequence[Context], figures: Sequence[Figure], number: int, wholes: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """(rest, whole): what is left of the whole that the last part before was told of, else of the largest figure of the sentence."""
    near = [n for n in range(max(0, number - _FAR), number) if figures[n].project == figures[number].project and alike(figures[number], figures[n])]
    told = next((wholes[n] for n in reversed(near) if n in wholes), None)
    larger = [n for n in near if places[n].sentence == places[number].sentence and _within(figures[number], figures[n])]
    if told is None:
        told = max(larger, key=lambda n: figures[n].quantity.value, default=None)
    if told is not None and _within(figures[number], figures[told]):
        yield number, told


def _denominator(folded: str, places: Sequence[Context], figures: Sequence[Figure], parts: Sequence[Part], number: int,
                 outof: Mapping[int, int]) -> int | None:
    """The whole that a share or a later stage is told of."""
    figure = figures[number]
    if figure.change:
        return None
    share = figure.quantity.unit in _SHARE
    if share and _counts(figures[number - 1]) and _of_previous(folded, places[number - 1], places[number]):
        return number - 1
    if figure.indicator in _RATES_OF_PARTS and number - 1 in outof and places[number - 1].sentence == places[number].sentence:
        return outof[number - 1]
    wholes = _wholes().get(figure.indicator or "", {})
    told = [n for n in range(max(0, number - _FAR), number)
            if figures[n].indicator in wholes and parts[n] is not Part.TIME_LIMIT and _fits(figure, figures[n], share)
            and (figures[n].indicator != "entities-in-scope" or places[n].sentence == places[number].sentence)]
    line = folded[folded.rfind("\n", 0, places[number].start) + 1 : places[number].start]
    return max(told, key=lambda n: (_shared(folded, figures[n], line) if share else 0, n), default=None)


def _of_previous(folded: str, previous: Context, place: Context) -> bool:
    """Whether a share is told of the quantity right before it: in its clause (298家机构100%纳入), or in a bracket behind it."""
    between = folded[previous.end : place.start]
    return previous.stop == place.stop or (between.count("(") > between.count(")") and "其中" in between)


def _fits(part: Figure, whole: Figure, share: bool) -> bool:
    planned = FigureKind.TARGET
    if part.project != whole.project or (part.kind is not planned and whole.kind is planned):
        return False
    if part.kind is planned and whole.kind is not planned and (share or whole.kind is not FigureKind.SCOPE):
        return False
    return share or _within(part, whole)


def _shared(folded: str, whole: Figure, line: str) -> int:
    """How many pairs of characters of what the whole counts its line names again."""
    if whole.about is None:
        return 0
    words = folded[whole.about.start : whole.about.end]
    return sum(words[at : at + 2] in line for at in range(len(words) - 1))


def _counts(figure: Figure) -> bool:
    return _families().get(figure.quantity.unit) in ("thing", "person")


def _stages(figures: Sequence[Figure], parts: Sequence[Part]) -> Iterator[tuple[int, int]]:
    """(stage, goal): what is due by a date, of a matter's goal for the same thing."""
    goals: dict[tuple[int | None, str, str | None], int] = {}
    for number, (figure, part) in enumerate(zip(figures, parts, strict=True)):
        key = figure.project, figure.quantity.unit, figure.indicator
        if figure.kind is not FigureKind.TARGET or figure.indicator is None or figure.project is None or figure.quantity.unit in _SHARE:
            continue
        if part is Part.TARGET:
            goals.setdefault(key, number)
        elif part is Part.TIME_LIMIT and key in goals and figure.quantity.comparator is Comparator.EQ:
            if figure.quantity.value < figures[goals[key]].quantity.value:
                yield number, goals[key]


def _targets(folded: str, figures: Sequence[Figure], parts: Sequence[Part], sure: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """(result, target): the first result of a matter that answers a goal told before it, in its unit and with its indicator.

    A result whose clause does not name what it counts answers the goal in its unit whose words it shares, or the only one left.
    """
    goals: dict[tuple[int | None, str], list[int]] = {}
    for number, (figure, part) in enumerate(zip(figures, parts, strict=True)):
        open_goals = goals.setdefault((figure.project, figure.quantity.unit), [])
        if figure.project is None or figure.change:
            continue
        if part is Part.TARGET and figure.kind is FigureKind.TARGET:
            open_goals.append(number)
        elif figure.kind in _REACHED:
            answered = [n for n in open_goals if figures[n].indicator == figure.indicator]
            if not answered and not sure[number]:
                answered = open_goals
            if answered:
                goal = max(answered, key=lambda n: (_alikeness(folded, figure, figures[n]), -n))
                open_goals.remove(goal)
                yield number, goal


def _alikeness(folded: str, figure: Figure, goal: Figure) -> int:
    return _shared(folded, goal, folded[figure.about.start : figure.about.end]) if figure.about else 0
