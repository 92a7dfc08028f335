"""The SPARQL endpoint, ``/sparql``."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from .description import description
from .endpoint import endpoint
from .problems import Problem
from .protocol import ACCEPT_POST, asked, is_bare

METHODS = ["GET", "HEAD", "POST", "OPTIONS"]
router = APIRouter()


@router.api_route("/sparql", methods=METHODS)
async def sparql(request: Request) -> Response:
    """SPARQL 1.1 Protocol, query operation; without a query, the description of the service."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": ", ".join(METHODS), "Accept-Post": ACCEPT_POST})
    granted, query_string = endpoint(request).settings, request.scope["query_string"]
    if len(query_string) > granted.address:
        raise Problem("long-address", {"size": granted.address})
    if request.method != "POST" and is_bare(query_string):
        return await description(request)
    body = await _body(request, granted.body)
    question = asked(request.method, query_string, request.headers.get("content-type"), body)
    if len(question.query.encode()) > granted.query:
        raise Problem("long-request", {"size": granted.query})
    return await endpoint(request).respond(request, question)


async def _body(request: Request, limit: int) -> bytes:
    parts, size = [], 0
    async for part in request.stream():
        parts.append(part)
        size += len(part)
        if size > limit:
            raise Problem("long-request", {"size": limit})
    return b"".join(parts)
