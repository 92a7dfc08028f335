"""Which names things get, and when two names are one body."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.mapping.identity import body, hashed, numbered
from taizhang.records import Body, Span

HERE = Span(0, 4)


def iri(name: str, function: str | None, place: str | None = "330481") -> str:
    return body(Body(name, HERE, place, function), frozenset())


@pytest.mark.parametrize(
    ("one", "other", "function"),
    [
        ("海宁市卫健委", "海宁市卫生健康委员会", "health"),
        ("海宁市市场监管局", "海宁市市场监督管理局", "market"),
        ("海宁市纪委监委", "海宁市纪律检查委员会", "discipline"),
    ],
)
def test_two_names_of_a_sole_body_are_one(one: str, other: str, function: str) -> None:
    assert iri(one, function) == iri(other, function)
    assert iri(one, function).endswith(f"/body/330481-{function}")


@pytest.mark.parametrize(
    ("one", "other", "function"),
    [
        ("海宁市公安局", "海宁市公安局交警大队", "police"),
        ("海宁市教育局", "海宁高新区教育局", "edu"),
        ("海宁市教育局", "海宁市教育局招生考试中心", "edu"),
        ("海宁市纪委监委派驻甲局纪检监察组", "海宁市纪委监委派驻乙局纪检监察组", "resident-inspection"),
    ],
)
def test_what_may_be_two_bodies_stays_two(one: str, other: str, function: str) -> None:
    assert iri(one, function) != iri(other, function)


def test_one_function_in_two_places_is_two_bodies() -> None:
    assert iri("海宁市教育局", "edu") != iri("泸水市教育局", "edu", "533301")


def test_a_body_without_a_place_is_known_by_its_name() -> None:
    assert iri("某协会", None, None).startswith("https://w3id.org/taizhang/id/body/x-")


@given(st.text(min_size=1), st.text(" \n\r\t\u3000", max_size=3))
def test_a_hash_is_ascii_and_blind_to_width_and_space(words: str, space: str) -> None:
    assert hashed(words) == hashed(space + words + space) and hashed(words).isascii()
    assert hashed("(2)整治:A") == hashed("（２）整治：Ａ")


@given(st.lists(st.sampled_from(["a", "b", "c"])))
def test_repeated_names_are_counted_on(names: list[str]) -> None:
    counted = list(numbered(names))
    assert len(set(counted)) == len(counted) == len(names)
    assert [name for name in counted if "-" not in name] == list(dict.fromkeys(names))
