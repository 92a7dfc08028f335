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


@pytest.mark.parametrize("field", ["【{}】", "{}:", "{}：", "{}\t", "{}|", "[{}]", "〔{}〕", "〖{}〗："])
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


@pytest.mark.parametrize(
    "line",
    [
        "县纪委监委将按季度公布进度。",
        "对其余4件,区人大常委会将于10月组织回访。",
        "2026年1月底前,市政府督查室将逐项核验。",
        "各部门要在每月5日前报送台账。",
        "注:已办结的事项另行公布。",
    ],
)
def test_what_the_supervisor_will_do_closes_the_bulletin(line: str) -> None:
    form = FORM.format(title="治理项目", lead="牵头单位", target="治理目标", results="治理成果")
    assert bodies(document(f"{form}{line}\n"), Part.CLOSING) == [line]


def test_what_became_of_a_matter_does_not_close_the_bulletin() -> None:
    form = FORM.format(title="治理项目", lead="牵头单位", target="治理目标", results="治理成果")
    found = document(f"{form}县纪委监委将油烟扰民列入监督清单。\n")
    assert bodies(found, Part.CLOSING) == []


def test_a_news_story_by_its_voices() -> None:
    found = document(
        "“小切口”里的大民生\n本报记者 甲乙\n"
        "在清河县，针对老年人办证跑腿多，县行政审批局推出上门办理，已服务老人1200人次，群众反映办事方便了许多，不用再来回奔波。“真省心。”居民李家福说。\n"
        "白水市则盯住“断头路”问题，市交通局打通道路6条，新增里程15公里，沿线居民出行更加顺畅，绕行时间明显缩短，获得感不断提升。\n"
    )
    assert found.layout == "press"
    assert titles(found) == ["老年人办证跑腿多", "“断头路”问题"]


def test_a_story_under_headings_tells_each_matter_from_its_heading_on() -> None:
    found = document("""小城新事
本报记者 甲某 2023年5月6日
一路走来,变化不小,本报记者前往探访,听到了许多赞许的声音,也看到了各部门为此付出的努力。
■路灯亮了“心里”
“晚上散步,再也不用打手电筒了,孩子们也敢出来玩了。”家住河西街道的居民钱桂香高兴地说。
针对背街路灯不亮的问题,区城管局更换路灯300盏,新装灯杆42根,还把报修电话贴进了每个楼道,方便居民随时反映。
■厕所净了
过去公厕早早锁门,老人只好绕路。针对公厕开放时间短的问题,区住建局延长开放时间,惠及居民2万人,群众纷纷点赞。
""")
    assert found.layout == "press"
    assert titles(found) == ["背街路灯不亮", "公厕开放时间短"]
    assert [body[:4] for body in bodies(found, Part.NARRATIVE)] == ["“晚上散", "过去公厕"]


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


def leads(found: Document) -> list[str]:
    named = [found.text.content[m.lead.start : m.lead.end] for m in found.matters if m.lead]
    return named or bodies(found, Part.LEAD)


@pytest.mark.parametrize("mark", ["问题{}:", "问题{}、", "整改事项{}:", "项目{}."])
@pytest.mark.parametrize("numbers", [("一", "二"), ("1", "2")])
def test_items_that_count_problems_or_projects(mark: str, numbers: tuple[str, str]) -> None:
    first, second = (mark.format(number) for number in numbers)
    found = document(
        f"{first}路灯损坏久修不好。\n责任单位:县城管局。\n整改情况:修复路灯30盏。\n{second}公厕开放时间短。\n责任单位:县住建局。\n整改情况:延时开放。\n"
    )
    assert titles(found) == ["路灯损坏久修不好", "公厕开放时间短"]
    assert leads(found) == ["县城管局", "县住建局"]


