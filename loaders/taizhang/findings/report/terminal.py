"""Findings as text for a terminal."""

from collections.abc import Sequence

from ..finding import Finding
from .words import SEVERITY, one_line, still_open, summary

_LONGEST = 80


def terminal(found: Sequence[Finding], lang: str) -> str:
    """One paragraph a finding: where, how heavy, which; what; the words of the text; the cure. Then the counts."""
    return "\n".join([*(_paragraph(finding, lang) for finding in still_open(found)), summary(found, lang), ""])


def _paragraph(finding: Finding, lang: str) -> str:
    return "\n".join((
        f"{one_line(finding.bulletin)}:{finding.line}:{finding.column}: {SEVERITY[finding.severity].to(lang)} [{finding.code}]",
        f"  {one_line(finding.message.to(lang))}",
        f"  > {one_line(finding.quote, _LONGEST)}",
        f"  → {one_line(finding.fix.to(lang))}",
        "",
    ))
