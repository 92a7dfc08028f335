"""Corrections files: what they may say, and how it is told where they say something else."""

import re
from pathlib import Path

import pytest

from taizhang.corrections.beside import corrections, files, wrong
from taizhang.corrections.entries import Answer, Entry
from taizhang.corrections.fields import RECORDS, choices, fields
from taizhang.corrections.file import KEYS, read
from taizhang.errors import InputError
from taizhang.source.text import Text

from .conftest import WHO

HEAD = "- bulletin: water.txt\n  project: 供水问题\n"
ROOT = Path(__file__).resolve().parents[2]


def only(content: str, *, about_one: bool = False) -> Entry | InputError:
    found, = read(content.encode(), "corrections.yml", about_one=about_one)
    return found


def test_an_entry_holds_what_it_says() -> None:
    entry = only(f"# 说明\n{HEAD}  field: lead_units\n  value: [市水利局, '市教育局']\n  source: 来函{WHO}")
    assert isinstance(entry, Entry)
    assert (entry.where, entry.answer) == ("corrections.yml:2", Answer.VALUE)
    assert (entry.field, entry.value) == ("lead_units", ("市水利局", "市教育局"))
    assert (entry.bulletin, entry.project) == ("water.txt", "供水问题")
    assert (entry.by, entry.date.isoformat()) == ("数据科 李一", "2024-03-05")


def test_scalars_stay_as_they_are_written() -> None:
    entry = only(f"- bulletin: '0123456789012345'\n  field: place\n  value: 011000\n  source: no{WHO}")
    assert isinstance(entry, Entry) and (entry.value, entry.source) == (("011000",), "no")


def test_a_template_that_is_not_filled_in_leaves_findings_open() -> None:
    template = f"{HEAD}  finding: result-lead-unit\n  quote: 供水\n  field: lead_units\n  value:\n  accept: ~\n  by:\n  date:\n"
    assert list(read(template.encode(), "corrections.yml")) == []


def test_a_field_of_the_template_does_no_harm_where_the_finding_is_accepted() -> None:
    entry = only(f"{HEAD}  finding: result-issue\n  field: issues\n  value:\n  accept: not-stated\n  reason: 无{WHO}")
    assert isinstance(entry, Entry) and entry.answer is Answer.ACCEPT


@pytest.mark.parametrize("content", ["", "[]", "# 暂无\n"])
def test_an_empty_file_says_nothing(content: str) -> None:
    assert list(read(content.encode(), "corrections.yml")) == []


VALUE = f"  field: lead_units\n  value: [市水利局]\n  source: 来函{WHO}"


@pytest.mark.parametrize(("content", "line", "says"), [
    (f"{HEAD}  feild: lead_units\n  value: a\n  source: b{WHO}", 3, "“field” meant"),
    (f"{HEAD}  field: lead_unit\n  value: a\n  source: b{WHO}", 3, "“lead_units” meant"),
    (f"{HEAD}  field: status\n  value: done\n  source: b{WHO}", 4, "one of closed, completed"),
    (f"{HEAD}  field: topics\n  value: [no-such-topic]\n  source: b{WHO}", 4, "topic/"),
    (f"{HEAD}  figure: 12公里\n  field: value\n  value: 十二\n  source: b{WHO}", 5, "a number"),
    (f"{HEAD}  milestone: 年底前\n  field: due_by\n  value: 2023-13-01\n  source: b{WHO}", 5, "a day"),
    (f"{HEAD}  measure: 开展\n  field: planned\n  value: maybe\n  source: b{WHO}", 5, "true or false"),
    (f"{HEAD}  field: title\n  value: [a, b]\n  source: b{WHO}", 4, "one value"),
    (f"{HEAD}  field: title\n  drop: true\n  reason: b{WHO}", 3, "cannot be dropped"),
    (f"{HEAD}  field: [title, status]\n  value: a\n  source: b{WHO}", 3, "takes one value"),
    (f"{HEAD}  field: lead_units\n  value: [a]{WHO}", 1, "asks for source / passage"),
    (f"{HEAD}  field: lead_units\n  value: [a]\n  source: b\n  date: 2024-03-05", 1, "asks for by"),
    (f"{HEAD}  field: lead_units\n  value: [a]\n  source: b\n  by: c\n  date: 3月5日", 7, "is no day"),
    (f"{HEAD}  field: lead_units\n  value: [a]\n  drop: true\n  source: b{WHO}", 5, "two answers"),
    (f"{HEAD}  field: lead_units{WHO}", 1, "no answer"),
    (f"{HEAD}  value: [a]\n  source: b{WHO}", 1, "no field is named"),
    (f"{HEAD}  finding: result-issue\n  accept: never\n  reason: b{WHO}", 4, "write not-stated"),
    (f"{HEAD}  accept: not-stated\n  reason: b{WHO}", 1, "answers a finding"),
    (f"{HEAD}  figure: a\n  measure: b\n  drop: true\n  reason: c{WHO}", 4, "one record"),
    (f"{HEAD}  ordinal: first\n{VALUE}", 3, "no ordinal"),
    (f"{HEAD}  project: 别的\n{VALUE}", 3, "stands twice"),
    (f"- project: 供水问题\n{VALUE}", 1, "no bulletin"),
    ("bulletin: water.txt\n", 1, "a list of entries"),
    ("- water.txt\n", 1, "key: value"),
    ("- bulletin: [\n", 2, "not YAML"),
    ("- bulletin: \x01\n", 1, "does not allow"),
])
def test_what_is_wrong_is_told_with_its_line_and_cure(content: str, line: int, says: str) -> None:
    error = only(content)
    assert isinstance(error, InputError)
    assert f"corrections.yml, line {line}:" in str(error) and says in str(error)
    assert f"第 {line} 行" in error.said("zh")


