"""The command ``taizhang``: one small module a sub-command.

A module has ``arguments(parser, lang)``, which declares its own arguments, and ``run(arguments) -> int``, which does the work and
returns the exit code: 0 done, 1 done with what the output says, 2 wrong use or unreadable input. Only the module of the command
that is called is imported, and it imports what is heavy when it runs, so that help comes at once.
"""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from .. import __version__
from ..errors import InputError, Said

COMMANDS = {
    "load": Said("读取通报,建成新发布", "read bulletins into a new release"),
    "check": Said("读取并校验,不保存", "read and validate, store nothing"),
    "extract": Said("显示从一篇通报中读出的内容", "show what was read from a bulletin"),
    "query": Said("回答一个问题(内置问题或 SPARQL 文件)", "answer a question (a stored one or a SPARQL file)"),
    "export": Said("导出当前发布", "export the current release"),
    "releases": Said("列出全部发布", "list the releases"),
    "diff": Said("比较两个发布的校验结果", "compare the findings of two releases"),
    "rollback": Said("回到某个发布", "go back to a release"),
    "prune": Said("删除旧发布", "drop old releases"),
    "remove": Said("移除人员或通报", "remove a person or a bulletin"),
    "serve": Said("在本机提供 SPARQL 端点和网页", "serve the SPARQL endpoint and pages on this machine"),
}
_ABOUT = Said("台账:把政府整治通报变成知识图谱", "Taizhang: bulletins of Chinese city governments as a knowledge graph")
_DATA = Said("数据文件夹(默认 ./data)", "data folder (default ./data)")
_LANG = Said("输出语言(默认取自系统区域设置)", "language of the output (default: that of the system's locale)")
_QUIET = Said("不显示进度和汇总", "no progress and no summary")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line; the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    arguments = _parser(words).parse_args(words)
    try:
        code: int = arguments.run(arguments)
    except InputError as error:
        print(error.said(arguments.lang), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """The parser of this command line: only the command that it calls has its arguments declared."""
    lang = _language(words)
    parser = argparse.ArgumentParser(prog="taizhang", description=_ABOUT.to(lang))
    parser.add_argument("--version", action="version", version=f"taizhang {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, about in COMMANDS.items():
        command = commands.add_parser(name, help=about.to(lang), description=about.to(lang))
        if name in words:
            module = importlib.import_module(f".{name}", __name__)
            module.arguments(command, lang)
            command.add_argument("--data", type=Path, default=Path("data"), metavar="DIR", help=_DATA.to(lang))
            command.add_argument("--lang", choices=("zh", "en"), default=lang, help=_LANG.to(lang))
            command.add_argument("--quiet", action="store_true", help=_QUIET.to(lang))
            command.set_defaults(run=module.run)
    return parser


def _language(words: Sequence[str]) -> str:
    """The language of this command line, by ``--lang``, else of the locale: Chinese where that tells none."""
    early = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    early.add_argument("--lang", default="")
    asked = early.parse_known_args(list(words))[0].lang
    if asked in ("zh", "en"):
        return str(asked)
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return "zh" if locale.partition(".")[0] in ("", "C", "POSIX") or locale.startswith("zh") else "en"
