"""The command line: what each command prints, writes and returns."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, parse

from taizhang import __version__, iris
from taizhang.commands import COMMANDS, main

BULLETIN = "海宁市2023年专项整治结果公示\n一、农村供水不稳定问题\n牵头单位:市水利局\n整治成效:改造管网12公里,惠及群众3400户。\n"


@pytest.fixture
def bulletin(tmp_path: Path) -> Path:
    path = tmp_path / "water.txt"
    path.write_text(BULLETIN, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one bulletin loaded."""
    folder = tmp_path_factory.mktemp("loaded")
    (folder / "water.txt").write_text(BULLETIN, encoding="utf-8")
    assert main(["load", str(folder / "water.txt"), "--data", str(folder / "data"), "--quiet"]) == 0
    return folder / "data"


def test_load_sums_up_in_both_languages(bulletin: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = tmp_path / "data"
    assert main(["load", str(bulletin), "--data", str(data), "--lang", "en"]) == 0
    english = capsys.readouterr()
    assert "bulletins: 1\nprojects: 1\n" in english.out and "figures: 2 (" in english.out and "seconds: " in english.out
    assert main(["load", str(bulletin), "--data", str(data), "--lang", "zh"]) == 0
    chinese = capsys.readouterr()
    assert "通报: 1\n整治项目: 1\n" in chinese.out and "用时(秒): " in chinese.out
    assert english.err == chinese.err == ""  # no progress where nobody looks


def test_quiet_prints_nothing(bulletin: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["load", str(bulletin), "--data", str(tmp_path / "data"), "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("command", ["load", "check"])
@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", b"PNG\0\1", "binary"),
        ("folder", None, "no .txt"),
        ("missing.txt", None, "no such"),
    ],
)
def test_what_cannot_be_read_is_one_line_and_nothing_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, name: str, content: bytes | None, says: str
) -> None:
    (tmp_path / "folder").mkdir()
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert main([command, str(tmp_path / name), "--data", str(tmp_path / "data"), "--lang", "en"]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1 and name in lines[0] and says in lines[0]
    assert not (tmp_path / "data").exists()


def test_some_unreadable_sources_are_told_by_the_exit_code(
    bulletin: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["load", str(bulletin), str(tmp_path / "missing.txt"), "--data", str(tmp_path / "data"), "--quiet"]) == 1
    assert "missing.txt" in capsys.readouterr().err


def test_export_of_quads_is_the_named_graphs(data: Path, tmp_path: Path) -> None:
    target = tmp_path / "g.nq"
    assert main(["export", "--data", str(data), "-o", str(target)]) == 0
    graphs = {quad.graph_name for quad in parse(path=target)}
    assert DefaultGraph() not in graphs
    assert {NamedNode(iris.graph(name)) for name in ("ontology", "reference", "catalog", "bodies")} <= graphs
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize("format", [RdfFormat.TRIG, RdfFormat.TURTLE])
def test_export_as_text_reads_back(data: Path, tmp_path: Path, format: RdfFormat) -> None:
    target = tmp_path / "g"
    assert main(["export", "--data", str(data), "--format", format.name.lower(), "-o", str(target)]) == 0
    project = NamedNode(iris.TZ + "Project")
    assert sum(quad.object == project for quad in parse(path=target, format=format) if quad.predicate.value.endswith("#type")) == 1


def test_export_as_a_table_has_a_row_for_everything_that_was_read(data: Path, tmp_path: Path) -> None:
    for format in ("csv", "jsonl"):
        assert main(["export", "--data", str(data), "--format", format, "-o", str(tmp_path / format)]) == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "csv").read_bytes().decode())))
    lines = [json.loads(line) for line in (tmp_path / "jsonl").read_text(encoding="utf-8").splitlines()]
    assert [{key: value for key, value in row.items() if value} for row in rows] == lines
    households = next(row for row in rows if row["quote"] == "3400户")
    assert (households["value"], households["unit"], households["project"]) == ("3400", "户", "农村供水不稳定问题")
    assert BULLETIN[int(households["start"]) : int(households["end"])] == "3400户"
    assert households["place"] == "330481" and "市水利局" in households["leadUnits"]


def test_extract_shows_what_was_read(bulletin: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["extract", str(bulletin), "--format", "json"]) == 0
    read = json.loads(capsysbinary.readouterr().out)
    assert read["source"] == "water.txt" and read["projects"][0]["lead_units"][0]["name"] == "海宁市水利局"
    assert [figure["quantity"]["value"] for figure in read["figures"]] == [12, 3400]
    assert read["figures"][0]["quantity"]["span"]["quote"] == "12公里"
    assert main(["extract", str(bulletin), "--lang", "en"]) == 0
    assert b"3400\xe6\x88\xb7" in capsysbinary.readouterr().out
    assert main(["extract", str(bulletin), "--format", "nquads", "-o", str(tmp_path / "g.nq")]) == 0
    assert any(quad.object == NamedNode(iris.TZ + "Project") for quad in parse(path=tmp_path / "g.nq"))
    assert main(["extract", str(tmp_path)]) == 0  # a folder of one


