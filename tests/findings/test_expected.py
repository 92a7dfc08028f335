"""What annotated bulletins leave out or contradict is found in the right project, and nothing else is a violation.

They are not part of the project: they stand beside the checkout, or where ``TAIZHANG_SHARED`` says.
"""

import os
import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from taizhang.findings.finding import Finding
from taizhang.records import BulletinKind, Comparator, FigureKind, InstrumentStatus, Reading, Severity, Span
from taizhang.release.chain import Page, page
from taizhang.source.decode import decode

from . import expected

SHARED = Path(os.environ.get("TAIZHANG_SHARED", Path(__file__).resolve().parents[3] / "shared"))

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not (SHARED / "eval" / "dev").is_dir(), reason=f"no annotated bulletins in {SHARED}"),
]

# Code and number of the project (0: the whole bulletin) of what must be found.
EXPECTED = {
    "D1": {("parts-do-not-add-up", 1), ("result-lead-unit", 5)},
    "D2": {("percentage-refuted", 0), ("result-lead-unit", 6), ("result-time-limit", 6)},
    "D3": {("percentage-refuted", 2), ("result-time-limit", 4)},
    "D4": {("parts-do-not-add-up", 0), ("result-lead-unit", 3)},
    "D5": {("parts-do-not-add-up", 1), ("result-lead-unit", 5), ("result-time-limit", 5)},
    "D6": {("parts-do-not-add-up", 2), ("commitment-time-limit", 4)},
    "D7": {("two-values", 0), ("press-body", 5), ("press-time-limit", 5)},
    "D8": {("status-contradicted", 5), ("result-lead-unit", 4)},
}
# The words that each contradiction is about, and the ones that they disagree with.
CONTRADICTED = {
    "D1": ("214个", {"156个", "68个"}),
    "D2": ("100％", {"90.5%"}),
    "D3": ("35%", {"1840件", "1288件"}),
    "D4": ("32个", {"29个", "4个"}),
    "D5": ("412个", {"388个", "34个"}),
    "D6": ("26所", {"9所", "6所", "5所", "8所"}),
    "D7": ("4216个", {"4126个"}),
}
CONTRADICTIONS = {
    "parts-do-not-add-up", "part-exceeds-whole", "percentage-refuted", "two-values", "stages-miss-target", "status-contradicted",
    "rectified-exceeds-found", "class-exceeds-total", "not-accounted-for",
}
# The defects of the real bulletins, by the first digits of the file: code, project, words, and what they disagree with.
REAL = {
    "000": [("not-accounted-for", 0, "23项", {"6项", "15项"})],
    "001": [("class-exceeds-total", 10, "9宗", {"8宗"})],
    "002": [],
    "003": [],
    "004": [("date-slip", 7, "12底前", set()), ("names-run-together", 8, None, set())],
}


@cache
def made(name: str) -> Page:
    """All that is made of a bulletin."""
    path = SHARED / "eval" / "dev" / f"{name}.txt"
    path = path if path.exists() else next((SHARED / "seeds").glob(f"{name}_*.txt"))
    return page(decode(path.read_bytes(), path.name))


def numbered(one: Finding, reading: Reading) -> int:
    """The number of a finding's project, 0 for the whole bulletin."""
    return next((at for at, project in enumerate(reading.projects, 1) if project.title == one.project), 0)


def found(name: str) -> dict[tuple[str, int], Severity]:
    """Code and number of the project of each finding, and how heavy it is."""
    return {(one.code, numbered(one, made(name).reading)): one.severity for one in made(name).findings}


def quote(name: str, span: Span) -> str:
    return made(name).text.content[slice(*span)]


def number(project: int | None) -> int:
    """A project's number in the tables, 0 for the whole bulletin."""
    return 0 if project is None else project + 1


def on(name: str, words: str, spans: Iterable[Span]) -> list[str]:
    """The spans that touch some words wherever they stand."""
    places = [found.span() for found in re.finditer(re.escape(words), made(name).text.content)]
    assert places, f"{name} does not say {words}"
    return [quote(name, span) for span in spans for start, end in places if span.start < end and start < span.end]


@pytest.mark.parametrize("name", EXPECTED)
def test_what_must_be_found_is_found_and_nothing_false(name: str) -> None:
    told = found(name)
    assert EXPECTED[name] - set(told) == set()
    # No contradiction and no violation beyond them.
    beyond = {one for one, severity in told.items() if severity is Severity.VIOLATION or one[0] in CONTRADICTIONS}
    assert beyond - EXPECTED[name] == set()


@pytest.mark.parametrize("name", EXPECTED)
def test_what_no_bulletin_tells_is_asked_of_no_other_project(name: str) -> None:
    asked = {one for one in found(name) if one[0].endswith(("-lead-unit", "press-body", "-time-limit"))}
    assert asked == {one for one in EXPECTED[name] if one in asked}


@pytest.mark.parametrize("name", CONTRADICTED)
def test_a_contradiction_quotes_both_sides(name: str) -> None:
    (doubt,) = (one for one in made(name).reading.doubts if one.code in CONTRADICTIONS)
    assert (quote(name, doubt.span), {quote(name, span) for span in doubt.related}) == CONTRADICTED[name]


