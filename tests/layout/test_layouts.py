"""Every layout is told by its cues, and its matters and sections stand where the text has them."""

import pytest

from taizhang.layout.document import Document, Part
from taizhang.layout.read import read
from taizhang.source.text import Text


def document(content: str) -> Document:
    return read(Text(content, "test.txt", "utf-8", ""))


def titles(found: Document) -> list[str]:
    return [found.text.content[m.title.start : m.title.end] for m in found.matters]


def bodies(found: Document, part: Part) -> list[str]:
    return [found.text.content[s.body.start : s.body.end] for s in found.sections if s.part is part]


FORM = """兰溪县2025年专项治理情况通报
1
{title}:乡镇卫生院药品短缺问题
{lead}:县卫健局
{target}:年内补齐常用药品目录。
{results}:1.摸清底数。清点药品420种。2.补足库存。采购药品96种。
2
{title}:夜市油烟扰民问题
{lead}:县城管局
{target}:油烟达标排放。
{results}:安装净化器35台。
"""


@pytest.mark.parametrize("title", ["治理项目", "整治项目", "项目名称"])
@pytest.mark.parametrize("lead", ["牵头单位", "责任单位", "主办单位", "牵头部门"])
@pytest.mark.parametrize(("target", "results"), [("治理目标", "治理成果"), ("工作目标", "工作成效"), ("承诺目标", "取得成效")])
def test_a_form_by_any_field_names(title: str, lead: str, target: str, results: str) -> None:
    found = document(FORM.format(title=title, lead=lead, target=target, results=results))
    assert found.layout == "form"
    assert titles(found) == ["乡镇卫生院药品短缺问题", "夜市油烟扰民问题"]
    assert bodies(found, Part.LEAD) == ["县卫健局", "县城管局"]
    assert bodies(found, Part.TARGET) == ["年内补齐常用药品目录。", "油烟达标排放。"]
    assert bodies(found, Part.RESULTS)[1] == "安装净化器35台。"


@pytest.mark.parametrize("field", ["【{}】", "{}:", "{}：", "{}\t", "{}|", "[{}]"])
def test_a_field_name_in_any_typography(field: str) -> None:
    names = ["项目名称", "主办单位", "协办单位", "取得成效"]
    record = "".join(f"{field.format(name)}{{}}\n" for name in names)
    found = document(
        record.format("河道垃圾清理", "市水利局", "市环保局", "清运垃圾30吨。")
        + record.format("盲道占用治理", "市城管局", "市残联", "疏通盲道12公里。")
    )
    assert titles(found) == ["河道垃圾清理", "盲道占用治理"]
    assert bodies(found, Part.PARTICIPANTS) == ["市环保局", "市残联"]


@pytest.mark.parametrize(
    "mark", [["1.", "2."], ["1、", "2、"], ["(1)", "(2)"], ["(一)", "(二)"], ["一、", "二、"], ["①", "②"], ["第一,", "第二,"]]
)
def test_items_with_any_marks(mark: list[str]) -> None:
    found = document(
        "2025年工作通报如下。\n"
        f"{mark[0]}整治菜市场短斤少两问题,守护市民秤杆子。\n检查摊位812个。(牵头单位:市市场监管局)\n"
        f"{mark[1]}整治公厕脏乱问题,方便群众如厕。\n改造公厕44座。(牵头单位:市城管局)\n"
    )
    assert found.layout == "items"
    assert titles(found) == ["整治菜市场短斤少两问题,守护市民秤杆子", "整治公厕脏乱问题,方便群众如厕"]
    assert bodies(found, Part.LEAD) == ["市市场监管局", "市城管局"]
    assert bodies(found, Part.NARRATIVE) == ["检查摊位812个。", "改造公厕44座。"]


def test_items_under_the_body_that_answers_for_them() -> None:
    found = document(
        "整改承诺书\n市教育局\n一、幼儿园车位不足的问题\n接送时段门前拥堵。\n(一)整改目标\n增设车位。\n(二)整改措施\n1.摸底。\n"
        "市交通局\n一、末班公交过早的问题\n夜归市民不便。\n(一)整改目标\n延长运营。\n(二)整改措施\n1.调研。\n"
    )
    assert titles(found) == ["幼儿园车位不足的问题", "末班公交过早的问题"]
    assert [found.text.content[m.lead.start : m.lead.end] for m in found.matters if m.lead] == ["市教育局", "市交通局"]
    assert bodies(found, Part.ISSUE) == ["接送时段门前拥堵。", "夜归市民不便。"]


