"""Entries → reading: what they set, replace, add and drop, and what no longer fits."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import get_args, get_type_hints

import pytest

from taizhang import records
from taizhang.corrections.apply import Corrected, apply
from taizhang.corrections.entries import from_json, to_json
from taizhang.corrections.renumber import REFERENCES
from taizhang.records import BulletinKind, FigureKind, Reading, Span
from taizhang.source.text import Text

from .conftest import entries

Apply = Callable[..., Corrected]
SOURCE = "\n  source: 来函"
WATER = "project: 农村供水不稳定问题"
CLINICS = "project: 村卫生室缺药问题"


def misfits(corrected: Corrected) -> list[dict[str, str]]:
    return [dict(doubt.values) for doubt in corrected.reading.doubts if doubt.code == "correction-does-not-fit"]


def test_a_lead_unit_is_replaced_and_the_earlier_one_is_known(corrected: Apply) -> None:
    done = corrected(f"{WATER}\n  field: lead_units\n  value: [市农业农村局, 市水利局]{SOURCE}")
    first, second = done.reading.projects[0].lead_units
    assert (first.name, first.place, first.function) == ("海宁市农业农村局", "330481", "agri")
    assert second.span.end > second.span.start, "a body that the text names stays where it is told"
    assert first.span.start == first.span.end, "one that it does not name is told nowhere"
    change, = done.changes
    assert (change.earlier, change.later, change.project) == (("海宁市水利局",), ("海宁市农业农村局", "海宁市水利局"), 0)
    assert misfits(done) == []


def test_a_value_that_the_text_states_points_at_its_words(corrected: Apply, text: Text) -> None:
    done = corrected(f"{WATER}\n  field: co_units\n  value: [市医疗保障局]\n  passage: 市医疗保障局")
    body, = done.reading.projects[0].co_units
    assert text.content[slice(*body.span)] == "市医疗保障局"


@pytest.mark.parametrize(("item", "attribute", "value"), [
    ("field: kind\n  value: commitment", "kind", BulletinKind.COMMITMENT),
    ("field: year\n  value: 2022", "year", 2022),
    ("field: published\n  value: 2024-01-09", "published", date(2024, 1, 9)),
    ("field: place\n  value: 桐乡市", "place", "330483"),
    ("field: place\n  value: 330483", "place_name", "桐乡市"),
    ("field: year\n  drop: true\n  reason: 无年份", "year", None),
])
def test_a_field_of_the_bulletin_is_set_or_dropped(corrected: Apply, item: str, attribute: str, value: object) -> None:
    done = corrected(item + ("" if "reason" in item else SOURCE))
    assert getattr(done.reading.bulletin, attribute) == value
    assert misfits(done) == []


@pytest.mark.parametrize(("field", "value", "held"), [
    ("status", "completed", "completed"), ("topics", "[rural-water]", ("rural-water",)), ("place", "330482", "330482"),
    ("title", "农村供水问题", "农村供水问题"),
])
def test_a_field_of_a_project_is_set(corrected: Apply, field: str, value: str, held: object) -> None:
    done = corrected(f"{WATER}\n  field: {field}\n  value: {value}{SOURCE}")
    assert getattr(done.reading.projects[0], field) == held


def test_issues_are_words_of_the_bulletin(corrected: Apply, text: Text) -> None:
    done = corrected(f"{WATER}\n  field: issues\n  value: [农村供水 不稳定问题]{SOURCE}")
    assert [text.content[slice(*span)] for span in done.reading.projects[0].issues] == ["农村供水不稳定问题"]


def test_the_number_of_a_figure_is_set(corrected: Apply) -> None:
    done = corrected(
        f"figure: 12公里\n  field: value\n  value: 12.5{SOURCE}", f"figure: 3400户\n  field: kind\n  value: Scope{SOURCE}",
    )
    length, households = done.reading.figures[:2]
    assert (length.quantity.value, households.kind) == (Decimal("12.5"), FigureKind.SCOPE)
    assert [(change.earlier, change.later) for change in done.changes] == [(("12",), ("12.5",)), (("Outcome",), ("Scope",))]


def test_one_figure_is_set_against_another(corrected: Apply) -> None:
    done = corrected(f"{WATER}\n  figure: 惠及群众3400户\n  field: against\n  value: 12公里{SOURCE}")
    assert done.reading.figures[1].against == 0


def test_a_figure_is_moved_to_another_project(corrected: Apply) -> None:
    done = corrected(f"{CLINICS}\n  figure: 210种\n  field: project\n  value: 农村供水不稳定问题{SOURCE}")
    assert [figure.project for figure in done.reading.figures] == [0, 0, 0]


def test_what_was_overlooked_is_added_at_its_words(corrected: Apply, reading: Reading, text: Text) -> None:
    done = corrected(
        f"{WATER}\n  field: planned_measures\n  value: [惠及群众]{SOURCE}",
        f"{WATER}\n  field: time_limit\n  value: 2023-12-31{SOURCE}",
        f"{WATER}\n  field: persons\n  value: [周明远]{SOURCE}",
        f"{CLINICS}\n  field: targets\n  value: [补充药品210种]{SOURCE}",
    )
    assert misfits(done) == []
    measure = done.reading.measures[-1]
    assert (text.content[slice(*measure.span)], measure.planned, measure.project) == ("惠及群众", True, 0)
    assert done.reading.milestones[-1].due_by == date(2023, 12, 31)
    person = done.reading.responsibilities[-1]
    assert (person.name, person.project, person.span.start) == ("周明远", 0, person.span.end)
    assert len(done.reading.figures) == len(reading.figures), "what was read already is only given its kind"
    assert done.reading.figures[-1].kind is FigureKind.TARGET


def test_dropping_a_record_keeps_what_refers_to_others(corrected: Apply, reading: Reading) -> None:
    done = corrected(
        f"figure: 3400户\n  field: against\n  value: 12公里{SOURCE}", f"figure: 210种\n  field: subset_of\n  value: 3400户{SOURCE}",
        "figure: 12公里\n  drop: true\n  reason: 并非数据",
    )
    households, drugs = done.reading.figures
    assert (households.against, drugs.subset_of) == (None, 0)
    assert len(done.reading.measures) == len(reading.measures)


def test_dropping_a_project_frees_its_records(corrected: Apply) -> None:
    done = corrected(f"{CLINICS}\n  field: status\n  value: completed{SOURCE}", f"{WATER}\n  drop: true\n  reason: 小标题")
    assert [project.title for project in done.reading.projects] == ["村卫生室缺药问题"]
    assert [figure.project for figure in done.reading.figures] == [None, None, 0]
    assert [change.project for change in done.changes] == [0, None]


@pytest.mark.parametrize(("item", "wanted", "found"), [
    (f"project: 校车超载问题\n  field: status\n  value: completed{SOURCE}", "校车超载问题", ""),
    (f"figure: 13公里\n  field: unit\n  value: 米{SOURCE}", "13公里", ""),
    (f"{CLINICS}\n  figure: 12公里\n  field: unit\n  value: 米{SOURCE}", "12公里", ""),
    (f"figure: 12公里\n  field: unit\n  value: 米\n  was: 里{SOURCE}", "里", "公里"),
    (f"{WATER}\n  field: issues\n  value: [没有这句话]{SOURCE}", "没有这句话", ""),
    (f"{WATER}\n  field: place\n  value: 无名市{SOURCE}", "无名市", ""),
    (f"{WATER}\n  field: outcomes\n  value: 管网12公里,惠及群众3400户{SOURCE}", "管网12公里,惠及群众3400户", "12公里、3400户"),
    (f"ordinal: 2\n  {WATER}\n  field: status\n  value: completed{SOURCE}", "农村供水不稳定问题", "农村供水不稳定问题"),
    ("measure: 不在文中\n  drop: true\n  reason: 误读", "不在文中", ""),
])
def test_what_no_longer_fits_changes_nothing_and_is_a_doubt(
    corrected: Apply, reading: Reading, item: str, wanted: str, found: str
) -> None:
    done = corrected(item)
    assert misfits(done) == [{"where": "corrections.yml:1", "wanted": wanted, "found": found}]
    assert (done.reading.projects, done.reading.figures, done.changes) == (reading.projects, reading.figures, ())


def test_an_entry_expects_what_was_read_in_whatever_words(corrected: Apply) -> None:
    done = corrected(f"{WATER}\n  field: lead_units\n  value: [市农业农村局]\n  was: [市水利局]{SOURCE}")
    assert misfits(done) == []


def test_a_doubt_that_is_answered_is_gone(text: Text, reading: Reading) -> None:
    at = text.content.index("12公里")
    doubts = tuple(records.Doubt("unknown-unit", Span(at, at + 4), project) for project in (0, 1))
    value = f"{WATER}\n  finding: unknown-unit\n  figure: 12公里\n  field: unit\n  value: 里{SOURCE}"
    done = apply(text, replace(reading, doubts=doubts), entries(value))
    assert [doubt.project for doubt in done.reading.doubts] == [1]


def test_what_settles_a_finding_changes_nothing(corrected: Apply, reading: Reading) -> None:
    no_kind = "finding: no-kind\n  accept: not-stated\n  reason: 无"
    done = corrected(no_kind, f"{WATER}\n  finding: date-slip\n  confirm: true\n  reason: 无误")
    assert done.reading == reading and done.changes == ()
    assert [entry.finding for entry in done.settling] == ["no-kind", "date-slip"]


def test_a_part_of_a_title_will_do_where_one_project_bears_it(corrected: Apply) -> None:
    assert corrected(f"project: 供水不稳定\n  field: status\n  value: closed{SOURCE}").reading.projects[0].status == "closed"
    assert misfits(corrected(f"project: 问题\n  field: status\n  value: closed{SOURCE}"))


def test_entries_are_kept_as_they_are() -> None:
    unit = f"figure: 12公里\n  field: unit\n  value: 里\n  was: 公里{SOURCE}"
    written = entries(unit, "finding: no-year\n  confirm: true\n  reason: 无")
    assert list(from_json(to_json(written))) == written


def test_every_reference_between_records_is_renumbered() -> None:
    counted = {"rank", "every", "year"}  # numbers that are no positions
    for record in vars(records).values():
        if isinstance(record, type) and hasattr(record, "__dataclass_fields__") and record is not records.Reading:
            hints = get_type_hints(record)
            positions = {field.name for field in fields(record) if hints[field.name] is int or int in get_args(hints[field.name])}
            assert positions - counted <= REFERENCES.keys(), record
