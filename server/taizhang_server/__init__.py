"""The server: SPARQL over HTTP, the stored questions, and the pages, over the current release of a data folder."""

from pathlib import Path

from .settings import Settings


def serve(data: Path, host: str = "127.0.0.1", port: int = 8000, settings: Settings | None = None) -> None:
    """Serve the releases of ``data`` until interrupted; what ``taizhang serve`` calls.

    Raises :class:`taizhang.errors.InputError` where no release stands, ``host`` is not of this machine alone, or the port is taken.
    """
    from .run import run  # here, so that a worker process does not load the web framework

    run(data, host, port, settings or Settings())
