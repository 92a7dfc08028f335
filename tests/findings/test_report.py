"""Findings for people and programs: every format says where, how heavy, what, and what to do."""

import csv
import io
import json
import pickle
import re
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
import rdflib
from rdflib.namespace import RDF, SH

from taizhang import iris
from taizhang.findings.report import FORMATS, render
from taizhang.records import Severity

HOSTILE = "=HYPERLINK(\"x\")|<script>alert(1)</script>&\n`*_\x1b[31m\x00"


@pytest.fixture(scope="module")
def hostile(case):
    """A finding whose words are meant to break every format."""
    return replace(case.finding("result-lead-unit"), quote=HOSTILE, project=HOSTILE, bulletin="-a|<b>.txt")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("format", FORMATS)
def test_every_format_tells_every_finding(case, format: str, lang: str) -> None:
    written = render(case.found, format, lang)
    for found in case.found:
        assert found.code in written
        assert found.message.to(lang) in written.replace("\\", "")


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_found_is_a_report_too(format: str) -> None:
    assert render((), format, "zh").strip()


def test_an_unknown_format_is_an_error() -> None:
    with pytest.raises(KeyError):
        render((), "yaml", "zh")


def test_text_says_where_how_heavy_what_and_the_cure(case) -> None:
    lines = render([case.finding("result-lead-unit")], "text", "zh").splitlines()
    assert lines[0] == "lushui.txt:4:3: 违规 [result-lead-unit]"
    assert lines[1:4] == ["  项目没有写明牵头单位。", "  > 停车收费乱问题", f"  → {case.finding('result-lead-unit').fix.zh}"]
    assert lines[-1] == "1 违规"
    assert render(case.found, "text", "en").splitlines()[-1] == "1 violation, 1 warning, 1 info"


def test_text_keeps_a_long_quote_short(case) -> None:
    written = render([replace(case.found[0], quote="长" * 500)], "text", "zh")
    assert max(map(len, written.splitlines())) < 100


def test_text_passes_no_control_characters_to_the_terminal(hostile) -> None:
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", render([hostile], "text", "zh"))


def test_json_has_the_schema_of_the_plan(case) -> None:
    rows = json.loads(render(case.found, "json", "en"))
    keys = ["code", "severity", "message", "fix", "bulletin", "project", "quote", "start", "end"]
    assert [list(row) for row in rows] == [keys] * len(case.found)
    for row, found in zip(rows, case.found, strict=True):
        assert row["severity"] in {severity.value for severity in Severity}
        assert set(row["message"]) == set(row["fix"]) == {"zh", "en"}
        assert case.text.content[row["start"]:row["end"]] == row["quote"] == found.quote
    assert rows[0]["project"] is None and rows[1]["project"] == "停车收费乱问题"


def test_csv_opens_in_a_spreadsheet_and_runs_nothing(case, hostile) -> None:
    written = render([*case.found, hostile], "csv", "zh")
    assert written.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(written[1:], newline="")))
    assert [row["code"] for row in rows] == [*(one.code for one in case.found), hostile.code]
    assert rows[1]["quote"] == "停车收费乱问题"
    assert rows[-1]["quote"] == f"'{HOSTILE}" and rows[-1]["bulletin"].startswith("'-")
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_turtle_is_a_report_that_can_be_read_alone(case) -> None:
    graph = rdflib.Graph().parse(data=render(case.found, "turtle", "zh"), format="turtle")
    tz = rdflib.Namespace(iris.TZ)
    assert len(set(graph.subjects(RDF.type, SH.ValidationResult))) == len(case.found)
    assert (rdflib.URIRef(iris.text(case.text.key)), rdflib.DCTERMS.source, rdflib.Literal("lushui.txt")) in graph
    assert {str(quote) for quote in graph.objects(None, tz.quote)} == {found.quote for found in case.found}


def test_turtle_of_nothing_conforms() -> None:
    graph = rdflib.Graph().parse(data=render((), "turtle", "zh"), format="turtle")
    assert list(graph.objects(None, SH.conforms)) == [rdflib.Literal(True)]


def test_markdown_has_a_table_a_bulletin_and_stays_one(case, hostile) -> None:
    written = render([*case.found, hostile], "markdown", "en")
    assert written.count("\n## ") == 2
    rows = [line for line in written.splitlines() if line.startswith("|")]
    assert len(rows) == len(case.found) + 1 + 2 * 2
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {8}
    assert "<script>" not in written


class Tags(HTMLParser):
    """The tags, texts and outside references of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []
        self.outside: list[str | None] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.outside += [value for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_html_needs_nothing_else_and_shows_words_as_words(case, hostile) -> None:
    page = Tags(render([*case.found, hostile], "html", "zh"))
    assert "script" not in page.tags and page.outside == []
    assert page.tags.count("tr") == len(case.found) + 1 + 2
    assert any("<script>alert(1)</script>" in text for text in page.texts)
    assert "停车收费乱问题" in page.texts


@pytest.mark.parametrize(("lang", "tag"), [("zh", "zh-CN"), ("en", "en")])
def test_html_tells_its_language(case, lang: str, tag: str) -> None:
    assert f'<html lang="{tag}">' in render(case.found, "html", lang)


def test_junit_fails_on_violations_only(case, hostile) -> None:
    root = ET.fromstring(render([*case.found, hostile], "junit", "en"))
    assert (root.get("tests"), root.get("failures")) == ("4", "2")
    assert len(root.findall("testsuite")) == 2 and len(root.findall(".//failure")) == 2
    failure = root.find(".//failure")
    assert failure is not None and failure.text is not None and failure.text.startswith("lushui.txt:4:3: 停车收费乱问题")


def test_findings_go_to_another_process_and_back(case) -> None:
    assert pickle.loads(pickle.dumps(case.found)) == case.found
