"""A measure is a clause whose main verb is the body's own work; what came of it is none."""

import pytest

from taizhang.extract.measures import measures
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
