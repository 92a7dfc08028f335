"""Matters over bulletins: candidates go to a list, and only what stewards confirm enters the graph."""

import csv
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Store

from taizhang import iris
from taizhang.commands import main
from taizhang.release.current import current

PLEDGE = (
    "海宁市2022年民生实事整改承诺书\n一、农村供水不稳定问题\n牵头单位:市水利局\n整改目标:改造管网20公里。\n完成时限:2022年12月底前\n"
)
RESULT = "海宁市2023年专项整治结果公示\n一、农村供水水质不稳定问题\n牵头单位:市水利局\n整治成效:改造管网21公里。\n"
LINKS = f"SELECT ?a ?p ?b {{ GRAPH <{iris.graph('links')}> {{ ?a ?p ?b VALUES ?p {{ tz:sameMatterAs tz:against }} }} }}"

JUDGED = """SELECT ?by { ?told tz:sameMatterAs ?promised . ?judgement a tz:Judgement ; rdf:predicate tz:against ;
    rdf:subject/tz:ofProject ?told ; rdf:object/tz:ofProject ?promised ;
    rdfs:comment "同一工程" ; prov:wasAssociatedWith/rdfs:label ?by }"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "bulletins"
    made.mkdir()
    (made / "pledge.txt").write_text(PLEDGE, encoding="utf-8")
    (made / "result.txt").write_text(RESULT, encoding="utf-8")
    return made


def load(folder: Path, data: Path, *more: str) -> int:
    return main(["load", str(folder), "--data", str(data), "--quiet", "--lang", "en", *more])


def listed(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def decide(review: Path, confirmed: Path, decision: str) -> None:
    """Put the lines of a review list, decided, among those of the table of decisions."""
    kept = listed(confirmed) if confirmed.exists() else []
    decided = {"decision": decision, "by": "李一", "date": "2024-03-05", "note": "同一工程"}
    rows = [*kept, *(row | decided for row in listed(review))]
    with confirmed.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def links(data: Path) -> set[str]:
    answer = Store.read_only(str(current(data).full)).query(LINKS, prefixes=iris.PREFIXES)
    return {row["p"].value.rpartition("#")[2] for row in answer}


def test_only_confirmed_pairs_enter_the_graph(folder: Path, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    review, confirmed = tmp_path / "review.csv", folder / "confirmed.csv"
    assert load(folder, data, "--review", str(review)) == 0
    assert [row["relation"] for row in listed(review)] == ["sameMatterAs"] and links(data) == set()
    decide(review, confirmed, "yes")
    assert load(folder, data, "--review", str(review)) == 0
    assert links(data) == {"sameMatterAs"}
    row, = listed(review)
    assert (row["relation"], row["first_figure"], row["second_figure"]) == ("against", "21公里", "20公里")
    decide(review, confirmed, "yes")
    assert load(folder, data, "--review", str(review)) == 0
    assert listed(review) == [] and links(data) == {"sameMatterAs", "against"}

    store = Store.read_only(str(current(data).full))
    both = {(quad.subject, quad.object) for quad in store.quads_for_pattern(None, NamedNode(iris.TZ + "sameMatterAs"), None, None)}
    assert len(both) == 2 and all((other, one) in both for one, other in both), "the closure has it both ways"
    assert [row["by"].value for row in store.query(JUDGED, prefixes=iris.PREFIXES)] == ["李一"]

    confirmed.unlink()
    assert load(folder, data) == 0 and links(data) == {"sameMatterAs", "against"}, "decisions are kept"
    (folder / "result.txt").write_text(RESULT.replace("水质不稳定", "管网老化"), encoding="utf-8")
    capsys.readouterr()
    assert load(folder, data) == 1
    assert "农村供水水质不稳定问题" in capsys.readouterr().err and links(data) == set()
    assert load(folder, data, "--replace") == 0 and links(data) == set()


def test_what_was_turned_down_is_not_asked_again(folder: Path, data: Path, tmp_path: Path) -> None:
    review, confirmed = tmp_path / "review.csv", tmp_path / "mine.csv"
    assert load(folder, data, "--review", str(review)) == 0
    decide(review, confirmed, "no")
    assert load(folder, data, "--review", str(review), "--confirmed", str(confirmed)) == 0
    assert listed(review) == [] and links(data) == set()
    assert load(folder, data, "--confirmed", str(tmp_path / "missing.csv")) == 2, "a file that is given and not there is wrong use"
