"""The application: its routes, its errors, and the life of its pool."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.staticfiles import StaticFiles

from . import pages, problems, sparql
from .endpoint import Endpoint, Gone, Release, endpoint
from .pool import Limits, Pool
from .problems import Problem


def create_app(current: Callable[[], Release], limits: Limits | None = None) -> FastAPI:
    """The application over the releases that ``current`` gives; it raises :class:`taizhang.errors.InputError` where none stands."""
    granted = limits or Limits()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with Pool(granted) as pool:
            app.state.endpoint = Endpoint(current, pool, granted)
            yield

    app = FastAPI(title="台账 Taizhang", docs_url=None, redoc_url=None, lifespan=lifespan)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=sparql.METHODS,
        allow_headers=["*"],
        expose_headers=["ETag", "Link", "Retry-After"],
    )
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(HTTPException, _unrouted)
    app.add_exception_handler(Gone, _gone)
    app.add_api_route("/health", health, methods=["GET", "HEAD"])
    app.include_router(sparql.router)
    app.include_router(pages.router)
    app.mount("/static", StaticFiles(packages=[(__package__, "static")]))
    return app


async def health(request: Request) -> Response:
    """Whether there is something to ask, and which release it is."""
    return JSONResponse({"status": "ok", "release": endpoint(request).release().id})


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
