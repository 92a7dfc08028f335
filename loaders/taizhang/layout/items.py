"""Items: every matter is a marked heading (1. 一、 (一)) with its fields or its text below."""

import re

from ..lexicon import alternatives
from ..records import Span
from .document import Part
from .forms import clean_title
from .marks import Mark
from .outline import Entry, Outline
from .page import Page

_BODY_LINE = re.compile(r"[省市区县州旗镇][^\s,。;:、()《》]{1,18}" + alternatives("layout_cues", "body-line"))
_MATTER = re.compile(alternatives("layout_cues", "matter"))
_FIELD = re.compile(alternatives("layout_cues", "field"))
_STATUS = re.compile(rf"[ \t]*[【\[(][^【】\[\]()]{{0,4}}{alternatives('layout_cues', 'status')}[^【】\[\]()]{{0,12}}[】\])]\Z")
_FIELDS = frozenset({Part.LEAD, Part.ISSUE, Part.TARGET, Part.MEASURES, Part.RESULTS, Part.TIME_LIMIT, Part.DUTIES})


def outline(page: Page) -> Outline:
    """The matters that the best style of item marks tells."""
    leads = [line for line in page.lines if _BODY_LINE.fullmatch(_unmarked(page, line))]
    best = Outline("items", (), 0.0, "no marked headings with fields or problems")
    for style in dict.fromkeys(mark.style for mark in page.marks):
        heads = [mark for mark in page.marks if mark.style == style and _is_heading(page, mark)]
        found = _entries(page, heads, leads)
        if found.score > best.score:
            best = found
    return best


def _unmarked(page: Page, line: Span) -> str:
    mark = page.mark_at(line)
    return page.folded[mark.text : line.end] if mark else page.words(line)


def _is_heading(page: Page, mark: Mark) -> bool:
    """Not the mark of a field name, and with words of its own."""
    return mark.style != "number" and not page.labels_in(mark.start, mark.text)


def _title(page: Page, mark: Mark) -> Span:
    """The heading's words: to the first full stop or the line's end, without a status in brackets."""
    line = page.line_at(mark.text)
    end = line.end if line else mark.text
    inline = [label.span.start for label in page.labels_in(mark.text + 1, end)]
    end = min([end, *inline])
    stop = page.folded.find("。", mark.text, end)
    title = clean_title(page, Span(mark.text, stop if stop > 0 else end))
    status = _STATUS.search(page.folded, title.start, title.end)
    return Span(title.start, status.start()) if status else title


def _entries(page: Page, heads: list[Mark], leads: list[Span]) -> Outline:
    stops = sorted([mark.start for mark in heads] + [line.start for line in leads] + [len(page.folded)])
    entries, fielded, matters = [], 0, 0
    for mark in heads:
        end = next(stop for stop in stops if stop > mark.start)
        title = _title(page, mark)
        words = page.words(title)
        has_fields = any(label.part in _FIELDS for label in page.labels_in(mark.text, end))
        is_matter = bool(_MATTER.match(words)) and len(words) <= 80
        if title.end > title.start and not _BODY_LINE.fullmatch(words) and not _FIELD.fullmatch(words):
            fielded, matters = fielded + has_fields, matters + is_matter
            lead = [line for line in leads if line.end <= mark.start]
            entries.append((Entry(title, mark.start, None, lead[-1] if lead else None), has_fields or is_matter))
    kept = tuple(entry for entry, good in entries if good)
    if not fielded or len(kept) * 2 < len(entries):
        return Outline("items", (), 0.0, "no marked headings with fields")
    # Headings of a lower level have fields below the last of them only.
    score = (2.0 * fielded + 0.5 * matters) * fielded / len(entries)
    return Outline("items", kept, score, f"{fielded} marked headings with fields, {matters} that name a problem")
