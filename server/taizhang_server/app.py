"""The application: its routes, its errors, and the life of what it serves."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from . import graphs, operations, pages, problems, sparql
from .cache import Cache
from .endpoint import Endpoint, Gone
from .observed import Observed
from .problems import Problem
from .serving import Release, Releases
from .settings import Settings


def create_app(current: Callable[[], Release], settings: Settings | None = None,
               log: Callable[[dict[str, object]], None] | None = None) -> FastAPI:
    """The application over the releases that ``current`` gives; it raises :class:`taizhang.errors.InputError` where none stands.

    ``log`` takes a line for every request.
    """
    granted = settings or Settings()
    cache = Cache(granted.cache)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with Releases(current, granted, cache.clear) as releases:
            app.state.releases, app.state.endpoint = releases, Endpoint(releases, granted, cache)
            yield

    app = FastAPI(title="台账 Taizhang", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=sparql.METHODS,
        allow_headers=["*"],
        expose_headers=["ETag", "Link", "Retry-After"],
    )
    app.add_middleware(Observed, write=log)
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(HTTPException, _unrouted)
    app.add_exception_handler(Gone, _gone)
    for part in (sparql, graphs, operations, pages):
        app.include_router(part.router)
    app.mount("/static", StaticFiles(packages=[(__package__, "static")]))
    return app


async def _problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)  # as registered
    return problems.response(request, error)


async def _unrouted(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # as registered: 404 and 405 of the router
    headers = dict(error.headers or {})
    if error.status_code == 405:
        method = {"method": request.method, "allow": headers.get("Allow", "")}
        return problems.response(request, Problem("method", method, headers=headers))
    return problems.response(request, Problem("not-found", {"path": request.url.path}, headers=headers))


async def _gone(_request: Request, _error: Exception) -> Response:
    return Response(status_code=499)  # read by nobody