def test_standard_input_is_read(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(BULLETIN.encode("gb18030"))))
    assert main(["extract", "-", "--format", "json"]) == 0
    assert json.loads(capsysbinary.readouterr().out)["source"] == "-"


def test_check_writes_a_report_and_stores_nothing(bulletin: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code = main(["check", str(bulletin), "--format", "json", "-o", "report.json"])
    findings = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert code == any(finding["severity"] == "violation" for finding in findings)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.json", "water.txt"]


def test_check_fails_on_what_it_is_told_to_fail_on(tmp_path: Path) -> None:
    path = tmp_path / "nobody.txt"
    path.write_text(BULLETIN.replace("牵头单位:市水利局\n", ""), encoding="utf-8")
    report = tmp_path / "report.json"
    assert main(["check", str(path), "--format", "json", "-o", str(report)]) == 1
    violations = [finding for finding in json.loads(report.read_text(encoding="utf-8")) if finding["severity"] == "violation"]
    assert "农村供水不稳定问题" in violations[0]["quote"]


def test_a_query_file_is_answered(data: Path, tmp_path: Path) -> None:
    question, target = tmp_path / "q.rq", tmp_path / "answer"
    question.write_text("SELECT (COUNT(*) AS ?n) { ?body a tz:PublicBody }", encoding="utf-8")
    for format, answer in (("csv", b"n\r\n1\r\n"), ("tsv", b"?n\n1\n"), ("table", b"n\n1\n")):
        assert main(["query", str(question), "--data", str(data), "--format", format, "-o", str(target)]) == 0
        assert target.read_bytes() == answer


def test_a_stored_question_is_answered_with_its_sentences(data: Path, tmp_path: Path) -> None:
    target = tmp_path / "answer.csv"
    assert main(["query", "lead-units", "--data", str(data), "--lang", "en", "--format", "csv", "-o", str(target)]) == 0
    assert "市水利局" in target.read_bytes().decode()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["query", "no-such-question"], "stored questions"),
        (["query", "lead-units", "--param", "colour=red"], "colour"),
        (["query", "lead-units", "--param", "colour"], "NAME=VALUE"),
        (["query", "lead-units", "--endpoint", "http://127.0.0.1:9/sparql"], "127.0.0.1:9"),
        (["query", "lead-units", "--data", "no-data"], "taizhang load"),
        (["export", "--data", "no-data"], "taizhang load"),
        (["serve", "--data", "no-data"], "taizhang load"),
    ],
)
def test_wrong_use_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
                               words: list[str], says: str) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([*words, "--lang", "en"]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1 and says in lines[0]


def test_a_malformed_query_is_told_with_its_place(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    question = tmp_path / "q.rq"
    question.write_text("SELECT *\nWHERE { ?s ?p }", encoding="utf-8")
    assert main(["query", str(question), "--data", str(data), "--lang", "en"]) == 2
    assert "line 2, column" in capsys.readouterr().err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_in_both_languages(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    shown = []
    for lang in ("zh", "en"):
        with pytest.raises(SystemExit) as ended:
            main([command, "--help", "--lang", lang])
        assert ended.value.code == 0
        shown.append(capsys.readouterr().out)
    assert COMMANDS[command].zh in shown[0] and COMMANDS[command].en in " ".join(shown[1].split())
    assert all("--data" in text and "--quiet" in text for text in shown)


@pytest.mark.parametrize(
    ("locale", "chinese"), [("zh_CN.UTF-8", True), ("C.UTF-8", True), ("", True), ("en_GB.UTF-8", False), ("de_DE", False)]
)
def test_the_locale_chooses_the_language(
    locale: str, chinese: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", locale)
    with pytest.raises(SystemExit):
        main(["--help"])
    assert (COMMANDS["load"].zh in capsys.readouterr().out) is chinese


def test_help_loads_nothing_heavy() -> None:
    code = "import sys; from taizhang.commands import main\ntry: main(['--help'])\nexcept SystemExit: print(sorted(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "taizhang.errors" in out
    assert not any(f"'{heavy}'" in out for heavy in ("pyoxigraph", "rdflib", "pyshacl", "fastapi", "rich"))


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"taizhang {__version__}\n"
