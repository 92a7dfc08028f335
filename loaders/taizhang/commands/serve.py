"""``taizhang serve``: the SPARQL endpoint and the pages over the releases of a data folder."""

import argparse
import os
from pathlib import Path

from ..errors import Said

_HOST = Said("监听地址(默认 127.0.0.1)", "address to listen on (default 127.0.0.1)")
_PORT = Said("端口(默认 8000)", "port (default 8000)")
_CONFIG = Said("设置文件(TOML;环境变量 TAIZHANG_名称 优先)", "settings file (TOML; TAIZHANG_NAME of the environment wins)")
_PRINT = Said("只显示有效设置,不启动", "print the settings in effect and do not serve")


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--host", default="127.0.0.1", help=_HOST.to(lang))
    parser.add_argument("--port", type=int, default=8000, help=_PORT.to(lang))
    parser.add_argument("--config", type=Path, default=os.environ.get("TAIZHANG_CONFIG"), metavar="FILE", help=_CONFIG.to(lang))
    parser.add_argument("--print-config", action="store_true", help=_PRINT.to(lang))


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted."""
    from taizhang_server import serve
    from taizhang_server.settings import as_toml, settings

    granted = settings(arguments.config)
    if arguments.print_config:
        print(as_toml(granted), end="")
        return 0
    serve(arguments.data, arguments.host, arguments.port, granted)
    return 0
