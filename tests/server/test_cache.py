"""Answers kept within a number of bytes, and what a client need not be sent again."""

import gzip

import brotli
import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from taizhang_server.cache import Cache
from taizhang_server.negotiation import coding
from taizhang_server.tasks import Answer
from taizhang_server.tokens import is_volatile, tokens

ALL = "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 100"


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 30))))
def test_no_more_is_kept_than_the_limit(puts: list[tuple[int, int]]) -> None:
    cache, bodies = Cache(160), {}
    for key, size in puts:
        bodies.setdefault(key, bytes(size))
        cache.put(key, Answer(body=bodies[key]))
        kept = [found.body for each in range(10) if (found := cache.get(each))]
        assert sum(map(len, kept)) == cache.size <= 160
        assert all(len(body) <= 20 for body in kept)
        assert cache.get(key) is None or cache.get(key) == Answer(body=bodies[key])


def test_what_was_used_last_stays() -> None:
    cache = Cache(80)
    for key in range(8):
        cache.put(key, Answer(body=bytes(10)))
    cache.get(0)
    cache.put(8, Answer(body=bytes(10)))
    assert cache.get(0) is not None and cache.get(1) is None
    cache.clear()
    assert cache.get(0) is None and cache.size == 0


@pytest.mark.parametrize(("accept", "chosen"), [
    (None, ""), ("", ""), ("gzip", "gzip"), ("gzip, br", "br"), ("br;q=0.1, gzip", "gzip"), ("*", "br"), ("br;q=0, *", "gzip"),
    ("identity", ""), ("deflate, zstd", ""), ("gzip;q=0", "")])
def test_content_coding(accept: str | None, chosen: str) -> None:
    assert coding(accept, ("br", "gzip")) == chosen


@pytest.mark.parametrize(("query", "volatile"), [
    ("SELECT (NOW() AS ?n) {}", True), ("SELECT (rand() AS ?n) {}", True), ("SELECT (STRUUID() AS ?n) {}", True),
    ("CONSTRUCT { [] ?p ?o } WHERE { ?s ?p ?o }", True), ("CONSTRUCT { _:a ?p ?o } WHERE { ?s ?p ?o }", True),
    ("CONSTRUCT { ?s ?p (1 2) } WHERE { ?s ?p ?o }", True),
    ("CONSTRUCT { ?s ?p ?o } WHERE { [] ?p ?o FILTER(?o > (1)) }", False), ("CONSTRUCT WHERE { ?s ?p ?o }", False),
    ("SELECT ?now { ?s ?p 'NOW()' } # RAND()", False), ("SELECT * { [] <urn:now> _:a }", False),
])
def test_what_changes_by_itself(query: str, volatile: bool) -> None:
    assert is_volatile(tokens(query)) == volatile


def ask(client: TestClient, query: str, method: str = "GET", **headers: str) -> object:
    return client.request(method, "/sparql", params={"query": query}, headers={"Accept-Encoding": "identity", **headers})


def counted(client: TestClient, outcome: str) -> float:
    lines = client.get("/metrics").text.splitlines()
    return sum(float(line.split()[1]) for line in lines if line.startswith(f'taizhang_cache_total{{outcome="{outcome}"}}'))


def test_what_was_asked_before_comes_from_the_cache(client: TestClient) -> None:
    query = f"{ALL} OFFSET 1"
    first, hits = ask(client, query), counted(client, "hit")
    again = ask(client, query)
    assert again.content == first.content and again.headers["etag"] == first.headers["etag"]  # type: ignore[attr-defined]
    assert counted(client, "hit") == hits + 1


def test_every_difference_has_its_own_tag(client: TestClient) -> None:
    graph = "https://w3id.org/taizhang/graph/bbbbbbbbbbbbbbbb"
    changes: list[dict[str, str]] = [
        {}, {"query": "ASK { }"}, {"reason": "no"}, {"format": "csv"}, {"format": "csv", "excel": "1"},
        {"default-graph-uri": graph}, {"named-graph-uri": graph}]
    tags = [client.get("/sparql", params={"query": "ASK {}", **change}).headers["etag"] for change in changes]
    tags.append(client.get("/sparql", params={"query": "ASK {}"}, headers={"Accept-Encoding": "identity"}).headers["etag"])
    assert len(set(tags)) == len(tags)


def test_whoever_has_it_is_told_so_without_running_it(client: TestClient) -> None:
    etag = ask(client, ALL).headers["etag"]  # type: ignore[attr-defined]
    before = counted(client, "revalidated")
    for method in ("GET", "HEAD"):
        response = ask(client, ALL, method, **{"If-None-Match": etag})
        assert (response.status_code, response.content, response.headers["etag"]) == (304, b"", etag)  # type: ignore[attr-defined]
    assert counted(client, "revalidated") == before + 2


def test_a_packed_answer_is_the_same_answer(client: TestClient) -> None:
    plain = ask(client, ALL).content  # type: ignore[attr-defined]
    raw = {}
    for encoding in ("gzip", "br"):
        with client.stream("GET", "/sparql", params={"query": ALL}, headers={"Accept-Encoding": encoding}) as response:
            assert response.headers["content-encoding"] == encoding
            raw[encoding] = b"".join(response.iter_raw())
    assert gzip.decompress(raw["gzip"]) == brotli.decompress(raw["br"]) == plain
    assert max(map(len, raw.values())) < len(plain) / 3


def test_a_small_answer_is_not_packed(client: TestClient) -> None:
    assert "content-encoding" not in ask(client, "ASK {}", **{"Accept-Encoding": "gzip"}).headers  # type: ignore[attr-defined]


def test_an_error_is_not_kept(client: TestClient) -> None:
    response = ask(client, "ASK {")
    assert response.status_code == 400 and "etag" not in response.headers  # type: ignore[attr-defined]


@pytest.mark.parametrize("address", ["/", "/questions/money?format=html&lang=en"])
def test_a_page_has_a_tag_by_what_it_shows(client: TestClient, address: str) -> None:
    page = client.get(address)
    other = client.get(address.replace("lang=en", "lang=zh"), headers={"Accept-Language": "en"})
    assert client.get(address, headers={"If-None-Match": page.headers["etag"]}).status_code == 304
    assert other.headers["etag"] != page.headers["etag"]
