"""Whole graphs by address, to be read only (SPARQL 1.1 Graph Store HTTP Protocol, sections 4 and 5.2)."""

import json

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from .endpoint import endpoint
from .formats import TABLES
from .problems import Problem
from .protocol import Asked, Fields, fields, iri, last, reason, values

METHODS = ["GET", "HEAD", "OPTIONS"]
router = APIRouter()


@router.api_route("/graphs", methods=METHODS)
async def graphs(request: Request) -> Response:
    """``?graph=IRI`` or ``?default``; 404 where there is no such graph."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": ", ".join(METHODS)})
    pairs = fields(request.scope["query_string"])
    graph, reasoned = _named(pairs), reason(pairs)
    if graph and not await _exists(request, graph, reasoned):
        raise Problem("no-graph", {"graph": graph})
    pattern = f"GRAPH <{graph}> {{ ?s ?p ?o }}" if graph else "?s ?p ?o"
    asked = Asked(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {pattern} }}", reason=reasoned, format=last(pairs, "format"))
    return await endpoint(request).respond(request, asked)


def _named(pairs: Fields) -> str | None:
    """The graph that a request names, None for the default graph."""
    named, default = values(pairs, "graph"), values(pairs, "default")
    if len(named) + len(default) != 1 or any(default):
        raise Problem("one-graph")
    return iri(named[0]) if named else None


async def _exists(request: Request, graph: str, reasoned: bool) -> bool:
    asked = Asked(f"ASK {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}", reason=reasoned)
    answer = await endpoint(request).answer(request, asked, TABLES[0].media_types[0])
    return bool(json.loads(answer.body)["boolean"])
