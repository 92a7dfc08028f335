"""Time limits: which words set one, when it is due, and of which kind it is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.extract.times.milestones import milestones, referred_items
from taizhang.layout.document import Document, Matter, Part, Section
from taizhang.records import Doubt, DueKind, Milestone, Span
from taizhang.source.text import Text

PUBLISHED = date(2026, 9, 15)


def document(words: str, part: Part = Part.NARRATIVE, *, outside: bool = False) -> Document:
    """One section of one matter, or of none."""
    whole = Span(0, len(words))
    matters = () if outside else (Matter(Span(0, 1), whole),)
    section = Section(part, whole, None, None if outside else 0)
    return Document(Text(words, "t", "utf-8", ""), "items", None, "", (section,), matters)


def read(words: str, part: Part = Part.NARRATIVE, *, outside: bool = False) -> tuple[tuple[Milestone, ...], tuple[Doubt, ...]]:
    return milestones(document(words, part, outside=outside), 2026, PUBLISHED)


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def told(words: str, part: Part = Part.NARRATIVE, *, outside: bool = False) -> list[tuple[str, str | None, str | None, str]]:
    found, _ = read(words, part, outside=outside)
    return [(words[slice(*m.span)], iso(m.due_from), iso(m.due_by), m.kind.value) for m in found]


@pytest.mark.parametrize(
    ("words", "part", "quote", "start", "end", "kind"),
    [
        ("全部路灯7月底前修复。", Part.RESULTS, "7月底前", None, "2026-07-31", "by"),
        ("限2027年2月10日前整改到位。", Part.OPENING, "2027年2月10日前", None, "2027-02-10", "by"),
        ("年内新建公厕12座。", Part.TARGET, "年内", None, "2026-12-31", "by"),
        ("剩余4处将于明年二季度完工。", Part.NARRATIVE, "明年二季度", "2027-04-01", "2027-06-30", "during"),
        ("2.5—9月份,开展雨污分流施工。", Part.TIME_LIMIT, "5—9月份", "2026-05-01", "2026-09-30", "during"),
        ("1.3月上旬,印发方案。", Part.TIME_LIMIT, "3月上旬", "2026-03-01", "2026-03-10", "during"),
        ("从6月份至10月份,逐片清理。", Part.MEASURES, "从6月份至10月份", "2026-06-01", "2026-10-31", "during"),
        ("2026年10月31日", Part.TIME_LIMIT, "2026年10月31日", None, "2026-10-31", "by"),
        ("8.年底全面完工。", Part.TIME_LIMIT, "年底", None, "2026-12-31", "by"),
        ("到2028年底,供水普及率达到99%。", Part.NEXT, "2028年底", None, "2028-12-31", "by"),
        ("自2026年10月1日起,实行错时停车。", Part.NEXT, "自2026年10月1日起", "2026-10-01", None, "during"),
        ("“十四五”末,建成绿道80公里。", Part.TARGET, "“十四五”末", None, "2025-12-31", "by"),
        ("争取两年内消除内涝点。", Part.NARRATIVE, "两年内", None, "2028-09-15", "by"),
        ("确保国庆节前投入使用。", Part.NARRATIVE, "国庆节前", None, "2026-10-01", "by"),
        ("确保供暖季前检修完毕。", Part.NARRATIVE, "供暖季前", None, None, "by"),
        ("每季度公布一次台账。", Part.MEASURES, "每季度", None, None, "recurring"),
        ("每月5日前报送进度。", Part.MEASURES, "每月5日前", None, None, "recurring"),
        ("每周三到社区接访。", Part.NARRATIVE, "每周三", None, None, "recurring"),
        ("补贴按月拨付。", Part.MEASURES, "按月", None, None, "recurring"),
        ("四季度,管网水质合格率达到98%。", Part.RESULTS, "四季度", "2026-10-01", "2026-12-31", "during"),
        ("2027年全年轮训护理员。", Part.RESULTS, "2027年全年", "2027-01-01", "2027-12-31", "during"),
        ("11月,区里将对已销号事项开展复核。", Part.NEXT, "11月", "2026-11-01", "2026-11-30", "during"),
        ("立接立办、长期坚持", Part.TIME_LIMIT, "立接立办、长期坚持", None, None, "standing"),
        ("每半年组织一次补贴核查。", Part.MEASURES, "每半年", None, None, "recurring"),
        ("三月一次开展抽检。", Part.MEASURES, "三月一次", None, None, "recurring"),
        ("实行两周一调度。", Part.MEASURES, "两周", None, None, "recurring"),
        ("整治常态化开展,长期坚持。", Part.RESULTS, "长期坚持", None, None, "standing"),
        ("即知即改并长期坚持", Part.TIME_LIMIT, "即知即改并长期坚持", None, None, "standing"),
        ("立行立改", Part.TIME_LIMIT, "立行立改", None, None, "standing"),
    ],
)
def test_one_time_limit(words: str, part: Part, quote: str, start: str | None, end: str | None, kind: str) -> None:
    assert told(words, part) == [(quote, start, end, kind)]
    assert read(words, part)[1] == ()


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("截至8月底,整改问题90个。", Part.RESULTS),
        ("已于5月底前完工。", Part.RESULTS),
        ("2025年底前,管网改造已全部完成。", Part.RESULTS),
        ("1—7月,投诉同比下降20%。", Part.RESULTS),
        ("今年3月以来,巡查60次。", Part.OPENING),
        ("全年检查餐饮店300家。", Part.RESULTS),
        ("上半年新增泊位600个。", Part.NARRATIVE),
        ("确定2026年改造计划。", Part.MEASURES),
        ("安排下半年工作。", Part.TIME_LIMIT),
        ("完成全年任务的60%。", Part.TIME_LIMIT),
        ("落实《2026—2028年治水方案》。", Part.TARGET),
        ("发布时间:2026-09-15", Part.OPENING),
        ("每人每月补助90元。", Part.MEASURES),
        ("每年给予运营补助3万元。", Part.MEASURES),
        ("需长期坚持6个。", Part.OPENING),
        ("对漏报问题立行立改,压实责任。", Part.MEASURES),
        ("连续5年以上未发生事故。", Part.RESULTS),
        ("去年底前建成的泵站超期服役。", Part.RESULTS),
        ("6月底前未完成的12处积水点长期存在。", Part.ISSUE),
        ("定期通报进展。", Part.MEASURES),
        ("9月,全市开展夜查。", Part.RESULTS),
        ("2027年1月6日", Part.CLOSING),
        ("工资按月到账成了惯例。", Part.RESULTS),
        ("保证每天活动时间不少于一小时。", Part.MEASURES),
        ("车位周转由每日1.5次提高到2.8次。", Part.RESULTS),
        ("推行按比例预付、年终清算。", Part.MEASURES),
    ],
)
def test_no_time_limit(words: str, part: Part) -> None:
    assert told(words, part) == []


def test_a_month_of_the_next_year_may_be_past_where_no_day_of_publication_is_told() -> None:
    assert milestones(document("2027年1月,本区获评先进。", Part.RESULTS), 2026, None)[0] == ()
    assert len(milestones(document("2027年全年轮训护理员。", Part.RESULTS), 2026, None)[0]) == 1


def test_a_month_that_has_begun_may_be_past() -> None:
    assert milestones(document("10月,本区获评先进。", Part.RESULTS), 2026, date(2026, 10, 2))[0] == ()
    assert len(milestones(document("四季度,水质达标率达到98%。", Part.RESULTS), 2026, date(2026, 10, 2))[0]) == 1


def test_what_recurs_outside_the_matters_must_be_a_duty() -> None:
    assert told("各单位要每季度开展自查。", Part.CLOSING, outside=True) == [("每季度", None, None, "recurring")]
    assert told("该区每周四召开例会。", Part.CLOSING, outside=True) == []
    found = told("督查室11月20日前回访;每月底通报进度。", Part.CLOSING, outside=True)
    assert [quote for quote, *_ in found] == ["11月20日前", "每月底"]


def test_every_part_of_a_field_counts() -> None:
    words = "4月底前摸清底数,6月20日前公示清单,其余年底前完工。"
    assert [(quote, end) for quote, _, end, _ in told(words, Part.TIME_LIMIT)] == [
        ("4月底前", "2026-04-30"),
        ("6月20日前", "2026-06-20"),
        ("年底前", "2026-12-31"),
    ]


def test_item_marks_are_no_part_of_a_date() -> None:
    words = "一、3月底前立项\n2、11月底前完工\n(3)12月10日前验收\n4.5月底前移交"
    ends = [end for _, _, end, _ in told(words, Part.TIME_LIMIT)]
    assert ends == ["2026-03-31", "2026-11-30", "2026-12-10", "2026-05-31"]


@pytest.mark.parametrize("mark", ["", "1.", "2、", "(3)", "（四）", "⑤", "六、", "一是", "第七,", "第二，"])
@pytest.mark.parametrize("date_words", ["4—6月份", "5月", "三季度", "5月下旬"])
def test_a_bare_time_leads_its_item_whatever_the_mark(mark: str, date_words: str) -> None:
    found = told(f"前期工作\n{mark}{date_words},开展清淤。", Part.TIME_LIMIT)
    assert [(quote, kind) for quote, _, _, kind in found] == [(date_words, "during")]


def test_a_year_told_in_the_sentence_holds_on_to_its_end() -> None:
    words = "2027年3月底前完成招标,6月底前开工。7月底前报告。"
    assert [end for _, _, end, _ in told(words, Part.MEASURES)] == ["2027-03-31", "2027-06-30", "2026-07-31"]


def test_a_next_step_is_never_before_publication() -> None:
    assert [end for _, _, end, _ in told("3月底前完成验收。", Part.NEXT)] == ["2027-03-31"]
    assert [end for _, _, end, _ in told("12月底前完成验收。", Part.NEXT)] == ["2026-12-31"]
    assert [end for _, _, end, _ in told("3月底前完成验收。", Part.TARGET)] == ["2026-03-31"]


def test_measures_are_planned_in_a_bulletin_that_promises() -> None:
    words = "8月底前开工,10—11月铺设管网。"
    both = Section(Part.MEASURES, Span(0, len(words)), None, 0)
    result = Section(Part.RESULTS, Span(len(words), len(words) + 4), None, 0)
    base = document(words + "完工3处", Part.MEASURES)
    promise = Document(base.text, "items", None, "", (both,), base.matters)
    report = Document(base.text, "items", None, "", (both, result), base.matters)
    assert [m.kind for m in milestones(promise, 2026)[0]] == [DueKind.BY, DueKind.DURING]
    assert [m.kind for m in milestones(report, 2026)[0]] == [DueKind.BY]


@pytest.mark.parametrize(
    ("words", "written", "end"),
    [("9底前", "9底前", "2026-09-30"), ("11底之前", "11底之前", "2026-11-30"), ("6月31日前", "6月31日前", "2026-06-30")],
)
def test_a_slip_is_read_as_meant_and_reported(words: str, written: str, end: str) -> None:
    found, (doubt,) = read(words, Part.TIME_LIMIT)
    assert [str(m.due_by) for m in found] == [end]
    assert (doubt.code, doubt.values, doubt.project) == ("date-slip", {"written": written, "read": end}, 0)


def test_an_impossible_date_is_reported_and_not_guessed() -> None:
    found, (doubt,) = read("14月底前完工", Part.TIME_LIMIT)
    assert found == ()
    assert doubt.values == {"written": "14月底前", "read": ""}


def test_without_a_year_a_limit_keeps_no_date() -> None:
    (found,), doubts = milestones(document("6月底前完工", Part.TIME_LIMIT), None)
    assert (found.due_from, found.due_by, doubts) == (None, None, ())


TAILS, MARKS = st.sampled_from(["底前", "底之前", "底以前", "前"]), st.sampled_from(["", "12.", "(三)", "①"])


@given(st.integers(1, 12), st.integers(2020, 2035), TAILS, MARKS)
def test_whatever_stands_around_the_month_is_due_at_its_end(month: int, year: int, tail: str, mark: str) -> None:
    words = f"{mark}{month}月{tail}完成清淤。"
    (found,), _ = milestones(document(words, Part.TIME_LIMIT), year)
    assert words[slice(*found.span)] == f"{month}月{tail}"
    assert found.due_by is not None and (found.due_by.year, found.due_by.month) == (year, month)


@pytest.mark.parametrize(
    ("words", "items"),
    [
        ("第3项措施:6月底前", (3,)),
        ("第1、4、5项:9月底前", (1, 4, 5)),
        ("第二至四项措施,10月底前", (2, 3, 4)),
        ("措施2:7月底前", (2,)),
        ("第 2、3 项措施:8月底前", (2, 3)),
        ("3.8月底前", ()),
        ("第1项:长期坚持\n第2项:5月底前", (2,)),
    ],
)
def test_items_that_a_time_limit_names(words: str, items: tuple[int, ...]) -> None:
    found, _ = read(words, Part.TIME_LIMIT)
    assert referred_items(words, found[-1]) == items