def test_a_narrative_by_its_problems() -> None:
    found = document(
        "一、教育领域\n针对校车超载、司机无证等问题,市教育局开展排查,检查校车52辆。\n二、医疗领域\n聚焦挂号难、排队久等问题,由市卫健委牵头,增设窗口18个。\n"
    )
    assert found.layout == "narrative"
    assert titles(found) == ["针对校车超载、司机无证等问题", "聚焦挂号难、排队久等问题"]
    assert [found.text.content[m.heading.start : m.heading.end] for m in found.matters if m.heading] == [
        "一、教育领域",
        "二、医疗领域",
    ]


def test_a_table_by_its_header_and_its_empty_cells() -> None:
    found = document(
        "公示\n序号\t项目名称\t责任单位\t完成情况\n1\t路灯补盲\t区城管局\t安装路灯300盏\n2\t雨污分流\t—\t改造管网9公里\n各单位要抓好落实。\n"
    )
    assert found.layout == "table"
    assert titles(found) == ["路灯补盲", "雨污分流"]
    assert bodies(found, Part.LEAD) == ["区城管局"]
    assert bodies(found, Part.CLOSING) == ["各单位要抓好落实。"]


def test_a_news_story_by_its_voices() -> None:
    found = document(
        "“小切口”里的大民生\n本报记者 甲乙\n"
        "在清河县，针对老年人办证跑腿多，县行政审批局推出上门办理，已服务老人1200人次，群众反映办事方便了许多，不用再来回奔波。“真省心。”居民李家福说。\n"
        "白水市则盯住“断头路”问题，市交通局打通道路6条，新增里程15公里，沿线居民出行更加顺畅，绕行时间明显缩短，获得感不断提升。\n"
    )
    assert found.layout == "press"
    assert titles(found) == ["老年人办证跑腿多", "“断头路”问题"]


def test_chrome_around_the_text_is_set_aside() -> None:
    around = (
        "当前位置: 首页 > 公告\n发布时间:2025-02-03 来源:县纪委\n{}\n【打印】【关闭】\n上一篇:无\n责任编辑:某某\n"
        "版权所有 某县人民政府\n"
    )
    bare = document(FORM.format(title="治理项目", lead="牵头单位", target="治理目标", results="治理成果"))
    dressed = document(around.format(bare.text.content))
    assert titles(dressed) == titles(bare)
    assert bodies(dressed, Part.RESULTS) == bodies(bare, Part.RESULTS)


@pytest.mark.parametrize("content", ["", "\n\n", "天气晴。", "1234567", "a\tb\tc\n", "(((", "针对", "一、", "【项目名称】"])
def test_nothing_known_is_an_unknown_layout_and_no_error(content: str) -> None:
    found = document(content)
    assert found.layout == "unknown"
    assert found.matters == ()


def test_an_item_may_begin_with_a_date() -> None:
    found = document(
        "承诺书\n市水务局\n一、水压不足的问题\n高层用水难。\n(一)整改目标\n提高水压。\n(二)完成时限\n1.6月份,推动泵房立项。\n2.2026年12月底前,推进管网改造。\n"
        "(三)责任分工\n责任人:甲\n二、水表老化的问题\n计量不准。\n(一)整改目标\n更换水表。\n(二)完成时限\n1.6月份,推动招标。\n(三)责任分工\n责任人:乙\n"
    )
    assert titles(found) == ["水压不足的问题", "水表老化的问题"]


def test_the_last_matter_keeps_its_next_steps() -> None:
    item = "{}、关于{}问题\n牵头单位:市水务局\n整改成效:检修泵房12座。\n"
    found = document(item.format("一", "水压不足") + item.format("二", "水表老化") + "下一步工作:每周开展巡查。\n")
    assert bodies(found, Part.NEXT) == ["每周开展巡查。"]
