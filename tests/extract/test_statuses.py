"""How far a matter has come, where its account says so of the whole of it."""

import pytest
from tests.extract.telling import Told, matter


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


def test_a_field_counts_before_running_text() -> None:
    told = Told(matter(整治成效="整治工作取得阶段性成效。", 销号情况="已销号"))
    assert told.reading.projects[0].status == "closed"
