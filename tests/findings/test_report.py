"""Findings for people and programs: every format says where, how heavy, what, and what to do."""

import csv
import io
import json
import pickle
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
import rdflib
import yaml
from openpyxl import load_workbook
from rdflib.namespace import RDF, SH

from taizhang import iris
from taizhang.corrections.entries import Answer, Entry
from taizhang.corrections.file import read
from taizhang.errors import Said
from taizhang.findings import report
from taizhang.findings.finding import Finding
from taizhang.findings.report import FORMATS, template
from taizhang.records import Severity


def render(found: Sequence[Finding], format: str, lang: str) -> str:
    """A report as text; of a workbook all cells, a tab between two, a line a row."""
    written = report.render(found, format, lang)
    if format != "xlsx":
        return written.decode()
    return "\n".join("\t".join(str(cell) for cell in row) for page in load_workbook(io.BytesIO(written)) for row in page.values)


HOSTILE = "=HYPERLINK(\"x\")|<script>alert(1)</script>&\n`*_\x1b[31m\x00"


@pytest.fixture(scope="module")
def hostile(case):
    """A finding whose words are meant to break every format."""
    return replace(case.finding("result-lead-unit"), quote=HOSTILE, project=HOSTILE, bulletin="-a|<b>.txt")


@pytest.fixture(scope="module")
def settled(case):
    """A finding that a steward has accepted."""
    entry = Entry("corrections.yml:1", Answer.ACCEPT, "李一", date(2025, 3, 1), finding="unknown-unit")
    return replace(case.finding("date-slip"), code="unknown-unit", settled=entry)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("format", FORMATS)
def test_every_format_tells_every_finding(case, format: str, lang: str) -> None:
    written = render(case.found, format, lang)
    for found in case.found:
        assert found.code in written
        assert found.message.to(lang) in written.replace("\\", "")


@pytest.mark.parametrize("format", FORMATS)
def test_what_is_settled_is_counted_and_not_listed(case, settled, format: str) -> None:
    written = render([*case.found, settled], format, "en")
    if format in ("turtle", "jsonld"):  # the whole report, with what settles a finding
        assert settled.code in written
    else:
        assert settled.code not in written
    if format in ("text", "markdown", "html"):
        assert "1 violation, 1 warning, 1 info, 1 settled" in written


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


@pytest.mark.parametrize("mark", "=+-@＝＋－＠\t\r\n")
@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_no_cell_begins_a_formula(case, mark: str, format: str) -> None:
    written = report.render([replace(case.finding("date-slip"), quote=f"{mark}1+1")], format, "zh")
    if format == "csv":
        (row,) = csv.DictReader(io.StringIO(written.decode()[1:], newline=""))
        assert row["quote"] == f"'{mark}1+1"
    else:
        cells = [cell for page in load_workbook(io.BytesIO(written)) for row in page.iter_rows() for cell in row]
        assert [cell.value[0] for cell in cells if str(cell.value).endswith("1+1")] == ["'"]


def test_a_workbook_shows_its_cells_and_runs_nothing(case, hostile) -> None:
    book = load_workbook(io.BytesIO(report.render([*case.found, hostile], "xlsx", "zh")))
    counts, findings = book.worksheets
    assert list(counts.values)[1:] == [
        ("地区", "泸水市", 2, 1, 1), ("类型", "结果通报", 2, 1, 1),
        ("代码", "result-lead-unit", 2, 0, 0), ("代码", "announced-count", 0, 0, 1), ("代码", "date-slip", 0, 1, 0)]
    rows = [dict(zip(next(findings.values), row, strict=True)) for row in list(findings.values)[1:]]
    assert [row["代码"] for row in rows] == [*(one.code for one in case.found), hostile.code]
    assert (rows[1]["地区"], rows[1]["类型"], rows[1]["年份"], rows[1]["行"]) == ("泸水市", "结果通报", 2024, 4)
    assert rows[-1]["原文"] == "'" + HOSTILE.replace("\x1b", "").replace("\x00", "")
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(str(cell.value).startswith(("=", "+", "-", "@")) for cell in cells)
    assert findings.auto_filter.ref == f"A1:N{len(rows) + 1}" and findings.freeze_panes == "A2"


@pytest.mark.parametrize("format", ["turtle", "jsonld"])
def test_rdf_is_a_report_that_can_be_read_alone(case, format: str) -> None:
    graph = rdflib.Graph().parse(data=render(case.found, format, "zh"), format={"jsonld": "json-ld"}.get(format, format))
    tz = rdflib.Namespace(iris.TZ)
    assert len(set(graph.subjects(RDF.type, SH.ValidationResult))) == len(case.found)
    assert (rdflib.URIRef(iris.text(case.text.key)), rdflib.DCTERMS.source, rdflib.Literal("lushui.txt")) in graph
    assert {str(quote) for quote in graph.objects(None, tz.quote)} == {found.quote for found in case.found}