def test_a_paragraph_among_others_may_not_call_its_problem_one() -> None:
    others = "针对校车超载问题,县教育局排查校车52辆。\n聚焦挂号难问题,县卫健委增设窗口8个。\n"
    assert titles(document(others + "围绕旱厕“半拉子”、污水外溢,县农业农村局整改旱厕90座。\n"))[-1] == "围绕旱厕“半拉子”、污水外溢"
    assert titles(document("围绕中心工作,县纪委监委开展监督。\n")) == []


def test_what_goes_on_behind_the_names_of_bodies_is_no_name() -> None:
    item = "({}){}。责任单位:县城管局。此次抽查26所学校,整改到位。\n"
    found = document(item.format("一", "路灯损坏久修不好") + item.format("二", "公厕开放时间短"))
    assert leads(found) == ["县城管局", "县城管局"]
    assert bodies(found, Part.NARRATIVE) == ["此次抽查26所学校,整改到位。"] * 2


def test_a_paragraph_that_opens_with_the_body() -> None:
    found = document(
        "一、教育方面\n县教育局围绕校车超载问题,排查校车52辆。\n县教育局还聚焦午休条件差问题,添置躺椅900张。\n二、医疗方面\n县卫健委针对挂号难问题,增设窗口8个。\n"
    )
    assert found.layout == "narrative"
    assert titles(found) == ["围绕校车超载问题", "聚焦午休条件差问题", "针对挂号难问题"]


def test_fields_before_the_title() -> None:
    found = document(
        "1.责任单位:州教育局  协同单位:州财政局\n【护苗】校车超载问题整治。排查校车52辆。\n"
        "2.责任单位:州住建局\n【安居】电梯停运问题整治(已办结)。维修电梯16部。\n"
    )
    assert found.layout == "lead-first"
    assert titles(found) == ["校车超载问题整治", "电梯停运问题整治"]
    assert bodies(found, Part.LEAD) == ["州教育局", "州住建局"]
    assert bodies(found, Part.STATUS) == ["已办结"]
    assert bodies(found, Part.NARRATIVE)[-1] == "维修电梯16部。"


def test_headings_that_name_a_problem_need_no_fields() -> None:
    found = document("一、针对“路灯少”的意见\n市城管局牵头,新装路灯50盏。\n二、关于公厕脏的问题\n由市住建局负责,改造公厕7座。\n")
    assert titles(found) == ["针对“路灯少”的意见", "关于公厕脏的问题"]


@pytest.mark.parametrize(
    "heading", ["(一)公厕改造——区城管局、区住建局", "(一)公厕改造(区城管局、区住建局)", "(一)公厕改造 区城管局、区住建局"]
)
def test_a_heading_that_names_its_bodies(heading: str) -> None:
    found = document(f"{heading}\n改造公厕7座。\n{heading.replace('一', '二').replace('公厕', '路灯')}\n新装路灯50盏。\n")
    assert titles(found) == ["公厕改造", "路灯改造"]
    assert leads(found) == ["区城管局、区住建局"] * 2


def test_a_heading_of_bodies_above_the_title_field() -> None:
    found = document(
        "(一)区城管局\n承诺内容:整治占道经营。\n兑现措施:设疏导点3处。\n(二)区医保局、区卫健局\n承诺内容:方便取药。\n兑现措施:设药房9个。\n"
    )
    assert titles(found) == ["整治占道经营", "方便取药"]
    assert leads(found) == ["区城管局", "区医保局、区卫健局"]
    assert bodies(found, Part.MEASURES) == ["设疏导点3处。", "设药房9个。"]


@pytest.mark.parametrize("gap", ["\t", "|", "    "])
def test_a_table_in_a_bulletin_of_items(gap: str) -> None:
    header = gap.join(["项目名称", "牵头单位", "年度目标", "完成情况"])
    rows = [
        gap.join(["充电桩建设", "区发改局", "新建100个", "建成120个"]),
        gap.join(["绿道建设", "区园林局", "新建5公里", "建成6公里"]),
    ]
    found = document(
        "(一)公厕改造——区城管局\n改造公厕7座。\n(二)路灯补盲——区住建局\n新装路灯50盏。\n其余项目见下表:\n"
        + "\n".join([header, *rows])
        + "\n"
    )
    assert titles(found) == ["公厕改造", "路灯补盲", "充电桩建设", "绿道建设"]
    assert bodies(found, Part.TARGET) == ["新建100个", "新建5公里"]


