"""What is read in an invented bulletin is what was put into it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from bench.agreement import EXACT, GRADED, Counts, counts, facts, reading_of
from bench.generate import DEFECTS, LAYOUTS, Sample, generate, generate_many, main

from taizhang.records import Reading
from taizhang.source.decode import decode

QUICK = range(1, 61)
LONG = range(1001, 1126)
# F1 in percent over the quick bulletins of all layouts; what was reached is not lost again.
FLOORS = {
    "topics": 98,
    "issues": 97,
    "kinds": 96,
    "indicators": 98,
    "changes": 98,
    "baselines": 95,
    "links": 99,
    "measures": 95,
    "+planned": 95,
}


@cache
def read(layout: str, seeds: range) -> tuple[tuple[Sample, Reading], ...]:
    """The bulletins of a layout, and what is read in them."""
    samples = [generate(seed, layout) for seed in seeds]
    return tuple((sample, reading_of(sample)) for sample in samples)


def wrong(row: str, layout: str, seeds: range) -> Iterator[str]:
    """The facts of a row that were missed (-), and those that are not so (+)."""
    for seed, (sample, found) in zip(seeds, read(layout, seeds), strict=True):
        true, got = facts(row, sample, found)
        yield from (f"{seed} - {fact}" for fact in true - got)
        yield from (f"{seed} + {fact}" for fact in got - true)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("row", EXACT)
def test_records_read_are_the_records_written(row: str, layout: str) -> None:
    assert list(wrong(row, layout, QUICK)) == []


@pytest.mark.long
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("row", EXACT)
def test_a_thousand_bulletins_read_as_written(row: str, layout: str) -> None:
    assert list(wrong(row, layout, LONG)) == []


@pytest.mark.parametrize("row", GRADED)
def test_what_is_a_matter_of_degree_keeps_its_rate(row: str) -> None:
    pairs = [pair for layout in LAYOUTS for pair in read(layout, QUICK)]
    rate = sum((counts(row, *pair) for pair in pairs), Counts(0, 0, 0))
    assert 100 * rate.f1 >= FLOORS[row]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_bulletin_without_defect_raises_no_contradiction(layout: str) -> None:
    found = zip(QUICK, (found for _, found in read(layout, QUICK)), strict=True)
    assert [(seed, doubt.code, doubt.values) for seed, reading in found for doubt in reading.doubts] == []


@pytest.mark.parametrize("defect", ["parts", "percentage", "announced", "two-values"])
def test_a_planted_contradiction_is_found(defect: str) -> None:
    unseen = []
    for seed in QUICK:
        sample = generate(seed, defect=defect)
        doubts = {(doubt.code, doubt.project) for doubt in reading_of(sample).doubts}
        unseen += [(seed, sample.layout, planted) for planted in sample.defects if (planted.code, planted.project) not in doubts]
    assert unseen == []


@pytest.mark.parametrize("defect", ["lead-unit", "time-limit"])
def test_what_a_bulletin_leaves_out_is_not_read_into_it(defect: str) -> None:
    for seed in QUICK:
        sample = generate(seed, defect=defect)
        found = reading_of(sample)
        (planted,) = sample.defects
        assert planted.project is not None
        limits = [due for due in found.milestones if due.project == planted.project]
        assert not (found.projects[planted.project].lead_units if defect == "lead-unit" else limits), (seed, sample.layout)


@pytest.mark.parametrize("defect", [None, *DEFECTS])
def test_the_same_seed_gives_the_same_bulletin(defect: str | None) -> None:
    assert generate(7, defect=defect) == generate(7, defect=defect)
    assert generate(7, defect=defect).text != generate(8, defect=defect).text


def test_every_record_stands_where_its_span_says() -> None:
    for sample in generate_many(80, 1):
        text, truth = sample.text, sample.truth
        assert [text[slice(*project.span)] for project in truth.projects] == [project.title for project in truth.projects]
        assert [text[slice(*one.span)] for one in truth.instruments] == [one.title for one in truth.instruments]
        assert [text[slice(*one.span)] for one in truth.responsibilities] == [one.name for one in truth.responsibilities]
        quotes = [text[slice(*figure.quantity.span)] for figure in truth.figures]
        assert all(any(character.isnumeric() or character == "两" for character in quote) for quote in quotes)


def test_a_folder_of_bulletins_and_truths_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["generate", "--count", "8", "--seed", "3", "--out", str(tmp_path / "out")])
    main()
    for number, sample in enumerate(generate_many(8, 3), 1):
        text = decode((tmp_path / "out" / f"{number}.txt").read_bytes(), f"{number}.txt")
        truth = json.loads((tmp_path / "out" / f"{number}.json").read_text(encoding="utf-8"))
        assert (text.content, truth["layout"]) == (sample.text, sample.layout)
        assert [project["title"] for project in truth["projects"]] == [project.title for project in sample.truth.projects]
        values = [str(figure.quantity.value) for figure in sample.truth.figures]
        assert [figure["quantity"]["value"] for figure in truth["figures"]] == values


def test_an_untrue_record_is_seen() -> None:
    sample = generate(1, "form")
    found = reading_of(sample)
    for row, spoilt in {
        "figures": replace(found, figures=found.figures[1:]),
        "lead units": replace(found, projects=(replace(found.projects[0], lead_units=()), *found.projects[1:])),
        "bulletin": replace(found, bulletin=replace(found.bulletin, year=1999)),
    }.items():
        true, got = facts(row, sample, spoilt)
        assert true != got
