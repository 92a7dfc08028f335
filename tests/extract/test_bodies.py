"""Bodies get the full name, place and function that they have in their bulletin."""

import pytest

from taizhang.extract.bodies.bodies import field_bodies, function_of
from taizhang.extract.bodies.jurisdiction import Jurisdiction
from taizhang.gazetteer import places
from taizhang.records import Span


def here(code: str) -> Jurisdiction:
    return Jurisdiction(places()[code])


def names(field: str, code: str) -> list[str]:
    return [named.body.name for named in field_bodies(field, Span(0, len(field)), here(code))]


@pytest.mark.parametrize(
    ("field", "code", "expected"),
    [
        ("市教育局", "410100", ["郑州市教育局"]),
        ("市教育局、市财政局", "410100", ["郑州市教育局", "郑州市财政局"]),
        ("区民政局", "110105", ["朝阳区民政局"]),
        ("市水务局雁塔分局", "610113", ["西安市水务局雁塔分局"]),
        ("省自然资源厅", "410100", ["河南省自然资源厅"]),
        ("区卫健局(区医保局)", "110105", ["朝阳区卫健局", "朝阳区医保局"]),
        ("市公安局,金水区、中原区城管局", "410100", ["郑州市公安局", "金水区城管局", "中原区城管局"]),
        ("新郑市", "410100", ["新郑市"]),
        ("市住房和城乡建设局和市发展和改革委员会", "410100", ["郑州市住房和城乡建设局", "郑州市发展和改革委员会"]),
        ("各相关单位", "410100", []),
        ("走访学校52所", "410100", []),
        ("—", "410100", []),
        ("", "410100", []),
        ("办公室主任科", "410100", []),
        ("市中区教育局、市教育局", "370402", ["市中区教育局", "枣庄市教育局"]),
        ("市北区、市南区城管局", "370200", ["市北区城管局", "市南区城管局"]),
        ("市公安局和平分局、市民政局和市医保局", "210102", ["沈阳市公安局和平分局", "沈阳市民政局", "沈阳市医保局"]),
        ("郑州航空港区、郑东新区、经开区", "410100", ["郑州航空港区", "郑东新区", "经开区"]),
        ("市纪委监委第三纪检监察室", "410100", ["郑州市纪委监委第三纪检监察室"]),
    ],
)
def test_a_field_of_bodies(field: str, code: str, expected: list[str]) -> None:
    assert names(field, code) == expected


def test_a_bracket_gives_the_role() -> None:
    field = "市教育局(牵头)、市卫健委(配合)"
    assert [named.role for named in field_bodies(field, Span(0, len(field)), here("410100"))] == ["lead", "participant"]


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("郑州市教育局", "edu"),
        ("朝阳区卫生健康委员会", "health"),
        ("西安市医保局", "medins"),
        ("郑州市纪委监委驻市教育局纪检监察组", "resident-inspection"),
        ("郑州市人大常委会", "npc"),
        ("郑州市残联", "disabled"),
        ("某某研究所", None),
    ],
)
def test_the_function_of_a_name(name: str, function: str | None) -> None:
    assert function_of(name) == function


def test_two_bureaus_of_two_cities_share_a_function_and_not_a_place() -> None:
    field = "市教育局"
    first, second = (field_bodies(field, Span(0, 4), here(code))[0].body for code in ("410100", "610100"))
    assert first.function == second.function == "edu"
    assert (first.place, second.place) == ("410100", "610100")


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("朝阳公安分局", "110105"),
        ("朝阳分局", "110105"),
        ("市公安局朝阳分局", "110105"),
        ("交警一分局", None),
        ("驻区教委纪检监察组", "110105"),
        ("派驻市教委纪检监察组", "110000"),
        ("团区委", "110105"),
        ("共青团朝阳区委", "110105"),
    ],
)
def test_the_place_of_a_name_that_does_not_begin_with_it(written: str, place: str | None) -> None:
    (named,) = field_bodies(written, Span(0, len(written)), here("110105"))
    assert (named.body.name.removeprefix("北京"), named.body.place) == (written, place)


def test_a_bare_name_behind_others_of_one_place_is_of_that_place() -> None:
    field = "市住建局、水利局、高新区管委会"
    assert [named.body.place for named in field_bodies(field, Span(0, len(field)), here("410100"))] == ["410100", "410100", None]
    mixed = "市住建局、金水区城管局、水利局"
    assert [named.body.place for named in field_bodies(mixed, Span(0, len(mixed)), here("410100"))] == ["410100", "410105", None]
