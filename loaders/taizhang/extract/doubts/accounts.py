"""Where totals and the account given of them do not meet: matters that nobody accounts for, a class larger than its total."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from ...lexicon import alternatives
from ...records import Doubt, Figure, Span
from .figures import before, doubt_about, exact, total

_STATES = {"matters-completed", "matters-phased-results"}
# What is told without a number: 其余正在推进, 均已办结.
_UNCOUNTED = re.compile("其余|其他|剩余|余下|剩下|另外|均|全部|以上|之前|左右")
# One class of what was counted before: 新排查问题中属于安全类共9处.
_CLASS = re.compile(r"(?:\d{4}年)?(?P<counted>[^,;。\n\d]{3,16}?)(?:之)?中(?:的)?,?[^,;。\n]{2,14}\Z")
_SENTENCE_END = re.compile("[。;\n]")
_LEAST_COMMON = 3


def accounts(folded: str, figures: Sequence[Figure]) -> Iterator[Doubt]:
    """Totals that the account of them does not meet: ``not-accounted-for`` and ``class-exceeds-total``."""
    yield from _unaccounted(folded, figures)
    yield from _classes(folded, figures)


def _unaccounted(folded: str, figures: Sequence[Figure]) -> Iterator[Doubt]:
    """Announced matters whose states, told one after another in a sentence, make up fewer: of 30项, 完成20项,取得成效7项."""
    states: defaultdict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.out_of is not None and figure.indicator in _STATES:
            states[figure.out_of].append(figure)
    for number, told in states.items():
        whole, distinct = figures[number], len({figure.indicator for figure in told}) == len(told) > 1
        if distinct and exact(whole, *told) and total(told) < whole.quantity.value and _is_all(folded, whole, told, figures):
            yield doubt_about("not-accounted-for", whole, told, sum=total(told), left=whole.quantity.value - total(told))


def _is_all(folded: str, whole: Figure, told: Sequence[Figure], figures: Sequence[Figure]) -> bool:
    """Whether one sentence tells the states, and nothing in it may be a further one: no other number of the unit, no 其余."""
    sentence, known = _sentence(folded, told[0].quantity.span), (whole, *told)
    within = [one for one in figures if one.quantity.unit == whole.quantity.unit and _within(one, sentence)]
    alone = all(one in known for one in within) and all(one in within for one in told)
    return alone and not _UNCOUNTED.search(folded, *sentence)


def _sentence(folded: str, span: Span) -> Span:
    end = _SENTENCE_END.search(folded, span.end)
    start = max(folded.rfind(mark, 0, span.start) for mark in "。;\n") + 1
    return Span(start, end.start() if end else len(folded))


def _within(figure: Figure, span: Span) -> bool:
    return span.start <= figure.quantity.span.start and figure.quantity.span.end <= span.end


def _classes(folded: str, figures: Sequence[Figure]) -> Iterator[Doubt]:
    """A class of what was counted before that is more than all of it: 新查出违建8处 … 新查出问题中属于商业类共9处."""
    for figure in figures:
        named = _CLASS.search(before(folded, figure))
        wholes = [one for one in figures if _is_total(folded, one, figure, named["counted"])] if named else []
        if wholes and exact(figure) and wholes[-1].quantity.value < figure.quantity.value:
            yield doubt_about("class-exceeds-total", figure, wholes[-1:])


def _is_total(folded: str, whole: Figure, part: Figure, counted: str) -> bool:
    """Whether a figure of the same matter, told before, counts what the part is a class of.

    Its clause begins with the same words, and what follows them there is named (新查出违建) or stood for by 问题 and the like.
    """
    same = whole.project == part.project and whole.quantity.unit == part.quantity.unit and whole.quantity.span < part.quantity.span
    words = before(folded, whole) if same and exact(whole) else ""
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(words, counted, strict=False)))
    rest = counted[common:]
    return common >= _LEAST_COMMON and re.fullmatch(f"(?:{alternatives('stand_ins', 'thing')})?", rest) is not None
