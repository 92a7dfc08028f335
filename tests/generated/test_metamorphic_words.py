"""A bulletin says the same with its numbers in other words, and the like of another place: the same records, offsets apart."""

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cache

import pytest
from bench.amounts import chinese, counted
from bench.generate import LAYOUTS, generate
from bench.scene import divisions
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.generated.corpus import TEXTS, read, with_words
from tests.generated.edited import Edit, Edited, differences, edited, reading, told

from taizhang.gazetteer import Place, places
from taizhang.records import Comparator, Figure, Quantity, Reading, Span

COUNTED = frozenset(["个", "家", "起", "次", "件", "名", "项", "条", "处", "所", "座", "份"])
LARGE = COUNTED | {"人", "人次", "户", "元"}
DASH = re.compile("[—～~–至-]+")


def exact(found: Reading, units: Iterable[str], low: int, high: int) -> Iterator[Figure]:
    """The figures in whole numbers between two bounds, in some units, that no word bounds."""
    for figure in found.figures:
        number = figure.quantity
        plain = number.comparator is Comparator.EQ and not number.approximate and not number.rank
        if plain and number.unit in units and number.value == int(number.value) and low <= number.value <= high:
            yield figure


def rewritten(name: str, figures: Iterable[Figure], write: Callable[[Quantity], str]) -> Edited:
    """The text with figures that stand in plain digits written otherwise."""
    text = TEXTS[name]
    numbers = [figure.quantity for figure in figures]
    plain = [number for number in numbers if re.fullmatch(r"[0-9]+\D*", text[slice(*number.span)])]
    plain = [number for number in plain if text.startswith(str(number.value), number.span.start)]
    return edited(text, [Edit(*number.span, write(number)) for number in plain])


def rewritten_all(name: str, figures: Iterable[Figure], write: Callable[[Quantity], str]) -> Edited:
    """The text with figures written otherwise, however they stand."""
    return edited(TEXTS[name], [Edit(*figure.quantity.span, write(figure.quantity)) for figure in figures])


@pytest.mark.parametrize("name", with_words(r"(?<![\d.])\d{1,2}[%％]"))
def test_a_percentage_may_be_spelled_out(name: str) -> None:
    figures = exact(read(name), ["%"], 1, 99)
    assert differences(read(name), rewritten(name, figures, lambda number: f"百分之{chinese(int(number.value))}")) == []


@pytest.mark.parametrize("name", TEXTS)
def test_a_count_may_be_spelled_out(name: str) -> None:
    figures = exact(read(name), COUNTED, 3, 999)
    assert differences(read(name), rewritten(name, figures, lambda number: counted(int(number.value)) + number.unit)) == []


@pytest.mark.parametrize("name", TEXTS)
def test_a_large_number_may_be_grouped(name: str) -> None:
    figures = exact(read(name), LARGE, 1000, 9999)
    assert differences(read(name), rewritten(name, figures, lambda number: f"{int(number.value):,}{number.unit}")) == []


@pytest.mark.parametrize("name", TEXTS)
def test_a_large_number_may_be_scaled(name: str) -> None:
    figures = exact(read(name), LARGE, 10000, 9999999)
    change = rewritten(name, figures, lambda number: f"{(number.value / 10000).normalize():f}万{number.unit}")
    assert differences(read(name), change) == []


@pytest.mark.parametrize("name", with_words(r"\d%?(?:[—～~–-]|至)\d[^月年]"))
@pytest.mark.parametrize("dash", ["—", "-", "至", "～", "~", "–"])
def test_a_range_may_be_joined_otherwise(name: str, dash: str) -> None:
    spans = [figure.quantity.span for figure in read(name).figures if figure.quantity.comparator is Comparator.RANGE]
    joints = [joint for span in spans for joint in DASH.finditer(TEXTS[name], span.start, span.end)]
    assert differences(read(name), edited(TEXTS[name], [Edit(*joint.span(), dash) for joint in joints])) == []


