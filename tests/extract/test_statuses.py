"""How far a matter has come, where its account says so of the whole of it."""

import pytest
from tests.extract.telling import Told, matter

from taizhang.extract.reading import read
from taizhang.source.text import Text


def status(words: str, head: str = "整治成效") -> str | None:
    return Told(matter(**{"整改措施": "排查食堂。", head: words})).reading.projects[0].status


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("查处问题9个,整治工作取得阶段性成效。", "phased-result"),
        ("查处问题9个,圆满完成治理目标。", "completed"),
        ("整改任务已全部完成。", "completed"),
        ("推动9个问题取得阶段性成效。", None),
        ("3所学校完成整改任务。", None),
        ("力争完成整治任务。", None),
        ("查处问题9个。", None),
    ],
)
def test_running_text_gives_a_status_only_to_the_whole_matter(words: str, expected: str | None) -> None:
    assert status(words) == expected


def test_a_goal_is_no_status() -> None:
    assert status("完成整治任务。", head="整治目标") is None


@pytest.mark.parametrize("between", ["", "\n", "\n  \n"])
def test_a_bracket_that_closes_a_matter_tells_its_status_whatever_lines_stand_below(between: str) -> None:
    items = ["1.关于校车超载问题。\n整改情况:查处车辆9辆。(已完成)\n", "2.关于路灯不亮问题。\n整改情况:维修路灯60盏。(长期坚持)\n"]
    text = Text(f"鹤岗市2024年整改进展情况通报\n{between}" + between.join(items), "t", "utf-8", "")
    assert [project.status for project in read(text).projects] == ["completed", "in-progress"]


def test_a_field_counts_before_running_text() -> None:
    told = Told(matter(整治成效="整治工作取得阶段性成效。", 销号情况="已销号"))
    assert told.reading.projects[0].status == "closed"
