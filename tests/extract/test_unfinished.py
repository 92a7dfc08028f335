"""Matters that are called finished and tell of a part that is not."""

import pytest

from taizhang.extract.reading import read
from taizhang.source.text import Text

FORM = """鹤岗市2024年民生问题专项治理公示表

【项目名称】集贸市场缺斤少两专项治理
【主办单位】市市场监管局
【推进措施】检查摊位320个。
【取得成效】{result}
【销号情况】{status}

【项目名称】居民楼漏雨专项治理
【主办单位】市住建局
【推进措施】上门走访居民60户。
【取得成效】修缮房屋17栋。
【销号情况】已销号
"""


def contradicted(result: str, status: str = "已销号") -> list[tuple[str, list[str], int | None]]:
    """The words of each doubt, of what is still open, and its project."""
    text = Text(FORM.format(result=result, status=status), "t", "utf-8", "")
    doubts = (doubt for doubt in read(text).doubts if doubt.code == "status-contradicted")
    open_still = [(doubt, [text.content[slice(*span)] for span in doubt.related]) for doubt in doubts]
    return [(text.content[slice(*doubt.span)], words, doubt.project) for doubt, words in open_still]


@pytest.mark.parametrize(("result", "left"), [
    ("更换秤具86台,其余5台尚未更换。", "其余5台尚未更换"),
    ("退还货款92笔,剩余3笔正在核对;处罚摊主4人。", "剩余3笔正在核对"),
    ("已整改摊位118个,还有十二个有待验收。", "还有十二个有待验收"),
])
def test_what_is_struck_off_with_a_part_still_open_is_doubted(result: str, left: str) -> None:
    assert contradicted(result) == [("已销号", [left], 0)]


@pytest.mark.parametrize("result", [
    "更换秤具86台,其余5台已停用。",
    "更换秤具86台,整改率100%。",
    "更换秤具86台,其余0台尚未更换。",
    "此前尚未更换的5台秤具全部换新。",
])
def test_what_is_done_is_no_contradiction(result: str) -> None:
    assert contradicted(result) == []


def test_what_is_not_called_finished_may_have_a_part_open() -> None:
    assert contradicted("更换秤具86台,其余5台尚未更换。", "未销号") == []
