"""Text, records and graph → findings: what is found, where it points, and that it is known again."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from taizhang import iris
from taizhang.errors import Said
from taizhang.findings.doubts import catalogue, filled
from taizhang.findings.shapes import shapes
from taizhang.mapping import identity
from taizhang.records import Doubt, Severity, Span

LOADERS = Path(__file__).resolve().parents[2] / "loaders" / "taizhang"


def test_a_project_without_a_lead_unit_is_a_violation_that_quotes_its_title(case) -> None:
    found = case.finding("result-lead-unit")
    assert found.severity is Severity.VIOLATION
    assert (found.project, found.quote) == ("停车收费乱问题", "停车收费乱问题")
    assert case.text.content[slice(*found.span)] == found.quote
    assert (found.line, found.column) == (4, 3)
    assert found.bulletin == "lushui.txt" and found.key == case.text.key
    assert found.focus.value == identity.projects(case.text, case.reading)[1]
    assert found.result is not None and found.result.shape.value == f"{iris.BASE}shape/result-lead-unit"
    assert found.message.zh != found.message.en and all((*found.message, *found.fix))


def test_findings_come_in_the_order_of_the_text(case) -> None:
    assert [found.code for found in case.found] == ["announced-count", "result-lead-unit", "date-slip"]
    assert [found.span for found in case.found] == sorted(found.span for found in case.found)


def test_a_doubt_is_a_finding_with_its_values_in_both_languages(case) -> None:
    found = case.finding("announced-count")
    assert (found.severity, found.project, found.quote, found.result) == (Severity.INFO, None, "3个项目", None)
    assert all("3" in words and "2" in words and "{" not in words for words in found.message)
    assert [case.text.content[slice(*span)] for span in found.passages] == ["3个项目", "停车收费乱问题"]


def test_a_doubt_of_a_project_names_it_and_shows_a_dash_for_what_is_not_known(case) -> None:
    found = case.finding("date-slip")
    assert found.project == "停车收费乱问题"
    assert "14月底前" in found.message.zh and "—" in found.message.zh


def test_a_complete_bulletin_has_no_findings(make) -> None:
    first = make().reading.projects[0]
    assert make(projects=(first, replace(make().reading.projects[1], lead_units=first.lead_units)), doubts=()).found == ()


def test_what_a_shape_checks_a_doubt_does_not_say_again(make) -> None:
    case = make()
    unplaced = replace(case.reading.bulletin, place=None, place_name=None)
    projects = tuple(replace(project, place=None) for project in case.reading.projects)
    found = make(bulletin=unplaced, projects=projects, doubts=(Doubt("no-place", Span(0, 5)),)).finding("no-place")
    assert found.result is not None
    assert (found.project, found.quote) == (None, "泸水市窗口服务整治结果通报")


def test_without_a_title_a_bulletin_is_quoted_by_its_first_line(make) -> None:
    untitled = replace(make().reading.bulletin, title=None, year=None)
    found = make(bulletin=untitled, content="\n  " + make().text.content).finding("no-year")
    assert (found.quote, found.passages) == ("泸水市窗口服务整治结果通报", ())
    assert (found.line, found.column) == (2, 3)


def test_a_finding_is_known_again_when_the_text_before_it_changes(make) -> None:
    before = make()
    after = make(content=before.text.content.replace("确定3个项目。", "经公开征集,确定3个项目。"))
    assert before.text.key != after.text.key
    assert {one.span for one in before.found}.isdisjoint(one.span for one in after.found)
    assert [one.local for one in before.found] == [one.local for one in after.found]


def test_findings_have_names_of_their_own(make) -> None:
    doubts = tuple(Doubt("unknown-unit", span, 0, {"unit": "垛"}) for span in (Span(0, 2), Span(2, 4), Span(0, 2)))
    found = make(doubts=doubts).found
    assert len({one.local for one in found}) == len(found) == 4
    assert sorted(one.ordinal for one in found) == [1, 1, 1, 2]


def test_a_contradiction_of_the_ontology_is_a_finding_at_the_words_that_state_it(make) -> None:
    case = make()
    measure = next(quad for quad in case.stated if quad.object == NamedNode(iris.TZ + "PerformedMeasure"))
    planned = Quad(measure.subject, measure.predicate, NamedNode(iris.TZ + "PlannedMeasure"), measure.graph_name)
    found = make(more=(planned,)).finding("contradicts-ontology")
    assert (found.severity, found.project, found.quote) == (Severity.VIOLATION, "证照办理慢问题", "增设窗口7个")
    assert "PlannedMeasure" in found.message.zh and "PerformedMeasure" in found.message.en


def raised(tree: ast.AST) -> Iterator[tuple[str, set[str]]]:
    """The doubts that a module makes: their codes, and the names of all values that it gives to doubts."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    literals = [key for node in ast.walk(tree) if isinstance(node, ast.Dict) for key in node.keys]
    names = {key.value for key in literals if isinstance(key, ast.Constant)}
    names |= {word.arg for call in calls for word in call.keywords}
    for call in calls:
        if isinstance(call.func, ast.Name) and call.func.id.lower().endswith("doubt") and call.args:
            yield from ((code.value, names) for code in ast.walk(call.args[0]) if isinstance(code, ast.Constant))


def test_every_doubt_that_the_loaders_raise_has_its_words() -> None:
    doubts = [doubt for path in LOADERS.rglob("*.py") for doubt in raised(ast.parse(path.read_text(encoding="utf-8")))]
    assert len(doubts) > 5
    for code, names in doubts:
        if code not in shapes().codes:
            assert set(re.findall(r"\{(\w+)\}", catalogue()[code].message.en)) <= names | {"quote", "related"}, code


@pytest.mark.parametrize("code", catalogue())
def test_the_words_of_a_doubt_stand_in_both_languages_and_fill_the_same_values(code: str) -> None:
    entry = catalogue()[code]
    assert all(entry.example)
    for words in (entry.message, entry.fix):
        assert re.search("[一-鿿]", words.zh)
        assert re.match("[A-Z“{]", words.en)
        assert set(re.findall(r"\{(\w+)\}", words.zh)) == set(re.findall(r"\{(\w+)\}", words.en))


def test_a_doubt_quotes_what_it_stands_beside(make) -> None:
    content = make().text.content
    spans = [Span(content.index(words), content.index(words) + len(words)) for words in ("12件", "7个", "9处")]
    doubt = Doubt("parts-do-not-add-up", spans[0], 0, {"sum": "16", "unit": "件"}, tuple(spans[1:]))
    found = make(doubts=(doubt,)).finding("parts-do-not-add-up")
    assert found.message.zh == "总数为12件，而各部分（7个、9处）合计16件。"


def test_values_are_put_in_as_they_are() -> None:
    assert filled(Said("“{a}”{b}", "{a}{b}"), {"a": "{b}", "b": ""}) == Said("“{b}”—", "{b}—")
