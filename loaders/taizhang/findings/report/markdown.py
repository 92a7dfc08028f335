"""Findings as Markdown: the counts, and a table a bulletin."""

from collections.abc import Iterable, Sequence

from ..finding import Finding
from .words import HEADINGS, SEVERITY, TALLY, TITLE, WHOLE, by_bulletin, one_line, still_open, summary, tallies

_SPECIAL = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_{}[]<>#|~"})


def markdown(found: Sequence[Finding], lang: str) -> str:
    """The counts, then a heading and a table for each bulletin."""
    listed = still_open(found)
    head = [f"# {TITLE.to(lang)}", summary(found, lang), *([_counts(listed, lang)] if listed else [])]
    return "\n\n".join([*head, *(_section(bulletin, ones, lang) for bulletin, ones in by_bulletin(listed))]) + "\n"


def _counts(found: Sequence[Finding], lang: str) -> str:
    """How many findings of each severity, by place, kind and code."""
    rows = ([by, _plain(value), *(str(count) if count else "" for count in counts)] for by, value, counts in tallies(found, lang))
    return _table([TALLY.to(lang), "", *(said.to(lang) for said in SEVERITY.values())], rows)


def _section(bulletin: str, found: Sequence[Finding], lang: str) -> str:
    table = _table([words.to(lang) for words in HEADINGS.values()], (_cells(finding, lang) for finding in found))
    return f"## {_plain(bulletin)}\n\n{table}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows))


def _cells(finding: Finding, lang: str) -> list[str]:
    return [
        f"{finding.line}:{finding.column}", SEVERITY[finding.severity].to(lang), f"`{finding.code}`",
        _plain(finding.project or WHOLE.to(lang)), _plain(finding.message.to(lang)), _plain(finding.quote),
        _plain(finding.fix.to(lang)),
    ]


def _plain(words: str) -> str:
    """Words that Markdown takes as they are, on one line."""
    return one_line(words).translate(_SPECIAL)
