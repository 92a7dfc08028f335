"""Duties to report: the rhythm, and whom the reports go to; dates, rates and single reports are none."""

import pytest
from tests.extract.telling import Told, matter


def duties(words: str) -> list[tuple[str, int | None, str | None]]:
    return [(duty.name, duty.every, duty.period) for duty in Told(words).reading.duties]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("实行一周一报告、两周一调度。", [("一周一报告", 1, "week"), ("两周一调度", 2, "week")]),
        ("落实“一月一小结”。", [("一月一小结", 1, "month")]),
        ("每3天一通报。", [("每3天一通报", 3, "day")]),
        ("一季度一会商。", [("一季度一会商", 1, "quarter")]),
        ("实行日汇总、周调度、月通报。", [("日汇总", 1, "day"), ("周调度", 1, "week"), ("月通报", 1, "month")]),
        ("开展“双周调度”。", [("双周调度", 2, "week")]),
        ("每月20日前报送整治进度,及时整改。", [("每月20日前报送整治进度", 1, "month")]),
        ("责任单位每周四动态报送进展情况。", [("每周四动态报送进展情况", 1, "week")]),
        ("专班每两周召开工作会议研究问题。", [("每两周召开工作会议研究问题", 2, "week")]),
        ("按月通报各县区进度。", [("按月通报各县区进度", 1, "month")]),
        ("逐月调度项目进展。", [("逐月调度项目进展", 1, "month")]),
        ("每半年听取工作汇报。", [("每半年听取工作汇报", 1, "half-year")]),
        ("落实月报制度。", [("月报制度", 1, "month")]),
        ("每半月召开一次调度会。", [("每半月召开一次调度会", None, None)]),
    ],
)
def test_a_rhythm_is_read(words: str, expected: list[tuple[str, int | None, str | None]]) -> None:
    assert duties(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "10月调度会议部署了任务。",
        "本月通报2起,上周报告3起。",
        "2022年报告已经发布。",
        "每月补助300元。",
        "每年节约的经费通报各校。",
        "每周巡查2次。",
        "按季度发放补贴。",
        "一周一清扫。",
        "向社会通报结果。",
        "工作日报告时间为上午。",
    ],
)
def test_what_is_no_duty_is_none(words: str) -> None:
    assert duties(words) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("每季度向市人大常委会书面报告整改情况。", "郑州市人大常委会"),
        ("建立向市人大常委会专题报告制度。", "郑州市人大常委会"),
        ("每周五向工作专班报送进展。", None),
        ("每周五报送进展。", None),
    ],
)
def test_whom_the_reports_go_to(words: str, expected: str | None) -> None:
    (duty,) = Told(words).reading.duties
    assert (duty.reports_to.name if duty.reports_to else None) == expected


def test_a_system_of_reports_has_no_rhythm_of_its_own() -> None:
    assert duties("建立向市人大常委会评议工作汇报制度。") == [("建立向市人大常委会评议工作汇报制度", None, None)]


def test_a_problem_statement_tells_no_duty() -> None:
    told = Told(matter(存在问题="有的学校未落实月报制度。", 整改措施="实行周调度。"))
    assert [(duty.name, duty.project) for duty in told.reading.duties] == [("周调度", 0)]
