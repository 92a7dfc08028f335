"""Where a bulletin's figures contradict each other. Both statements stay; a doubt quotes them.

Silent where a reading exists in which all of them are true: rounded and truncated percentages agree, parts that may overlap may sum
to more, what is approximate or only bounded refutes nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

from ... import lexicon
from ...layout.document import Document
from ...records import Comparator, Doubt, Figure, FigureKind
from ..figures.parts import SHARE_OF_PART, part_cue
from .accounts import accounts
from .figures import before, doubt_about, exact, total

_STRICT_REST = re.compile("其余|剩余|余下|剩下")
_DONE = re.compile("已|完成|整改|办结|销号|化解|解决|处置")
_LAST_YEAR = re.compile("上年|去年|同期")
# Words between a value and its change that name no other thing.
_PLAIN_CHANGE = re.compile(
    "[,(]?(?:同比|总体|整体|平均|累计|共|总|(?:较|比|相比)(?:上年|去年|整治前|此前|之前|以往)(?:同期)?)*"
    "(?:[增升涨降减缩压]|提[升高]|下[降调]|上[升涨])[长加升高涨低降少短减]?(?:幅度?|率)?(?:了|达到|达|约|为|近|超过|超)*")
_OTHERS = re.compile("其[他它](?:各?类|方面|单位|情形|人员|问题)?")
_ITEM_END = re.compile("[、和及与]|[0-9.]+[^0-9、]{1,3}")
_CUMULATED = re.compile("累计|共计|总计|合计|总共|一?共")
_ALL = re.compile("全部|所有|均")
_BATCH = re.compile("第[一二三四五六七八九十]+批")
_HUNDRED = Decimal(100)
_LEAST_NAMED = 4  # characters that name a thing well enough to know it again


def contradictions(document: Document, figures: Sequence[Figure]) -> tuple[Doubt, ...]:
    """The contradictions between the figures of a document, in the order of the text.

    Codes: ``parts-do-not-add-up``, ``part-exceeds-whole``, ``percentage-refuted``, ``two-values``, ``stages-miss-target``, and
    those of :func:`.accounts.accounts`. The span is the figure in doubt, ``related`` the ones that it disagrees with; ``values``
    are for the message: ``value`` and ``unit`` of the figure in doubt, and ``sum``, ``whole``, ``true``, ``other`` or ``left``.
    """
    folded = document.text.folded
    found = [
        *_sums(folded, figures),
        *_shares(folded, figures),
        *_changes(folded, figures),
        *_claims(folded, figures),
        *_two_values(figures),
        *_two_totals(folded, figures),
        *_stages(folded, figures),
        *accounts(folded, figures),
    ]
    return tuple(sorted(found, key=lambda doubt: doubt.span))


@cache
def _overlapping() -> re.Pattern[str]:
    return re.compile("|".join(row["word"] for row in lexicon.table("overlap_cues")))


def _sums(folded: str, figures: Sequence[Figure]) -> Iterator[Doubt]:
    """Parts that exceed their whole, or that with what is said to be left over do not make it up."""
    parts: dict[int, list[Figure]] = defaultdict(list)
    reached: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        for whole, found in ((figure.subset_of, parts), (figure.out_of, reached)):
            if whole is not None and _of_one_line(folded, figure, figures[whole]):
                found[whole].append(figure)
    for number, told in parts.items():
        if exact(figures[number], *told):
            yield from _sum(folded, figures[number], told, reached[number])


def _of_one_line(folded: str, part: Figure, whole: Figure) -> bool:
    apart = folded[whole.quantity.span.end : part.quantity.span.start]
    return part.quantity.unit == whole.quantity.unit and "\n" not in apart


def _sum(folded: str, whole: Figure, parts: Sequence[Figure], reached: Sequence[Figure]) -> Iterator[Doubt]:
    larger = [part for part in parts if part.quantity.value > whole.quantity.value]
    words = [before(folded, part) for part in parts]
    left = [part for part, told in zip(parts, words, strict=True) if part_cue("rest").search(told)]
    if larger:
        yield doubt_about("part-exceeds-whole", larger[0], [whole], whole=whole.quantity.value)
    elif left:
        yield from _done_and_left(whole, left, reached, strict=any(map(_STRICT_REST.search, words)))
    elif (total(parts) > whole.quantity.value and _apart(words)) or (total(parts) < whole.quantity.value and _exhaustive(words)):
        yield doubt_about("parts-do-not-add-up", whole, parts, sum=total(parts))


def _done_and_left(whole: Figure, left: Sequence[Figure], reached: Sequence[Figure], strict: bool) -> Iterator[Doubt]:
    """What is done and what is left (其余) are the whole; what stays open (需长期坚持) is at least no more."""
    together = total([*reached, *left])
    wrong = together > whole.quantity.value or (strict and together != whole.quantity.value)
    if wrong and len(reached) == 1 and exact(*reached):
        yield doubt_about("parts-do-not-add-up", whole, [*reached, *left], sum=together)


def _apart(told: Sequence[str]) -> bool:
    """Whether parts, by the words before them, exclude each other: no classes that may overlap, none by sort and one by stage."""
    return not any(map(_overlapping().search, told)) and len({bool(_DONE.search(words)) for words in told}) == 1


def _exhaustive(told: Sequence[str]) -> bool:
    """Whether parts, by the words before them, are all that there is: the last takes the rest (机关12套、国企23套、其他51套)."""
    return len(told) > 1 and _OTHERS.fullmatch(_ITEM_END.split(told[-1])[-1]) is not None


def _close(stated: Figure, true: Decimal) -> bool:
    """Whether a stated percentage is the true one, rounded or truncated to its own decimals, or within the bound that it states."""
    value, upper, comparator = stated.quantity.value, stated.quantity.upper, stated.quantity.comparator
    slack = Decimal(3) if stated.quantity.approximate else Decimal(1).scaleb(min(0, int(value.normalize().as_tuple().exponent)))
    above = comparator in (Comparator.GE, Comparator.GT)
    below = comparator in (Comparator.LE, Comparator.LT)
    return (above or true <= (value if upper is None else upper) + slack) and (below or true >= value - slack)


def _shares(folded: str, figures: Sequence[Figure]) -> Iterator[Doubt]:
    """A share that the part told right before it refutes: of 400, 整改380个,整改率90%."""
    for part, share in pairwise(figures):
        if share.quantity.unit != "%" or share.out_of is None or share.change:
            continue
        between = folded[part.quantity.span.end : share.quantity.span.start]
        if part.out_of != share.out_of and (part.subset_of != share.out_of or not SHARE_OF_PART.fullmatch(between)):
            continue
        whole = figures[share.out_of]
        if part.quantity.unit == whole.quantity.unit and exact(part, whole) and whole.quantity.value:
            true = part.quantity.value / whole.quantity.value * _HUNDRED
            if not _close(share, true):
                yield doubt_about("percentage-refuted", share, [part, whole], true=round(true, 2))


def _changes(folded: str, figures: Sequence[Figure]) -> Iterator[Doubt]:
    """A relative change that the two values told right before it refute: 由800件降至600件,下降35%."""
    for later, change in pairwise(figures):
        if change.quantity.unit != "%" or change.change is None or later.against is None or later.quantity.unit == "%":
            continue
        earlier = figures[later.against]
        same_unit = earlier.quantity.unit == later.quantity.unit
        told = earlier.kind is FigureKind.BASELINE and earlier.quantity.value != 0 and same_unit and exact(later, earlier)
        if told and not _otherwise(folded, earlier, later, change):
            moved = (later.quantity.value - earlier.quantity.value) / earlier.quantity.value * _HUNDRED
            true = moved if change.change == "increase" else -moved
            if not _close(change, true):
                yield doubt_about("percentage-refuted", change, [earlier, later], true=round(true, 2))


def _otherwise(folded: str, earlier: Figure, later: Figure, change: Figure) -> bool:
    """Whether the change may be of another thing, or against another value than the one told (同比, not of last year)."""
    between = folded[later.quantity.span.end : change.quantity.span.start]
    plain = _PLAIN_CHANGE.fullmatch(between)
    return plain is None or ("同比" in between and not _LAST_YEAR.search(before(folded, earlier)))


def _claims(folded: str, figures: Sequence[Figure]) -> Iterator[Doubt]:
    """100% of all matters claimed done, while a matter tells of less."""
    done = [figure for figure in figures if figure.indicator == "target-completion-rate" and figure.kind is FigureKind.OUTCOME]
    short = [figure for figure in done if figure.project is not None and figure.quantity.value < _HUNDRED and exact(figure)]
    for figure in done:
        claims = figure.project is None and figure.quantity.value == _HUNDRED and _ALL.search(before(folded, figure))
        if claims and short:
            yield doubt_about("percentage-refuted", figure, short, true=min(other.quantity.value for other in short))


def _two_values(figures: Sequence[Figure]) -> Iterator[Doubt]:
    """Two values of one part of one whole, as of one day: 整改380个 of 400 here, 整改390个 of 400 there."""
    told: dict[tuple[object, ...], Figure] = {}
    for figure in figures:
        if figure.indicator is None or figure.out_of is None or figure.kind is FigureKind.TARGET or not exact(figure):
            continue
        whole = figures[figure.out_of]
        of_whole = whole.indicator, whole.quantity.value
        key = figure.project, figure.indicator, figure.quantity.unit, of_whole, figure.as_of, figure.period_to
        other = told.setdefault(key, figure)
        if other.quantity.value != figure.quantity.value and other.out_of != figure.out_of:
            yield doubt_about("two-values", figure, [other], other=other.quantity.value)


def _two_totals(folded: str, figures: Sequence[Figure]) -> Iterator[Doubt]:
    """Two totals of one thing in the same words, of one time: 累计检查食堂120家次 here, 共检查食堂130家次 there."""
    told: dict[tuple[object, ...], Figure] = {}
    for figure in figures:
        words, cumulated = _CUMULATED.subn("", before(folded, figure))
        if not cumulated or figure.indicator is None or figure.kind is FigureKind.TARGET or not exact(figure):
            continue
        when = figure.period_from, figure.period_to, figure.as_of
        other = told.setdefault((figure.project, figure.indicator, figure.quantity.unit, words, figure.change, when), figure)
        if len(words) >= _LEAST_NAMED and other.quantity.value != figure.quantity.value:
            yield doubt_about("two-values", figure, [other], other=other.quantity.value)


def _stages(folded: str, figures: Sequence[Figure]) -> Iterator[Doubt]:
    """Batches (第一批…, 第二批…) that together miss the goal that they are batches of."""
    batches: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.subset_of is not None and figure.kind is FigureKind.TARGET and _BATCH.search(before(folded, figure)):
            batches[figure.subset_of].append(figure)
    for number, stages in batches.items():
        goal = figures[number]
        if len(stages) > 1 and exact(*stages) and total(stages) < goal.quantity.value and goal.kind is FigureKind.TARGET:
            yield doubt_about("stages-miss-target", goal, stages, sum=total(stages))
