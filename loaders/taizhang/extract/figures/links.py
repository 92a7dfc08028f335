"""How figures stand beside each other: part and whole, share and denominator, stage and goal, result and target."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ...layout.document import Part
from ...records import Comparator, Figure, FigureKind
from .contexts import Context
from .parts import FAR, SHARE_OF_PART, SHARES, Passage, alike, counts, left_of, left_over, listed, restated, wholes, within
from .stages import finished, stage_of

_REACHED = frozenset({FigureKind.OUTCOME, FigureKind.OUTPUT})
_AMONG = re.compile("[^,;。0-9]{0,12}(?<![其当年月途])中,?(?:已|现|目前)*有?")  # between a whole and what is told of it
_ALREADY = re.compile("[^,;。0-9]{0,14}[已均][^,;。0-9]{1,8}")  # 88个小区已接管80个
# Rates that are told of the part right before them, and so have its whole.
_RATES_OF_PARTS = frozenset({"target-completion-rate", "rectification-rate", "appeals-resolution-rate"})


def linked(passage: Passage) -> tuple[Figure, ...]:
    """The figures with ``subset_of``, ``out_of``, ``against`` a target, and ``restates`` filled in.

    A result takes the indicator of the target that it answers; an amount said twice states the same twice; what is left over (其余)
    has no indicator; complaints received are the scope of the rate of those resolved.
    """
    targets = dict(_targets(passage))
    made = list(passage.figures)
    for number, target in targets.items():
        made[number] = replace(made[number], indicator=made[target].indicator or made[number].indicator)
    passage = passage._replace(figures=made)
    again = dict(restated(passage))
    subsets = {**dict(_chosen(passage)), **dict(listed(passage)), **dict(_stages(passage))}
    shares: dict[int, int] = {}
    for number in range(1, len(made)):
        if number in again:
            made[number] = _same(made[number], made[again[number]])
        elif left_over(passage, number):
            whole = left_of(passage, number, {**shares, **subsets})
            made[number] = replace(made[number], kind=made[number].kind if whole is None else FigureKind.OUTCOME, indicator=None)
            subsets.update({} if whole is None else {number: whole})
        elif number not in subsets:
            whole = _denominator(passage, number, shares, subsets)
            if whole is None and number not in targets:
                whole = stage_of(passage, number, {**shares, **subsets})
                made[number] = made[number] if whole is None else finished(passage, number, made[whole], made[number])
            if whole is not None:
                made[number] = _of_whole(made[number], made[whole])
            if whole is not None or number in targets:
                shares[number] = targets[number] if whole is None else whole
    for number in {*subsets, *shares, *again, *targets}:
        against = targets.get(number) if made[number].against is None else made[number].against
        made[number] = replace(made[number], subset_of=subsets.get(number), out_of=shares.get(number), against=against,
                               restates=again.get(number))
    return tuple(_denominators_as_scope(made, shares))


def _same(figure: Figure, first: Figure) -> Figure:
    return replace(figure, kind=first.kind, indicator=first.indicator, about=first.about)


def _of_whole(figure: Figure, whole: Figure) -> Figure:
    becomes = wholes().get(figure.indicator or "", {}).get(whole.indicator or "")
    return replace(figure, indicator=becomes) if becomes else figure


def _denominators_as_scope(figures: list[Figure], shares: Mapping[int, int]) -> list[Figure]:
    for part, whole in shares.items():
        if figures[part].quantity.unit in SHARES and figures[whole].indicator == "appeals-received":
            figures[whole] = replace(figures[whole], kind=FigureKind.SCOPE)
    return figures


def _denominator(passage: Passage, number: int, shares: Mapping[int, int], subsets: Mapping[int, int]) -> int | None:
    """The whole that a share or a later stage is told of."""
    figures, places = passage.figures, passage.places
    figure, share = figures[number], figures[number].quantity.unit in SHARES
    if figure.change:
        return None
    if share and number - 1 in subsets and _of_part(passage, number):
        return subsets[number - 1]
    if share and counts(figures[number - 1]) and _of_previous(passage, number):
        return number - 1
    if _out_of_previous(passage, number):
        return number - 1
    if figure.indicator in _RATES_OF_PARTS and number - 1 in shares and _together(places[number - 1], places[number]):
        return shares[number - 1]
    possible = wholes().get(figure.indicator or "", {})
    told = [n for n in range(max(0, number - FAR), number)
            if figures[n].indicator in possible and passage.parts[n] is not Part.TIME_LIMIT and _fits(figure, figures[n], share)
            and (figures[n].indicator != "entities-in-scope" or _together(places[n], places[number]))]
    if not share:
        return max(told, default=None)
    line = passage.folded[passage.folded.rfind("\n", 0, places[number].start) + 1 : places[number].start]
    return max(told, key=lambda n: (_shared(passage.folded, figures[n], line), n), default=None)


def _together(one: Context, other: Context) -> bool:
    return one.sentence == other.sentence


def _of_previous(passage: Passage, number: int) -> bool:
    """Whether a share is told of the quantity right before it: in its clause (298家机构100%纳入), or in a bracket behind it."""
    between = passage.between(number)
    in_bracket = between.count("(") > between.count(")") and "其中" in between
    return passage.places[number - 1].stop == passage.places[number].stop or in_bracket


def _of_part(passage: Passage, number: int) -> bool:
    """Whether a share says how much of the whole the part right before it is: 其中高级26人,占20%; 其中达标128个,达标率61%."""
    told = SHARE_OF_PART.fullmatch(passage.between(number))
    if told is None:
        return False
    place = passage.places[number - 1]
    return told["rate"] is None or told["rate"] in passage.folded[place.previous : place.stop]


def _out_of_previous(passage: Passage, number: int) -> bool:
    """Whether a figure is told of the one before it by 中 or 已: 260个村中,有190个; 88个小区已接管80个."""
    part, whole = passage.figures[number], passage.figures[number - 1]
    between = passage.between(number)
    if part.quantity.unit == whole.quantity.unit and within(part, whole) and _ALREADY.fullmatch(between):
        return True
    fits = (part.quantity.unit in SHARES and counts(whole)) or within(part, whole)
    return fits and bool(_AMONG.fullmatch(between))


def _fits(part: Figure, whole: Figure, share: bool) -> bool:
    """Whether a part may have a whole: of one project, planned of planned (or of what there is), done of done."""
    planned = FigureKind.TARGET
    if part.project != whole.project or (part.kind is not planned and whole.kind is planned):
        return False
    if part.kind is planned and whole.kind is not planned and (share or whole.kind is not FigureKind.SCOPE):
        return False
    return share or within(part, whole)


def _shared(folded: str, whole: Figure, line: str) -> int:
    """How many pairs of characters of what the whole counts a line names again."""
    if whole.about is None:
        return 0
    words = folded[whole.about.start : whole.about.end]
    return sum(words[at : at + 2] in line for at in range(len(words) - 1))


def _chosen(passage: Passage) -> Iterator[tuple[int, int]]:
    """(some, all) of the matters that a bulletin tells of: 确定整治事项11项…现公布其中6项."""
    told: dict[int | None, int] = {}
    for number, figure in enumerate(passage.figures):
        if figure.indicator != "programme-matters" or figure.kind is not FigureKind.SCOPE:
            continue
        every = told.setdefault(figure.project, number)
        if within(figure, passage.figures[every]) and figure.quantity.value < passage.figures[every].quantity.value:
            yield number, every
        else:
            told[figure.project] = number


def _stages(passage: Passage) -> Iterator[tuple[int, int]]:
    """(stage, goal): what is due by a date, of a matter's goal for the same thing."""
    goals: dict[tuple[int | None, str, str | None], int] = {}
    for number, (figure, part) in enumerate(zip(passage.figures, passage.parts, strict=True)):
        if figure.kind is not FigureKind.TARGET or figure.indicator is None or figure.project is None:
            continue
        key = figure.project, figure.quantity.unit, figure.indicator
        if part is Part.TARGET:
            goals.setdefault(key, number)
        elif part is Part.TIME_LIMIT and key in goals and _partial(figure, passage.figures[goals[key]]):
            yield number, goals[key]


