"""Contradictions between figures, found and not found; all sentences are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.extract.doubts.contradictions import contradictions
from taizhang.extract.figures.figures import figures
from taizhang.extract.quantities.quantities import quantities
from taizhang.layout.document import Document, Matter, Part, Section
from taizhang.records import BulletinKind, Doubt, Span
from taizhang.source.text import Text


def doubts(content: str, *parts: Part) -> tuple[Doubt, ...]:
    """The contradictions of a text whose lines are sections: of one matter, but for the opening and the closing."""
    sections, start = [], 0
    for part, line in zip(parts or (Part.RESULTS,) * (content.count("\n") + 1), content.split("\n"), strict=True):
        matter = None if part in (Part.OPENING, Part.CLOSING) else 0
        sections.append(Section(part, Span(start, start + len(line)), None, matter))
        start += len(line) + 1
    text, whole = Text(content, "x.txt", "utf-8", ""), Span(0, len(content))
    document = Document(text, "test", None, "", tuple(sections), (Matter(whole, whole),))
    return contradictions(document, figures(document, quantities(text.folded), BulletinKind.RESULT, 2024, "430100"))


CONTRADICTIONS = [
    ("发现问题150个，其中当场整改90个、限期整改70个。", "parts-do-not-add-up", "150个", ["90个", "70个"], {"sum": "160"}),
    ("配备车辆26辆，其中新购9辆、调拨12辆、租用8辆。", "parts-do-not-add-up", "26辆", ["9辆", "12辆", "8辆"], {"sum": "29"}),
    ("发现问题150个，已整改120个，其余40个正在整改。", "parts-do-not-add-up", "150个", ["120个", "40个"], {"sum": "160"}),
    ("反馈问题32个。目前已完成整改29个，需长期坚持4个。", "parts-do-not-add-up", "32个", ["29个", "4个"], {"sum": "33"}),
    ("清退公房86套，其中机关12套、国企23套、其他41套。", "parts-do-not-add-up", "86套", ["12套", "23套", "41套"], {"sum": "76"}),
    ("选派干部120人，其中党员27人，占30%。", "percentage-refuted", "30%", ["27人", "120人"], {"true": "22.5"}),
    ("抽查工地210个，其中128个达标，达标率71%。", "percentage-refuted", "71%", ["128个", "210个"], {"true": "60.95"}),
    ("累计检查食堂120家次。开展培训3场。共检查食堂135家次。", "two-values", "135家次", ["120家次"], {"other": "120"}),
    ("整改问题56个，其中现场整改65个。", "part-exceeds-whole", "65个", ["56个"], {"whole": "56"}),
    ("发现问题400个，已整改380个，整改率90%。", "percentage-refuted", "90%", ["380个", "400个"], {"true": "95"}),
    ("投诉由去年同期的800件降至600件，同比下降30%。", "percentage-refuted", "30%", ["800件", "600件"], {"true": "25"}),
    ("次均费用由200元降至180元，降幅15%。", "percentage-refuted", "15%", ["200元", "180元"], {"true": "10"}),
]


@pytest.mark.parametrize(("content", "code", "quote", "related", "values"), CONTRADICTIONS)
def test_contradictions(content: str, code: str, quote: str, related: list[str], values: dict[str, str]) -> None:
    (doubt,) = doubts(content)
    assert doubt.code == code
    assert content[doubt.span.start : doubt.span.end] == quote
    assert [content[span.start : span.end] for span in doubt.related] == related
    assert doubt.project == 0
    assert values.items() <= doubt.values.items()


AGREEING = [
    "发现问题150个，其中当场整改90个、限期整改60个。",
    "发现问题150个，已整改120个，其余30个正在整改。",
    "清退公房86套，其中机关12套、国企23套、其他51套。",
    "清退公房86套，其中机关12套、国企23套。",  # no other class is told, but there may be one
    "选派干部120人，其中党员27人，占22.5%。",
    "抽查工地210个，其中128个达标，达标率61%。",
    "全年培训护理员600人，其中二季度完成率30%、180人，三季度完成率70%、420人。",
    "累计检查食堂120家次。开展培训3场。共检查食堂120家次。",
    "上半年，共检查食堂120家次。下半年，共检查食堂135家次。",  # of two times
    "共检查食堂120家次。共检查超市135家次。",  # of two things
    "查处213人，其中处分87人、移送司法9人。",  # 其中 need not exhaust the whole
    "惠及群众500人，其中老年人300人、残疾人250人。",  # one may be both
    "发现隐患300处，其中重大隐患160处，已整改290处。",  # one by sort, one by stage
    "发现问题400余个，其中当场整改300个、限期整改150个。",  # about 400
    "发现问题2105个，整改2063个，整改率98%。",  # rounded
    "发现问题1000个，整改979个，整改率97.8%。",  # truncated
    "发现问题400个，整改380个，整改率90%以上。",  # a bound
    "投诉由2021年的800件降至600件，同比下降5%。",  # against another year
    "等候时间由18分钟缩短至11分钟，故障率下降22%。",  # of another thing
    "满意率由81.5%升至93.2%，提高11.7个百分点。",
    "次均费用由198元降至183元，降幅约8%。",
]


@pytest.mark.parametrize("content", AGREEING)
def test_no_contradiction_where_all_can_be_true(content: str) -> None:
    assert doubts(content) == ()


def test_two_values_of_one_part_of_one_whole() -> None:
    content = "截至9月底，排查问题4000个，整改3800个。\n检查3次。\n截至9月底，排查的4000个问题中，已整改3900个。"
    (doubt,) = doubts(content, Part.OPENING, Part.RESULTS, Part.CLOSING)
    assert (doubt.code, doubt.project, doubt.values["value"], doubt.values["other"]) == ("two-values", None, "3900", "3800")


def test_values_as_of_two_days_agree() -> None:
    content = "截至6月底，排查问题4000个，整改3800个。\n检查3次。\n截至9月底，排查的4000个问题中，已整改3900个。"
    assert doubts(content, Part.OPENING, Part.RESULTS, Part.CLOSING) == ()


def test_all_done_is_refuted_by_a_matter_that_is_not() -> None:
    content = "截至目前，全部事项均已100%完成年度目标任务。\n新增泊位900个\n新增810个，完成率90%。"
    (doubt,) = doubts(content, Part.OPENING, Part.TARGET, Part.RESULTS)
    assert (doubt.code, doubt.values["true"]) == ("percentage-refuted", "90")


@pytest.mark.parametrize(("second", "codes"), [(90, ["stages-miss-target"]), (100, []), (120, [])])
def test_batches_that_miss_their_goal(second: int, codes: list[str]) -> None:
    content = f"培训护理员200人。\n6月底前，培训第一批护理员100人；年底前，培训第二批护理员{second}人。"
    assert [doubt.code for doubt in doubts(content, Part.TARGET, Part.TIME_LIMIT)] == codes


UNACCOUNTED = "今年明确养老托育等7个领域31项重点整治项目。截至目前，完成重点整治项目{}项，取得阶段性成效{}项，建立制度机制26件。"


@pytest.mark.parametrize(("done", "begun", "left"), [(12, 16, "3"), (20, 11, None)])
def test_announced_matters_that_nobody_accounts_for(done: int, begun: int, left: str | None) -> None:
    found = [(one.code, one.values["value"], one.values["left"]) for one in doubts(UNACCOUNTED.format(done, begun), Part.OPENING)]
    assert found == ([("not-accounted-for", "31", left)] if left else [])


@pytest.mark.parametrize("more", ["其余正在推进，", "另有3项正在推进，"])
def test_an_account_that_goes_on_is_no_gap(more: str) -> None:
    content = UNACCOUNTED.format(12, 16).replace("建立", f"{more}建立")
    assert doubts(content, Part.OPENING) == ()


@pytest.mark.parametrize(("content", "quote"), [
    ("核查疑似线索后，确认新增违规占道7处，面积90平方米。2022年确认新增问题中属于商业经营类共11处。", "11处"),
    ("确认新增违规占道7处，面积90平方米。2022年确认新增问题中属于商业经营类共5处。", None),
    ("确认新增违规占道7处，面积90平方米。累计排查问题中属于商业经营类共11处。", None),
    ("确认新增违规占道7处，面积90平方米。确认新增门店中属于商业经营类共11处。", None),
])
def test_a_class_that_is_more_than_the_total_told_before(content: str, quote: str | None) -> None:
    found = [(one.code, content[slice(*one.span)]) for one in doubts(content)]
    assert found == ([("class-exceeds-total", quote)] if quote else [])


@given(st.integers(1, 900), st.integers(1, 900))
def test_sums_that_are_right_raise_nothing(first: int, second: int) -> None:
    assert doubts(f"发现问题{first + second}个，其中当场整改{first}个、限期整改{second}个。") == ()


@given(st.integers(1, 900), st.integers(1, 900), st.integers(1, 50))
def test_sums_that_exceed_the_whole_are_found(first: int, second: int, more: int) -> None:
    whole = first + second - min(more, first, second)
    found = doubts(f"发现问题{whole}个，其中当场整改{first}个、限期整改{second}个。")
    assert {doubt.code for doubt in found} == {"parts-do-not-add-up"}


@given(st.integers(2, 5000), st.data())
def test_a_share_that_follows_from_its_parts_raises_nothing(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(1, whole))
    assert doubts(f"发现问题{whole}个，已整改{part}个，整改率{100 * part / whole:.1f}%。") == ()
