"""Persons: whose name stands in a field, behind a post, or beside a quotation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.extract.persons.persons import persons
from taizhang.layout.document import Document, Matter, Part, Section
from taizhang.records import Span
from taizhang.source.text import Text

HEAD, DEPUTY, SECTION = "department-head", "deputy-head", "section-lead"


def document(words: str, part: Part = Part.NARRATIVE, label: Span | None = None, start: int = 0) -> Document:
    """One section of one matter; a label as the head of a table's column."""
    body = Span(start, len(words))
    matter = Matter(Span(0, 1), Span(0, len(words)))
    return Document(Text(words, "t", "utf-8", ""), "items", None, "", (Section(part, body, label, 0),), (matter,))


def told(words: str) -> list[tuple[str, str]]:
    return [(found.name, found.role) for found in persons(document(words))[0]]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("市政府分管领导:程雪松", [("程雪松", "vice-mayor")]),
        ("部门主要负责人:邓家驹", [("邓家驹", HEAD)]),
        ("分管局长:曹丽、范大勇;", [("曹丽", DEPUTY), ("范大勇", DEPUTY)]),
        ("公园建设分管负责人:罗一鸣,责任科室:园林科,责任人:段文。", [("罗一鸣", DEPUTY), ("段文", SECTION)]),
        ("责任人:邱晨曦 汪洋洋", [("邱晨曦", SECTION), ("汪洋洋", SECTION)]),
        ("责任人:方  圆、邹凯", [("方圆", SECTION), ("邹凯", SECTION)]),
        ("责任领导:许静(党组书记、局长)、丁峰(副局长)", [("许静", HEAD), ("丁峰", DEPUTY)]),
        ("责任领导:党组成员、副局长贺兰英", [("贺兰英", DEPUTY)]),
        ("责任领导 卢志新 总工程师", [("卢志新", DEPUTY)]),
        ("责任人(科长):谭小丽", [("谭小丽", SECTION)]),
        ("责任科室:水政科,负责人白露", [("白露", SECTION)]),
        ("【分管领导】戴明【责任人】金秋菊", [("戴明", "vice-mayor"), ("金秋菊", SECTION)]),
        ("县级领导:夏雨荷(县委常委、常务副县长)", [("夏雨荷", "vice-mayor")]),
        ("(联系人:魏来,电话:0850-1230000)", [("魏来", "other")]),
        ("责任人:秦岚,各镇街、分局主要负责人", [("秦岚", SECTION)]),
        ("责任人:姚远等", [("姚远", SECTION)]),
        ("责任人:严明远、方向北", [("严明远", SECTION), ("方向北", SECTION)]),
        ("责任人:\n孟浩", [("孟浩", SECTION)]),
        ("联系人:区政务服务局齐若兰;", [("齐若兰", "other")]),
        ("经办科室:水政科(负责人缪春生)", [("缪春生", SECTION)]),
        ("经办科室:殡葬管理中心,主任祁向阳", [("祁向阳", SECTION)]),
        ("责任人:巴雅尔、格桑卓玛", [("巴雅尔", SECTION), ("格桑卓玛", SECTION)]),
    ],
)
def test_fields(words: str, expected: list[tuple[str, str]]) -> None:
    assert told(words) == expected


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("分管领导:邵华", "vice-mayor"),
        ("主要负责人:石磊\n分管领导:邵华", DEPUTY),
        ("分管领导:邵华\n主要负责人:石磊", "vice-mayor"),
        ("主要负责人:石磊\n分管领导:邵华(副市长)", "vice-mayor"),
    ],
)
def test_whose_deputy_a_leader_in_charge_is(words: str, role: str) -> None:
    assert ("邵华", role) in told(words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("由局长江涛任组长,副局长尹洁牵头日常工作。", [("江涛", HEAD), ("尹洁", DEPUTY)]),
        ("副市长钟鸣带队督导。", [("钟鸣", "vice-mayor")]),
        ("“路好走多了。”村民常玉兰笑着说。", [("常玉兰", "quoted")]),
        ("“灯亮了。”住在南街的康有福指着路灯说。", [("康有福", "quoted")]),
        ("县水利局局长毛文杰介绍,管网已换新。", [("毛文杰", "quoted")]),
        ("家长史青告诉记者:“饭菜更可口了。”", [("史青", "quoted")]),
        ("古丽娜·买买提说:“很方便。”", [("古丽娜·买买提", "quoted")]),
        ("某校原校长万里套取补助资金5万元。", [("万里", "other")]),
        ("某局副局长韩冬被给予警告处分。", [("韩冬", DEPUTY)]),
        ("区人大代表崔莺建议,增加学位。", [("崔莺", "quoted")]),
        ("市水利局局长方向北介绍,管网已换新。", [("方向北", "quoted")]),
        ("“夜里再不怕停电了。”租户包秀兰搓着手,红着眼圈。", [("包秀兰", "quoted")]),
        ("“药送到毡房里了!”牧民额尔敦的脸上笑开了花。", [("额尔敦", "quoted")]),
        ("“排队不到五分钟。”办事群众马骏心有余悸。", [("马骏", "quoted")]),
        ("住在北街的鲁桂香大娘今年七十岁,她说:“车站近了。”", [("鲁桂香", "quoted")]),
        ("瓜农卢长顺蹲在地头看水表。", [("卢长顺", "other")]),
        ("副县长常青山两次召开现场会。", [("常青山", "vice-mayor")]),
        ("如有疑问请联系崔英杰,电话0850-1230000。", [("崔英杰", "other")]),
        ("副镇长李明正在现场调度。", [("李明", "other")]),
    ],
)
def test_running_text(words: str, expected: list[tuple[str, str]]) -> None:
    assert told(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "责任编辑:苗青",
        "审核:路遥 校对:马克",
        "记者 段誉 通讯员 乔峰",
        "责任科室:安全科、法规科",
        "责任人:各科室负责人",
        "联系人:待定",
        "校长违规收费,局长因公出差,主任利用职权,负责人被约谈。",
        "约谈负责人6人,主要负责人高度重视,责任人连续两次被通报。",
        "局长热线12场,局长马上办,主任医师坐诊,书记项目12个。",
        "拓宽某市长江路、某市长安街。",
        "市民纷纷表示满意。",
        "市民高兴地说,居民满意极了,群众关注度提高。",
        "居民高兴地说:“好。”",
        "市民彭女士说:“真好。”",
        "群众反映,成效明显。",
        "以某某同志为核心的班子。",
        "网格员小方介绍,已办结。",
        "据统计,总的来说,群众满意。",
        "“快一点。”群众呼声很高,患者费用为零。",
        "患者费用拿到手,村民居住在山上,居民高度评价。",
        "请联系辖区派出所,电话110。",
    ],
)
def test_nobody_is_named(words: str) -> None:
    assert told(words) == []


