"""URLs: a server on this machine stands for the web, and the rules of the visitor are tried on it."""

import gzip
import ipaddress
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.formats.writers import as_docx, as_html

from taizhang.commands import main
from taizhang.errors import InputError
from taizhang.source import web
from taizhang.source.find import Source, find, read
from taizhang.source.web import Web, public

PAGE = as_html("某市整治情况通报\n检查企业12家，整改完成，群众满意。")
Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Site:
    """A web site: what it answers by path, and the paths it was asked for."""

    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)
    base: str = ""

    def put(self, path: str, body: bytes = b"", kind: str = "text/html", status: int = 200, **headers: str) -> str:
        self.answers[path] = status, {"Content-Type": kind, **headers}, body
        return self.base + path


@pytest.fixture
def site() -> Iterator[Site]:
    """A site on a free port of this machine."""
    found = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.asked.append(self.path)
            found.hosts.add(self.headers["Host"])
            status, headers, body = found.answers.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    found.base = f"http://localhost:{server.server_port}"
    yield found
    server.shutdown()
    server.server_close()


@pytest.fixture
def waits() -> list[float]:
    """How long the visitor waited."""
    return []


@pytest.fixture
def visitor(waits: list[float]) -> Web:
    """A visitor for whom this machine is the web."""
    return Web(allowed=lambda address: address.is_loopback, wait=waits.append)


def refused(visitor: Web, url: str) -> str:
    with pytest.raises(InputError) as caught:
        visitor.fetch(url)
    assert str(caught.value).startswith(url) and caught.value.said("zh") != caught.value.said("en")
    return str(caught.value)


def test_a_page_is_found_and_read(site: Site, visitor: Web) -> None:
    url = site.put("/a.html", PAGE, kind="text/html; charset=gb2312")
    (source,) = find([url], web=visitor)
    assert isinstance(source, Source) and source.name == url
    text = read(source)
    assert "检查企业12家" in text.content and (text.source, text.origin.url) == (url, url)
    assert site.hosts == {site.base.removeprefix("http://")}


def test_an_archive_behind_a_url_names_its_members(site: Site, visitor: Web, tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        made.writestr("b.txt", "通报")
    url = site.put("/a.zip", (tmp_path / "a.zip").read_bytes(), kind="application/zip")
    (source,) = find([url], web=visitor)
    assert isinstance(source, Source) and (source.name, read(source).content) == (f"{url}/b.txt", "通报")


def test_a_document_behind_a_url_is_read(site: Site, visitor: Web) -> None:
    url = site.put("/a", as_docx("通报"), kind="application/octet-stream")
    (source,) = find([url], web=visitor)
    assert isinstance(source, Source) and read(source).content == "通报"


def test_private_addresses_are_refused_before_anything_is_sent(site: Site) -> None:
    url = site.put("/a.html", PAGE)
    assert "private network" in refused(Web(), url)
    assert site.asked == []


def test_the_command_refuses_them_too(site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["load", site.put("/a.html", PAGE), "--data", str(tmp_path / "data"), "--lang", "en"]) == 2
    assert "private network" in capsys.readouterr().err and site.asked == []
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::1",
        "fe80::1",
        "fd00::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "255.255.255.255",
    ],
)
def test_what_is_not_public(address: str) -> None:
    assert not public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["1.1.1.1", "114.114.114.114", "2400:3200::1"])
def test_what_is_public(address: str) -> None:
    assert public(ipaddress.ip_address(address))


def test_one_private_address_of_a_host_is_enough_to_refuse_it(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(socket.AF_INET, 1, 6, "", (address, 80)) for address in ("1.1.1.1", "127.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    assert "private network" in refused(Web(), "http://both.example/")


def test_the_connection_goes_to_the_address_that_was_checked(site: Site, visitor: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    url = site.put("/a.html", PAGE).replace("localhost", "moving.example")
    names: list[str] = []

    def resolve(host: str, port: int, *_: object, **__: object) -> object:
        names.append(host)
        return real(host if host[0].isdigit() else "127.0.0.1", port, type=socket.SOCK_STREAM)

    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert visitor.fetch(url).data == PAGE
    assert set(names) <= {"moving.example", "127.0.0.1"} and site.hosts == {url.split("/")[2]}


def test_redirects_are_followed_and_checked(site: Site, visitor: Web) -> None:
    site.put("/new.html", PAGE)
    assert visitor.fetch(site.put("/old.html", status=302, Location="/new.html")).url == site.base + "/new.html"
    assert "private network" in refused(visitor, site.put("/out", status=301, Location="http://10.0.0.1/a"))
    assert "only http" in refused(visitor, site.put("/file", status=301, Location="file:///etc/passwd"))
    assert "redirects" in refused(visitor, site.put("/round", status=302, Location="/round"))


def test_robots_are_honoured(site: Site, visitor: Web) -> None:
    site.put("/robots.txt", b"User-agent: *\nDisallow: /private/\nAllow: /private/open", kind="text/plain")
    assert "robots.txt" in refused(visitor, site.put("/private/a.html", PAGE))
    assert "robots.txt" in refused(visitor, site.put("/way", status=302, Location="/private/a.html"))
    assert visitor.fetch(site.put("/private/open.html", PAGE)).data == PAGE
    assert site.asked.count("/robots.txt") == 1 and "/private/a.html" not in site.asked


def test_a_site_whose_rules_fail_is_left_alone(site: Site, visitor: Web) -> None:
    site.put("/robots.txt", status=503)
    assert "robots.txt" in refused(visitor, site.put("/a.html", PAGE))


def test_a_site_is_given_time(site: Site, visitor: Web, waits: list[float]) -> None:
    site.put("/robots.txt", b"User-agent: *\nCrawl-delay: 7", kind="text/plain")
    for _ in range(2):
        visitor.fetch(site.put("/a.html", PAGE))
    assert len(waits) == 1 and 6 < waits[0] <= 7


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ({"status": 404}, "answers 404"),
        ({"status": 500}, "answers 500"),
        ({"kind": "image/png", "body": b"x"}, "image/png"),
        ({"kind": "text/html", "body": b"x" * 2000}, "MiB"),
    ],
)
def test_what_is_not_a_bulletin_is_refused(
    site: Site, visitor: Web, monkeypatch: pytest.MonkeyPatch, answer: dict[str, object], says: str
) -> None:
    monkeypatch.setattr(web, "_BYTES", 1000)
    site.put("/a", **answer)  # type: ignore[arg-type]
    assert says in refused(visitor, site.base + "/a")


def test_a_small_answer_that_unpacks_to_a_large_one_is_refused(site: Site, visitor: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "_BYTES", 100_000)
    packed = gzip.compress(bytes(10**7))
    assert len(packed) < 100_000
    assert "MiB" in refused(visitor, site.put("/a", packed, **{"Content-Encoding": "gzip"}))


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "http:///a", "http://[::1", "https://127.0.0.1:9/"])
def test_what_cannot_be_reached_is_one_line(visitor: Web, url: str) -> None:
    assert "\n" not in refused(visitor, url)
