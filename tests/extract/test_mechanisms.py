"""Ways of working: those that the lexicon knows, others that are named, their stages; what is lacking or only cited is none."""

import pytest
from tests.extract.telling import Told, matter

from taizhang.extract.supervision.mechanisms import stages_of
from taizhang.lexicon import table

LOOP = ("solicit", "respond", "inspect", "evaluate")


def mechanisms(words: str) -> list[tuple[str | None, str, tuple[str, ...]]]:
    return [(one.code, one.name, one.stages) for one in Told(words).reading.mechanisms]


@pytest.mark.parametrize(
    ("words", "code", "stages"),
    [
        ("坚持群众点题、部门答题、纪委监督、社会评价。", "four-steps", LOOP),
        ("推行“百姓出题、部门解题、纪委督题、群众评题”做法。", "four-steps", LOOP),
        ("坚持群众“点题”、部门“答题”。", "four-steps", ("solicit", "respond")),
        ("市民点题,部门领题,社会评判。", "four-steps", LOOP[:2] + LOOP[3:]),
        ("深化开门整治。", "open-governance", ("disclose", "evaluate")),
        ("落实挂账销号制度。", "ledger", ("close",)),
        ("实行一事一台账。", "ledger", ()),
        ("做到“一户一档”。", "ledger", ()),
        ("建立矛盾纠纷台账。", "ledger", ()),
        ("纳入台账管理。", "ledger", ()),
        ("发挥“吹哨人”作用。", "whistle", ("solicit",)),
        ("推行“街乡吹哨、部门报到”。", "whistle-report", ("solicit", "respond")),
        ("开通“纪企直通车”。", "discipline-enterprise-line", ("solicit",)),
        ("开通“政企直通车”。", "direct-line", ("solicit",)),
        ("完善接诉即办。", "respond-on-complaint", ("solicit", "respond")),
        ("设立红黑榜。", "red-black-list", ("disclose",)),
        ("建立“回头看”工作机制。", "look-back", ("inspect",)),
        ("采取四不两直方式检查。", "four-noes", ("inspect",)),
        ("实行市级领导包案。", "leaders-in-charge", ()),
        ("接受市人大常委会年度工作评议。", "npc-review", ("respond", "evaluate")),
        ("经代表票决确定项目9件。", "vote-on-projects", ("solicit",)),
        ("强化“室组地”联动。", "team-group-place", ("inspect",)),
        ("形成闭环管理。", "closed-loop", ()),
    ],
)
def test_a_known_way_of_working(words: str, code: str, stages: tuple[str, ...]) -> None:
    assert [(found, told) for found, _, told in mechanisms(words)] == [(code, stages)]


@pytest.mark.parametrize(
    ("words", "name", "stages"),
    [
        ("建立“部门接单、限时办结、群众评单”工作机制。", "部门接单、限时办结、群众评单", ("respond", "close", "evaluate")),
        ("推行“公开承诺+跟踪督导”模式。", "公开承诺+跟踪督导", ("respond", "inspect")),
        ("健全“三方会商”联动机制。", "三方会商", ()),
        ("推广“板凳会”工作法。", "板凳会", ()),
        ("形成“三查三改”(查底数、查责任、查成效)的工作闭环。", "三查三改", ()),
        ("实行路长制。", "路长制", ()),
    ],
)
def test_another_is_known_by_what_it_is_called(words: str, name: str, stages: tuple[str, ...]) -> None:
    assert mechanisms(words) == [(None, name, stages)]


@pytest.mark.parametrize(
    "words",
    [
        "未建立问题台账。",
        "缺乏闭环管理。",
        "印发《问题台账管理办法》。",
        "落实“双减”工作机制。",
        "采用“线上预约”模式。",
        "商户进货台账齐全。",
        "实行“月调度”机制。",
        "建立长效机制。",
    ],
)
def test_what_is_lacking_cited_or_not_named_is_none(words: str) -> None:
    assert mechanisms(words) == []


def test_one_is_told_once_for_a_project_and_once_for_the_bulletin() -> None:
    told = Told("全市实行台账管理,落实销号制度。\n" + matter(存在问题="企业工作台账不全。", 整治成效="建立整改台账。纳入台账。"))
    found = [(one.code, one.stages, one.project) for one in told.reading.mechanisms]
    assert found == [("ledger", ("close",), None), ("ledger", (), 0)]


def test_the_words_of_a_name_tell_its_stages() -> None:
    assert stages_of("群众下单、部门接单、纪委督办、公开晒单、百姓评单") == ("solicit", "respond", "order", "disclose", "evaluate")
    assert stages_of("网格共治") == ()


def test_every_code_has_a_name_in_both_languages() -> None:
    rows = [row for row in table("mechanisms") if row["code"]]
    assert rows and all(row["zh"] and row["en"] for row in rows)
    assert all(len({(row["zh"], row["en"]) for row in rows if row["code"] == code}) == 1 for code in {row["code"] for row in rows})
