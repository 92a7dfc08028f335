"""How complete a bulletin is, by what its kind asks for."""

from dataclasses import replace
from decimal import Decimal

from pyoxigraph import NamedNode

from taizhang import iris
from taizhang.findings.scores import Completeness, Score, completeness, measurements
from taizhang.findings.shapes import shapes
from taizhang.mapping import identity
from taizhang.records import BulletinKind

# A lead unit counts 3, issue, measure, outcome and time limit 2 each, the outcome of a target 1.
PROJECT = 12
# Kind, place, year and projects count 2 each, that issues are named at all 1.
BULLETIN = 9


def scored(case) -> Completeness:
    return completeness(case.text, case.reading, case.found)


def test_what_a_kind_asks_for_hangs_from_it() -> None:
    codes = {shape.code for shape in shapes().asked_of_project("result")}
    assert codes == {"result-lead-unit", "result-issue", "result-measure", "result-outcome", "result-time-limit", "target-outcome"}
    assert {shape.code for shape in shapes().asked_of_bulletin("commitment")} == {
        "no-kind", "no-place", "no-year", "no-project", "commitment-persons"}
    assert shapes().asked_of_project("other") == ()


def test_each_requirement_counts_by_its_severity(case) -> None:
    scores = scored(case)
    assert scores.projects == (Score(PROJECT, PROJECT), Score(PROJECT - 3, PROJECT))  # the second names no lead unit
    assert scores.bulletin == Score(BULLETIN + 2 * PROJECT - 3, BULLETIN + 2 * PROJECT)


def test_what_the_bulletin_lacks_is_its_own(make) -> None:
    scores = scored(make(bulletin=replace(make().reading.bulletin, year=None)))
    assert scores.bulletin == Score(BULLETIN - 2 + 2 * PROJECT - 3, BULLETIN + 2 * PROJECT)


def test_figures_that_contradict_each_other_are_not_missing(make) -> None:
    assert scored(make(doubts=())) == scored(make())


def test_a_kind_that_asks_nothing_of_projects_has_no_measurement_of_them(make) -> None:
    case = make(bulletin=replace(make().reading.bulletin, kind=BulletinKind.OTHER))
    quads = measurements(case.text, case.reading, scored(case))
    computed_on = {quad.object for quad in quads if quad.predicate.value.endswith("computedOn")}
    assert computed_on == {NamedNode(iris.text(case.text.key))}


def test_scores_add_up_and_are_a_share() -> None:
    assert Score(3, 4) + Score(1, 2) == Score(4, 6)
    assert (Score(4, 6).value, Score(0, 5).value, Score().value) == (Decimal("0.6667"), Decimal(0), Decimal(1))


def test_measurements_are_of_the_data_quality_vocabulary(case) -> None:
    told: dict[str, dict[str, str]] = {}
    for quad in measurements(case.text, case.reading, scored(case)):
        assert quad.graph_name == NamedNode(iris.graph(f"{case.text.key}/findings"))
        told.setdefault(quad.subject.value, {})[quad.predicate.value.rpartition("/")[2].rpartition("#")[2]] = quad.object.value
    of = {one["computedOn"]: (one["value"], one["told"], one["asked"]) for one in told.values()}
    first, second = identity.projects(case.text, case.reading)
    assert of == {iris.text(case.text.key): ("0.9091", "30", "33"), first: ("1", "12", "12"), second: ("0.75", "9", "12")}
    assert {one["isMeasurementOf"] for one in told.values()} == {f"{iris.BASE}metric/completeness"}
