"""What became of findings from one release to another."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from taizhang.commands import main
from taizhang.release.compare import compare
from taizhang.release.current import Release
from taizhang.release.load import Loaded

Load = Callable[..., Loaded]
BEFORE = """海宁市2023年专项整治结果公示
一、农村供水不稳定问题
整治措施:检修泵站5座。
整治成效:检查点位120个,其中不合格130个。
二、村道破损问题
牵头单位:市交通运输局
整治措施:巡查道路40公里。
"""
# The leading body of the first project is named, what is wrong in it stands further down; the second has not changed.
LED = BEFORE.replace("整治措施:检修", "牵头单位:市水利局\n整治措施:走访农户,检修")
AFTER = LED.replace("巡查道路40公里。", "巡查道路40公里,检查井盖9个,其中铸铁12个。")


@pytest.fixture
def pair(folder: Path, loaded: Load) -> tuple[Release, Release]:
    """Two releases, the second with one bulletin changed."""
    made = []
    for content in (BEFORE, AFTER):
        (folder / "water.txt").write_text(content, encoding="utf-8")
        release = loaded(folder).release
        assert release is not None
        made.append(release)
    return made[0], made[1]


def test_findings_are_new_gone_or_still_there(pair: tuple[Release, Release]) -> None:
    found = compare(*pair)
    assert {one.code for one in found.gone} == {"result-lead-unit", "result-time-limit"}
    assert [(one.code, one.project, one.bulletin) for one in found.new] == [("part-exceeds-whole", "村道破损问题", "water.txt")]
    assert ("part-exceeds-whole", "农村供水不稳定问题") in {(one.code, one.project) for one in found.still}
    assert all(one.message.zh != one.message.en for one in (*found.new, *found.gone, *found.still))


def test_a_release_compared_with_itself_has_nothing_new(pair: tuple[Release, Release]) -> None:
    found = compare(pair[0], pair[0])
    assert (found.new, found.gone) == ((), ()) and len(found.still) > 2


def test_the_other_way_round_what_came_has_gone(pair: tuple[Release, Release]) -> None:
    onwards, back = compare(*pair), compare(*reversed(pair))
    assert (back.new, back.gone) == (onwards.gone, onwards.new)


def test_the_command_lists_them_and_says_whether_something_is_new(
    pair: tuple[Release, Release], data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", pair[0].id, "--data", str(data), "--lang", "en"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "new" and "村道破损问题: warning [part-exceeds-whole]" in lines[1]
    assert lines[-1].startswith("new 1, gone 2, still there ")
    assert main(["diff", pair[1].id, pair[1].id, "--data", str(data), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["new"] == []
