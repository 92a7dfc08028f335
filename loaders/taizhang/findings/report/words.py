"""The words that reports share, in both languages, and how they write a quote."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from operator import attrgetter

from ...errors import Said
from ...records import BulletinKind, Severity
from ..doubts import catalogue
from ..finding import Finding
from ..shapes import shapes

SEVERITY = {
    Severity.VIOLATION: Said("违规", "violation"),
    Severity.WARNING: Said("警告", "warning"),
    Severity.INFO: Said("提示", "info"),
}
TITLE = Said("通报校验报告", "Findings in bulletins")
SETTLED = Said("已确认或接受", "settled")
NONE = Said("没有发现问题。", "Nothing found.")
WHOLE = Said("整篇通报", "the whole bulletin")
KIND = {
    BulletinKind.RESULT: Said("结果通报", "results"),
    BulletinKind.COMMITMENT: Said("承诺", "commitments"),
    BulletinKind.PRESS: Said("新闻报道", "news story"),
    BulletinKind.OTHER: Said("其他", "other"),
}
NOWHERE = Said("地区不明", "place unknown")
HEADINGS = {
    "position": Said("位置", "position"),
    "severity": Said("程度", "severity"),
    "code": Said("代码", "code"),
    "project": Said("项目", "project"),
    "message": Said("说明", "message"),
    "quote": Said("原文", "quote"),
    "fix": Said("建议", "what to do"),
}

PLACE = Said("地区", "place")
OF_KIND = Said("类型", "kind")
TALLY = Said("汇总", "counts")

_FORMULA = tuple("=+-@＝＋－＠\t\r\n")  # Chinese and Japanese Excel take the full-width ones for formulas too
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def one_line(quote: str, longest: int | None = None) -> str:
    """A quote without line breaks and control characters, cut to ``longest`` characters where one is given."""
    words = " ".join(_CONTROL.sub("", quote).split())
    return words if longest is None or len(words) <= longest else f"{words[: longest - 1]}…"


def printable(words: str) -> str:
    """Words without control characters, their lines kept."""
    return _CONTROL.sub("", words)


def harmless(cell: str) -> str:
    """A cell that a spreadsheet shows and does not run."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def still_open(found: Iterable[Finding]) -> list[Finding]:
    """The findings that no steward has settled: those that a report lists."""
    return [finding for finding in found if finding.settled is None]


def summary(found: Sequence[Finding], lang: str) -> str:
    """How many findings of each severity are open, and how many settled: ``2 violation, 3 warning, 1 settled``."""
    counts = Counter(SETTLED if finding.settled else SEVERITY[finding.severity] for finding in found)
    parts = [f"{counts[said]} {said.to(lang)}" for said in (*SEVERITY.values(), SETTLED) if counts[said]]
    return ("，" if lang == "zh" else ", ").join(parts) or NONE.to(lang)


@cache
def rules() -> dict[str, Said]:
    """What each rule is called, by its code."""
    doubts = {code: doubt.name for code, doubt in catalogue().items()}
    return {shape.code: shape.name for shape in shapes().catalogue.values()} | doubts


def tallies(found: Sequence[Finding], lang: str) -> Iterator[tuple[str, str, list[int]]]:
    """How many findings of each severity: by place, by kind and by code, the most first; what it is by, the value, the counts."""
    groups: dict[Said, Callable[[Finding], str]] = {
        PLACE: lambda one: one.place or NOWHERE.to(lang),
        OF_KIND: lambda one: KIND[one.kind].to(lang),
        HEADINGS["code"]: lambda one: one.code,
    }
    for by, value in groups.items():
        counts: defaultdict[str, Counter[Severity]] = defaultdict(Counter)
        for one in found:
            counts[value(one)][one.severity] += 1
        for name, count in sorted(counts.items(), key=lambda item: -item[1].total()):
            yield by.to(lang), name, [count[severity] for severity in Severity]


def by_bulletin(found: Sequence[Finding]) -> list[tuple[str, list[Finding]]]:
    """The findings of each bulletin, both in the order given."""
    return [(bulletin, list(group)) for bulletin, group in groupby(found, key=attrgetter("bulletin"))]