def test_one_bracket_of_fields_behind_the_text() -> None:
    item = "项目{}.{}。建设驿站5座。(责任单位:市交通局;责任人:甲某;完成时限:8月底前)\n"
    found = document(item.format(1, "驿站建设") + item.format(2, "公交优化"))
    assert titles(found) == ["驿站建设", "公交优化"]
    assert bodies(found, Part.NARRATIVE)[0] == "建设驿站5座。"
    assert [words.rstrip(")") for words in bodies(found, Part.TIME_LIMIT)] == ["8月底前", "8月底前"]


def test_a_rule_under_a_table_header_is_no_row() -> None:
    found = document(
        "|整治事项|牵头部门|阶段成效|\n|---|---|---|\n|盲道占用|市城管局|疏通盲道12公里|\n|井盖缺失|市水务局|补装井盖30个|\n"
    )
    assert titles(found) == ["盲道占用", "井盖缺失"]


@pytest.mark.parametrize("bullet", ["●", "■", "◆ ", "★"])
def test_bulleted_headings(bullet: str) -> None:
    found = document(
        f"{bullet}路灯常年不亮\n区城管局牵头、区供电公司配合,修复路灯30盏。\n{bullet}公厕早早锁门\n区住建局会同街道延长开放,惠及居民2万人。\n"
    )
    assert titles(found) == ["路灯常年不亮", "公厕早早锁门"]


def test_headings_without_marks_by_their_fields() -> None:
    record = "{}\n部分路段{},市民意见较大。修复{}30处。\n牵头单位 | {}\n协办单位 | 区财政局\n"
    found = document(
        "公示\n"
        + record.format("点亮背街路灯", "路灯不亮", "路灯", "区城管局")
        + record.format("破解“如厕难”", "公厕少", "公厕", "区住建局")
    )
    assert titles(found) == ["点亮背街路灯", "破解“如厕难”"]
    assert bodies(found, Part.LEAD) == ["区城管局", "区住建局"]


def test_a_table_with_a_cell_a_line() -> None:
    header = ["序号", "整治事项", "责任单位", "整改举措", "阶段成效"]
    rows = [["1", "校车超员", "旗教育局", "建立台账", "排查校车52辆"], ["2", "供暖不热", "旗住建局", "改造管网", "改造管网9公里"]]
    found = document("台账\n" + "\n".join(cell for row in [header, *rows] for cell in row) + "\n旗纪委监委\n")
    assert found.layout == "vertical"
    assert titles(found) == ["校车超员", "供暖不热"]
    assert bodies(found, Part.RESULTS) == ["排查校车52辆", "改造管网9公里"]


def test_a_cell_of_several_lines_and_one_that_is_empty() -> None:
    found = document("""督办清单
序号
反映问题
责任单位
分管领导
整改措施
整改结果
是否销号
07
河堤路夜间无路灯、行人出行不便
市城管局(牵头)
市水务局(配合)
甘雨田
1.逐段踏勘线路;
2.补装灯杆。
补装路灯46盏,惠及居民1200户。
是
08
便民市场摊位费偏高
市市场监管局
1.公示收费标准;
2.约谈市场开办方。
摊位费下降一成。
是
""")
    assert found.layout == "vertical"
    assert titles(found) == ["河堤路夜间无路灯、行人出行不便", "便民市场摊位费偏高"]
    assert bodies(found, Part.LEAD) == ["市城管局(牵头)\n市水务局(配合)", "市市场监管局"]
    assert bodies(found, Part.DUTIES) == ["甘雨田"]
    assert bodies(found, Part.MEASURES) == ["1.逐段踏勘线路;\n2.补装灯杆。", "1.公示收费标准;\n2.约谈市场开办方。"]
    assert bodies(found, Part.RESULTS) == ["补装路灯46盏,惠及居民1200户。", "摊位费下降一成。"]


