"""``taizhang serve``: the SPARQL endpoint and the pages over the releases of a data folder."""

import argparse

from ..errors import Said

_HOST = Said("监听地址(默认 127.0.0.1)", "address to listen on (default 127.0.0.1)")
_PORT = Said("端口(默认 8000)", "port (default 8000)")


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--host", default="127.0.0.1", help=_HOST.to(lang))
    parser.add_argument("--port", type=int, default=8000, help=_PORT.to(lang))


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted."""
    from taizhang_server import serve

    serve(arguments.data, arguments.host, arguments.port)
    return 0
