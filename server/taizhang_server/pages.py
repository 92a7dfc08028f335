"""The pages: what is loaded and the query box (``/``), and each stored question with its answer (``/questions/NAME``)."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import APIRouter
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

from taizhang.errors import InputError
from taizhang.questions import Question, bind, questions

from . import conditional, negotiation, protocol
from .endpoint import endpoint
from .formats import TABLES, named, offers
from .problems import Problem
from .protocol import Asked
from .words import LANGUAGES, page_words, words

HTML = "text/html"
JSON = TABLES[0].media_types[0]
_RESERVED = ("format", "reason", "excel")
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'",
    "X-Content-Type-Options": "nosniff",
    "Vary": "Accept, Accept-Language",
}
router = APIRouter()


@cache
def _templates() -> Environment:
    return Environment(loader=PackageLoader("taizhang_server"), autoescape=True, undefined=StrictUndefined, trim_blocks=True)


@cache
def _bulletins() -> Question:
    """The question that the home page asks, the only one that stands beside this module."""
    (question,) = questions(Path(__file__).parent)
    return question


@router.api_route("/", methods=["GET", "HEAD"])
async def home(request: Request) -> Response:
    """What is loaded, the questions, and a box to ask one's own."""
    release = endpoint(request).serving(request).release
    asked = Asked(bind(_bulletins(), {"lang": _language(request)}))
    table = json.loads((await endpoint(request).answer(request, asked, JSON)).body)
    rows, names = table["results"]["bindings"], table["head"]["vars"]
    bulletins = [{name: row.get(name, {}).get("value", "") for name in names} for row in rows]
    places = list(dict.fromkeys(bulletin["place"] for bulletin in bulletins if bulletin["place"]))
    return _page(request, "home.html", release=release, bulletins=bulletins, places=places, questions=questions())


@router.api_route("/questions/{name}", methods=["GET", "HEAD"])
async def stored_question(request: Request, name: str) -> Response:
    """The answer to a stored question, as a page for browsers, else as ``/sparql`` gives it."""
    question = next((one for one in questions() if one.name == name), None)
    if question is None:
        raise Problem("not-found", {"path": request.url.path})
    pairs = protocol.fields(request.scope["query_string"])
    media_type = _media_type(request, protocol.last(pairs, "format"))
    values = {key: value for key, value in pairs if key not in _RESERVED and value}
    if media_type == HTML and any(parameter.name == "lang" for parameter in question.parameters):
        values.setdefault("lang", _language(request))
    asked = Asked(_bound(question, values), reason=protocol.reason(pairs), excel=protocol.excel(pairs))
    if media_type != HTML:
        return await endpoint(request).respond_in(request, asked, media_type, None)
    answer = await endpoint(request).answer(request, asked, JSON)
    links = {one.name: request.url.include_query_params(format=one.name, excel=int(one.name == "csv")).query for one in TABLES}
    return _page(
        request, "question.html", question=question, values=values, asked=asked, table=json.loads(answer.body), links=links
    )


def _media_type(request: Request, name: str | None) -> str | None:
    """The media type to answer a stored question in: a page only where one is asked for."""
    if name == "html":
        return HTML
    return named(name, TABLES) if name else negotiation.media_type(request.headers.get("accept"), (*offers(TABLES), HTML))


def _bound(question: Question, values: Mapping[str, str]) -> str:
    try:
        return bind(question, values)
    except InputError as error:
        raise Problem("question", {"reason": {lang: error.said(lang) for lang in LANGUAGES}}) from error


def _language(request: Request) -> str:
    asked = request.query_params.get("lang")
    return asked if asked in LANGUAGES else negotiation.language(request.headers.get("accept-language"), LANGUAGES)


def _page(request: Request, template: str, **values: Any) -> Response:
    lang = _language(request)
    other = next(each for each in LANGUAGES if each != lang)
    shown = _templates().get_template(template).render(
        **values,
        lang=lang,
        say=page_words(lang),
        columns={name: text[lang] for name, text in words("column").items()},
        root=request.scope.get("root_path", ""),
        other=request.url.include_query_params(lang=other).query,
    )
    return conditional.tagged(request, Response(shown, headers={**_HEADERS, "Content-Language": lang}, media_type=HTML))
