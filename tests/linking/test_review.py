"""The review list, the decisions read from it, and the links that they make."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from taizhang import iris
from taizhang.errors import InputError
from taizhang.linking.candidates import AGAINST, SAME, Candidate, answers, same_matters
from taizhang.linking.confirmed import from_json, links, pairs, to_json, together, undecided
from taizhang.linking.graph import LINKS, quads
from taizhang.linking.review import COLUMNS, Decision, read, write

from .test_candidates import LATER, WATER, outcome, target

PROMISED, TOLD = replace(WATER, numbers=(target("20公里"),)), replace(LATER, numbers=(outcome("18公里"),))
CANDIDATES = [*same_matters([PROMISED, TOLD]), *answers([(PROMISED, TOLD)])]
DECIDED = {"decision": "yes", "by": "李一", "date": "2024-03-05"}


def listed(candidates: Sequence[Candidate] = CANDIDATES) -> list[dict[str, str]]:
    """The lines of the review list."""
    return list(csv.DictReader(io.StringIO(write(candidates).removeprefix("\ufeff"), newline="")))


def table(rows: Sequence[dict[str, str]]) -> bytes:
    """Lines as a spreadsheet saves them."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def decisions(rows: Sequence[dict[str, str]] | None = None, **cells: str) -> list[Decision]:
    """The decisions of lines (those of the list), each decided in the affirmative but for what ``cells`` say."""
    found = list(read(table([row | DECIDED | cells for row in rows or listed()]), "confirmed.csv"))
    assert not [str(one) for one in found if isinstance(one, InputError)]
    return [one for one in found if isinstance(one, Decision)]


def test_the_list_tells_both_sides_score_and_reason() -> None:
    same, against = listed()
    assert (same["relation"], same["decision"], same["first_ordinal"]) == (SAME, "", "")
    assert {same["first_bulletin"], same["second_bulletin"]} == {"pledge.txt", "result.txt"}
    assert (against["relation"], against["first_figure"], against["second_figure"]) == (AGAINST, "18公里", "20公里")
    assert float(same["score"]) > 0.7 and same["reason_zh"] != same["reason_en"]
    assert write([]).startswith("\ufeffdecision,"), "Excel takes it for UTF-8"


def test_no_cell_is_a_formula_and_none_is_changed_by_that() -> None:
    evil = same_matters([replace(WATER, title="=农村供水"), replace(LATER, title="=农村供水")])
    assert {listed(evil)[0][f"{side}_title"] for side in ("first", "second")} == {"'=农村供水"}
    assert [decision.first.title for decision in decisions(listed(evil))] == ["=农村供水"]


def test_lines_without_a_decision_are_open() -> None:
    assert decisions(decision="") == decisions(decision="  ") == []


def test_a_day_as_excel_writes_it_is_a_day() -> None:
    assert decisions(date="2024/3/5")[0].date == date(2024, 3, 5)
    assert [decision.linked for decision in decisions(decision="否")] == [False, False]


@pytest.mark.parametrize(("cells", "column"), [
    ({"decision": "perhaps"}, "decision"), ({"relation": "like"}, "relation"), ({"by": ""}, "by"), ({"date": "soon"}, "date"),
    ({"first_title": ""}, "first_title"), ({"second_bulletin": ""}, "second_bulletin"), ({"first_ordinal": "one"}, "first_ordinal"),
])
def test_a_wrong_cell_is_told_with_its_place(cells: dict[str, str], column: str) -> None:
    error, *_ = read(table([row | DECIDED | cells for row in listed()]), "confirmed.csv")
    assert isinstance(error, InputError) and f"confirmed.csv, line 2, column {column}:" in str(error)


def test_what_is_no_such_table_is_told() -> None:
    for data, says in ((b"a,b\n1,2\n", "lacks the columns"), ("通报".encode("gb18030"), "UTF-8")):
        error, = read(data, "confirmed.csv")
        assert isinstance(error, InputError) and says in str(error)
    assert list(read(b"", "confirmed.csv")) == []


def test_only_what_is_confirmed_is_linked() -> None:
    found, errors = links(decisions(), [PROMISED, TOLD])
    same = CANDIDATES[0]
    assert {(link.first, link.second) for link in found} == {(same.first.iri, same.second.iri), ("o/18公里", "t/20公里")}
    assert errors == []
    assert [{one.iri for one in pair} for pair in pairs(found, [PROMISED, TOLD])] == [{"w", "l"}]
    assert links(decisions(decision="no"), [PROMISED, TOLD]) == ([], [])


def test_what_was_decided_is_not_asked_again_either_way_round() -> None:
    other = {"first": "second", "second": "first"}
    swapped = [row | {f"{other[side]}_{name}": row[f"{side}_{name}"] for side in other for name in ("bulletin", "title", "figure")}
               for row in listed()]
    for decided in (decisions(), decisions(decision="no"), decisions(swapped)):
        assert undecided(CANDIDATES, decided) == []
    assert undecided(CANDIDATES, decisions()[:1]) == CANDIDATES[1:]


def test_a_later_decision_goes_before_an_earlier_one() -> None:
    kept = together(decisions(), decisions(decision="no", date="2024-04-01"))
    assert [(one.linked, one.date) for one in kept] == [(False, date(2024, 4, 1))] * 2
    assert from_json(to_json(kept)) == kept


def test_a_link_to_what_is_not_there_is_told_where_the_bulletin_is_loaded() -> None:
    assert links(decisions(), [PROMISED]) == ([], [])
    found, errors = links(decisions(), [replace(PROMISED, title="别的事项"), TOLD])
    assert found == [] and {error.where for error in errors} == {"pledge.txt"}
    found, errors = links(decisions(), [replace(PROMISED, numbers=()), TOLD])
    assert len(found) == 1 and "“20公里”" in str(errors[0])


def test_a_link_stands_with_who_confirmed_it() -> None:
    found, _ = links(decisions(note="同一工程"), [
        replace(matter, iri=f"urn:{matter.iri}", numbers=tuple(replace(one, iri=f"urn:{one.iri}") for one in matter.numbers))
        for matter in (PROMISED, TOLD)
    ])
    stated = quads(found)
    assert {quad.graph_name for quad in stated} == {LINKS}
    said = {(quad.predicate.value.rpartition("#")[2], getattr(quad.object, "value", "")) for quad in stated}
    assert ("against", "urn:t/20公里") in said and {("sameMatterAs", "urn:l"), ("sameMatterAs", "urn:w")} & said
    assert ("predicate", f"{iris.TZ}sameMatterAs") in said and ("predicate", f"{iris.TZ}against") in said
    assert {quad.object.value for quad in stated if quad.predicate.value == f"{iris.DCTERMS}date"} == {"2024-03-05"}
    assert {quad.object.value for quad in stated if quad.predicate.value == f"{iris.RDFS}comment"} == {"同一工程"}
