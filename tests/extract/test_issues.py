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
])
def test_a_title_names_the_wrong(title: str, issue: str) -> None:
    assert stated(f"一、{title}\n牵头单位:市教育局\n整治成效:开展检查12次。\n") == [[issue]]


@pytest.mark.parametrize("title", ["噪声污染专项治理", "欠薪源头治理攻坚行动", "拥堵路段改造工程", "为600户困难老年人加装扶手"])
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
