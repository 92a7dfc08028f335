"""``/sparql``: formats, data sets, errors, and what never happens (a fetch, a cut answer, a blocked server)."""

import csv
import io
import json
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from pyoxigraph import RdfFormat, parse

from taizhang.release.current import Release
from taizhang_server.app import create_app
from taizhang_server.settings import Settings

SOURCES = 'PREFIX dcterms: <http://purl.org/dc/terms/> SELECT ?source { ?text dcterms:source ?source } ORDER BY ?source'
EXPECTED = ["qinghe.txt", "shiwan.txt", "yunze.txt"]
CONSTRUCT = "PREFIX dcterms: <http://purl.org/dc/terms/> CONSTRUCT WHERE { ?text dcterms:source ?source }"
GRAPH = "https://w3id.org/taizhang/graph/bbbbbbbbbbbbbbbb"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"


def ask(client: TestClient, query: str, accept: str | None = None, **parameters: str) -> Response:
    """A query by GET."""
    return client.get("/sparql", params={"query": query, **parameters}, headers={"Accept": accept} if accept else {})


def sources(response: Response) -> list[str]:
    """The one column of a JSON result."""
    assert response.status_code == 200, response.text
    return [row["source"]["value"] for row in response.json()["results"]["bindings"]]


def problem(response: Response, status: int) -> dict[str, object]:
    """The problem that a response tells, in both languages."""
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
    told: dict[str, object] = response.json()
    assert told["status"] == status and set(told["message"]) == {"zh", "en"}  # type: ignore[call-overload]
    return told


@pytest.mark.parametrize("send", [
    lambda client: client.get("/sparql", params={"query": SOURCES}),
    lambda client: client.post("/sparql", data={"query": SOURCES}),
    lambda client: client.post("/sparql", content=SOURCES, headers={"Content-Type": "application/sparql-query"}),
], ids=["get", "form", "direct"])
def test_the_three_ways_to_ask(client: TestClient, send: object) -> None:
    assert sources(send(client)) == EXPECTED  # type: ignore[operator]


def test_tables_come_in_four_formats(client: TestClient) -> None:
    as_json, as_xml, as_csv, as_tsv = (ask(client, SOURCES, accept) for accept in (
        "application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"))
    assert sources(as_json) == EXPECTED
    literals = ElementTree.fromstring(as_xml.content).iter("{http://www.w3.org/2005/sparql-results#}literal")
    assert [literal.text for literal in literals] == EXPECTED
    assert [row["source"] for row in csv.DictReader(io.StringIO(as_csv.text, newline=""))] == EXPECTED
    assert as_tsv.text.splitlines() == ["?source", *(f'"{source}"' for source in EXPECTED)]
    assert [each.headers["content-type"] for each in (as_json, as_xml, as_csv, as_tsv)] == [
        "application/sparql-results+json", "application/sparql-results+xml", "text/csv; charset=utf-8",
        "text/tab-separated-values; charset=utf-8"]


@pytest.mark.parametrize(("accept", "media_type", "format_"), [
    ("text/turtle", "text/turtle; charset=utf-8", RdfFormat.TURTLE),
    ("application/n-triples", "application/n-triples", RdfFormat.N_TRIPLES),
    ("application/ld+json", "application/ld+json", RdfFormat.JSON_LD),
    ("application/rdf+xml", "application/rdf+xml", RdfFormat.RDF_XML),
    ("application/sparql-results+json, application/json;q=0.2", "application/json", RdfFormat.JSON_LD),
])
@pytest.mark.parametrize("query", [CONSTRUCT, f"DESCRIBE <{GRAPH.replace('graph', 'text')}>"])
def test_graphs_come_in_four_formats(client: TestClient, query: str, accept: str, media_type: str, format_: RdfFormat) -> None:
    response = ask(client, query, accept)
    assert response.headers["content-type"] == media_type
    found = {quad.object.value for quad in parse(response.content, format=format_) if quad.predicate.value.endswith("/source")}
    assert found == (set(EXPECTED) if query == CONSTRUCT else {"yunze.txt"})


