"""``taizhang releases``: the releases of a data folder, oldest first."""

import argparse
import sys
from collections.abc import Mapping
from typing import Any

from ..errors import Said
from ..findings.scores import Score
from ..records import Severity
from ..release.current import current
from ..release.history import releases
from .output import table

_COLUMNS = (Said("当前", "current"), Said("发布", "release"), Said("建成时间", "made"), Said("通报", "bulletins"),
            Said("整治项目", "projects"), Said("违规/警告/提示", "violation/warning/info"), Said("完整性", "completeness"),
            Said("软件", "software"))


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """It has no arguments of its own."""


def run(arguments: argparse.Namespace) -> int:
    """List them with what was found in each, so that a trend shows; the one that is current is marked."""
    standing = current(arguments.data).id
    found = [(release.id, release.manifest) for release in releases(arguments.data)]
    rows = [("*" if name == standing else "", name, str(manifest["created"]), str(manifest["counts"]["bulletins"]),
             str(manifest["counts"]["projects"]), _findings(manifest["counts"].get("findings", {})), _completeness(manifest),
             str(manifest["software"])) for name, manifest in found]
    sys.stdout.buffer.write(table([column.to(arguments.lang) for column in _COLUMNS], rows))
    sys.stdout.buffer.flush()
    return 0


def _findings(counts: Mapping[str, int]) -> str:
    return "/".join(str(counts.get(severity.value, 0)) for severity in Severity)


def _completeness(manifest: Mapping[str, Any]) -> str:
    """The share of what bulletins should tell that they tell; empty for a release of before it was measured."""
    return str(Score(**manifest["completeness"]).value) if "completeness" in manifest else ""
