"""Errors as problem details (RFC 9457), in Chinese and English."""

import json
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from taizhang import iris

from . import negotiation
from .words import LANGUAGES, words


class Problem(Exception):
    """A request that gets no answer.

    ``name`` is a table of ``[problem]`` in ``words.toml``; ``values`` fill its texts and are members of the response.
    """

    def __init__(
        self, name: str, values: Mapping[str, object] | None = None, *, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(name)
        self.name, self.values, self.headers = name, dict(values or {}), dict(headers or {})

    def detail(self, lang: str) -> str:
        """What is wrong and what to do, in ``zh`` or ``en``."""
        said = {key: value.get(lang) if isinstance(value, Mapping) else value for key, value in self.values.items()}
        return str(words("problem")[self.name]["detail"][lang]).format(**said)

    @property
    def status(self) -> int:
        """The HTTP status."""
        return int(words("problem")[self.name]["status"])


def response(request: Request, problem: Problem) -> Response:
    """The problem as ``application/problem+json``: ``title`` and ``detail`` in the client's language, ``message`` in both."""
    lang = negotiation.language(request.headers.get("accept-language"), LANGUAGES)
    body = {
        "type": f"{iris.BASE}problem/{problem.name}",
        "title": words("problem")[problem.name]["title"][lang],
        "status": problem.status,
        "detail": problem.detail(lang),
        **problem.values,
        "message": {each: problem.detail(each) for each in LANGUAGES},
    }
    headers = {"Content-Language": lang, "Vary": "Accept-Language", **problem.headers}
    content = json.dumps(body, ensure_ascii=False).encode()
    return Response(content, problem.status, headers, media_type="application/problem+json")