def test_a_file_in_another_encoding_is_told() -> None:
    error, = read("- bulletin: 水\n  project: 供水".encode("gb18030"), "corrections.yml")
    assert isinstance(error, InputError) and "UTF-8" in str(error)


def test_one_wrong_entry_does_not_hide_the_others() -> None:
    found = list(read(f"{HEAD}  colour: red\n{HEAD}{VALUE}".encode(), "corrections.yml"))
    assert [type(one) for one in found] == [InputError, Entry]


@pytest.fixture
def text() -> Text:
    return Text("海宁市通报\n", "2023/water.txt", "utf-8", "0" * 64)


def test_files_stand_beside_a_bulletin(tmp_path: Path, text: Text) -> None:
    bulletin = tmp_path / "water.txt"
    bulletin.write_text(text.content, encoding="utf-8")
    assert (files(bulletin), corrections(bulletin, text)) == ((), None)
    (tmp_path / "corrections.yml").write_text("".join(
        f"- bulletin: {name}\n{VALUE.replace('市水利局', place)}\n"
        for name, place in (("water.txt", "甲局"), (text.key, "乙局"), ("other.txt", "丙局"))
    ).replace("  field: lead", "  project: 供水\n  field: lead"), encoding="utf-8")
    (tmp_path / "water.corrections.yml").write_text("- project: 供水\n" + VALUE, encoding="utf-8")
    assert [path.name for path in files(bulletin)] == ["corrections.yml", "water.corrections.yml"]
    assert [entry.value for entry in corrections(bulletin, text) or ()] == [("甲局",), ("乙局",), ("市水利局",)]
    errors = list(wrong([bulletin, bulletin]))
    assert len(errors) == 1 and "no “other.txt”" in str(errors[0]) and "line 15" in str(errors[0])


def test_a_file_that_is_given_is_about_the_bulletins_that_it_names(tmp_path: Path, text: Text) -> None:
    given = tmp_path / "mine.corrections.yml"
    given.write_text(f"- bulletin: 2023/water.txt\n  project: 供水\n{VALUE}\n- project: 供水\n{VALUE}", encoding="utf-8")
    assert len(corrections(None, text, [given]) or ()) == 1
    assert ["no bulletin is named" in str(error) for error in wrong([], [given])] == [True]
    assert "o such file" in str(next(wrong([], [tmp_path / "missing.yml"])))


def test_the_codes_are_those_of_the_ontology() -> None:
    def identifiers(file: str) -> set[str]:
        concept = re.compile(r"^\w+:([\w-]+) a .*skos:Concept", re.MULTILINE)
        return set(concept.findall((ROOT / "ontology" / file).read_text(encoding="utf-8")))

    lists = {("bulletin", "kind"): "kinds", ("project", "status"): "statuses", ("figure", "comparator"): "comparators",
             ("figure", "change"): "changes", ("milestone", "kind"): "dues", ("instrument", "status"): "instruments",
             ("person", "role"): "roles", ("project", "topics"): "topics", ("event", "stage"): "stages"}
    for (record, field), file in lists.items():
        assert choices(fields()[record][field].type) == identifiers(f"{file}.ttl"), field
    assert choices(fields()["figure"]["indicator"].type) <= identifiers("indicators.ttl")


@pytest.mark.parametrize("page", ["corrections.md", "corrections.zh.md"])
def test_the_page_tells_every_key_and_field(page: str) -> None:
    told = (ROOT / "docs" / page).read_text(encoding="utf-8")
    missing = [f"{record}.{field}" for record, known in fields().items() for field in known if f"`{field}`" not in told]
    assert missing == [] and all(f"`{key}`" in told or f"`{key}: " in told for key in KEYS)
    assert set(fields()) == {"bulletin", "project", *RECORDS}
