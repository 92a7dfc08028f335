"""Whatever a steward may answer comes through all stages: read, applied, mapped, closed, checked."""

from collections.abc import Iterator

import pytest
from pyoxigraph import NamedNode

from taizhang import iris
from taizhang.corrections.fields import Field, choices, fields
from taizhang.release.chain import page
from taizhang.source.text import Text

from .conftest import entries

BULLETIN = (
    "海宁市2023年整改承诺书\n一、农村供水不稳定问题\n牵头单位:市水利局\n分管领导:卓不凡\n责任人:陶大同\n"
    "问题表现:部分村庄水压不足。\n整改目标:改造管网12公里,其中主管网5公里。\n整改措施:制定《供水管理办法》。更换水表。建立问题台账,每两周一调度。\n"
    "整改进展:5月8日,市纪委监委已向市水利局制发督办函2份。\n完成时限:2023年12月底前\n"
    "二、村卫生室缺药问题\n牵头单位:市卫生健康委员会\n责任人:王家和\n整改目标:补充药品210种。\n整改措施:建立调剂制度。\n完成时限:2023年9月底前\n"
)
WORDS = {"figure": "12公里", "measure": "更换水表", "milestone": "2023年12月底前", "instrument": "供水管理办法", "person": "陶大同",
         "mechanism": "问题台账", "event": "制发督办函2份", "duty": "每两周一调度"}
VALUES = {
    "words": "白马", "number": "13.5", "day": "2023-11-30", "year": "2022", "flag": "true", "body": "市教育局", "place": "桐乡市",
    "passage": "部分村庄水压不足", "figure": "主管网5公里", "project": "村卫生室缺药问题",
}
PROJECT = "project: 农村供水不稳定问题"


def answers() -> Iterator[tuple[str, str]]:
    """Each field of each record, set, and dropped where it may be, as YAML items."""
    for record, known in fields().items():
        about = {"bulletin": "", "project": PROJECT}.get(record, f"{record}: {WORDS.get(record)}")
        for name, field in known.items():
            yield f"{record}.{name}", f"{about}\n  field: {name}\n  value: {_value(name, field)}\n  source: 来函".lstrip("\n ")
            if field.empty:
                yield f"{record}.{name} dropped", f"{about}\n  field: {name}\n  drop: true\n  reason: 误读".lstrip("\n ")
        if record != "bulletin":
            yield f"{record} dropped", f"{about}\n  drop: true\n  reason: 误读"


def _value(name: str, field: Field) -> str:
    if name in ("targets", "outcomes"):
        return "主管网5公里"
    return VALUES.get(field.type) or max(choices(field.type))


@pytest.fixture(scope="module")
def text() -> Text:
    return Text(BULLETIN, "water.txt", "utf-8", "0" * 64)


ANSWERS = dict(answers())


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_holds_in_a_sound_graph(name: str, text: Text) -> None:
    made = page(text, entries(ANSWERS[name]))
    codes = {finding.code for finding in made.findings}
    assert "correction-does-not-fit" not in codes
    assert not {code for code in codes if code.startswith("passage-")} | codes & {"no-passage", "contradicts-ontology"}
    change, = made.changes
    assert (change.later == ()) is ("dropped" in name)
    graph = [quad for quad in made.stated if quad.graph_name == NamedNode(iris.graph(f"{text.key}/corrections"))]
    corrected = {quad.object.value for quad in graph if quad.predicate == NamedNode(f"{iris.TZ}correctedField")}
    assert corrected == {name.removesuffix(" dropped")}


def test_all_answers_together_hold(text: Text) -> None:
    """In whatever order; what one took away, another may no longer find, and says so."""
    items = [item for name, item in ANSWERS.items() if not name.startswith("project.title")]
    for order in (items, items[::-1]):
        made = page(text, entries(*order))
        unfit = [finding for finding in made.findings if finding.code == "correction-does-not-fit"]
        assert len(made.changes) + len(unfit) == len(order)
        assert not {finding.code for finding in made.findings} & {"no-passage", "contradicts-ontology"}
