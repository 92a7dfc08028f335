"""Every stored question on three invented cities: the rows that it has to give, each with its sentence."""

from pathlib import Path

import pytest
from pyoxigraph import Store, parse
from rdflib.plugins.sparql import prepareQuery

from taizhang.questions import bind, questions
from taizhang.release.stores import with_default

QUESTIONS = {question.name: question for question in questions()}
Rows = list[tuple[str | None, ...]]


@pytest.fixture(scope="module")
def store() -> Store:
    """The three cities."""
    cities = Store()
    cities.bulk_extend(with_default(parse(path=Path(__file__).parent / "cities.trig")))
    return cities


def rows(store: Store, name: str, columns: str, **values: str) -> Rows:
    """The answer to a question, only the named columns."""
    solutions = store.query(bind(QUESTIONS[name], values))
    return [tuple(term.value if (term := solution[column]) else None for column in columns.split()) for solution in solutions]


def test_lead_units_stand_by_topic_and_city_in_rank(store: Store) -> None:
    assert rows(store, "lead-units", "topicLabel city title leadUnit rank quote") == [
        ("停车难", "云泽市", "规范路内停车", "云泽市住建局", "1",
         "市住建局承诺6月底前出台《路内泊位收费规定》,长期保持畅通,追回不超过3万元。"),
        ("停车难", "青禾市", "治理停车难", "青禾市住建局", "1", "由市住建局、市公安局牵头整治停车难。"),
        ("停车难", "青禾市", "治理停车难", "青禾市公安局", "2", "由市住建局、市公安局牵头整治停车难。"),
        ("学校食堂", "石湾新区", "整治学校食堂", "石湾新区市场监管局", "1",
         "区市场监管局整改食堂问题15个,罚没2.4万元,8月10日前复查,处分2人。"),
    ]


@pytest.mark.parametrize("topic", ["food", "school-canteens", "https://w3id.org/taizhang/topic/food"])
def test_lead_units_of_a_topic_or_the_domain_above_it(store: Store, topic: str) -> None:
    assert rows(store, "lead-units", "topicLabel city", topic=topic) == [("学校食堂", "石湾新区")]


def test_found_and_rectified_stand_in_one_row_only_where_linked(store: Store) -> None:
    assert rows(store, "found-and-rectified", "city found rectified approximate share") == [
        ("石湾新区", None, "15", "false", None),
        ("青禾市", "80", "60", "true", None),
    ]


def test_an_exact_pair_has_a_share(store: Store) -> None:
    exact = Store()
    exact.extend(store)
    exact.update("""PREFIX tz: <https://w3id.org/taizhang/ontology#>
        DELETE { ?figure tz:approximate true } INSERT { ?figure tz:approximate false } WHERE { ?figure tz:approximate true }""")
    assert ("青禾市", "80", "60", "75") in rows(exact, "found-and-rectified", "city found rectified share")


def test_approximate_figures_hold_bounds_too(store: Store) -> None:
    assert rows(store, "approximate-figures", "city words value unit relation approximate") == [
        ("云泽市", "不超过3万元", "30000", "元", "不超过", "false"),
        ("青禾市", "60余个", "60", "个", "多于", "true"),
    ]


TIMES = [("石湾新区", "8月10日前", "2022-08-10"), ("云泽市", "6月底前", "2023-06-30")]


@pytest.mark.parametrize(("values", "expected"), [
    ({}, [("云泽市", "长期", None), *TIMES]),
    ({"until": "2022-12-31"}, TIMES[:1]),
    ({"until": "2023-06-30"}, TIMES),
    ({"kind": "standing"}, [("云泽市", "长期", None)]),
    ({"kind": "standing", "until": "2023-06-30"}, []),
])
def test_time_limits_by_day_and_kind(store: Store, values: dict[str, str], expected: Rows) -> None:
    assert rows(store, "time-limits", "city words by", **values) == expected


def test_accountability_names_the_whole_of_a_part(store: Store) -> None:
    assert rows(store, "accountability", "indicatorLabel city value whole") == [
        ("处分人数", "石湾新区", "2", None),
        ("处分人数", "青禾市", "4", "9"),
        ("处理人数", "青禾市", "9", None),
    ]


def test_money_leaves_out_targets_and_restatements(store: Store) -> None:
    assert rows(store, "money", "indicatorLabel city words value") == [
        ("罚没金额", "石湾新区", "2.4万元", "24000"),
        ("追回退还资金", "青禾市", "12.5万元", "125000"),
    ]


def test_instruments_leave_out_what_is_only_cited(store: Store) -> None:
    assert rows(store, "instruments", "statusLabel city instrument") == [
        ("已印发", "青禾市", "停车设施管理办法"),
        ("计划印发", "云泽市", "路内泊位收费规定"),
    ]


def test_measures_of_a_topic_done_and_planned(store: Store) -> None:
    assert rows(store, "measures", "city kindLabel") == [("云泽市", "计划措施"), ("青禾市", "已实施措施")]
    assert rows(store, "measures", "city kindLabel", topic="school-canteens") == [("石湾新区", "已实施措施")]


def test_labels_come_in_the_language_asked_for_else_in_chinese(store: Store) -> None:
    found = rows(store, "money", "city indicatorLabel", lang="en")
    assert found == [("石湾新区", "Fines and confiscations"), ("Qinghe", "Funds recovered")]


def test_there_are_eight() -> None:
    assert len(QUESTIONS) == 8


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_row_brings_its_evidence(store: Store, name: str) -> None:
    found = rows(store, name, "city quote passage source")
    assert found and all(None not in row for row in found)
    assert len({city for city, *_ in found}) >= 2


@pytest.mark.parametrize("name", QUESTIONS)
def test_it_is_plain_sparql_and_runs_as_it_stands(name: str) -> None:
    question = QUESTIONS[name]
    prepareQuery(question.query)  # a second, stricter parser
    assert bind(question, {}) == question.query, "the default in the header is not that of the query"
    assert all((*question.title, *question.description))