@pytest.mark.parametrize(("accept", "body"), [
    ("application/sparql-results+json", '{"head":{},"boolean":true}'), ("text/csv", "true"), ("text/tab-separated-values", "true")])
def test_ask(client: TestClient, accept: str, body: str) -> None:
    assert ask(client, "ASK { ?s ?p ?o }", accept).text == body


def test_format_wins_over_accept(client: TestClient) -> None:
    assert ask(client, SOURCES, "application/sparql-results+xml", format="csv").headers["content-type"].startswith("text/csv")


def test_browsers_get_json_and_the_answer_varies(client: TestClient) -> None:
    response = ask(client, SOURCES, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
    assert response.headers["content-type"] == "application/sparql-results+json"
    assert "Accept" in response.headers["vary"]


@pytest.mark.parametrize(("query", "accept", "alternative"), [
    (SOURCES, "text/turtle", "text/csv"), (CONSTRUCT, "text/csv", "text/turtle"), (SOURCES, "*/*;q=0", "text/csv")])
def test_no_acceptable_format_names_the_alternatives(client: TestClient, query: str, accept: str, alternative: str) -> None:
    assert alternative in str(problem(ask(client, query, accept), 406)["alternatives"])


def test_an_unknown_format_is_not_acceptable(client: TestClient) -> None:
    problem(ask(client, SOURCES, format="pdf"), 406)


def test_the_default_graph_is_the_union(client: TestClient) -> None:
    assert sources(ask(client, SOURCES)) == EXPECTED
    one = f"SELECT ?source {{ GRAPH <{GRAPH}> {{ ?s <http://purl.org/dc/terms/source> ?source }} }}"
    assert sources(ask(client, one)) == ["yunze.txt"]


def test_from_replaces_the_union(client: TestClient) -> None:
    assert sources(ask(client, SOURCES.replace("{", f"FROM <{GRAPH}> {{", 1))) == ["yunze.txt"]
    assert sources(ask(client, SOURCES.replace("{", f"FROM NAMED <{GRAPH}> {{", 1))) == []
    assert sources(ask(client, SOURCES.replace("{", "FROM <http://127.0.0.1:9/never-fetched> {", 1))) == []


def test_the_data_set_of_the_request_wins_over_from(client: TestClient) -> None:
    from_a = SOURCES.replace("{", "FROM <https://w3id.org/taizhang/graph/aaaaaaaaaaaaaaaa> {", 1)
    assert sources(ask(client, from_a)) == ["qinghe.txt"]
    assert sources(ask(client, from_a, **{"default-graph-uri": GRAPH})) == ["yunze.txt"]
    assert sources(ask(client, SOURCES, **{"named-graph-uri": GRAPH})) == []
    named = "SELECT ?source { GRAPH ?g { ?s <http://purl.org/dc/terms/source> ?source } }"
    assert sources(ask(client, named, **{"named-graph-uri": GRAPH})) == ["yunze.txt"]


def test_reason_no_leaves_out_what_is_inferred(client: TestClient) -> None:
    query = "ASK { ?body a <https://w3id.org/taizhang/ontology#LeadUnit> }"
    assert [ask(client, query, reason=reason).json()["boolean"] for reason in ("yes", "no")] == [True, False]


@pytest.mark.parametrize(("query", "line", "column"), [
    ("SELECT * {\n  ?s ?p ?o\n  FILTER(?x = )\n}", 3, 15), ("SELEC * {}", 1, 1), ("", 1, 1), ("ASK {\n ?s 前缀:p ?o }", 2, 5)])
def test_a_malformed_query_is_placed(client: TestClient, query: str, line: int, column: int) -> None:
    told = problem(ask(client, query), 400)
    assert (told["line"], told["column"]) == (line, column)
    assert f"Line {line}, column {column}" in str(told["message"])


def test_errors_speak_the_language_of_the_client(client: TestClient) -> None:
    zh, en = (client.get("/sparql?query=ASK", headers={"Accept-Language": lang}) for lang in ("zh-CN", "en-GB,en;q=0.9"))
    assert (zh.json()["title"], en.json()["title"]) == ("查询语句有误", "The query is malformed")
    assert (zh.headers["content-language"], en.headers["content-language"]) == ("zh", "en")


@pytest.mark.parametrize("query", ["INSERT DATA { <a:b> <a:b> 1 }", "DROP ALL", "PREFIX e: <a:> DELETE WHERE { e:a ?p ?o }"])
def test_an_update_is_told_how_data_change(client: TestClient, query: str) -> None:
    assert "taizhang load" in str(problem(ask(client, query), 403)["detail"])
    assert "taizhang load" in str(problem(client.post("/sparql", data={"update": query}), 403)["detail"])


def test_service_is_refused_but_not_in_strings(client: TestClient) -> None:
    problem(ask(client, "SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }"), 403)
    assert ask(client, "ASK { ?s ?p ?o FILTER(?o != 'SERVICE <http://127.0.0.1:9/> {}') }").json()["boolean"] is True


def test_other_methods_and_bodies(client: TestClient) -> None:
    refused = client.put("/sparql", content=b"")
    problem(refused, 405)
    assert {each.strip() for each in refused.headers["allow"].split(",")} == {"GET", "HEAD", "POST", "OPTIONS"}
    unread = client.post("/sparql", json={"query": SOURCES})
    problem(unread, 415)
    assert "application/sparql-query" in unread.headers["accept-post"]
    problem(client.post("/sparql", content=b" " * 5000, headers={"Content-Type": "application/sparql-query"}), 413)
    problem(client.get("/nothing-here"), 404)
    options = client.options("/sparql")
    assert (options.status_code, options.headers["allow"]) == (204, "GET, HEAD, POST, OPTIONS")


def test_any_origin_may_ask_without_credentials(client: TestClient) -> None:
    origin = {"Origin": "https://example.org"}
    for response in (client.get("/sparql", params={"query": SOURCES}, headers=origin), client.get("/sparql", headers=origin)):
        assert response.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in response.headers
        assert "Retry-After" in response.headers["access-control-expose-headers"]
    preflight = client.options("/sparql", headers={**origin, "Access-Control-Request-Method": "POST"})
    assert preflight.status_code == 200 and "POST" in preflight.headers["access-control-allow-methods"]


def test_a_large_result_is_refused_and_never_cut(client: TestClient) -> None:
    told = problem(ask(client, "SELECT * { ?a ?b ?c . ?d ?e ?f }", "text/csv"), 413)
    assert told["size"] == 1 << 16


def test_a_query_that_ends_its_process_hurts_no_other(release: Release) -> None:
    deep = "SELECT * {" + "{" * 30_000 + "}" * 30_000 + "}"
    with TestClient(create_app(lambda: release, Settings(workers=1))) as client:
        problem(client.post("/sparql", data={"query": deep}), 500)
        assert sources(ask(client, SOURCES)) == EXPECTED


@pytest.fixture(scope="module")
def hurried(release: Release) -> Iterator[TestClient]:
    """A server that grants one second and has one worker, with more memory than a query can take in that time."""
    with TestClient(create_app(lambda: release, Settings(seconds=1, workers=1, worker_memory=16 << 30))) as client:
        yield client


@pytest.mark.parametrize("query", [ENDLESS, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?c ?f ?i ?l"])
def test_the_deadline_ends_a_query_and_frees_its_worker(hurried: TestClient, query: str) -> None:
    late = ask(hurried, query)
    problem(late, 503)
    assert int(late.headers["retry-after"]) > 0
    assert sources(ask(hurried, SOURCES)) == EXPECTED


def test_the_answer_is_whole_json(client: TestClient) -> None:
    response = client.get("/sparql", params={"query": "SELECT * { ?s ?p ?o } LIMIT 50"}, headers={"Accept-Encoding": "identity"})
    assert len(json.loads(response.content)["results"]["bindings"]) == 50
    assert int(response.headers["content-length"]) == len(response.content)
