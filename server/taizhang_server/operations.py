"""For whoever runs the server: ``/health``, ``/ready`` and ``/metrics``."""

from fastapi import APIRouter
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from . import metrics
from .endpoint import endpoint
from .problems import Problem

METHODS = ["GET", "HEAD"]
router = APIRouter()


@router.api_route("/health", methods=METHODS)
async def health(request: Request) -> Response:
    """Whether there is something to ask, and which release it is."""
    return JSONResponse({"status": "ok", "release": endpoint(request).serving(request).release.id})


@router.api_route("/ready", methods=METHODS)
async def ready(request: Request) -> Response:
    """Whether a query that came now would be answered: workers can be started, and the queue has room."""
    pool = endpoint(request).serving(request).pool
    if not pool.alive or pool.waiting >= endpoint(request).settings.queue:
        raise Problem("busy", {"queue": pool.waiting}, headers={"Retry-After": "2"})
    return JSONResponse({"status": "ready", "stores": "memory" if pool.in_memory else "disk"})


@router.api_route("/metrics", methods=METHODS)
async def measured(request: Request) -> Response:
    """Prometheus text format."""
    standing = endpoint(request).releases.standing
    body = metrics.text(
        release=standing.release.id if standing else None, in_memory=bool(standing and standing.pool.in_memory),
        waiting=standing.pool.waiting if standing else 0, cached=endpoint(request).cache.size)
    return Response(body, headers={"Content-Type": CONTENT_TYPE_LATEST})
