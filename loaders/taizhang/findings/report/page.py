"""Findings as one HTML page that needs nothing else: counts, filters and order without a server."""

import json
from collections.abc import Mapping, Sequence
from html import escape
from importlib.resources import files

from ...errors import Said
from ..finding import Finding
from .excerpts import Excerpt, excerpts
from .words import (
    HEADINGS,
    KIND,
    NONE,
    NOWHERE,
    OF_KIND,
    PLACE,
    SETTLED,
    SEVERITY,
    TITLE,
    WHOLE,
    one_line,
    rules,
    still_open,
    summary,
)

_WORDS = {
    "title": TITLE,
    "none": NONE,
    "no-match": Said("没有符合筛选条件的结果。", "No finding matches the filters."),
    "whole": WHOLE,
    "nowhere": NOWHERE,
    "settled": SETTLED,
    "severity": HEADINGS["severity"],
    "code": HEADINGS["code"],
    "project": HEADINGS["project"],
    "message": Said("说明和补正", "what, and how to mend it"),
    "words": Said("原文", "words of the text"),
    "place": PLACE,
    "kind": OF_KIND,
    "bulletin": Said("通报", "bulletin"),
    "where": HEADINGS["position"],
    "fix": Said("补正", "to mend"),
    "search": Said("查找", "search"),
    "all": Said("全部", "all"),
    "clear": Said("清除筛选", "clear the filters"),
    "filters": Said("筛选", "filters"),
    "skip": Said("跳到结果", "skip to the findings"),
    "by-place": Said("按地区", "By place"),
    "by-kind": Said("按类型", "By kind"),
    "by-code": Said("按代码", "By code"),
    "pages": Said("翻页", "pages"),
    "back": Said("上一页", "previous"),
    "on": Said("下一页", "next"),
}
_SCRIPTED = Said("筛选和排序需要 JavaScript；没有时请改用 csv 或 markdown 格式。",
                 "Filters and order need JavaScript; without it, use the format csv or markdown.")


def page(found: Sequence[Finding], lang: str) -> str:
    """The page in one language, which its reader can change."""
    title, counts = escape(TITLE.to(lang)), escape(summary(found, lang))
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
<a id="skip" href="#findings"></a>
<header>
<h1>{title}</h1><p id="counts">{counts}</p><button type="button" id="language"></button>
</header>
<main>
<noscript><p>{escape(_SCRIPTED.to(lang))}</p></noscript>
<div id="severities" role="group"></div>
<div id="summary"></div>
<form role="search">
<label id="search-field"><span></span><input type="search" id="search" autocomplete="off"></label>
<div id="filters"></div>
<button type="button" id="clear"></button>
</form>
<div id="findings" tabindex="-1"></div>
</main>
<script type="application/json" id="data">{_data(found, lang)}</script>
<script>
{_asset("page.js")}</script>
</body>
</html>
"""


def _asset(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")


def _data(found: Sequence[Finding], lang: str) -> str:
    """The findings as JSON that HTML takes for text: bulletins, codes and stretches of text once."""
    listed = still_open(found)
    numbers = {key: number for number, key in enumerate(dict.fromkeys(one.key for one in listed))}
    of_key = {one.key: {"source": one.bulletin, "place": one.place or "", "kind": one.kind} for one in listed}
    codes = {one.code: {"severity": one.severity, "name": rules()[one.code], "message": one.message, "fix": one.fix}
             for one in reversed(listed)}
    stretches, places = excerpts(listed)
    data = {
        "lang": lang,
        "counts": Said(summary(found, "zh"), summary(found, "en")),
        "words": _WORDS,
        "severities": SEVERITY,
        "kinds": KIND,
        "codes": codes,
        "bulletins": [of_key[key] for key in numbers],
        "text": stretches,
        "findings": [_row(one, numbers[one.key], place, codes[one.code]) for one, place in zip(listed, places, strict=True)],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _row(one: Finding, bulletin: int, place: Excerpt, known: Mapping[str, object]) -> list[object]:
    """A finding as the script reads it; its message and cure only where they are not those of its code."""
    own = None if (one.message, one.fix) == (known["message"], known["fix"]) else [one.message, one.fix]
    return [bulletin, one.code, one.project and one_line(one.project), one.line, one.column, place, own, f"{one.key}-{one.local}"]
