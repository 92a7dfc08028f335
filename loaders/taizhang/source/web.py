"""URLs → bytes, politely and without being led into a private network.

Every host is resolved here, all its addresses are checked, and the connection goes to a checked address, so that a name cannot
mean one address when it is checked and another when it is used. Redirects are followed one by one, each checked again.
"""

import ipaddress
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urljoin

import httpx
from protego import Protego

from .. import __version__
from ..errors import InputError, Said

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
AGENT = f"taizhang/{__version__} (+https://w3id.org/taizhang/)"
_SECONDS = 30.0  # without a sign of life
_WHOLE = 120.0  # for one answer
_BYTES = 64 * 2**20
_ROBOTS_BYTES = 512 * 1024  # RFC 9309, section 2.5: at least 500 KiB
_REDIRECTS = 5
_PAUSE, _LONGEST_PAUSE = 1.0, 10.0  # seconds between two requests to one host
_TYPES = frozenset({
    "", "text/html", "application/xhtml+xml", "text/plain", "application/pdf", "application/zip", "application/x-zip-compressed",
    "application/octet-stream", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
})
_SAVE = Said("请在浏览器中另存后给出文件", "save it with a browser and give the file")
_PRIVATE = (
    Said("该地址通向本机或内部网络", "the address leads to this machine or a private network"),
    Said("只抓取公网地址,内部的请给出文件", "only public addresses are fetched: give the file"),
)
_REACH = Said("请检查地址和网络", "check the address and the network")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a URL led to: the bytes, and the URL that they came from in the end."""

    url: str
    data: bytes


def is_url(words: str) -> bool:
    """Whether a source is named by a URL that can be fetched."""
    return words.lower().startswith(("http://", "https://"))


def public(address: Address) -> bool:
    """Whether an address belongs to the public internet; an address that wraps another one is judged by that."""
    inner = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    teredo = getattr(address, "teredo", None)
    return address.is_global and not address.is_multicast and (inner is None or public(inner)) and teredo is None


@dataclass
class Web:
    """A visitor of web sites, who keeps to their rules and his own.

    ``allowed`` says which addresses may be visited, ``wait`` how to let time pass.
    """

    allowed: Callable[[Address], bool] = public
    wait: Callable[[float], None] = time.sleep
    _rules: dict[str, Protego] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)

    def fetch(self, url: str) -> Fetched:
        """The bytes behind a URL.

        Raises :class:`InputError` where it cannot be reached, leads to a private address, is closed to robots, is too large, or is
        of a type that is not read.
        """
        with _client() as client:
            at = _wellformed(url)
            for _ in range(_REDIRECTS + 1):
                if not self._open_to_robots(client, at, url):
                    raise InputError(url, Said("该网站的 robots.txt 不允许抓取", "the robots.txt of the site forbids it"), _SAVE)
                self._pause(at)
                answer = self._get(client, at, url, _BYTES)
                if not answer.next:
                    return Fetched(at, _whole(answer, url))
                at = answer.next
        raise InputError(url, Said(f"重定向超过 {_REDIRECTS} 次", f"more than {_REDIRECTS} redirects"), _REACH)

    def _open_to_robots(self, client: httpx.Client, at: str, url: str) -> bool:
        """Whether the rules of a site (RFC 9309) let us fetch a URL."""
        site = urljoin(at, "/")
        if site not in self._rules:
            self._rules[site] = Protego.parse(self._robots(client, urljoin(at, "/robots.txt"), url))
        return bool(self._rules[site].can_fetch(at, "taizhang"))

    def _robots(self, client: httpx.Client, at: str, url: str) -> str:
        """The rules as they stand: none where the site has none (section 2.3.1.3), all forbidden where it fails (2.3.1.4)."""
        for _ in range(_REDIRECTS + 1):
            answer = self._get(client, at, url, _ROBOTS_BYTES, cut=True)
            if not answer.next:
                break
            at = answer.next
        if answer.status >= 500:
            return "User-agent: *\nDisallow: /"
        return answer.body.decode("utf-8", "replace") if answer.status == 200 else ""

    def _pause(self, at: str) -> None:
        """Leave a site the time that its rules ask for, or a second."""
        site = urljoin(at, "/")
        pause = min(float(self._rules[site].crawl_delay("taizhang") or _PAUSE), _LONGEST_PAUSE)
        if site in self._last and (left := self._last[site] + pause - time.monotonic()) > 0:
            self.wait(left)
        self._last[site] = time.monotonic()

    def _get(self, client: httpx.Client, at: str, url: str, limit: int, *, cut: bool = False) -> "_Answer":
        """One answer of one server, from an address that is allowed."""
        try:
            target = httpx.URL(at)
            pinned = target.copy_with(host=self._address(target, url))
            headers = {"Host": target.netloc.decode("ascii")}
            named = {"sni_hostname": target.raw_host.decode("ascii")}
            request = client.build_request("GET", pinned, headers=headers, extensions=named)
            return _received(client, request, at, limit, cut=cut)
        except _TooMuch as error:
            raise InputError(url, Said(*error.args), _SAVE) from None
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, ValueError) as error:
            raise InputError(url, str(error) or type(error).__name__, _REACH) from error

    def _address(self, target: httpx.URL, url: str) -> str:
        """An address of a host, all of which must be allowed."""
        if target.scheme not in ("http", "https") or not target.host:
            raise InputError(url, Said("只能抓取 http 和 https 地址", "only http and https can be fetched"), _REACH)
        try:
            found = socket.getaddrinfo(target.host, target.port or 0, type=socket.SOCK_STREAM)
        except OSError as error:
            raise InputError(url, Said(f"找不到主机 {target.host}", f"no such host: {target.host}"), _REACH) from error
        addresses = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
        if not all(map(self.allowed, addresses)):
            raise InputError(url, *_PRIVATE)
        return str(addresses[0])


@dataclass(frozen=True, slots=True)
class _Answer:
    """A status, the content type, the bytes, and the URL that the server sends us on to, if any."""

    status: int
    type: str
    body: bytes
    next: str | None


class _TooMuch(Exception):
    """An answer that goes on too long; what is wrong, in zh and en."""


def _wellformed(url: str) -> str:
    try:
        urljoin(url, "/")
    except ValueError as error:
        raise InputError(url, str(error), _REACH) from error
    return url


def _client() -> httpx.Client:
    """A client that follows nothing by itself, and no proxy of the environment, which would choose addresses for us."""
    return httpx.Client(timeout=_SECONDS, follow_redirects=False, trust_env=False, headers={"User-Agent": AGENT})


def _received(client: httpx.Client, request: httpx.Request, at: str, limit: int, *, cut: bool) -> _Answer:
    """Read an answer, to ``limit`` bytes; where it is longer, cut it or raise."""
    began, body = time.monotonic(), bytearray()
    response = client.send(request, stream=True)
    try:
        onward = urljoin(at, response.headers["Location"]) if response.is_redirect and "Location" in response.headers else None
        for piece in response.iter_bytes() if onward is None else ():
            body += piece
            if len(body) > limit and not cut:
                raise _TooMuch(f"超过 {limit >> 20} MiB", f"more than {limit >> 20} MiB")
            if len(body) > limit:
                break
            if time.monotonic() - began > _WHOLE:
                raise _TooMuch(f"{_WHOLE:.0f} 秒内未传完", f"not there within {_WHOLE:.0f} seconds")
    finally:
        response.close()
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return _Answer(response.status_code, kind, bytes(body[:limit]), onward)


def _whole(answer: _Answer, url: str) -> bytes:
    """The bytes of an answer that is what was asked for."""
    if answer.status != 200:
        raise InputError(url, Said(f"服务器回答 {answer.status}", f"the server answers {answer.status}"), _REACH)
    if answer.type not in _TYPES:
        raise InputError(url, Said(f"类型 {answer.type} 不能读取", f"{answer.type} is a type that is not read"), _SAVE)
    return answer.body
