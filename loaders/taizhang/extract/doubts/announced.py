"""What a bulletin announces of itself against what was read: its count of projects, and how much of it was left unread."""

import re
from bisect import bisect_left, bisect_right

from ...layout.document import Document, Part
from ...layout.sentences import sentences
from ...records import Doubt, Span
from ..quantities.numbers import numeral

_COUNT = re.compile(
    r"(?P<n>\d{1,3}|[一二三四五六七八九十百]{1,4})(?:个|项|件|类)(?:重点|民生|突出|专项)?(?:整治|治理|整改|承诺|实事|评议)?(?P<what>项目|事项|实事)(?!负责|资金|建设)"
)
_ANNOUNCING = re.compile(r"(?:确定|选定|明确|推进|开展|聚焦|围绕|现将|将|精选|公布|全区|全市|全县|承诺)[^。;]{0,24}\Z")
_LEAST_READ = 0.5


def doubts(document: Document, share: float) -> tuple[Doubt, ...]:
    """Doubts about the bulletin as a whole, of which ``share`` was read."""
    whole = _first_line(document)
    found = list(_announced(document))
    if document.layout == "unknown":
        found.append(Doubt("unknown-layout", whole, values={"reason": document.reason}))
    if pages := document.text.origin.unread:
        found.append(Doubt("pages-without-text", whole, values={"pages": "、".join(map(str, pages))}))
    if share < _LEAST_READ:
        found.append(Doubt("unread-text", whole, values={"share": f"{100 * share:.0f}"}))
    return tuple(found)


def _first_line(document: Document) -> Span:
    return next((section.body for section in document.sections if section.part is not Part.CHROME), Span(0, 0))


def _announced(document: Document) -> list[Doubt]:
    """The first count of projects that the opening announces, where it is not the number found."""
    folded = document.text.folded
    for section in document.sections:
        if section.part is not Part.OPENING:
            continue
        for match in _COUNT.finditer(folded, section.body.start, section.body.end):
            if not _ANNOUNCING.search(folded[max(section.body.start, match.start() - 30) : match.start()]):
                continue
            announced = numeral(match["n"])
            if announced is None or announced.value == len(document.matters):
                return []
            values = {"announced": str(announced.value), "found": str(len(document.matters))}
            return [Doubt("announced-count", Span(*match.span()), values=values)]
    return []


def coverage(document: Document, read: list[Span]) -> float:
    """The share of the characters (page chrome apart) whose sentence holds some record."""
    folded = document.text.folded
    starts, ends = sorted(span.start for span in read), sorted(span.end for span in read)
    whole = covered = 0
    for section in document.sections:
        if section.part is Part.CHROME:
            continue
        for start, end in sentences(folded, section.body):
            whole += end - start
            # More records begin before the sentence's end than end before its start: one of them stands in it.
            covered += (end - start) * (bisect_left(starts, end) > bisect_right(ends, start))
    return covered / whole if whole else 1.0
