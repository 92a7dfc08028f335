"""The bulletin's own record: kind, place, year, day of publication, supervisors."""

import pytest

from taizhang.extract.reading import read
from taizhang.records import Bulletin, Reading
from taizhang.source.text import Text

ITEMS = (
    "一、关于井盖缺失问题\n牵头单位:市城管局\n整改措施:建立巡查制度。\n整改成效:补装井盖30个。\n"
    "二、关于路灯不亮问题\n牵头单位:市城管局\n整改措施:组建抢修队。\n整改成效:修复路灯90盏。\n"
)


def reading(content: str) -> Reading:
    return read(Text(content, "t.txt", "utf-8", ""))


def about(content: str) -> Bulletin:
    return reading(content).bulletin


@pytest.mark.parametrize(
    ("head", "kind", "place", "year", "supervisors"),
    [
        ("昆明市纪委监委关于2024年专项整治情况的通报\n", "result", "530100", 2024, ["昆明市纪委监委"]),
        ("2023年,昆明市人大常委会对两项整改开展评议,全市联动。\n", "result", "530100", 2023, ["昆明市人大常委会"]),
        ("昆明市呈贡区2022年民生实事公开承诺\n区纪委监委负责监督,全区推进。\n", "commitment", "530114", 2022, ["呈贡区纪委监委"]),
        (
            "2025年曲靖市宣威市专项整治情况通报\n市纪委监委牵头,全市推进,我市成立专班。\n",
            "result",
            "530381",
            2025,
            ["宣威市纪委监委"],
        ),
    ],
)
def test_what_a_heading_and_an_opening_tell(head: str, kind: str, place: str, year: int, supervisors: list[str]) -> None:
    found = about(head + ITEMS)
    assert (found.kind, found.place, found.year) == (kind, place, year)
    assert [body.name for body in found.supervisors] == supervisors


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("发布时间:2024-03-05 09:30:00  来源:本站", "2024-03-05"),
        ("(2024年3月5日)", "2024-03-05"),
        ("昆明市纪委监委 2024年3月5日", "2024-03-05"),
        ("2024年13月5日", None),
    ],
)
def test_the_day_of_publication(line: str, day: str | None) -> None:
    found = about(f"昆明市专项整治情况通报\n{ITEMS}{line}\n").published
    assert (found.isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("(昆明市信访局 2024年3月5日公布)", "2024-03-05"),
        ("2024年3月5日 来源:昆明晚报 记者 某某", "2024-03-05"),
        ("发稿时间:2024-03-05 07:15", "2024-03-05"),
        ("(截至2024年3月5日公示期满)", None),
        ("2024年3月5日至4月1日公示", None),
    ],
)
def test_the_day_that_a_line_at_the_head_tells(line: str, day: str | None) -> None:
    found = about(f"昆明市专项整治情况通报\n{line}\n{ITEMS}").published
    assert (found.isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("line", "supervisors"),
    [
        ("呈贡区委“牢记宗旨、为民办事”主题教育领导小组办公室组织评议。", ["呈贡区委“牢记宗旨、为民办事”主题教育领导小组办公室"]),
        ("区作风整顿活动领导小组办公室组织评议。", ["呈贡区作风整顿活动领导小组办公室"]),
        ("区审计局公布整改结果。", ["呈贡区审计局"]),
        ("区委巡察办督促整改,区委巡察工作领导小组办公室公布。", ["呈贡区委巡察工作领导小组办公室"]),
    ],
)
def test_offices_that_watch(line: str, supervisors: list[str]) -> None:
    found = about(f"昆明市呈贡区2022年专项整治情况通报\n全区推进。{line}\n{ITEMS}")
    assert [body.name for body in found.supervisors] == supervisors


def test_nothing_told_is_nothing_read() -> None:
    found = about("情况通报\n" + ITEMS)
    assert (found.place, found.year, found.published, found.supervisors) == (None, None, None, ())


def test_a_county_that_bears_a_common_word_is_no_county_elsewhere() -> None:
    text = (
        "宁津县2024年专项整治通报\n全县推进,我县落实。\n针对取药难问题,县卫健委会同县医保局、县财政局召开会议。\n"
        "针对停水问题,县水利局抢修。\n"
    )
    found = reading(text)
    assert [body.name for body in found.projects[0].lead_units] == ["宁津县卫健委"]
    assert [body.name for body in found.projects[0].co_units] == ["宁津县医保局", "宁津县财政局"]


def test_a_place_with_a_numeral_in_its_name_is_no_figure() -> None:
    assert [str(f.quantity.value) for f in reading("七台河市、三门峡市2024年检测水样120份。").figures] == ["120"]