def test_a_body_above_the_fields_before_the_title_leads_until_the_next() -> None:
    found = document("""公开承诺
【旗教育局】
承诺人:甲某(局长)
承诺事项:治理校车超员
具体举措:增加班次。

【旗住建局】
承诺人:乙某(局长)
承诺事项:治理暖气不热
具体举措:更换管网。

承诺事项:治理公厕脏乱
具体举措:增加保洁。
""")
    assert titles(found) == ["治理校车超员", "治理暖气不热", "治理公厕脏乱"]
    assert leads(found) == ["旗教育局", "旗住建局", "旗住建局"]
    assert bodies(found, Part.DUTIES) == ["甲某(局长)", "乙某(局长)"]


def test_of_two_fields_by_turns_the_first_names_the_matter() -> None:
    record = "{}\n承诺事项:{}\n承诺内容:更换设备{}台。\n完成时限:10月底前\n"
    found = document("公开承诺\n" + record.format("旗教育局", "治理校车超员", 30) + record.format("旗住建局", "治理暖气不热", 40))
    assert titles(found) == ["治理校车超员", "治理暖气不热"]
    assert bodies(found, Part.TARGET) == ["更换设备30台。", "更换设备40台。"]


def test_a_heading_of_a_higher_level_ends_a_matter() -> None:
    found = document("""督查通报
一、主要进展
1.建筑工地扬尘问题。县住建局检查工地52个。
2.通村公路破损问题。县交通局修复道路7公里。
二、存在问题
3.安置房逾期交付问题。县住建局交付房屋90套。
三、工作要求
县住建局要倒排工期。
""")
    assert titles(found) == ["建筑工地扬尘问题", "通村公路破损问题", "安置房逾期交付问题"]
    assert bodies(found, Part.NARRATIVE)[1:] == ["县交通局修复道路7公里。", "县住建局交付房屋90套。"]
    assert bodies(found, Part.CLOSING) == ["三、工作要求", "县住建局要倒排工期。"]


def test_a_value_on_a_line_of_its_own_heads_no_record() -> None:
    record = "{}.项目名称:{}问题整治\n牵头单位:\n{}\n完成时限:2024年6月\n"
    told = [("校园餐", "旗教育局"), ("饮水", "旗水务局"), ("物业", "旗住建局")]
    found = document("".join(record.format(number, *each) for number, each in enumerate(told, 1)))
    assert bodies(found, Part.LEAD) == ["旗教育局", "旗水务局", "旗住建局"]
    assert [section.matter for section in found.sections if section.part is Part.LEAD] == [0, 1, 2]


@pytest.mark.parametrize("between", ["二、其他项目\n", "二、饮水不稳\n"])
def test_a_body_leads_no_matter_behind_another_heading(between: str) -> None:
    found = document(f"一、旗教育局\n项目名称:校园餐整治\n整治措施:开展检查。\n{between}项目名称:饮水整治\n整治措施:更换管网。\n")
    assert [matter.lead and found.text.content[slice(*matter.lead)] for matter in found.matters] == ["旗教育局", None]


def test_what_stands_in_most_goals_ends_no_goal() -> None:
    record = "{}、管网改造\n牵头单位:县水务局\n整治目标:\n城区范围:更换管网20公里。\n农村范围:更换管网30公里。\n"
    found = document("".join(record.format(mark) for mark in "一二三四"))
    assert bodies(found, Part.TARGET) == ["城区范围:更换管网20公里。\n农村范围:更换管网30公里。"] * 4


def test_two_kinds_of_matters_by_turns_are_all_matters() -> None:
    kinds = [("整治项目", "校园餐"), ("民生项目", "新建食堂"), ("整治项目", "乱收费"), ("民生项目", "新增托位")]
    found = document("".join(f"{kind}:{title}\n责任单位:县教育局\n" for kind, title in kinds))
    assert titles(found) == [title for _, title in kinds]