@pytest.mark.parametrize("format", ["turtle", "jsonld"])
def test_rdf_of_nothing_conforms(format: str) -> None:
    graph = rdflib.Graph().parse(data=render((), format, "zh"), format={"jsonld": "json-ld"}.get(format, format))
    assert list(graph.objects(None, SH.conforms)) == [rdflib.Literal(True)]


def test_markdown_has_a_table_a_bulletin_and_stays_one(case, hostile) -> None:
    written = render([*case.found, hostile], "markdown", "en")
    assert written.count("\n## ") == 2
    rows = [line for line in written.splitlines() if line.startswith("|")]
    counts, findings = rows[: 2 + 5], rows[2 + 5 :]
    assert [row for row in counts if "泸水市" in row] == ["| place | 泸水市 | 2 | 1 | 1 |"]
    assert len(findings) == len(case.found) + 1 + 2 * 2
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in findings} == {8}
    assert "<script>" not in written


class Tags(HTMLParser):
    """The tags, outside references and data of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.outside: list[str | None] = []
        self.within: str | None = None
        self.data = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.outside += [value for name, value in attrs if name in ("src", "href")]
        self.within = dict(attrs).get("id")

    def handle_data(self, data: str) -> None:
        if self.within == "data" and self.lasttag == "script":
            self.data += data


def shown(data: dict[str, list], row: list) -> tuple[str, ...]:
    """The excerpt of a finding as the page's script cuts it: around, the sentence up to the mark, marked, up to its end, around."""
    of, *offsets = row[5]
    units = data["text"][of].encode("utf-16-le")
    return tuple(units[2 * start : 2 * end].decode("utf-16-le") for start, end in pairwise(offsets))


def test_html_needs_nothing_else_and_holds_words_as_words(case, hostile) -> None:
    page = Tags(render([*case.found, hostile], "html", "zh"))
    assert page.tags.count("script") == 2 and {value for value in page.outside if not str(value).startswith("#")} == set()
    data = json.loads(page.data)
    assert [row[1] for row in data["findings"]] == [*(one.code for one in case.found), hostile.code]
    assert "<script>alert(1)</script>" in data["findings"][-1][2]
    assert data["bulletins"][0] == {"source": hostile.bulletin, "place": "泸水市", "kind": "result"}
    assert data["codes"]["date-slip"]["name"] == ["日期笔误", "slip in a date"]


def test_html_marks_the_quote_in_its_sentence_and_the_sentence_in_its_context(case) -> None:
    data = json.loads(Tags(render(case.found, "html", "zh")).data)
    _, lead, slip = (shown(data, row) for row in data["findings"])
    assert lead[1:4] == ("二、", "停车收费乱问题", "。")
    assert slip[1:4] == ("", "14月底前", "完成。")
    assert slip[0].endswith("清退收费40元。") and lead[4].startswith("群众反映收费不公示。")
    assert len(data["text"]) == 1 and data["text"][0] in case.text.content  # what findings share stands once


def test_html_cuts_what_is_far_from_the_quote(make) -> None:
    far = make(content=make().text.content.replace("14月底前", "远" * 400 + "14月底前" + "近" * 400)).finding("date-slip")
    data = json.loads(Tags(render([far], "html", "zh")).data)
    around, before, quote, after, behind = shown(data, data["findings"][0])
    assert (around, before, quote, after, behind) == ("", "远" * 180, "14月底前", "近" * 180, "")


def test_html_marks_the_quote_behind_a_character_of_two_units(make) -> None:
    data = json.loads(Tags(render(make(content=make().text.content.replace("已检查", "𡎚村已检查")).found, "html", "zh")).data)
    assert shown(data, data["findings"][2])[2] == "14月底前"


def test_html_tells_once_what_all_findings_of_a_code_say(case) -> None:
    first, other = (replace(case.found[2], message=Said(words, words)) for words in ("甲", "乙"))
    data = json.loads(Tags(render([first, first, other], "html", "zh")).data)
    told = [row[6] or [data["codes"][row[1]]["message"], None] for row in data["findings"]]
    assert [message for message, _ in told] == [["甲", "甲"], ["甲", "甲"], ["乙", "乙"]]
    assert [row[6] is None for row in data["findings"]] == [True, True, False]


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


def test_a_template_has_an_entry_a_finding_that_says_which(case, hostile) -> None:
    entries = yaml.safe_load(template([*case.found, hostile], "zh"))
    assert [entry["finding"] for entry in entries] == [*(one.code for one in case.found), hostile.code]
    assert entries[1]["project"] == entries[1]["quote"] == "停车收费乱问题"
    assert (entries[-1]["bulletin"], entries[-1]["quote"]) == (hostile.bulletin, HOSTILE)
    assert list(read(template([*case.found, hostile], "en").encode(), "corrections.yml")) == []  # no answer yet, and no fault
    answers = ("field", "value", "drop", "confirm", "accept", "source", "reason", "by", "date")
    assert {entry[key] for entry in entries for key in answers} == {None}
    assert yaml.safe_load(template([], "en")) == []
