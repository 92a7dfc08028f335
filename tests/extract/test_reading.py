"""Any text is read without an error, and every span of every record lies in it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from taizhang.extract.reading import read
from taizhang.records import Reading
from taizhang.source.text import Text

PIECES = st.sampled_from(
    [
        "牵头单位",
        "责任单位:",
        "治理项目:",
        "【项目名称】",
        "整治成果",
        "完成时限",
        "一、",
        "(二)",
        "3.",
        "①",
        "\n",
        "\n\n",
        "\t",
        "|",
        "。",
        ",",
        ";",
        "、",
        "“",
        "”",
        "(",
        ")",
        "《",
        "》",
        "针对",
        "等问题",
        "市教育局",
        "郑州市",
        "全区",
        "12家",
        "近百",
        "17—21\n处",
        "第十十项措施",
        "驻市教育局纪检监察组",
        "3.5万元",
        "98%",
        "其中",
        "由5人增加到8人",
        "6月底前",
        "每季度",
        "2024年",
        "张伟",
        "记者",
        "说",
        "整治",
        "已完成",
    ]
)


def text(content: str) -> Text:
    return Text(content, "t.txt", "utf-8", "")


def spans(found: Reading) -> list[tuple[int, int]]:
    records = [*found.projects, *found.measures, *found.instruments, *found.milestones, *found.responsibilities, *found.doubts]
    return [record.span for record in records] + [figure.quantity.span for figure in found.figures]


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read(content: str) -> None:
    found = read(text(content))
    assert all(0 <= start <= end <= len(content) for start, end in spans(found))


def test_an_unknown_layout_still_gives_figures_and_a_doubt() -> None:
    found = read(text("昆明市今年共检测水样120份。"))
    assert [str(figure.quantity.value) for figure in found.figures] == ["120"]
    assert "unknown-layout" in [doubt.code for doubt in found.doubts]


def test_announced_and_found_are_compared() -> None:
    items = "1.整治菜市场短斤少两问题。\n(牵头单位:市市场监管局)\n2.整治公厕脏乱问题。\n(牵头单位:市城管局)\n"
    codes = [doubt.code for doubt in read(text("昆明市2024年推进3个整治项目。\n" + items)).doubts]
    assert "announced-count" in codes
    codes = [doubt.code for doubt in read(text("昆明市2024年推进2个整治项目。\n" + items)).doubts]
    assert "announced-count" not in codes


FORMED = "镇海区2023年整治情况通报\n一、校车安全问题\n牵头单位:区教育局\n整治成效:检查校车120辆次。\n"


def test_the_share_of_the_text_that_was_read_is_told() -> None:
    whole = read(Text(FORMED, "t", "utf-8", "")).bulletin.coverage
    more = read(Text(FORMED + "风和日丽,云淡天高。" * 20 + "\n", "t", "utf-8", "")).bulletin.coverage
    assert 0 < more < whole <= 1


def test_the_layout_is_kept_with_its_reason_and_the_next_likely() -> None:
    about = read(Text(FORMED, "t", "utf-8", "")).bulletin
    assert about.layout and about.reason
    assert about.runner_up is None or about.runner_up != about.layout


def test_an_unknown_layout_falls_back_to_figures_with_a_doubt() -> None:
    found = read(Text("全区检查校车120辆次,区教育局培训驾驶员80人。", "t", "utf-8", ""))
    assert [figure.quantity.value for figure in found.figures] == [120, 80]
    assert "unknown-layout" in [doubt.code for doubt in found.doubts]
    assert found.projects == ()