def test_a_body_that_fits_two_columns_leads() -> None:
    found = document("""台账
序号
项目名称
整治措施
责任单位
配合单位
完成时限
1
校车超员
增加班次、建立台账
旗教育局
旗公安局
2024年6月
2
供暖不热
更换管网12公里
旗住建局
2024年12月
旗纪委监委
2024年1月9日
""")
    assert bodies(found, Part.LEAD) == ["旗教育局", "旗住建局"]
    assert bodies(found, Part.PARTICIPANTS) == ["旗公安局"]
    assert bodies(found, Part.TIME_LIMIT) == ["2024年6月", "2024年12月"]


def test_next_steps_end_where_something_done_is_told() -> None:
    table = "整治事项|牵头部门|阶段成效\n校车超员|县教育局|完成整改\n供暖不热|县住建局|完成改造\n"
    found = document(table + "下一步工作:\n将继续开展整治。\n今年1至6月,立案50件。\n公示期为5个工作日。\n")
    assert bodies(found, Part.NEXT) == ["将继续开展整治。"]


def test_names_may_be_parted_by_full_stops() -> None:
    names = ["市水务局。市财政局。", "1.市教育局。2.市财政局。"]
    record = "{}、校车超员\n责任单位:{}\n整改情况:完成。\n"
    assert leads(document(record.format("一", names[0]) + record.format("二", names[1]))) == names


def test_a_paragraph_on_the_work_of_all_is_no_matter() -> None:
    others = "针对校车超载问题,县教育局排查校车52辆。\n聚焦挂号难问题,县卫健委增设窗口8个。\n"
    assert len(titles(document(others + "围绕贯彻落实会议精神和县委部署要求,县纪委监委召开会议5次。\n"))) == 2


def test_a_bureau_as_heading_of_marked_fields() -> None:
    record = "{}\n(一)整治内容。针对{}问题,开展专项整治。\n(二)整治目标。办结率达到95%。\n(三)整治措施。1.摸底;2.整改。\n"
    found = document(record.format("一、市教育局", "校车超载") + record.format("二、市卫健委", "挂号难"))
    assert titles(found) == ["针对校车超载问题", "针对挂号难问题"]
    assert leads(found) == ["市教育局", "市卫健委"]
    assert bodies(found, Part.TARGET) == ["办结率达到95%。"] * 2


def test_an_item_that_is_all_heading_says_what_is_to_be_done() -> None:
    found = document(
        "公开承诺\n1、新建学校7所,新增学位5400个。(责任单位:市教育局,配合单位:市住建局)\n2、改造管网50公里。(责任单位:市水务局)\n"
    )
    assert bodies(found, Part.NARRATIVE) == ["新建学校7所,新增学位5400个", "改造管网50公里"]
    assert bodies(found, Part.PARTICIPANTS) == ["市住建局"]


def test_the_slogan_of_a_campaign_is_no_matter() -> None:
    found = document(
        "在教育领域,州教育局紧盯校车超载问题,排查校车52辆。\n针对漠视侵害群众利益问题,全州查处634起。\n医疗方面,针对挂号难问题,州卫健委增设窗口8个。\n"
    )
    assert titles(found) == ["紧盯校车超载问题", "针对挂号难问题"]


def test_a_field_that_says_nothing_of_itself_ends_the_one_before() -> None:
    record = "{}、{}\n●存在问题:设施陈旧。\n●晾晒台:更换路灯{}盏。\n●牵头单位:市城管局\n"
    found = document("".join(record.format(mark, f"{mark}街照明", 10) for mark in "一二三四"))
    assert bodies(found, Part.ISSUE) == ["设施陈旧。"] * 4
    assert bodies(found, Part.NARRATIVE) == ["更换路灯10盏。"] * 4
