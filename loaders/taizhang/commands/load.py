"""``taizhang load``: sources into a new release."""

import argparse
import sys
import time
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from ..errors import InputError, Said
from .input import CORRECTIONS
from .output import output

_SOURCE = Said(
    "文件(txt、html、pdf、docx)、文件夹、通配符、zip 压缩包或网址",
    "files (txt, html, pdf, docx), folders, patterns, zip archives or URLs",
)
_MANIFEST = Said(
    "CSV 清单:file 或 url,以及 title、publisher、published、rights、text(full 或 quotes)",
    "CSV table of sources: file or url, and title, publisher, published, rights, text (full or quotes)",
)
_NO_SOURCE = Said("请给出来源或 --manifest", "give sources, or --manifest")
_MISSING = Said("找不到该文件", "no such file"), Said("请检查路径", "check the path")
_NO_FOLDER = Said("没有这个文件夹", "there is no such folder"), Said("请先建立文件夹", "make the folder first")
_CONFIRMED = Said("另加的关联确认表(CSV)", "a further table of confirmed links (CSV)")
_REVIEW = Said("将可能为同一事项的项目写入该 CSV", "write projects that may be one matter to this CSV")
_REPLACE = Said("不保留已载入的通报", "start afresh: keep nothing of what is loaded")
_WORKERS = Said("进程数(默认按处理器和通报数)", "processes (default: by processors and bulletins)")
_READING = Said("读取", "reading")
_KINDS = {
    "Outcome": Said("成效", "outcomes"),
    "Output": Said("工作量", "outputs"),
    "Target": Said("目标值", "targets"),
    "Baseline": Said("基线值", "baselines"),
    "Scope": Said("规模", "scopes"),
}
_SEVERITIES = {"violation": Said("违规", "violations"), "warning": Said("警告", "warnings"), "info": Said("提示", "notes")}
_LINES = {
    "release": Said("发布", "release"),
    "bulletins": Said("通报", "bulletins"),
    "projects": Said("整治项目", "projects"),
    "measures": Said("措施", "measures"),
    "figures": Said("数据", "figures"),
    "findings": Said("校验结果", "findings"),
    "accepted": Said("已确认或接受的校验结果", "findings confirmed or accepted"),
    "corrections": Said("订正", "corrections"),
    "seconds": Said("用时(秒)", "seconds"),
}


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("source", nargs="*", metavar="SOURCE", help=_SOURCE.to(lang))
    parser.add_argument("--manifest", type=Path, metavar="CSV", help=_MANIFEST.to(lang))
    parser.add_argument("--corrections", type=Path, action="append", default=[], metavar="FILE", help=CORRECTIONS.to(lang))
    parser.add_argument("--confirmed", type=Path, action="append", default=[], metavar="CSV", help=_CONFIRMED.to(lang))
    parser.add_argument("--review", type=Path, metavar="CSV", help=_REVIEW.to(lang))
    parser.add_argument("--replace", action="store_true", help=_REPLACE.to(lang))
    parser.add_argument("--workers", type=partial(_positive, lang=lang), metavar="N", help=_WORKERS.to(lang))


def run(arguments: argparse.Namespace) -> int:
    """0 where every source was read, 1 where some could not be, 2 where none could."""
    from ..linking.review import write
    from ..release.load import Stewards, load
    from ..release.make import Made
    from ..source.find import find
    from ..source.manifest import manifest

    if not arguments.source and not arguments.manifest:
        raise InputError("load", _NO_SOURCE, "taizhang load --help")
    _refuse_missing(arguments)

    def track(results: Iterable[Made], total: int) -> Iterable[Made]:
        from rich.console import Console
        from rich.progress import track as shown

        hidden = arguments.quiet or not sys.stderr.isatty()
        console = Console(stderr=True)
        return shown(results, _READING.to(arguments.lang), total=total, console=console, transient=True, disable=hidden)

    began = time.monotonic()
    found = list(find(arguments.source, manifest(arguments.manifest) if arguments.manifest else ()))
    stewards = Stewards(arguments.corrections, arguments.confirmed, review=arguments.review is not None)
    loaded = load(
        arguments.data, found, replace=arguments.replace, workers=arguments.workers, track=track, stewards=stewards,
    )
    for error in loaded.refused:
        print(error.said(arguments.lang), file=sys.stderr)
    if loaded.release is None:
        return 2
    if arguments.review:
        with output(arguments.review) as stream:
            stream.write(write(loaded.candidates).encode())
    if not arguments.quiet:
        print(summary(loaded.release.manifest, time.monotonic() - began, arguments.lang))
    return 1 if loaded.refused else 0


def _refuse_missing(arguments: argparse.Namespace) -> None:
    """Before anything is made: raise where a file given beside the sources is not there, or the review list has nowhere to go."""
    needed = [*arguments.corrections, *arguments.confirmed]
    missing = next((path for path in needed if not path.is_file()), None)
    if missing:
        raise InputError(str(missing), *_MISSING)
    if arguments.review and not arguments.review.parent.is_dir():
        raise InputError(str(arguments.review), *_NO_FOLDER)


def summary(manifest: Mapping[str, Any], seconds: float, lang: str) -> str:
    """What a release holds and how long it took, one line each."""
    counts = manifest["counts"]
    values = {
        "release": manifest["id"],
        **{name: str(counts[name]) for name in ("bulletins", "projects", "measures")},
        "figures": _parts(counts["figures"], _KINDS, lang),
        "findings": _parts(counts["findings"], _SEVERITIES, lang),
        **{name: str(counts[name]) for name in ("accepted", "corrections") if counts[name]},
        "seconds": f"{seconds:.1f}",
    }
    return "\n".join(f"{said.to(lang)}: {values[name]}" for name, said in _LINES.items() if name in values)


def _parts(counts: Mapping[str, int], names: Mapping[str, Said], lang: str) -> str:
    """``3 (2 outcomes, 1 target)``, every kind that there is."""
    there = [(said, counts[name]) for name, said in names.items() if name in counts]
    told = [f"{said.zh} {count}" if lang == "zh" else f"{count} {said.en}" for said, count in there]
    comma = "、" if lang == "zh" else ", "
    return f"{sum(counts.values())}" + (f" ({comma.join(told)})" if told else "")


def _positive(value: str, lang: str) -> int:
    if not (value.isascii() and value.isdigit() and int(value)):
        wanted = Said("应为不小于 1 的整数", "a whole number from 1 is expected")
        raise argparse.ArgumentTypeError(f"{value}: {wanted.to(lang)}")
    return int(value)
