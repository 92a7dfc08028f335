"""Which measures a time limit dates: those that it names by number, and those of its own words."""

import pytest
from tests.extract.telling import Told

HEADING = "郑州市2023年群众身边突出问题整治承诺书\n"


def dated(measures: str, limit: str = "") -> dict[str, list[str]]:
    """The words of each time limit of one matter → the words of the measures that it dates."""
    field = f"完成时限:{limit}\n" if limit else ""
    words = f"现将承诺事项公布如下:\n一、校园周边食品安全问题\n牵头单位:市教育局\n整改措施:{measures}\n{field}"
    told = Told(words, HEADING)
    return {told.words(one.span): told.measures(one.measures) for one in told.reading.milestones}


FOUR = ("排查食堂", "建立台账", "开展培训", "检查学校")
LISTS = [
    "1.{}。\n2.{}。\n3.{}。\n4.{}。",
    "1.{}。2.{}。3.{}。4.{}。",
    "①{};②{};③{};④{}。",
    "(一){}。\n(二){}。\n(三){}。\n(四){}。",
    "一是{}。二是{}。三是{}。四是{}。",
]


@pytest.mark.parametrize("listed", LISTS)
@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        ("第2、4项措施:9月底前", {"9月底前": [1, 3]}),
        ("第二、四项措施:9月底前", {"9月底前": [1, 3]}),
        ("第1至3项措施:6月底前;第4项措施:长期坚持", {"6月底前": [0, 1, 2], "长期坚持": [3]}),
        ("措施1:6月底前;措施2-4:年底前", {"6月底前": [0], "年底前": [1, 2, 3]}),
        ("6月30日前完成第一、二项措施,11月底前完成第三项", {"6月30日前": [0, 1], "11月底前": [2]}),
        ("第5项措施:9月底前", {"9月底前": []}),
        ("9月底前", {"9月底前": []}),
    ],
)
def test_a_limit_may_name_its_measures_by_number(listed: str, limit: str, expected: dict[str, list[int]]) -> None:
    assert dated(listed.format(*FOUR), limit) == {words: [FOUR[one] for one in ones] for words, ones in expected.items()}


@pytest.mark.parametrize(
    ("measures", "limit"),
    [
        ("①{};②{};③{}。", "①3月15日前;②4月至10月;③11月底前。"),
        ("1.{}。\n2.{}。\n3.{}。", "1.3月15日前\n2.4月至10月\n3.11月底前"),
    ],
)
def test_a_limit_for_each_measure_is_that_of_the_measure_with_its_mark(measures: str, limit: str) -> None:
    found = dated(measures.format(*FOUR), limit)
    assert list(found.values()) == [[FOUR[0]], [FOUR[1]], [FOUR[2]]]


def test_numbers_of_another_list_name_no_measures() -> None:
    assert dated("1.排查食堂。\n2.建立台账。", "1.3月15日前;\n2.4月底前;\n3.11月底前。")["11月底前"] == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("6月底前排查食堂,建立台账。", {"6月底前": ["排查食堂", "建立台账"]}),
        ("上半年排查食堂,下半年开展培训。", {"上半年": ["排查食堂"], "下半年": ["开展培训"]}),
        ("6月底前排查食堂,每季度开展培训。", {"6月底前": ["排查食堂"], "每季度": ["开展培训"]}),
        ("新建食堂5个(9月底前完成)。检查学校。", {"9月底前": ["新建食堂5个(9月底前完成)"]}),
    ],
)
def test_a_limit_dates_the_words_that_it_leads_or_stands_in(words: str, expected: dict[str, list[str]]) -> None:
    assert dated(words) == expected
