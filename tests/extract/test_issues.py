"""The words that say what is wrong: of titles, of problem fields and of goals; all sentences are invented."""

import pytest
from tests.extract.telling import Told


def stated(words: str) -> list[list[str]]:
    """The problem statements of every matter."""
    told = Told("现将整治情况公布如下:\n" + words)
    return [[told.words(span) for span in project.issues] for project in told.reading.projects]


@pytest.mark.parametrize(("title", "issue"), [
    ("解决老旧小区“充电难”问题", "老旧小区“充电难”问题"),
    ("整治夜市油烟扰民、占道经营问题", "夜市油烟扰民、占道经营问题"),
    ("缓解景区“打车难”、公厕不足问题", "景区“打车难”、公厕不足问题"),
    ("村级财务公开流于形式", "村级财务公开流于形式"),
    ("校服采购虚报价格、以次充好", "校服采购虚报价格、以次充好"),
    ("杜绝景区“黑导游、强购物”", "景区“黑导游、强购物”"),
    ("让公租房申请“反复跑”成为过去", "公租房申请“反复跑”"),
    ("加油站短斤少两整治", "加油站短斤少两"),
    ("护好菜篮子,严打假冒农药", "假冒农药"),
    ("破解网约车“叫车慢、绕路多”", "网约车“叫车慢、绕路多”"),
    ("城区河道“脏乱黑”", "城区河道“脏乱黑”"),
])
def test_a_title_names_the_wrong(title: str, issue: str) -> None:
    assert stated(f"一、{title}\n牵头单位:市教育局\n整治成效:开展检查12次。\n") == [[issue]]


@pytest.mark.parametrize("title", [
    "噪声污染专项治理", "欠薪源头治理攻坚行动", "拥堵路段改造工程", "为600户困难老年人加装扶手", "欠薪源头治理",
])
def test_a_title_that_names_the_work_states_none(title: str) -> None:
    assert stated(f"一、{title}\n牵头单位:市教育局\n整治成效:开展检查12次。\n") == [[]]


PROMISE = "一、校车安全管理薄弱问题\n{}\n(一)整改目标\n校车年检率达到100%。\n(二)整改措施\n开展检查12次。\n责任单位:市教育局\n"


@pytest.mark.parametrize(("sentence", "issue"), [
    ("部分校车车况较旧,随车照管人员配备不足。", "部分校车车况较旧,随车照管人员配备不足"),
    ("随着生源增加,随车照管人员配备不足。", "随车照管人员配备不足"),
    ("随车照管人员配备不足,亟需尽快补充力量。", "随车照管人员配备不足"),
    ("目前随车照管人员配备不足,部分线路绕行时间长。", "目前随车照管人员配备不足,部分线路绕行时间长"),
    ("校车事关学生平安,社会高度关注,随车照管人员配备不足。", "随车照管人员配备不足"),
])
def test_a_problem_paragraph_has_its_core_without_background_and_cure(sentence: str, issue: str) -> None:
    assert issue in stated(PROMISE.format(sentence))[0]


@pytest.mark.parametrize(("sentence", "issues"), [
    ("针对校车超员、线路过长问题,市教育局增配校车30辆。", ["校车管理混乱", "针对校车超员、线路过长问题"]),
    ("市教育局紧盯“等车久”问题,优化线路12条。", ["校车管理混乱", "紧盯“等车久”问题"]),
    ("部分线路绕行远,学生候车时间长、意见较大。增配校车30辆。", ["校车管理混乱", "部分线路绕行远,学生候车时间长、意见较大"]),
    ("增配校车30辆,线路拥堵缓解。", ["校车管理混乱"]),
    ("制定《校车管理办法》,整治超员。", ["校车管理混乱"]),
])
def test_the_first_sentence_under_a_title_may_tell_the_wrong(sentence: str, issues: list[str]) -> None:
    rows = f"一、校车管理混乱\n{sentence}\n牵头单位:市教育局\n二、食堂饭菜单一\n增配厨师18名。\n牵头单位:市教育局\n"
    assert stated(rows)[0] == issues


def test_what_is_quoted_in_a_title_is_the_wrong_or_what_is_said_of_it_at_length() -> None:
    item = "{}、关于“校车班次少”的意见\n牵头单位:市教育局\n{}\n"
    assert stated(item.format("一", "增配校车30辆。")) == [["校车班次少"]]
    said = item.format("一", "审议指出,部分线路候车困难。增配校车30辆。") + item.format("二", "增配校车30辆。")
    assert stated(said) == [["部分线路候车困难"], ["校车班次少"]]
    assert stated(item.format("一", "代表认为,市教育局增配校车成效明显。")) == [["校车班次少"]]


def test_how_many_complained_is_no_problem() -> None:
    record = "{}、楼盘逾期交付\n诉求:{}件\n牵头单位:市住建局\n办理情况:交房3,216套。\n"
    assert stated(record.format("一", "2,418") + record.format("二", "905")) == [["楼盘逾期交付"]] * 2


def test_a_counted_task_in_a_goal_is_no_problem() -> None:
    goal = "整改目标:解决30个村通学难问题。\n牵头单位:市教育局\n整改成效:检查12次。\n"
    assert stated(f"一、校车管理混乱\n{goal}{PROMISE}")[0] == ["校车管理混乱"]
