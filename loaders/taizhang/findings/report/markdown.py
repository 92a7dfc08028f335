"""Findings as Markdown: a table a bulletin."""

from collections.abc import Sequence

from ..finding import Finding
from .words import HEADINGS, SEVERITY, TITLE, WHOLE, by_bulletin, one_line, still_open, summary

_SPECIAL = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_{}[]<>#|~"})


def markdown(found: Sequence[Finding], lang: str) -> str:
    """A heading and a table for each bulletin."""
    head = [f"# {TITLE.to(lang)}", summary(found, lang)]
    return "\n\n".join([*head, *(_section(bulletin, ones, lang) for bulletin, ones in by_bulletin(still_open(found)))]) + "\n"


def _section(bulletin: str, found: Sequence[Finding], lang: str) -> str:
    head = [words.to(lang) for words in HEADINGS.values()]
    rows = [_cells(finding, lang) for finding in found]
    lines = (f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows))
    return "\n".join((f"## {_plain(bulletin)}", "", *lines))


def _cells(finding: Finding, lang: str) -> list[str]:
    return [
        f"{finding.line}:{finding.column}", SEVERITY[finding.severity].to(lang), f"`{finding.code}`",
        _plain(finding.project or WHOLE.to(lang)), _plain(finding.message.to(lang)), _plain(finding.quote),
        _plain(finding.fix.to(lang)),
    ]


def _plain(words: str) -> str:
    """Words that Markdown takes as they are, on one line."""
    return one_line(words).translate(_SPECIAL)
