"""Which matters of different bulletins are worth a look, in which order, and why."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.extract.reading import read
from taizhang.gazetteer import within
from taizhang.linking.alike import core, likeness
from taizhang.linking.candidates import AGAINST, SAME, answers, same_matters
from taizhang.linking.matters import Matter, Number, from_json, matters, to_json
from taizhang.source.text import Text

WATER = Matter("w", "pledge.txt", "k1", "农村供水不稳定问题", 1, "330481", 2022, "commitment", ("rural-water",), ("water",))
LATER = replace(WATER, iri="l", source="result.txt", key="k2", title="关于农村供水水质不稳定问题的整改", year=2023, kind="result")


def target(words: str, indicator: str = "network-length", unit: str = "公里") -> Number:
    return Number(f"t/{words}", "Target", words, indicator, unit)


def outcome(words: str, indicator: str = "network-length", unit: str = "公里") -> Number:
    return Number(f"o/{words}", "Outcome", words, indicator, unit)


def test_a_promise_and_its_result_are_found_with_reason_and_score() -> None:
    found, = same_matters([WATER, LATER])
    assert found.relation == SAME and 0.7 < found.score <= 1
    assert found.reason.zh.startswith("同在海宁市；2022年和2023年；主题相同（农村供水")
    assert "both of 海宁市; 2022 and 2023; same topic (" in found.reason.en and "titles alike" in found.reason.en


@pytest.mark.parametrize("change", [
    {"key": "k1"},
    {"place": "330482"},
    {"year": 2024},
    {"year": None},
    {"place": None},
    {"topics": ("parking",), "functions": ("citymgmt",)},
    {"topics": (), "functions": ()},
    {"title": "校车超载", "functions": ("edu",), "topics": ("rural-water", "safety", "edu")},
])
def test_what_is_another_matter_is_no_candidate(change: dict[str, object]) -> None:
    assert same_matters([WATER, replace(LATER, **change)]) == []


@pytest.mark.parametrize("change", [
    {"place": "330400"},  # the city of the county
    {"year": 2022},
    {"topics": ()},
    {"functions": ()},
])
def test_a_city_and_its_county_one_year_or_one_sign_are_enough(change: dict[str, object]) -> None:
    assert len(same_matters([WATER, replace(LATER, **change)])) == 1


def test_the_likelier_comes_first() -> None:
    other = replace(LATER, iri="o", title="农村饮水工程管护缺位问题")
    first, *_ = same_matters([other, WATER, LATER])
    assert {first.first.iri, first.second.iri} == {"w", "l"}


def test_a_matter_has_a_few_candidates_only() -> None:
    many = [replace(LATER, iri=f"l{n}", key=f"k{n}", source=f"{n}.txt") for n in range(10, 20)]
    assert len(same_matters([WATER, *many])) <= 5 * 11


def test_words_that_any_matter_may_bear_do_not_count() -> None:
    assert core("关于农村供水不稳定突出问题专项整治") == core("农村供水不稳定问题") == "农村供水不稳定"
    assert core("突出问题整治") == "突出问题整治", "something must be left"
    assert likeness(WATER, replace(LATER, title="农村供水不稳定问题专项治理")).score == 1.0


MATTERS = st.builds(
    Matter, st.uuids().map(str), st.just("a.txt"), st.sampled_from("abcdef"),
    st.text("农村供水停车校园", min_size=1, max_size=8), st.just(1),
    st.sampled_from(["330481", "330400", "330000", "330482", None]), st.sampled_from([2020, 2021, 2022, 2023, None]),
    st.just("result"), st.sampled_from([("parking",), ("rural-water",), ("parking", "noise"), ()]),
    st.sampled_from([("water",), ("citymgmt",), ()]),
)


@given(st.lists(MATTERS, max_size=12, unique_by=lambda one: one.iri))
def test_blocks_lose_no_pair(found: list[Matter]) -> None:
    def meet(one: Matter, other: Matter) -> bool:
        places = one.place and other.place and (within(one.place, other.place) or within(other.place, one.place))
        years = one.year and other.year and abs(one.year - other.year) <= 1
        signs = set(one.topics) & set(other.topics) or set(one.functions) & set(other.functions)
        return bool(one.key != other.key and places and years and signs and likeness(one, other).score >= 0.5)

    few = found[:5]  # no matter has more candidates than the list keeps
    expected = {frozenset((one.iri, other.iri)) for one in few for other in few if meet(one, other)}
    assert {frozenset((one.first.iri, one.second.iri)) for one in same_matters(few)} == expected


def test_an_outcome_may_answer_the_target_of_the_same_matter() -> None:
    promised = replace(WATER, numbers=(target("20公里"),))
    told = replace(LATER, numbers=(outcome("18公里"), outcome("3户", "x", "户")))
    found, = answers([(promised, told)])
    assert (found.relation, found.first.iri, found.second.iri, found.score) == (AGAINST, "l", "w", 0.9)
    assert found.numbers == (outcome("18公里"), target("20公里"))
    assert "目标20公里，成效18公里" in found.reason.zh
    assert answers([(told, promised)]) == [found], "whichever is named first"


def test_several_outcomes_of_one_indicator_are_less_sure() -> None:
    told = replace(LATER, numbers=(outcome("18公里"), outcome("2公里")))
    assert [one.score for one in answers([(replace(WATER, numbers=(target("20公里"),)), told)])] == [0.6, 0.6]


@pytest.mark.parametrize("change", [
    {"numbers": (outcome("18公里", unit="米"),)}, {"numbers": (outcome("18公里", "other"),)}, {"numbers": (target("18公里"),)},
    {"year": 2021}, {"year": 2022, "kind": "commitment"}, {"year": None},
])
def test_what_does_not_follow_answers_nothing(change: dict[str, object]) -> None:
    told = replace(LATER, **{"numbers": (outcome("18公里"),), **change})
    assert answers([(replace(WATER, numbers=(target("20公里"),)), told)]) == []


def test_matters_come_from_a_reading_and_are_kept_as_they_are() -> None:
    content = (
        "海宁市2023年专项整治结果公示\n一、农村供水不稳定问题\n牵头单位:市水利局\n整治成效:改造管网12公里,惠及群众3400户。\n"
        "二、农村供水不稳定问题\n牵头单位:市农业农村局\n"
    )
    text = Text(content, "water.txt", "utf-8", "0" * 64)
    found = matters(text, read(text))
    assert [(one.title, one.ordinal, one.place, one.year, one.functions) for one in found] == [
        ("农村供水不稳定问题", 1, "330481", 2023, ("water",)), ("农村供水不稳定问题", 2, "330481", 2023, ("agri",)),
    ]
    assert {number.words for number in found[0].numbers} <= {"12公里", "3400户"} and found[0].numbers
    assert from_json(to_json(found)) == found