@pytest.mark.parametrize("name", REAL)
def test_the_known_defects_of_real_bulletins_are_found_and_no_contradiction_beyond_them(name: str) -> None:
    told = made(name).reading.doubts
    known = [(one.code, number(one.project), quote(name, one.span), {quote(name, span) for span in one.related}) for one in told]
    for code, project, words, others in REAL[name]:
        (one,) = (doubt for doubt in known if doubt[0] == code)
        assert (one[1], words or one[2], others) == (project, one[2], one[3])
    codes = {code for code, *_ in REAL[name]}
    assert {code for code, _ in found(name) if code in CONTRADICTIONS} <= codes


def test_two_names_run_together_are_two_persons() -> None:
    (doubt,) = (one for one in made("004").reading.doubts if one.code == "names-run-together")
    people = [one.name for one in made("004").reading.responsibilities if doubt.span.start <= one.span.start < doubt.span.end]
    assert len(people) == 2 and "".join(people) == quote("004", doubt.span)


def test_complete_bulletins_have_no_violation() -> None:
    assert {(name, one) for name in REAL for one, severity in found(name).items() if severity is Severity.VIOLATION} == set()


Figure = tuple[int, str, str | None, Comparator, FigureKind | None]


@pytest.mark.parametrize(("name", "figure"), [(name, one) for name, told in expected.FIGURES.items() for one in told])
def test_figures_that_must_be_read(name: str, figure: Figure) -> None:
    project, value, upper, comparator, kind = figure
    alike = [one for one in made(name).reading.figures if number(one.project) == project and one.quantity.value == Decimal(value)
             and one.quantity.upper == (Decimal(upper) if upper else None) and one.quantity.comparator is comparator]
    assert alike and (kind is None or kind in {one.kind for one in alike})


@pytest.mark.parametrize(("name", "words"), [(name, words) for name, told in expected.NO_FIGURE.items() for words in told])
def test_what_is_no_figure(name: str, words: str) -> None:
    assert on(name, words, (one.quantity.span for one in made(name).reading.figures)) == []


@pytest.mark.parametrize(("name", "values"), [(name, one) for name, told in expected.CHANGES.items() for one in told])
def test_earlier_and_later_values(name: str, values: tuple[str, str]) -> None:
    figures = made(name).reading.figures
    pairs = [(figures[one.against], one) for one in figures if one.against is not None]
    assert (FigureKind.BASELINE, *map(Decimal, values)) in [(a.kind, a.quantity.value, b.quantity.value) for a, b in pairs]


@pytest.mark.parametrize(("name", "values"), [(name, one) for name, told in expected.PARTS.items() for one in told])
def test_parts_of_wholes(name: str, values: tuple[str, str]) -> None:
    figures = made(name).reading.figures
    links = [(one, of) for one in figures for of in (one.subset_of, one.out_of) if of is not None]
    parts = {(one.quantity.value, figures[of].quantity.value) for one, of in links}
    assert tuple(map(Decimal, values)) in parts


@pytest.mark.parametrize(("name", "rank"), [(name, one) for name, told in expected.RANKS.items() for one in told])
def test_ranks_are_no_counts(name: str, rank: tuple[int, str]) -> None:
    told = {(number(one.project), str(one.quantity.value)): one.quantity.rank for one in made(name).reading.figures}
    assert told[rank]


@pytest.mark.parametrize("name", expected.LEADS)
def test_who_leads_and_who_takes_part(name: str) -> None:
    projects = made(name).reading.projects
    leads = {at: {body.name for body in projects[at - 1].lead_units} for at in expected.LEADS[name]}
    partners = {at: {body.name for body in projects[at - 1].co_units} for at in expected.PARTNERS.get(name, {})}
    assert (leads, partners) == (expected.LEADS[name], expected.PARTNERS.get(name, {}))
    everyone = {body.name for project in projects for body in (*project.lead_units, *project.co_units)}
    assert everyone & expected.STRANGERS.get(name, set()) == set()


@pytest.mark.parametrize("name", expected.LIMITS)
def test_time_limits_are_all_and_only_those(name: str) -> None:
    limits = {(number(one.project), str(one.kind), one.due_by and str(one.due_by)) for one in made(name).reading.milestones}
    assert limits == expected.LIMITS[name]


@pytest.mark.parametrize("name", expected.PERSONS)
def test_persons_are_all_and_only_those(name: str) -> None:
    people = sorted((number(one.project), one.role) for one in made(name).reading.responsibilities)
    assert people == sorted(expected.PERSONS[name])


@pytest.mark.parametrize(("name", "instrument"), [(name, one) for name, told in expected.INSTRUMENTS.items() for one in told])
def test_instruments_and_what_became_of_them(name: str, instrument: tuple[str, InstrumentStatus]) -> None:
    title, status = instrument
    assert {one.status for one in made(name).reading.instruments if one.title.endswith(title)} == {status}


@pytest.mark.parametrize("name", expected.STATUSES)
def test_statuses(name: str) -> None:
    assert dict(enumerate((one.status for one in made(name).reading.projects), 1)) == expected.STATUSES[name]


@pytest.mark.parametrize(("name", "words"), [(name, words) for name, told in expected.NOT_DONE.items() for words in told])
def test_what_was_not_done(name: str, words: str) -> None:
    assert on(name, words, (one.span for one in made(name).reading.measures if not one.planned)) == []


def test_commitments_tell_nothing_as_done() -> None:
    reading = made("D6").reading
    assert reading.bulletin.kind is BulletinKind.COMMITMENT
    assert [one for one in reading.measures if not one.planned] == []
    assert {one.kind for one in reading.figures} <= {FigureKind.TARGET, FigureKind.BASELINE, FigureKind.SCOPE}
