"""Tables as formats with cells give them: cells that reach over rows, empty cells at the edges, headings between rows."""

from taizhang.layout.document import Part
from taizhang.layout.read import read
from taizhang.source.text import Text

HEADER = "序号\t整治项目\t牵头单位\t整改措施\t整改成效\n"


def parts(table: str) -> list[tuple[str, list[str]]]:
    """Each matter's title, and the words of its other sections."""
    found = read(Text(HEADER + table, "a.txt", "utf-8", ""))
    words = found.text.content
    return [
        (words[slice(*matter.title)], [words[slice(*s.body)] for s in found.sections if s.matter == n and s.part is not Part.TITLE])
        for n, matter in enumerate(found.matters)
    ]


def test_a_matter_of_several_rows_is_one() -> None:
    rows = (
        "1\t占道经营问题\t市城管局\t增设摊位36个\t清理摊点80处\n1\t占道经营问题\t市城管局\t开展巡查12次\t投诉下降三成\n"
        "2\t停车难问题\t市住建局\t挖潜改造\t新增车位300个\n"
    )
    assert parts(rows) == [
        ("占道经营问题", ["市城管局", "增设摊位36个", "清理摊点80处", "开展巡查12次", "投诉下降三成"]),
        ("停车难问题", ["市住建局", "挖潜改造", "新增车位300个"]),
    ]


def test_one_body_over_several_rows_leads_each_matter() -> None:
    rows = "1\t占道经营问题\t市城管局\t增设摊位\t清理80处\n2\t违建问题\t市城管局\t集中拆除\t拆除12处\n"
    assert [(title, told[0]) for title, told in parts(rows)] == [("占道经营问题", "市城管局"), ("违建问题", "市城管局")]


def test_an_empty_cell_at_the_edge_is_a_cell() -> None:
    rows = "1\t占道经营问题\t市城管局\t增设摊位\t\n\t停车难问题\t市住建局\t挖潜改造\t新增300个\n"
    assert [title for title, _ in parts(rows)] == ["占道经营问题", "停车难问题"]


def test_a_heading_between_rows_does_not_end_the_table() -> None:
    rows = "1\t占道经营问题\t市城管局\t增设摊位\t清理80处\n二、住建领域\n2\t停车难问题\t市住建局\t挖潜改造\t新增300个\n"
    assert [title for title, _ in parts(rows)] == ["占道经营问题", "停车难问题"]


def test_a_sentence_ends_the_table() -> None:
    rows = "1\t占道经营问题\t市城管局\t增设摊位\t清理80处\n以上情况欢迎监督。\n甲\t乙\t丙\t丁\t戊\n"
    assert [title for title, _ in parts(rows)] == ["占道经营问题"]
