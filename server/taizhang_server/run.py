"""Serving on the loopback interface."""

import ipaddress
import socket
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path

import uvicorn

from taizhang.errors import InputError, Said
from taizhang.release.current import current

from .app import create_app


def run(data: Path, host: str, port: int) -> None:
    """Serve the current release of ``data``, and each later one, until interrupted. Port 0 takes any free one."""
    release = current(data)
    listener = listen(host, port)
    name = f"[{host}]" if ":" in host else host
    address = f"http://{name}:{listener.getsockname()[1]}/"
    print(f"{address}  发布 release {release.id}  (Ctrl-C 停止 to stop)", file=sys.stderr, flush=True)
    server = uvicorn.Server(uvicorn.Config(create_app(partial(current, data)), log_level="warning"))
    with suppress(KeyboardInterrupt):  # which uvicorn raises again once it has shut down in order
        server.run(sockets=[listener])


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
