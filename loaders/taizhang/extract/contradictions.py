"""Where a bulletin's figures contradict each other. Both statements stay; a doubt quotes them.

Silent where a reading exists in which all of them are true: rounded and truncated percentages agree, parts that may overlap may sum to more,
what is approximate or only bounded refutes nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from .. import lexicon
from ..layout.document import Document
from ..records import Comparator, Doubt, Figure, FigureKind, Span

_STRICT_REST = re.compile("其余|剩余|余下|剩下")
_LAST_YEAR = re.compile("(?:上年|去年)(?:同期)?|同期")
_SAME_PERIOD = re.compile("同比")
_DONE = re.compile("已|完成|整改|办结|销号|化解|解决|处置")
_CLAUSE_END = re.compile("[,;。\n]")
_ALL = re.compile("全部|所有|均")
_BATCH = re.compile("第[一二三四五六七八九十]+批")
_HUNDRED = Decimal(100)
_LONGEST = 40


def contradictions(document: Document, figures: Sequence[Figure]) -> tuple[Doubt, ...]:
    """The contradictions between the figures of a document, in the order of the text.

    Codes: ``parts-do-not-add-up``, ``part-exceeds-whole``, ``percentage-refuted``, ``two-values``, ``stages-miss-target``. The span is the
    figure in doubt, ``related`` the ones that it disagrees with, ``values`` what the message names.
    """
    folded = document.text.folded
    found = [*_sums(folded, figures), *_shares(figures), *_changes(folded, figures), *_claims(folded, figures), *_two_values(figures),
             *_stages(folded, figures)]
    return tuple(sorted(found, key=lambda doubt: doubt.span))


def _exact(*figures: Figure) -> bool:
    """Whether the text states the values themselves, neither bounds nor roundings."""
    return all(figure.quantity.comparator is Comparator.EQ and not figure.quantity.approximate for figure in figures)


def _said(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _doubt(code: str, doubtful: Figure, others: Sequence[Figure], **values: Decimal) -> Doubt:
    spans = tuple(other.quantity.span for other in others)
    told = {"value": _said(doubtful.quantity.value), "unit": doubtful.quantity.unit}
    return Doubt(code, doubtful.quantity.span, doubtful.project, {**told, **{name: _said(value) for name, value in values.items()}}, spans)


@cache
def _overlapping() -> re.Pattern[str]:
    return re.compile("|".join(row["word"] for row in lexicon.table("overlap_cues")))


def _sums(folded: str, figures: Sequence[Figure]) -> Iterator[Doubt]:
    """Parts that exceed their whole, or with what is said to be left over do not make it up."""
    parts: dict[int, list[int]] = defaultdict(list)
    for number, figure in enumerate(figures):
        whole = None if figure.subset_of is None else figures[figure.subset_of]
        if whole and figure.quantity.unit == whole.quantity.unit and "\n" not in folded[whole.quantity.span.end : figure.quantity.span.start]:
            parts[figure.subset_of].append(number)
    for whole, numbers in parts.items():
        yield from _sum(folded, figures, whole, numbers)


def _sum(folded: str, figures: Sequence[Figure], number: int, numbers: Sequence[int]) -> Iterator[Doubt]:
    whole, parts = figures[number], [figures[n] for n in numbers]
    if not _exact(whole, *parts):
        return
    total = sum((part.quantity.value for part in parts), Decimal(0))
    larger = [part for part in parts if part.quantity.value > whole.quantity.value]
    rest = [part for part in parts if _STRICT_REST.search(_before(folded, part))]
    reached = [figure for figure in figures if figure.out_of == number and figure.quantity.unit == whole.quantity.unit]
    if larger:
        yield _doubt("part-exceeds-whole", larger[0], [whole], whole=whole.quantity.value)
    elif rest or reached:
        yield from _left_over(whole, parts, rest, reached)
    elif total > whole.quantity.value and _apart([_before(folded, part) for part in parts]):
        yield _doubt("parts-do-not-add-up", whole, parts, sum=total)


def _apart(told: Sequence[str]) -> bool:
    """Whether parts, by the words before them, exclude each other: no classes that may overlap, not some by sort and some by stage."""
    return not any(map(_overlapping().search, told)) and len({bool(_DONE.search(words)) for words in told}) == 1


def _left_over(whole: Figure, parts: Sequence[Figure], rest: Sequence[Figure], reached: Sequence[Figure]) -> Iterator[Doubt]:
    """What is done and what is left are the whole."""
    if len(reached) != 1 or not _exact(*reached):
        return
    total = sum((part.quantity.value for part in (*reached, *parts)), Decimal(0))
    if total > whole.quantity.value or (rest and total != whole.quantity.value):
        yield _doubt("parts-do-not-add-up", whole, [*reached, *parts], sum=total)


def _before(folded: str, figure: Figure) -> str:
    """The words between the clause's start and the quantity, at most as many as a clause has."""
    words = folded[max(0, figure.quantity.span.start - _LONGEST) : figure.quantity.span.start]
    return _CLAUSE_END.split(words)[-1]


