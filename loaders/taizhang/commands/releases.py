"""``taizhang releases``: the releases of a data folder, oldest first."""

import argparse
import sys

from ..errors import Said
from ..release.current import current
from ..release.history import releases
from .output import table

_COLUMNS = (Said("当前", "current"), Said("发布", "release"), Said("建成时间", "made"), Said("通报", "bulletins"),
            Said("整治项目", "projects"), Said("软件", "software"))


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """It has no arguments of its own."""


def run(arguments: argparse.Namespace) -> int:
    """List them; the one that is current is marked."""
    standing = current(arguments.data).id
    found = [(release.id, release.manifest) for release in releases(arguments.data)]
    rows = [("*" if name == standing else "", name, str(manifest["created"]), str(manifest["counts"]["bulletins"]),
             str(manifest["counts"]["projects"]), str(manifest["software"])) for name, manifest in found]
    sys.stdout.buffer.write(table([column.to(arguments.lang) for column in _COLUMNS], rows))
    sys.stdout.buffer.flush()
    return 0
