"""A bulletin says the same with its numbers in other words, and the like of another place: the same records, offsets apart."""

import re
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
from taizhang.records import Comparator, Figure, Quantity, Reading

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

    def meant(reading_: Reading) -> list[tuple[object, ...]]:
        return [
            (one.quantity.span, one.quantity.unit, one.quantity.comparator, one.kind, one.indicator, one.change, one.project)
            for one in reading_.figures
        ]

    assert meant(after) == meant(found)
    assert {one.quantity.span: one.quantity.value for one in after.figures if one.quantity.span in values} == values
