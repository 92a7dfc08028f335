"""``taizhang prune``: old releases are dropped."""

import argparse

from ..errors import Said
from ..release.history import prune

_KEEP = Said("除当前发布外再保留几个(默认 1)", "how many to keep besides the current one (default 1)")
_DROPPED = Said("已删除", "dropped")


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--keep", type=_count, default=1, metavar="N", help=_KEEP.to(lang))


def run(arguments: argparse.Namespace) -> int:
    """Drop them, never the current one."""
    for name in prune(arguments.data, arguments.keep):
        if not arguments.quiet:
            print(f"{_DROPPED.to(arguments.lang)}: {name}")
    return 0


def _count(value: str) -> int:
    if int(value) < 0:
        raise argparse.ArgumentTypeError(value)
    return int(value)
