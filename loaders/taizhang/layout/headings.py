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
_BODIES = rf"{_BODY}(?:[、, \t]{_BODY}){{0,5}}"
_ROLE = alternatives("layout_cues", "boxed-role")
_BODY_LINE = re.compile(rf"[【\[]?(?P<names>{_BODIES})[】\]]?{_ROLE}?[ \t]*(?:\([^()\n]{{1,10}}\))?:?")
_DASHED = rf"[ \t]*(?:—{{1,2}}|-{{1,2}}|[ \t:])[ \t]*(?P<bodies>{_BODIES})"
# What a bracket behind a title says: (市教育局), (由市教育局牵头,市财政局、市公安局配合).
_PART = rf"由?[^\s,。;:、()《》—]{{1,18}}{_END}{_ROLE}?"
_BOXED = rf"[(〔](?P<boxed>{_PART}(?:[、,;]{_PART}){{0,8}})[)〕]"
_BOX = re.compile(_BOXED)
_BOX_AT_END = re.compile(rf"{_BOXED}[。;\s]*\Z")
_NAMED_BEHIND = re.compile(rf"{_DASHED}\Z")
_LONGEST = 60  # characters of a title with its bodies in a bracket
_TOLD = 20  # characters behind a colon that are more than a part of a title
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
# The same without a word that says that it is a problem, right before the body that acts (围绕…,县水利局…).
AIM = re.compile(rf"(?P<matter>{_AIMS}[^。;\n\d]{{4,60}}?)(?=,{_BODIES})")
# A numbered or plain name of a body, alone.
BODY = re.compile(rf"(?:\d{{1,2}}[.、])?{_BODIES}")
SLOGAN = re.compile(alternatives("layout_cues", "slogan"))


# A count, in digits or spelled out: what tells one is no title.
COUNT = re.compile(rf"\d|[一二两三四五六七八九十百千万亿]{{1,7}}[余多]?{alternatives('layout_cues', 'classifier')}")
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
    """The names of a line that is nothing but the names of bodies, its item mark apart; it may say how many matters they lead."""
    mark = page.mark_at(line)
    start = mark.text if mark else line.start
    found = _BODY_LINE.fullmatch(page.folded, start, line.end) if start < line.end else None
    return Span(*found.span("names")) if found else None


def named_at_end(page: Page, start: int, end: int) -> Span | None:
    """The bodies in a bracket that closes a matter."""
    found = _BOX_AT_END.search(page.folded, start, end)
    return Span(*found.span("boxed")) if found else None


def heading(page: Page, mark: Mark) -> Heading:
    """A marked heading: to the first full stop, field name or the line's end, without a status in brackets."""
    line = page.line_at(mark.text)
    end = line.end if line else mark.text
    inline = [label.span.start for label in page.labels_in(mark.text + 1, end)]
    end = min([end, *inline])
    stop = page.folded.find("。", mark.text, end)
    end = stop if stop > 0 else end
    boxed = _BOX.search(page.folded, mark.text + 2, end)
    if boxed and boxed.start() - mark.text <= _LONGEST:
        return Heading(clean_title(page, Span(mark.text, boxed.start())), Span(*boxed.span("boxed")))
    colon = page.folded.find(":", mark.text, end)
    if mark.text < colon < end - _TOLD:  # what follows is no part of the title
        end = colon
    title = clean_title(page, Span(mark.text, end))
    behind = _NAMED_BEHIND.search(page.folded, title.start + 2, title.end) if title.end > title.start + 2 else None
    if not behind:
        return Heading(title, None)
    return Heading(Span(title.start, behind.start()), Span(*behind.span("bodies")))
