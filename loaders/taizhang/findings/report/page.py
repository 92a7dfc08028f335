"""Findings as one HTML page that needs nothing else."""

from collections.abc import Sequence
from html import escape

from ..finding import Finding
from .words import HEADINGS, SEVERITY, TITLE, WHOLE, by_bulletin, one_line, summary

_STYLE = """
body { font: 16px/1.6 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff }
h2 { font-size: 1.1rem; margin-top: 2rem; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100% }
th, td { text-align: start; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #ccc }
mark { background: #fff3c4 }
.violation { color: #a40000; font-weight: bold } .warning { color: #7a4b00 } .info { color: #0b4f8a }
"""


def page(found: Sequence[Finding], lang: str) -> str:
    """The counts, then a table for each bulletin."""
    title = escape(TITLE.to(lang))
    sections = "\n".join(_section(bulletin, ones, lang) for bulletin, ones in by_bulletin(found))
    return (
        f'<!DOCTYPE html>\n<html lang="{"zh-CN" if lang == "zh" else "en"}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n'
        f"<body>\n<h1>{title}</h1>\n<p>{escape(summary(found, lang))}</p>\n{sections}\n</body>\n</html>\n"
    )


def _section(bulletin: str, found: Sequence[Finding], lang: str) -> str:
    head = "".join(f'<th scope="col">{escape(words.to(lang))}</th>' for words in HEADINGS.values())
    rows = "\n".join(_row(finding, lang) for finding in found)
    return f"<h2>{_words(bulletin)}</h2>\n<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _row(finding: Finding, lang: str) -> str:
    cells = (
        f"{finding.line}:{finding.column}",
        f'<span class="{finding.severity}">{escape(SEVERITY[finding.severity].to(lang))}</span>',
        f"<code>{escape(finding.code)}</code>",
        _words(finding.project or WHOLE.to(lang)),
        _words(finding.message.to(lang)),
        f'<mark lang="zh-CN">{_words(finding.quote)}</mark>',
        _words(finding.fix.to(lang)),
    )
    return f'<tr id="{finding.key}-{finding.local}">{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'


def _words(words: str) -> str:
    return escape(one_line(words))