def _partial(stage: Figure, goal: Figure) -> bool:
    return alike(stage, goal) and stage.quantity.comparator is Comparator.EQ and stage.quantity.value < goal.quantity.value


def _targets(passage: Passage) -> Iterator[tuple[int, int]]:
    """(result, target): the first result of a matter that answers a goal told before it, in its unit and with its indicator.

    A result whose clause does not name what it counts answers the goal in its unit whose words it shares most, or the first.
    """
    goals: dict[tuple[int, str], list[int]] = {}
    for number, (figure, part) in enumerate(zip(passage.figures, passage.parts, strict=True)):
        if figure.project is None or figure.change:
            continue
        unmet = goals.setdefault((figure.project, figure.quantity.unit), [])
        if part is Part.TARGET and figure.kind is FigureKind.TARGET:
            unmet.append(number)
        elif figure.kind in _REACHED and (goal := _answered(passage, number, unmet)) is not None:
            unmet.remove(goal)
            yield number, goal


def _answered(passage: Passage, number: int, unmet: list[int]) -> int | None:
    figure = passage.figures[number]
    same = [goal for goal in unmet if passage.figures[goal].indicator == figure.indicator]
    open_to = same if same or passage.sure[number] else unmet
    words = passage.folded[figure.about.start : figure.about.end] if figure.about else ""
    return max(open_to, key=lambda goal: (_shared(passage.folded, passage.figures[goal], words), -goal), default=None)