def test_names_run_together_are_two_and_reported() -> None:
    words = "责任人:高小琴潘东海"
    found, (doubt,) = persons(document(words))
    assert [(one.name, one.rank, words[slice(*one.span)]) for one in found] == [("高小琴", 1, "高小琴"), ("潘东海", 2, "潘东海")]
    assert (doubt.code, doubt.values) == ("names-run-together", {"written": "高小琴潘东海", "read": "高小琴、潘东海"})
    assert words[slice(*doubt.span)] == "高小琴潘东海"


@pytest.mark.parametrize(("content", "names"), [
    ("责任科室：规划科，负责人高小琴潘东海\n", ["高小琴", "潘东海"]),
    ("责任科室：规划科，负责人高度重视。\n", []),
    ("责任科室：规划科，负责人高小琴潘东海带队走访。\n", []),
])
def test_names_run_together_behind_a_label_without_a_colon_end_the_line(content: str, names: list[str]) -> None:
    found, doubts = persons(document(content))
    assert ([one.name for one in found], len(doubts)) == (names, len(names) // 2)


def test_the_post_is_kept_as_written() -> None:
    found, _ = persons(document("责任领导:顾清渠(市水务局副局长)\n市政府分管领导:易安\n“好!”幸福街道居民侯亮笑着说。"))
    assert [one.post for one in found] == ["市水务局副局长", "市政府分管领导", "幸福街道居民"]


def test_the_head_of_a_column_is_a_label() -> None:
    words = "责任人\t任务\n郝建\t修路"
    start = words.index("郝")
    doc = document(words, Part.DUTIES, Span(0, 3), start)
    assert [(one.name, one.role) for one in persons(doc)[0]] == [("郝建", SECTION)]


def test_a_person_counts_once_per_role_and_chrome_not_at_all() -> None:
    assert told("责任人:孔宪明\n责任人:孔宪明") == [("孔宪明", SECTION)]
    assert persons(document("责任人:孔宪明", Part.CHROME))[0] == ()


LABELS = st.sampled_from(
    [("市政府分管领导", "vice-mayor"), ("部门主要负责人", HEAD), ("分管局长", DEPUTY), ("责任人", SECTION), ("联系人", "other")]
)
CALLED = ["徐婉清", "万里", "冯骥", "沈从武", "欧阳倩", "韩冬", "崔莺", "陆大川"]
PEOPLE = st.lists(st.sampled_from(CALLED), min_size=1, max_size=3, unique=True)


@given(LABELS, PEOPLE, st.sampled_from([":", "：", ": ", ":\t"]), st.sampled_from(["、", " ", ",", "，"]))
def test_typography_changes_nothing(label: tuple[str, str], people: list[str], colon: str, join: str) -> None:
    assert told(f"{label[0]}{colon}{join.join(people)}") == [(name, label[1]) for name in people]


STORY = (
    "“路灯亮了,晚上出门放心了。”{who}康有福笑着说。\n"
    "针对路灯不亮问题,市城管局组织排查,修复路灯90盏。\n"
    "会议要求抓好落实。\n"
    "“车好停了。”{who}常玉兰笑着说。\n"
)


@pytest.mark.parametrize(("who", "project"), [("居民", 0), ("市城管局局长", None)])
def test_a_resident_quoted_beside_a_matter_of_a_news_story_speaks_of_it(who: str, project: int | None) -> None:
    words = STORY.format(who=who)
    start = words.index("针对")
    body = Span(start, words.index("\n", start))
    lines = (Section(Part.OPENING, Span(0, start), None, None), Section(Part.NARRATIVE, body, None, 0))
    rest = Section(Part.CLOSING, Span(body.end + 1, len(words)), None, None)
    text = Text(words, "t", "utf-8", "")
    found, _ = persons(Document(text, "press", None, "", (*lines, rest), (Matter(Span(start, start + 2), body),)))
    assert [(one.name, one.project) for one in found] == [("康有福", project), ("常玉兰", None)]
