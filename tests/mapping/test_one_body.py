"""Two spellings of one body are one, read from a text as well: in a city, in a district, as a branch; what may be two stays two."""

import pytest

from taizhang.extract.bodies.bodies import field_bodies
from taizhang.extract.bodies.jurisdiction import Jurisdiction
from taizhang.gazetteer import places
from taizhang.mapping.identity import body, bureau
from taizhang.records import Body, Span

ZHENGZHOU, CHAOYANG, YUHANG, HAINING = "410100", "110105", "330110", "330481"
# Names of one body, in a bulletin of a place of one level, after 市, 区 or 县.
SPELLINGS = [
    "教育局 教体局 教育体育局 教育和体育局 教委 教育委员会",
    "卫健委 卫生健康委 卫生健康委员会 卫健局 卫生健康局",
    "住建局 住房城乡建设局 住房和城乡建设局 住建委 住房城乡建设委",
    "资规局 自规局 规自局 资源规划局 自然资源局 自然资源和规划局 自然资源与规划局 规划和自然资源局",
    "人社局 人力社保局 人力资源社会保障局 人力资源和社会保障局",
    "市场监管局 市监局 市场监督管理局",
    "医保局 医疗保障局",
    "城管局 城市管理局 城管委 城市管理委员会 城市管理和综合行政执法局",
    "发改委 发展改革委 发展和改革委员会 发改局",
    "残联 残疾人联合会",
    "纪委监委 纪委 纪律检查委员会",
    "人大常委会 人大 人民代表大会常务委员会",
    "妇联 妇女联合会",
    "消保委 消委会 消费者权益保护委员会",
    "公积金中心 住房公积金管理中心",
    "金融监管局 地方金融监管局 地方金融监督管理局",
]


def read(written: str, code: str) -> Body:
    (named,) = field_bodies(written, Span(0, len(written)), Jurisdiction(places()[code]))
    return named.body


def iri(written: str, code: str) -> str:
    return body(read(written, code), frozenset(), code)


@pytest.mark.parametrize("names", SPELLINGS)
@pytest.mark.parametrize(("level", "code"), [("市", ZHENGZHOU), ("区", CHAOYANG)])
def test_every_spelling_is_one_body_of_its_place(names: str, level: str, code: str) -> None:
    found = {iri(level + name, code) for name in names.split()}
    assert len(found) == 1 and f"/body/{code}-" in found.pop()


def test_the_spellings_of_one_place_are_not_those_of_another() -> None:
    assert iri("市教育局", ZHENGZHOU) != iri("区教育局", CHAOYANG)
    assert iri("郑州市教育局", CHAOYANG) == iri("市教育局", ZHENGZHOU)


def test_a_branch_that_serves_a_district_is_that_districts_bureau() -> None:
    written = ("市规划和自然资源局余杭分局", "市规划资源局余杭分局", "市自然资源局余杭区分局")
    assert {iri(name, YUHANG) for name in written} == {iri("区资规局", YUHANG)}


@pytest.mark.parametrize(
    "names",
    [
        ("市公安局余杭分局", "余杭公安分局", "余杭区公安分局", "区公安分局"),
        ("市纪委监委驻市教育局纪检监察组", "驻市教育局纪检监察组", "杭州市纪委监委派驻市教育局纪检监察组"),
        ("市纪委市监委驻市教育局纪检监察组", "派驻市教育局纪检监察组"),
        ("市纪委监委第四派驻纪检监察组", "市纪委监委派驻第四纪检监察组"),
        ("团区委", "共青团余杭区委"),
    ],
)
def test_a_name_may_say_its_place_in_many_ways(names: tuple[str, ...]) -> None:
    assert len({iri(name, YUHANG) for name in names}) == 1


def test_a_bare_name_behind_others_of_one_place_is_the_body_of_that_place() -> None:
    field = "市住建局、水利局"
    _, bare = (named.body for named in field_bodies(field, Span(0, len(field)), Jurisdiction(places()[ZHENGZHOU])))
    assert body(bare, frozenset(), ZHENGZHOU) == iri("市水利局", ZHENGZHOU)


@pytest.mark.parametrize("written", ["市生态环境局余杭分局", "杭州市生态环境局余杭分局"])
def test_it_is_part_of_the_citys_bureau(written: str) -> None:
    city = bureau(read(written, YUHANG))
    assert city is not None and (city.name, city.place, city.function) == ("杭州市生态环境局", "330100", "ecology")
    assert bureau(read("区住建局", YUHANG)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("市公安局交警一分局", "市公安局"),
        ("市公安局交警支队", "市公安局"),
        ("市教育局招生考试中心", "市教育局"),
        ("市体育局", "市文化和旅游局"),
        ("市园林局", "市林业局"),
        ("市综合行政执法局", "市城管局"),
        ("市纪委监委驻市教育局纪检监察组", "市纪委监委"),
        ("市纪委监委驻市教育局纪检监察组", "市纪委监委派驻市卫健委纪检监察组"),
        ("市纪委监委第一派驻纪检监察组", "市纪委监委第二派驻纪检监察组"),
        ("高新区教育局", "市教育局"),
        ("团市委", "市委"),
        ("新郑市", "新郑市教育局"),
    ],
)
def test_what_may_be_two_bodies_stays_two(one: str, other: str) -> None:
    assert iri(one, ZHENGZHOU) != iri(other, ZHENGZHOU)


def test_a_place_that_acts_is_a_body_of_its_own() -> None:
    acting = read("新郑市", ZHENGZHOU)
    assert (acting.name, acting.place) == ("新郑市", "410184")
    assert body(acting, frozenset()) == body(read("新郑市", HAINING), frozenset())


def test_the_zones_of_two_cities_are_two_bodies() -> None:
    assert iri("高新区管委会", ZHENGZHOU) != iri("高新区管委会", HAINING)
