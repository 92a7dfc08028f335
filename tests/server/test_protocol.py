"""SPARQL 1.1 Protocol, section 2.1: how a request asks."""

from urllib.parse import quote_plus, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang_server.problems import Problem
from taizhang_server.protocol import FORM, QUERY, asked
from taizhang_server.tasks import Dataset


def problem(*request: object) -> str:
    """The name of the problem that a request has."""
    with pytest.raises(Problem) as found:
        asked(*request)  # type: ignore[arg-type]
    return found.value.name


def test_get_decodes_percent_once_and_plus_as_space() -> None:
    assert asked("GET", b"query=ASK+%7B%7D%20%2523%2B", None, b"").query == "ASK {} %23+"


@given(st.text())
def test_any_query_comes_through_each_of_the_three_ways(query: str) -> None:
    form = urlencode({"query": query}).encode()
    assert asked("GET", b"query=" + quote_plus(query).encode(), None, b"").query == query
    assert asked("POST", b"", FORM, form).query == query
    assert asked("POST", b"", f'{QUERY}; charset="UTF-8"', query.encode()).query == query


def test_url_and_form_are_merged() -> None:
    found = asked("POST", b"default-graph-uri=http://e/1&reason=no", FORM, b"query=ASK{}&default-graph-uri=http://e/2&format=csv")
    assert found.dataset == Dataset(("http://e/1", "http://e/2"), ())
    assert (found.reason, found.format) == (False, "csv")


def test_direct_post_takes_the_data_set_from_the_url() -> None:
    assert asked("POST", b"named-graph-uri=http://e/1", QUERY, b"ASK{}").dataset == Dataset((), ("http://e/1",))


def test_without_a_data_set_there_is_none() -> None:
    found = asked("GET", b"query=ASK{}&unknown=1", None, b"")
    assert (found.dataset, found.reason, found.format) == (None, True, None)


@pytest.mark.parametrize(("request_", "name"), [
    (("GET", b"", None, b""), "one-query"),
    (("GET", b"query=ASK{}&query=ASK{}", None, b""), "one-query"),
    (("POST", b"query=ASK{}", QUERY, b"ASK{}"), "one-query"),
    (("POST", b"query=ASK{}", FORM, b"query=ASK{}"), "one-query"),
    (("GET", b"update=CLEAR+ALL", None, b""), "update"),
    (("POST", b"", FORM, b"update=CLEAR+ALL"), "update"),
    (("POST", b"", "application/sparql-update", b"CLEAR ALL"), "update"),
    (("POST", b"", "application/json", b"{}"), "media-type"),
    (("POST", b"", None, b"ASK{}"), "media-type"),
    (("POST", b"", f"{QUERY}; charset=GB18030", "ASK{}".encode("gb18030")), "media-type"),
    (("POST", b"", QUERY, "ASK{} #问".encode("gb18030")), "not-utf8"),
    (("GET", b"query=%FF", None, b""), "not-utf8"),
    (("GET", b"query=\xff", None, b""), "not-utf8"),
    (("GET", b"query=ASK{}&default-graph-uri=no+iri", None, b""), "bad-parameter"),
    (("GET", b"query=ASK{}&reason=maybe", None, b""), "bad-parameter"),
])
def test_what_is_no_request(request_: tuple[object, ...], name: str) -> None:
    assert problem(*request_) == name
