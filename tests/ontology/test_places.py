"""The places: every division to county level, once, under its code, in its place."""

import re
from collections import Counter

import pytest

from taizhang.iris import BASE, DCTERMS, OWL, PROV, RDF, RDFS, SKOS, TZ, thing

Facts = dict[str, list[tuple[str, str, str]]]  # property to its subjects, values and their language tags

COUNTRY = thing("place", "100000")
ABOVE = {"province": {"country"}, "prefecture": {"province"}, "county": {"province", "prefecture"}}


def values(places: Facts, predicate: str) -> dict[str, list[str]]:
    """Subject to the values of a property."""
    found: dict[str, list[str]] = {}
    for subject, value, _ in places[predicate]:
        found.setdefault(subject, []).append(value)
    return found


def labels(places: Facts, tag: str) -> dict[str, str]:
    """Place to its label in one language."""
    return {place: label for place, label, language in places[RDFS + "label"] if language == tag}


def everywhere(places: Facts) -> set[str]:
    """All places."""
    return {subject for subject, kind, _ in places[RDF + "type"] if kind == TZ + "Place"}


def levels(places: Facts) -> dict[str, str]:
    """Place to its level."""
    return {place: own[0].rsplit("/", 1)[-1] for place, own in values(places, TZ + "placeLevel").items() if len(own) == 1}


def test_a_place_has_one_code_which_is_its_name(places: Facts) -> None:
    codes = values(places, DCTERMS + "identifier")
    assert set(codes) == everywhere(places)
    assert all(len(own) == 1 and re.fullmatch("[1-9][0-9]{5}", own[0]) and place == thing("place", own[0])
               for place, own in codes.items())


def test_a_place_is_named_in_both_languages(places: Facts) -> None:
    assert Counter(len(own) for own in values(places, RDFS + "label").values()).keys() == {2}
    chinese, english = labels(places, "zh"), labels(places, "en")
    assert set(chinese) == set(english) == everywhere(places)
    assert all(re.fullmatch("[一-鿿]+", name) for name in chinese.values())
    assert [name for name in english.values() if not re.fullmatch(r"[A-Z][A-Za-zü' -]+", name)] == []


def test_no_place_is_a_heading_of_the_code_table(places: Facts) -> None:
    assert set(labels(places, "zh").values()).isdisjoint(
        {"市辖区", "县", "市", "直辖县", "省直辖县级行政区划", "自治区直辖县级行政区划"})


def test_every_place_stands_within_one_of_a_higher_level(places: Facts) -> None:
    own, within = levels(places), values(places, TZ + "within")
    assert set(within) == everywhere(places) - {COUNTRY}
    assert all(len(above) == 1 and own[above[0]] in ABOVE[own[place]] for place, above in within.items())


def test_every_way_up_ends_at_the_country(places: Facts) -> None:
    within = values(places, TZ + "within")
    for place in everywhere(places) - {COUNTRY}:
        steps = [place]
        while steps[-1] != COUNTRY:
            steps.append(within[steps[-1]][0])
            assert len(steps) <= 4


def test_a_code_begins_as_that_of_its_container(places: Facts) -> None:
    for place, (above,) in values(places, TZ + "within").items():
        assert above == COUNTRY or place.startswith(re.sub("(00){1,2}$", "", above))


@pytest.mark.parametrize(("level", "least", "most"), [
    ("country", 1, 1), ("province", 34, 34), ("prefecture", 330, 340), ("county", 2835, 2855)])
def test_as_many_stand_today_as_the_yearbooks_count(places: Facts, level: str, least: int, most: int) -> None:
    gone = set(values(places, TZ + "placeUntil"))
    assert least <= sum(own == level for place, own in levels(places).items() if place not in gone) <= most


def test_abolished_places_are_kept_with_their_years(places: Facts) -> None:
    since, until = values(places, TZ + "placeFrom"), values(places, TZ + "placeUntil")
    assert len(until) > 500
    assert all(len(own) == 1 and re.fullmatch("(19|20)[0-9]{2}", own[0]) for own in (*since.values(), *until.values()))
    assert all(since[place][0] < until[place][0] for place in since.keys() & until.keys())


@pytest.mark.parametrize(("code", "chinese", "english", "above"), [
    ("150000", "内蒙古自治区", "Inner Mongolia Autonomous Region", "100000"),
    ("500000", "重庆市", "Chongqing", "100000"),
    ("610100", "西安市", "Xi'an", "610000"),
    ("610000", "陕西省", "Shaanxi Province", "100000"),
    ("140000", "山西省", "Shanxi Province", "100000"),
    ("341500", "六安市", "Lu'an", "340000"),
    ("340300", "蚌埠市", "Bengbu", "340000"),
    ("440113", "番禺区", "Panyu District", "440100"),
    ("420116", "黄陂区", "Huangpi District", "420100"),
    ("230100", "哈尔滨市", "Harbin", "230000"),
    ("653101", "喀什市", "Kashgar City", "653100"),
    ("513400", "凉山彝族自治州", "Liangshan Yi Autonomous Prefecture", "510000"),
    ("150521", "科尔沁左翼中旗", "Horqin Left Wing Middle Banner", "150500"),
    ("429004", "仙桃市", "Xiantao City", "420000"),
    ("310115", "浦东新区", "Pudong New Area", "310000"),
    ("371522", "莘县", "Shenxian County", "371500"),
])
def test_known_places(places: Facts, code: str, chinese: str, english: str, above: str) -> None:
    place = thing("place", code)
    assert labels(places, "zh")[place] == chinese
    assert labels(places, "en")[place] == english
    assert values(places, TZ + "within")[place] == [thing("place", above)]


@pytest.mark.parametrize(("code", "name", "year"), [
    ("370205", "四方区", "2012"), ("310108", "闸北区", "2015"), ("120221", "宁河县", "2015"), ("330105", "拱墅区", None)])
def test_known_abolitions(places: Facts, code: str, name: str, year: str | None) -> None:
    place = thing("place", code)
    assert labels(places, "zh")[place] == name
    assert values(places, TZ + "placeUntil").get(place) == ([year] if year else None)


@pytest.mark.parametrize(("code", "other"), [("371324", "苍山县"), ("420600", "襄樊市"), ("513400", "凉山州"), ("450000", "广西")])
def test_former_and_short_names_are_kept(places: Facts, code: str, other: str) -> None:
    assert other in values(places, SKOS + "altLabel")[thing("place", code)]


@pytest.mark.parametrize(("code", "other"), [("500110", "万盛区"), ("500111", "双桥区"), ("340203", "马塘区")])
def test_a_code_handed_on_does_not_hand_on_the_name(places: Facts, code: str, other: str) -> None:
    assert other not in values(places, SKOS + "altLabel").get(thing("place", code), [])


def test_the_file_says_where_it_comes_from(places: Facts) -> None:
    sources = values(places, PROV + "wasDerivedFrom")[BASE + "id/place"]
    assert len(sources) == 2
    for predicate in (DCTERMS + "license", DCTERMS + "title", OWL + "versionInfo"):
        assert set(sources) <= set(values(places, predicate))