@pytest.mark.parametrize("name", with_words(r"\d万?余"))
def test_more_than_may_be_said_otherwise(name: str) -> None:
    spans = [figure.quantity.span for figure in read(name).figures if figure.quantity.approximate]
    found = [more for span in spans for more in re.compile("余").finditer(TEXTS[name], span.start, span.end)]
    assert differences(read(name), edited(TEXTS[name], [Edit(*more.span(), "多") for more in found])) == []


def meant(found: Reading) -> list[tuple[object, ...]]:
    """What the figures of a reading mean, in order; the words of a longer number stand further off, so the kind is left out."""
    return [
        (number.value, number.upper, number.unit, number.comparator, number.approximate, one.change, one.project)
        for one in found.figures
        if (number := one.quantity)
    ]


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize(
    ("low", "high", "one", "other"),
    [
        (3, 999, lambda number: f"近100{number.unit}", lambda number: f"近百{number.unit}"),
        (3, 9999, lambda number: f"2万余{number.unit}", lambda number: f"两万余{number.unit}"),
        (3, 9999, lambda number: f"20000余{number.unit}", lambda number: f"两万余{number.unit}"),
        (3, 9999, lambda number: f"30—50{number.unit}", lambda number: f"三十—五十{number.unit}"),
        (3, 9999, lambda number: f"860余{number.unit}", lambda number: f"八百六十余{number.unit}"),
    ],
    ids=["近百", "两万余", "20000余", "range", "余"],
)
def test_a_bound_may_be_spelled_out(
    name: str, low: int, high: int, one: Callable[[Quantity], str], other: Callable[[Quantity], str]
) -> None:
    figures = list(exact(read(name), COUNTED, low, high))
    first, second = (reading(rewritten(name, figures, write).text) for write in (one, other))
    assert meant(second) == meant(first)
    assert [(one.planned, one.project) for one in second.measures] == [(one.planned, one.project) for one in first.measures]


@pytest.mark.parametrize("name", TEXTS)
def test_money_and_areas_may_be_scaled_in_either_way(name: str) -> None:
    figures = list(exact(read(name), ["元", "平方米", "亩", "公顷"], 10**4, 10**12))

    def scaled(number: Quantity) -> str:
        times, word = (10**8, "亿") if number.value >= 10**8 else (10**4, "万")
        return f"{(number.value / times).normalize():f}{word}{number.unit}"

    plain, short = (reading(edited_.text) for edited_ in (
        rewritten_all(name, figures, lambda number: f"{int(number.value)}{number.unit}"), rewritten_all(name, figures, scaled)))
    assert meant(short) == meant(plain)


@cache
def bearers() -> Counter[str]:
    """How many divisions bear a name."""
    return Counter(one.name for one in places().values())


def elsewhere(place: Place) -> list[Place]:
    """The places beside one, of its level and kind, with names as long and borne by no other."""
    def kind(one: Place) -> tuple[str | None, str, str, int]:
        return one.parent, one.level, one.name[-1], len(one.name)

    return [one for one in divisions() if kind(one) == kind(place) and bearers()[one.name] == 1]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(seed=st.integers(1, 10**6), layout=st.sampled_from([name for name in LAYOUTS if name != "press"]), choice=st.integers(0, 99))
def test_another_place_tells_the_same(seed: int, layout: str, choice: int) -> None:
    sample = generate(seed, layout)
    here = places()[sample.truth.bulletin.place or ""]
    alike = elsewhere(here)
    other = alike[choice % len(alike)] if alike else here
    assume(here in alike and other is not here and sample.text.count(here.name[:-1]) == sample.text.count(here.name))
    before, after = told(reading(sample.text)), told(reading(sample.text.replace(here.name, other.name)))

    def renamed(fact: object) -> object:
        if isinstance(fact, tuple):
            return tuple(map(renamed, fact)) if type(fact) is tuple else fact
        if not isinstance(fact, str):
            return fact
        return other.code if fact == here.code else str(fact).replace(here.name, other.name)

    for name, facts in before.items():
        assert after[name] == [renamed(fact) for fact in facts], name


