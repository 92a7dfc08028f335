"""A measure is a clause whose main verb is the body's own work; what came of it is none."""

import pytest

from taizhang.extract.work.measures import measures
from taizhang.layout.read import read
from taizhang.records import BulletinKind
from taizhang.source.text import Text


def told(sentence: str, kind: BulletinKind = BulletinKind.RESULT) -> list[tuple[str, bool]]:
    text = Text(
        f"一、关于路灯不亮问题\n牵头单位:市城管局\n整改情况:{sentence}\n二、关于井盖缺失问题\n牵头单位:市城管局\n整改情况:{sentence}\n",
        "t",
        "utf-8",
        "",
    )
    found = [m for m in measures(read(text), kind) if m.project == 0]
    return [(text.content[m.span.start : m.span.end], m.planned) for m in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("制定《路灯管理办法》,组建抢修队6支,惠及居民2万人。", ["制定《路灯管理办法》", "组建抢修队6支"]),
        ("对老旧线路逐段检测;查处偷盗电缆案件3起。", ["对老旧线路逐段检测"]),
        ("2025年,市城管局开展夜间巡查48次,推动整改问题120个。", ["开展夜间巡查48次"]),
        ("联合市供电公司建立抢修机制,市民满意度提升至96%。", ["联合市供电公司建立抢修机制"]),
        ("1.健全机制,形成合力。建立夜查制度。2.加快更换,消除暗区。采购灯具500盏。", ["建立夜查制度", "采购灯具500盏"]),
        ("采购灯具500盏、灯杆60根。", ["采购灯具500盏、灯杆60根"]),
        ("新建路灯300盏,完工率100%。", []),
        ("由市城管局牵头,市供电公司、市住建局配合,更换老旧灯杆。", ["更换老旧灯杆"]),
        ("巡查力度不断加大,管护责任逐步夯实,亮灯秩序明显好转,部门配合更加顺畅。", []),
        ("每季度通报进度。", ["通报进度"]),
        ("全市路灯亮灯率达到99%。", []),
    ],
)
def test_clauses_by_their_main_verb(sentence: str, expected: list[str]) -> None:
    assert [words for words, _ in told(sentence)] == expected


def test_what_is_still_to_be_done_is_planned() -> None:
    assert told("下一步,计划新建路灯200盏。") == [("计划新建路灯200盏", True)]
    assert told("编制《三年行动计划》。") == [("编制《三年行动计划》", False)]
    assert told("新建路灯200盏。", BulletinKind.COMMITMENT) == [("新建路灯200盏", True)]


def test_a_promise_is_what_is_to_be_done_where_no_measures_say_how() -> None:
    record = "{}、路灯不亮\n牵头单位:市城管局\n工作目标:更换路灯90盏。\n"
    def planned(more: str) -> list[str]:
        text = Text("".join(record.format(mark) + more for mark in "一二"), "t", "utf-8", "")
        return [text.content[slice(*one.span)] for one in measures(read(text), BulletinKind.COMMITMENT)]
    assert planned("") == ["更换路灯90盏"] * 2
    assert planned("工作措施:组建抢修队。\n") == ["组建抢修队"] * 2


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("办理时限由20天压缩至3天。", []),
        ("食材采购均价同比下降8%。", []),
        ("抽检合格率不低于97%。", []),
        ("由市城管局牵头,开展夜查。", ["开展夜查"]),
        ("下发整改通知书120份。", ["下发整改通知书120份"]),
        ("每月20日前开展一次夜查。", ["开展一次夜查"]),
        ("回访市民1,381人次,公开投诉方式。", ["回访市民1,381人次", "公开投诉方式"]),
    ],
)
def test_states_and_rates_are_no_measures(sentence: str, expected: list[str]) -> None:
    assert [words for words, _ in told(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("芦溪县文旅局、县财政局出台《观光车管理办法》。", ["出台《观光车管理办法》"]),
        ("旗林草局联合旗公安局设立防火检查点4处。", ["联合旗公安局设立防火检查点4处"]),
        ("省农业农村厅会同省财政厅清查涉农账户130个。", ["会同省财政厅清查涉农账户130个"]),
        ("2023年共检查灯杆900根。", ["共检查灯杆900根"]),
        ("市县两级通报典型案例6起。", ["通报典型案例6起"]),
        ("工作专班全程督导。", ["全程督导"]),
        ("后续将推广智慧灯杆。", ["推广智慧灯杆"]),
        ("每晚巡查主干道。", ["巡查主干道"]),
        ("该局约请企业座谈。", ["约请企业座谈"]),
        ("给16条巷子加装灯杆。", ["给16条巷子加装灯杆"]),
    ],
)
def test_the_phrase_of_the_verb_begins_behind_any_body(sentence: str, expected: list[str]) -> None:
    assert [words for words, _ in told(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("对全市1,340家客栈逐户“体检”。", ["对全市1,340家客栈逐户“体检”"]),
        ("每周“推门”听课。", []),
        ("每月“推门”检查后厨。", ["“推门”检查后厨"]),
        ("依据《城市照明管理规定》核减用电计划。", ["依据《城市照明管理规定》核减用电计划"]),
        ("利用闲置厂房改造车位90个。", []),
        ("利用大数据手段。", ["利用大数据手段"]),
        ("严格夜间占道审批。", ["严格夜间占道审批"]),
        ("完成9处暗巷整治,完成改造31处。", ["完成9处暗巷整治"]),
        ("会同市供电公司更换电缆5公里,更换灯杆80根。", ["会同市供电公司更换电缆5公里"]),
        ("培训电工60名,日均服务300人。", ["培训电工60名"]),
        ("从居民中聘请监督员40名。", ["从居民中聘请监督员40名"]),
        ("护学岗26个,保洁员70名。", []),
        ("对46个项目建立工资支付台账。", ["对46个项目建立工资支付台账"]),
    ],
)
def test_what_means_quotes_and_nouns_make_of_a_clause(sentence: str, expected: list[str]) -> None:
    assert [words for words, _ in told(sentence)] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "拨付维护经费640万元。",
        "排查消防隐患75处。",
        "检查检验结果互认3万项次。",
        "平均办理时限压缩45%。",
        "立行立改、长期坚持。",
        "2024年10月底前全部完工。",
        "5月底前完成竣工验收。",
        "经三轮协商,灯亮了。",
        "据统计,亮灯路段1.2公里。",
        "督促18个小区完成整改。",
        "施工进展缓慢。",
        "宜兴市纪委监委将挂牌督办。",
        "已办理补贴320件。",
        "〔正在整改〕",
    ],
)
def test_money_findings_states_and_bare_ends_are_no_measures(sentence: str) -> None:
    assert told(sentence) == []


def test_a_list_of_measures_names_works_as_measures() -> None:
    text = "一、关于路灯不亮问题\n牵头单位:市城管局\n整改措施:更换灯杆80根,从严处罚。\n整改成效:更换灯杆80根,处罚3家。\n"
    found = measures(read(Text(text, "t", "utf-8", "")), BulletinKind.RESULT)
    assert [text[m.span.start : m.span.end] for m in found] == ["更换灯杆80根", "从严处罚"]


@pytest.mark.parametrize(
    ("sentence", "planned"),
    [
        ("2026年3月底前出台《照明管理办法》。", True),
        ("抓紧起草《照明管理办法》。", True),
        ("(2)11月10日前出台《照明管理办法》。", True),
        ("3月底前已出台《照明管理办法》。", False),
    ],
)
def test_a_limit_before_the_verb_makes_it_planned(sentence: str, planned: bool) -> None:
    assert [still for _, still in told(sentence)] == [planned]
