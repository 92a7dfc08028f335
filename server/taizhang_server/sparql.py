"""The SPARQL endpoint, ``/sparql``."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from .endpoint import endpoint
from .formats import content_type
from .problems import Problem
from .protocol import ACCEPT_POST, asked
from .tasks import Answer

METHODS = ["GET", "HEAD", "POST", "OPTIONS"]
router = APIRouter()


@router.api_route("/sparql", methods=METHODS)
async def sparql(request: Request) -> Response:
    """SPARQL 1.1 Protocol, query operation."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": ", ".join(METHODS), "Accept-Post": ACCEPT_POST})
    body = await _body(request, endpoint(request).limits.body)
    question = asked(request.method, request.scope["query_string"], request.headers.get("content-type"), body)
    return whole(await endpoint(request).answer(request, question))


def whole(answer: Answer) -> Response:
    """A finished answer as a response."""
    headers = {"Content-Type": content_type(answer.media_type), "Vary": "Accept"}
    return Response(answer.body, headers=headers)


async def _body(request: Request, limit: int) -> bytes:
    parts, size = [], 0
    async for part in request.stream():
        parts.append(part)
        size += len(part)
        if size > limit:
            raise Problem("long-request", {"size": limit})
    return b"".join(parts)
