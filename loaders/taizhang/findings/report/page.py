"""Findings as one HTML page that needs nothing else: counts, filters and order without a server."""

import json
from collections.abc import Mapping, Sequence
from html import escape
from importlib.resources import files

from ...errors import Said
from ..finding import Finding
from .words import HEADINGS, KIND, NONE, NOWHERE, SEVERITY, TITLE, WHOLE, one_line, still_open, summary

_AROUND = 150  # characters of a sentence that are shown on either side of a quote
_WORDS = {
    "title": TITLE,
    "none": NONE,
    "whole": WHOLE,
    "nowhere": NOWHERE,
    "severity": HEADINGS["severity"],
    "code": HEADINGS["code"],
    "project": HEADINGS["project"],
    "message": Said("说明和建议", "message and what to do"),
    "words": Said("原文", "words of the text"),
    "place": Said("地区", "place"),
    "kind": Said("类型", "kind"),
    "bulletin": Said("通报", "bulletin"),
    "where": HEADINGS["position"],
    "search": Said("查找", "search"),
    "all": Said("全部", "all"),
    "by-place": Said("按地区", "By place"),
    "by-kind": Said("按类型", "By kind"),
    "by-code": Said("按代码", "By code"),
    "by-severity": Said("按程度", "By severity"),
    "pages": Said("翻页", "pages"),
    "back": Said("上一页", "previous"),
    "on": Said("下一页", "next"),
}
_SCRIPTED = Said("筛选和排序需要 JavaScript;没有时请改用 csv 或 markdown 格式。",
                 "Filters and order need JavaScript; without it, use the format csv or markdown.")


def page(found: Sequence[Finding], lang: str) -> str:
    """The page in one language, which its reader can change."""
    title, counts = escape(TITLE.to(lang)), Said(summary(found, "zh"), summary(found, "en"))
    return f"""<!DOCTYPE html>
<html lang="{"zh-CN" if lang == "zh" else "en"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
{_asset("page.css")}</style>
</head>
<body>
<header>
<h1>{title}</h1><span id="counts">{escape(counts.to(lang))}</span><button type="button" id="language"></button>
</header>
<main>
<noscript><p>{escape(_SCRIPTED.to(lang))}</p></noscript>
<div id="summary" class="summary"></div>
<form onsubmit="return false">
<div id="filters"></div>
<label><span></span><input type="search" id="search"></label>
</form>
<div id="findings"></div>
</main>
<script type="application/json" id="data">{_data(still_open(found), counts, lang)}</script>
<script>
{_asset("page.js")}</script>
</body>
</html>
"""


def _asset(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")


def _data(found: Sequence[Finding], counts: Said, lang: str) -> str:
    """The findings as JSON that HTML takes for text: bulletins and codes once, what most findings of a code say with the code."""
    numbers = {key: number for number, key in enumerate(dict.fromkeys(one.key for one in found))}
    of_key = {one.key: {"source": one.bulletin, "place": one.place or "", "kind": one.kind} for one in found}
    codes = {one.code: {"severity": one.severity, "message": one.message, "fix": one.fix} for one in reversed(found)}
    data = {
        "lang": lang,
        "counts": counts,
        "words": _WORDS,
        "severities": SEVERITY,
        "kinds": KIND,
        "codes": codes,
        "bulletins": [of_key[key] for key in numbers],
        "findings": [_row(one, numbers[one.key], codes[one.code]) for one in found],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _row(one: Finding, bulletin: int, known: Mapping[str, object]) -> list[object]:
    """A finding as the script reads it; its message and cure only where they are not those of its code."""
    sentence, start, end = _sentence(one)
    own = None if known == {"severity": one.severity, "message": one.message, "fix": one.fix} else [one.message, one.fix]
    name = f"{one.key}-{one.local}"
    return [bulletin, one.code, one.project and one_line(one.project), one.line, one.column, sentence, start, end, own, name]


def _sentence(one: Finding) -> tuple[str, int, int]:
    """The sentence around the quote, cut where it is long, and where the quote stands in it."""
    start = max(one.span.start - one.within, 0)
    before, after = one.sentence[:start], one.sentence[start + len(one.quote) :]
    before = f"…{before[-_AROUND:]}" if len(before) > _AROUND else before
    after = f"{after[:_AROUND]}…" if len(after) > _AROUND else after
    head, quote = one_line(f"{before}|")[:-1], one_line(one.quote)
    return f"{head}{quote}{one_line(after)}", len(head), len(head) + len(quote)