def _close(stated: Figure, true: Decimal) -> bool:
    """Whether a stated percentage is the true one, rounded or truncated to its own decimals, or within the bound that it states."""
    value, upper = stated.quantity.value, stated.quantity.upper
    slack = Decimal(1).scaleb(min(0, int(value.normalize().as_tuple().exponent)))
    if stated.quantity.approximate:
        slack = max(slack, Decimal(3))
    if upper is not None:
        return value - slack <= true <= upper + slack
    above = stated.quantity.comparator in (Comparator.GE, Comparator.GT)
    below = stated.quantity.comparator in (Comparator.LE, Comparator.LT)
    return (above or true <= value + slack) and (below or true >= value - slack)


def _shares(figures: Sequence[Figure]) -> Iterator[Doubt]:
    """A share that the part told right before it refutes: 整改388个,整改率90% of 412个."""
    for part, share in zip(figures, figures[1:], strict=False):
        if share.quantity.unit != "%" or share.out_of is None or part.out_of != share.out_of or share.change:
            continue
        whole = figures[share.out_of]
        if part.quantity.unit != whole.quantity.unit or not _exact(part, whole) or not whole.quantity.value:
            continue
        true = part.quantity.value / whole.quantity.value * _HUNDRED
        if not _close(share, true):
            yield _doubt("percentage-refuted", share, [part, whole], true=round(true, 2))


def _changes(folded: str, figures: Sequence[Figure]) -> Iterator[Doubt]:
    """A relative change that the two values told right before it refute: 由1840件降至1288件,下降35%."""
    for later, change in zip(figures, figures[1:], strict=False):
        if change.quantity.unit != "%" or change.change is None or later.against is None or later.quantity.unit == "%":
            continue
        earlier = figures[later.against]
        if earlier.kind is not FigureKind.BASELINE or not _exact(later, earlier) or not earlier.quantity.value:
            continue
        between = folded[later.quantity.span.end : change.quantity.span.start]
        if len(between) > 12 or _otherwise(folded, earlier, between):
            continue
        moved = (later.quantity.value - earlier.quantity.value) / earlier.quantity.value * _HUNDRED
        true = moved if change.change == "increase" else -moved
        if not _close(change, true):
            yield _doubt("percentage-refuted", change, [earlier, later], true=round(true, 2))


def _otherwise(folded: str, earlier: Figure, between: str) -> bool:
    """Whether the change may be against another value than the one told: 同比 of a value that is not said to be last year's, or 环比."""
    told = folded[max(0, earlier.quantity.span.start - 10) : earlier.quantity.span.start]
    return "。" in between or "环比" in between or (bool(_SAME_PERIOD.search(between)) and not _LAST_YEAR.search(told))


def _claims(folded: str, figures: Sequence[Figure]) -> Iterator[Doubt]:
    """100% of all matters claimed done, while a matter tells of less."""
    short = [figure for figure in figures if figure.indicator == "target-completion-rate" and figure.project is not None
             and figure.kind is FigureKind.OUTCOME and figure.quantity.value < _HUNDRED and _exact(figure)]
    for figure in figures:
        claims = figure.project is None and figure.indicator == "target-completion-rate" and figure.quantity.value == _HUNDRED
        if claims and figure.kind is FigureKind.OUTCOME and short and _ALL.search(_before(folded, figure)):
            yield _doubt("percentage-refuted", figure, short, true=min(other.quantity.value for other in short))


def _two_values(figures: Sequence[Figure]) -> Iterator[Doubt]:
    """Two values of one part of one whole, as of one day: 4380个中整改4126个 here, 4380个中整改4216个 there."""
    told: dict[tuple[object, ...], Figure] = {}
    for figure in figures:
        if figure.indicator is None or figure.out_of is None or figure.kind is FigureKind.TARGET or not _exact(figure):
            continue
        whole = figures[figure.out_of]
        key = (figure.project, figure.indicator, figure.quantity.unit, whole.indicator, whole.quantity.value, figure.as_of, figure.period_to)
        other = told.setdefault(key, figure)
        if other.quantity.value != figure.quantity.value and other.out_of != figure.out_of:
            yield _doubt("two-values", figure, [other], other=other.quantity.value)


def _stages(folded: str, figures: Sequence[Figure]) -> Iterator[Doubt]:
    """Batches (第一批…, 第二批…) that together miss the goal that they are batches of."""
    batches: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.subset_of is not None and figure.kind is FigureKind.TARGET and _BATCH.search(_before(folded, figure)):
            batches[figure.subset_of].append(figure)
    for number, stages in batches.items():
        goal = figures[number]
        total = sum((stage.quantity.value for stage in stages), Decimal(0))
        if len(stages) > 1 and _exact(*stages) and total < goal.quantity.value and goal.kind is FigureKind.TARGET:
            yield _doubt("stages-miss-target", goal, stages, sum=total)
