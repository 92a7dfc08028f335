"""``taizhang rollback``: an earlier release becomes the current one again."""

import argparse

from ..errors import Said
from ..release.history import rollback

_ID = Said("发布的名称,或其开头(见 taizhang releases)", "name of the release, or how it begins (see taizhang releases)")
_DONE = Said("当前发布", "current release")


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("release", metavar="ID", help=_ID.to(lang))


def run(arguments: argparse.Namespace) -> int:
    """Go back. A running server follows; the next load builds on it."""
    release = rollback(arguments.data, arguments.release)
    if not arguments.quiet:
        print(f"{_DONE.to(arguments.lang)}: {release.id}")
    return 0
