"""``taizhang diff``: which findings are new, gone and still there from one release to another."""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from ..errors import Said
from ..findings.report.words import SEVERITY, WHOLE, one_line
from ..release.compare import Comparison, Told, compare
from ..release.current import current
from ..release.history import named
from .output import OUTPUT, output

_BEFORE = Said("先前的发布", "the release before")
_AFTER = Said("后来的发布(默认当前发布)", "the release after (default: the current one)")
_FORMAT = Said("输出格式(默认 text)", "format of the output (default text)")
_STILL = Said("同时列出仍在的校验结果", "list what is still there too")
_PARTS = {
    "new": Said("新增", "new"),
    "gone": Said("消失", "gone"),
    "still": Said("仍在", "still there"),
}


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("before", metavar="A", help=_BEFORE.to(lang))
    parser.add_argument("after", metavar="B", nargs="?", help=_AFTER.to(lang))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=_FORMAT.to(lang))
    parser.add_argument("--still", action="store_true", help=_STILL.to(lang))
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=OUTPUT.to(lang))


def run(arguments: argparse.Namespace) -> int:
    """0 where nothing is new, 1 where something is."""
    before = named(arguments.data, arguments.before)
    after = named(arguments.data, arguments.after) if arguments.after else current(arguments.data)
    found = compare(before, after)
    written = _json(found) if arguments.format == "json" else _text(found, arguments.still, arguments.lang)
    with output(arguments.output) as stream:
        stream.write(written.encode())
    return int(bool(found.new))


def _json(found: Comparison) -> str:
    return json.dumps({part: [_data(one) for one in getattr(found, part)] for part in _PARTS}, ensure_ascii=False, indent=1) + "\n"


def _data(one: Told) -> dict[str, object]:
    return {**asdict(one), "severity": one.severity.value, "message": one.message._asdict()}


def _text(found: Comparison, still: bool, lang: str) -> str:
    """The findings of each part, then the counts."""
    listed = [part for part in _PARTS if still or part != "still"]
    counts = (f"{said.to(lang)} {len(getattr(found, part))}" for part, said in _PARTS.items())
    return "".join((*(_part(_PARTS[part].to(lang), getattr(found, part), lang) for part in listed), ", ".join(counts), "\n"))


def _part(title: str, ones: Sequence[Told], lang: str) -> str:
    return f"{title}\n{''.join(_line(one, lang) for one in ones)}\n" if ones else ""


def _line(one: Told, lang: str) -> str:
    where = f"{one_line(one.bulletin)} · {one_line(one.project or WHOLE.to(lang))}"
    return f"  {where}: {SEVERITY[one.severity].to(lang)} [{one.code}] {one_line(one.message.to(lang))}\n"
