"""Headings: a matter's title, and the bodies that a heading names."""

import re
from typing import NamedTuple

from ..lexicon import alternatives
from ..records import Span
from .marks import Mark
from .page import Page

_END = alternatives("layout_cues", "body-line")
_PLACE = "(?:[一-鿿]{1,7}?(?=[市区县州旗盟][^市区县]))?[省市区县州旗镇盟]"
_BODY = rf"{_PLACE}(?:[^\s,。;:、()《》—]{{1,18}}{_END}|{alternatives('layout_cues', 'whole-body')})"
_BODIES = rf"{_BODY}(?:[、,]{_BODY}){{0,5}}"
_BODY_LINE = re.compile(_BODIES)
_DASHED = rf"[ \t]*(?:—{{1,2}}|-{{1,2}}|[ \t:])[ \t]*(?P<bodies>{_BODIES})"
# What a bracket behind a title says: (市教育局), (由市教育局牵头,市财政局、市公安局配合).
_PART = rf"由?[^\s,。;:、()《》—]{{1,18}}{_END}{alternatives('layout_cues', 'boxed-role')}?"
_BOXED = rf"\((?P<boxed>{_PART}(?:[、,;]{_PART}){{0,8}})\)"
_NAMED_BEHIND = re.compile(rf"(?:{_DASHED}|{_BOXED})\Z")
_WORDS = r"[^【】\[\]()]"
_STATUS = re.compile(rf"[ \t]*[【\[(]{_WORDS}{{0,4}}{alternatives('layout_cues', 'status')}{_WORDS}{{0,12}}[】\])]\Z")
_TAIL = re.compile(r"[。;,:\s(\[【]+\Z")


_AIMS, _PROBLEM, _AFTER, _ACTING = (alternatives("layout_cues", sense) for sense in ("aims", "problem", "after", "acting"))
_NAMED = r"[^,。;:\n]{2,60}?" + alternatives("layout_cues", "body-line")
_IN_FIELD = alternatives("layout_cues", "in-field")
# How a paragraph opens that tells a matter: the field, the bodies and the problem that they take up.
OPENER = re.compile(
    rf"{_IN_FIELD}?(?P<bodies>{_NAMED}{_ACTING})?(?P<matter>{_AIMS}[^。;\n]{{2,150}}?{_PROBLEM})(?={_AFTER})"
)
SLOGAN = re.compile(alternatives("layout_cues", "slogan"))


BODY_FIRST = re.compile(rf"(?:[【\[](?P<boxed>{_BODIES})[】\]]|(?P<plain>{_BODIES})(?=:)):?\s*")
# A text that opens with the bodies that act (市民政局牵头,会同市财政局…), the watchers of others' work apart.
ACTING = re.compile(rf"(?!{alternatives('layout_cues', 'watcher')})(?:由|经)?{_BODIES}")


class Heading(NamedTuple):
    """A heading's title, and the bodies named behind it (…——市教育局), if any."""

    title: Span
    bodies: Span | None


def clean_title(page: Page, span: Span) -> Span:
    """A title without the punctuation, or the status in brackets, behind it."""
    for behind in (_TAIL, _STATUS):
        found = behind.search(page.folded, span.start, span.end)
        span = Span(span.start, found.start()) if found else span
    return span


def aimed(page: Page, span: Span) -> Span:
    """The problem that a title aims at (针对…问题), where it opens with one; else the title itself."""
    opener = OPENER.match(page.folded, *span)
    return Span(*opener.span("matter")) if opener else span


def body_line(page: Page, line: Span) -> Span | None:
    """The names of a line that is nothing but the names of bodies, its item mark apart."""
    mark = page.mark_at(line)
    start = mark.text if mark else line.start
    return Span(start, line.end) if start < line.end and _BODY_LINE.fullmatch(page.folded, start, line.end) else None


def heading(page: Page, mark: Mark) -> Heading:
    """A marked heading: to the first full stop, field name or the line's end, without a status in brackets."""
    line = page.line_at(mark.text)
    end = line.end if line else mark.text
    inline = [label.span.start for label in page.labels_in(mark.text + 1, end)]
    end = min([end, *inline])
    stop = page.folded.find("。", mark.text, end)
    title = clean_title(page, Span(mark.text, stop if stop > 0 else end))
    behind = _NAMED_BEHIND.search(page.folded, title.start + 2, title.end) if title.end > title.start + 2 else None
    if not behind:
        return Heading(title, None)
    named = Span(*behind.span("bodies" if behind["bodies"] else "boxed"))
    return Heading(Span(title.start, behind.start()), named)
