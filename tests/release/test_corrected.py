"""What stewards put right survives: beside the bulletin, without the file, and until they take it back."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Store

from taizhang import iris
from taizhang.commands import main
from taizhang.questions import bind, questions
from taizhang.release.current import Release
from taizhang.release.load import Loaded, Stewards, load
from taizhang.source.find import find

Load = Callable[..., Loaded]
WHO = "  by: 数据科 李一\n  date: 2024-03-05\n"
HEAD = "- bulletin: water.txt\n  project: 农村供水不稳定问题\n"
LEAD = f"{HEAD}  field: lead_units\n  value: [市农业农村局]\n  source: 来函\n{WHO}"
ACCEPTED = (
    f"- bulletin: clinics.txt\n  project: 村卫生室缺药问题\n  finding: result-measure\n  accept: not-stated\n  reason: 无\n{WHO}"
)
LEADS = """SELECT ?name ?by ?earlier ?used { ?project tz:leadUnit/rdfs:label ?name ; rdfs:label "农村供水不稳定问题"@zh .
  OPTIONAL { ?change tz:corrects ?project ; prov:wasAssociatedWith/rdfs:label ?by ; tz:earlierValue ?earlier ;
    prov:used/tz:quote ?used } }"""


def release_of(loaded: Loaded) -> Release:
    assert loaded.release is not None
    return loaded.release


def rows(release: Release, query: str) -> list[tuple[str, ...]]:
    answer = Store.read_only(str(release.full)).query(query, prefixes=iris.PREFIXES)
    return sorted(tuple("" if term is None else str(term.value) for term in row) for row in answer)


def test_a_correction_holds_until_it_is_taken_back(folder: Path, data: Path, loaded: Load) -> None:
    before = release_of(loaded(folder))
    assert rows(before, LEADS) == [("海宁市水利局", "", "", "")]
    (folder / "corrections.yml").write_text(LEAD + ACCEPTED, encoding="utf-8")
    first = loaded(folder)
    release = release_of(first)
    assert first.refused == () and release.id != before.id
    assert rows(release, LEADS) == [("海宁市农业农村局", "数据科 李一", "海宁市水利局", "农村供水不稳定问题")]
    counts = release.manifest["counts"]
    assert (counts["corrections"], counts["accepted"]) == (1, 1)
    assert sum(counts["findings"].values()) == sum(before.manifest["counts"]["findings"].values()) - 1

    (folder / "corrections.yml").unlink()
    (folder / "water.txt").write_bytes((folder / "water.txt").read_bytes() + "附:无\n".encode())
    again = release_of(loaded(folder))
    assert [row[0] for row in rows(again, LEADS)] == ["海宁市农业农村局"], "a changed text under its name keeps its corrections"

    shutil.rmtree(data / "cache")
    kept = release_of(loaded(folder / "clinics.txt"))
    assert [row[0] for row in rows(kept, LEADS)] == ["海宁市农业农村局"], "texts read anew keep them too"

    (folder / "corrections.yml").write_text("[]\n", encoding="utf-8")
    last = release_of(loaded(folder))
    assert rows(last, LEADS) == [("海宁市水利局", "", "", "")]
    assert last.manifest["counts"]["corrections"] == 0


def test_what_was_accepted_is_settled_by_a_judgement(folder: Path, loaded: Load) -> None:
    (folder / "corrections.yml").write_text(ACCEPTED, encoding="utf-8")
    release = release_of(loaded(folder))
    query = "SELECT ?code ?why ?day { ?judgement tz:settles ?f ; rdfs:comment ?why ; dcterms:date ?day . ?f tz:code ?code }"
    assert rows(release, query) == [("result-measure", "无", "2024-03-05")]


def test_a_value_that_no_words_state_is_told_by_its_correction(folder: Path, loaded: Load) -> None:
    (folder / "corrections.yml").write_text(LEAD, encoding="utf-8")
    release = release_of(loaded(folder / "water.txt"))
    store = Store.read_only(str(release.full))
    told = {quad.object for quad in store.quads_for_pattern(None, NamedNode(iris.TZ + "toldBy"), None, None)}
    correction, = {quad.subject for quad in store.quads_for_pattern(None, NamedNode(iris.TZ + "correctedField"), None, None)}
    assert told == {correction}
    codes = {row[0] for row in rows(release, "SELECT ?code { ?finding tz:code ?code }")}
    assert "no-passage" not in codes
    lead_units = next(question for question in questions() if question.name == "lead-units")
    answer = [(row["leadUnit"].value, row["quote"].value) for row in store.query(bind(lead_units, {}))]
    assert answer == [("海宁市农业农村局", "来函")], "a question cites where it comes from"


def test_wrong_entries_are_told_and_the_others_hold(folder: Path, loaded: Load) -> None:
    unknown, other = LEAD.replace("lead_units", "lead_unit"), LEAD.replace("water.txt", "water.pdf")
    (folder / "corrections.yml").write_text(unknown + other + LEAD, encoding="utf-8")
    outcome = loaded(folder)
    assert [str(error).split(":")[0] for error in outcome.refused] == ["corrections.yml, line 3", "corrections.yml, line 8"]
    assert [row[0] for row in rows(release_of(outcome), LEADS)] == ["海宁市农业农村局"]


def test_what_no_longer_fits_is_a_finding_with_its_line(folder: Path, loaded: Load) -> None:
    (folder / "water.corrections.yml").write_text(LEAD.replace("农村供水不稳定问题", "校车超载问题"), encoding="utf-8")
    query = 'SELECT ?message { ?f tz:code "correction-does-not-fit" ; tz:message ?message FILTER(lang(?message) = "en") }'
    (message,), = rows(release_of(loaded(folder / "water.txt")), query)
    assert "water.corrections.yml:1" in message and "“校车超载问题”" in message


def test_a_file_may_be_given_for_bulletins_that_have_none_beside(
    folder: Path, data: Path, tmp_path: Path
) -> None:
    given = tmp_path / "mine.yml"
    given.write_text(LEAD, encoding="utf-8")
    outcome = load(data, list(find([str(folder / "water.txt")])), stewards=Stewards(corrections=[given]))
    assert [row[0] for row in rows(release_of(outcome), LEADS)] == ["海宁市农业农村局"]


def test_check_honours_what_stewards_settled(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    nobody = folder / "nobody.txt"
    nobody.write_text("海宁市2023年专项整治结果公示\n一、校车超载问题\n整治成效:查处车辆12辆。\n", encoding="utf-8")
    assert main(["check", str(nobody), "-o", "report.txt"]) == 1
    own = "- project: 校车超载问题\n  finding: result-lead-unit\n  accept: not-stated\n  reason: 已核实\n" + WHO
    (folder / "nobody.corrections.yml").write_text(own, encoding="utf-8")
    assert main(["check", str(nobody), "-o", "report.txt"]) == 0
    (folder / "nobody.corrections.yml").write_text(own.replace("accept", "accepted"), encoding="utf-8")
    assert main(["check", str(nobody), "-o", "report.txt"]) == 2
    assert main(["check", str(folder / "water.txt"), "--corrections", str(tmp_path / "none.yml"), "-o", "report.txt"]) == 2
