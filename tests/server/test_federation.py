"""SERVICE: endpoints on the allow-list are asked, no others."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from fastapi.testclient import TestClient

from taizhang.release.current import Release
from taizhang_server.app import create_app
from taizhang_server.settings import Settings

ANSWER = {"head": {"vars": ["o"]}, "results": {"bindings": [{"o": {"type": "literal", "value": "elsewhere"}}]}}


class Other(BaseHTTPRequestHandler):
    """Another endpoint, with one answer to everything."""

    def do_GET(self) -> None:
        """Answer."""
        body = json.dumps(ANSWER).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        """Answer."""
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def other() -> Iterator[str]:
    """The address of another endpoint."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Other) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/sparql"
        server.shutdown()


@pytest.fixture(scope="module")
def client(release: Release, other: str) -> Iterator[TestClient]:
    """A server that may ask that endpoint, and one where nobody is."""
    with TestClient(create_app(lambda: release, Settings(services=f"{other} http://127.0.0.1:9/"))) as found:
        yield found


def test_an_endpoint_on_the_list_is_asked(client: TestClient, other: str) -> None:
    response = client.get("/sparql", params={"query": f"SELECT ?o {{ SERVICE <{other}> {{ ?s ?p ?o }} }}"})
    assert [row["o"]["value"] for row in response.json()["results"]["bindings"]] == ["elsewhere"]
    assert response.headers["cache-control"] == "no-store" and "etag" not in response.headers


def test_another_endpoint_is_not_and_those_on_the_list_are_named(client: TestClient, other: str) -> None:
    response = client.get("/sparql", params={"query": f"SELECT ?o {{ SERVICE <{other}/more> {{ ?s ?p ?o }} }}"})
    assert response.status_code == 403 and f"<{other}>" in response.json()["detail"]


def test_an_endpoint_that_does_not_answer_is_told(client: TestClient) -> None:
    response = client.get("/sparql", params={"query": "SELECT ?o { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"})
    assert response.status_code == 502 and "port 9" in response.json()["detail"]


def test_the_description_says_that_it_federates(client: TestClient) -> None:
    assert "sd:BasicFederatedQuery" in client.get("/sparql").text
