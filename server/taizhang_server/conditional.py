"""Entity tags and conditional requests (RFC 9110, sections 8.8.3 and 13.1.2)."""

import re
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

_TAG = re.compile(r'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")')
_KEPT = ("cache-control", "content-location", "date", "etag", "expires", "vary", "content-security-policy")


def tag(*parts: object) -> str:
    """A strong entity tag that stands for all of ``parts``."""
    return f'"{sha256(repr(parts).encode()).hexdigest()[:32]}"'


def holds(request: Request, etag: str) -> bool:
    """Whether the client already has the representation of this tag."""
    given = ", ".join(request.headers.getlist("if-none-match"))
    return request.method in ("GET", "HEAD") and etag in _TAG.findall(given)


def tagged(request: Request, response: Response) -> Response:
    """The response with a tag made of its body, or 304 where the client has it."""
    return unless_held(request, response, tag(response.headers.get("content-type"), response.body))


def unless_held(request: Request, response: Response, etag: str) -> Response:
    """The response with its tag, or 304 where the client has it or asks for nothing that there is (``*``)."""
    response.headers["ETag"] = etag
    response.headers.setdefault("Cache-Control", "public, no-cache")
    anything = request.method in ("GET", "HEAD") and request.headers.get("if-none-match", "").strip() == "*"
    if not anything and not holds(request, etag):
        return response
    return Response(status_code=304, headers={name: value for name, value in response.headers.items() if name in _KEPT})
