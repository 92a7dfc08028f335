"""Serving on the loopback interface."""

import ipaddress
import signal
import socket
import sys
from contextlib import suppress
from functools import partial
from math import ceil
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

import uvicorn

from taizhang.errors import InputError, Said
from taizhang.release.current import current

from .app import create_app
from .observed import log
from .settings import Settings


def run(data: Path, host: str, port: int, settings: Settings) -> None:
    """Serve the current release of ``data``, and each later one, until interrupted or told to end (SIGTERM).

    Then it takes no more requests, and ends when those that it has are answered. Port 0 takes any free one.
    """
    release = current(data)
    listener = listen(host, port)
    name = f"[{host}]" if ":" in host else host
    address = f"http://{name}:{listener.getsockname()[1]}/"
    print(f"{address}  发布 release {release.id}  (Ctrl-C 停止 to stop)", file=sys.stderr, flush=True)
    config = uvicorn.Config(
        create_app(partial(current, data), settings, log), log_level="warning", access_log=False, server_header=False,
        root_path=urlsplit(settings.url).path.rstrip("/"), timeout_graceful_shutdown=ceil(settings.drain_seconds))
    signal.signal(signal.SIGTERM, _told_to_end)
    with suppress(KeyboardInterrupt):  # uvicorn raises either signal again once it has shut down in order
        uvicorn.Server(config).run(sockets=[listener])


def _told_to_end(_signal: int, _frame: object) -> NoReturn:
    raise SystemExit(0)


def listen(host: str, port: int) -> socket.socket:
    """A socket bound to a port of the loopback interface."""
    if host != "localhost" and not _is_loopback(host):
        cure = Said("请在前面放反向代理, 或用 127.0.0.1", "put a reverse proxy in front of it, or use 127.0.0.1")
        raise InputError(f"--host {host}", Said("只在本机回环地址上提供服务", "it serves on the loopback interface only"), cure)
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen()
    except OSError as error:
        cure = Said("请换一个端口(--port)", "take another port (--port)")
        raise InputError(f"--port {port}", str(error.strerror or error), cure) from error
    return listener


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
