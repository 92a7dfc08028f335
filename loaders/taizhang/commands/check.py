"""``taizhang check``: read and validate, store nothing."""

import argparse
import sys
from pathlib import Path

from ..errors import InputError, Said
from ..findings.finding import Finding
from ..findings.report import FORMATS, render, template
from ..records import Severity
from ..release.chain import page
from .input import CORRECTIONS, corrected
from .output import OUTPUT, output

_FILE = Said(
    "通报:文件、文件夹、通配符、zip 压缩包或网址,- 为标准输入",
    "bulletins: files, folders, patterns, zip archives or URLs; - is standard input",
)
_FORMAT = Said("报告格式(默认 text)", "format of the report (default text)")
_TEMPLATE = Said("另写一个待填的更正文件,每条结果一项", "also write a corrections file to be filled in, an entry a finding")
_FAIL = Said("达到该程度即返回 1(默认 violation)", "from which severity on to return 1 (default violation)")


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("file", nargs="+", metavar="FILE", help=_FILE.to(lang))
    parser.add_argument("--format", choices=list(FORMATS), default="text", help=_FORMAT.to(lang))
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=OUTPUT.to(lang))
    parser.add_argument("--corrections", type=Path, action="append", default=[], metavar="FILE", help=CORRECTIONS.to(lang))
    parser.add_argument("--fix-template", type=Path, metavar="FILE", help=_TEMPLATE.to(lang))
    parser.add_argument("--fail-on", choices=[severity.value for severity in Severity], default="violation", help=_FAIL.to(lang))


def run(arguments: argparse.Namespace) -> int:
    """0 where nothing open is as heavy as ``--fail-on``, else 1; 2 where something could not be read, with no report where all."""
    found: list[Finding] = []
    read = refused = False
    for one in corrected(arguments.file, arguments.corrections):
        if isinstance(one, InputError):
            print(one.said(arguments.lang), file=sys.stderr)
            refused = True
        else:
            read = True
            found += page(*one).findings
    if not read:
        return 2
    with output(arguments.output) as stream:
        stream.write(render(found, arguments.format, arguments.lang))
    if arguments.fix_template:
        with output(arguments.fix_template) as stream:
            stream.write(template(found, arguments.lang).encode())
    order = list(Severity)  # the heaviest first
    heavy = order[: order.index(Severity(arguments.fail_on)) + 1]
    return 2 if refused else int(any(finding.severity in heavy and finding.settled is None for finding in found))