@settings(max_examples=60, deadline=None, derandomize=True)
@given(seed=st.integers(1, 10**6), layout=st.sampled_from(list(LAYOUTS)), step=st.integers(1, 8))
def test_other_numbers_tell_the_same(seed: int, layout: str, step: int) -> None:
    """Every digit of a count is changed; what counts are part of others may then change with them."""
    text = generate(seed, layout).text
    found = reading(text)
    numbers = [figure.quantity for figure in exact(found, COUNTED, 10, 999)]
    plain = [number for number in numbers if text.startswith(str(number.value), number.span.start)]

    def other(number: Quantity) -> str:
        return "".join(str((int(digit) + step - 1) % 9 + 1) for digit in str(number.value))

    edits = [Edit(number.span.start, number.span.start + len(other(number)), other(number)) for number in plain]
    after = reading(edited(text, edits).text)
    values = {number.span: Decimal(other(number)) for number in plain}

    def said(reading_: Reading) -> list[tuple[object, ...]]:
        return [
            (one.quantity.span, one.quantity.unit, one.quantity.comparator, one.kind, one.indicator, one.change, one.project)
            for one in reading_.figures
        ]

    assert said(after) == said(found)
    assert {one.quantity.span: one.quantity.value for one in after.figures if one.quantity.span in values} == values


CALLED = ("程雪松", "邓家驹", "罗一鸣", "段文", "尹洁", "钟鸣", "石磊", "秦岚")
POSTS = {"副局长": "副主任", "科长": "处长", "科室负责人": "处室负责人"}


@pytest.mark.parametrize("name", [name for name in TEXTS if read(name).responsibilities])
@pytest.mark.parametrize("shift", [0, 3])
def test_other_names_of_persons_tell_the_same(name: str, shift: int) -> None:
    text, found = TEXTS[name], read(name)
    free = [one for one in CALLED if one not in text]
    people = list(dict.fromkeys(one.name for one in found.responsibilities if one.name in text and "·" not in one.name))
    names_ = {one: free[(at + shift) % len(free)] for at, one in enumerate(people[: len(free)])}
    places_ = [match for one in names_ for match in re.finditer(one, text)]
    change = edited(text, [Edit(*match.span(), names_[match[0]]) for match in places_])
    assert differences(found, change, but=["persons"]) == []
    after = told(reading(change.text))["persons"]
    assert after == [(names_.get(str(one), one), change.moved(Span(*span)), *rest) for one, span, *rest in told(found)["persons"]]  # type: ignore[misc]


@pytest.mark.parametrize("name", with_words("|".join(POSTS)))
def test_other_posts_of_one_rank_tell_the_same(name: str) -> None:
    found = re.finditer("|".join(f"(?<![一-鿿]){post}" for post in POSTS), TEXTS[name])
    assert differences(read(name), edited(TEXTS[name], [Edit(*post.span(), POSTS[post[0]]) for post in found])) == []


@pytest.mark.parametrize("name", with_words(r"(?<!\d)\d{1,2}月底前"))
@pytest.mark.parametrize("month", [2, 9, 11])
def test_another_month_moves_the_day_and_nothing_else(name: str, month: int) -> None:
    """Wherever a limit is a month's end, it is that of another month of its year."""
    text, found = TEXTS[name], read(name)
    ends = [one for one in found.milestones if re.fullmatch(r"\d{1,2}月底前", text[slice(*one.span)]) and one.due_by]
    change = edited(text, [Edit(one.span.start, text.index("月", one.span.start), str(month)) for one in ends])
    assert differences(found, change, but=["milestones", "events"]) == []
    days = {change.moved(one.span): one.due_by for one in ends}
    after = {one.span: one.due_by for one in reading(change.text).milestones}
    for span, day in days.items():
        assert day and after[span] == day.replace(month=month, day=monthrange(day.year, month)[1])
