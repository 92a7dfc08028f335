"""The sections of a matter by its field names, and the opening, closing and chrome around the matters."""

import re
from itertools import zip_longest

from ..lexicon import alternatives
from ..records import Span
from .document import Part, Section
from .headings import BODY
from .labels import Label
from .outline import Entry
from .page import Page
from .recurring import told_by_words
from .sentences import trimmed

# A field of these holds one line; what follows without a field name is the matter's narrative again.
_ONE_LINE = frozenset({Part.TITLE, Part.LEAD, Part.PARTICIPANTS, Part.SUPERVISION, Part.STATUS, Part.CONTACT})
_NAMES = frozenset({Part.LEAD, Part.PARTICIPANTS, Part.SUPERVISION})
_TELLING = frozenset({Part.NARRATIVE, Part.MEASURES, Part.RESULTS, Part.TARGET, Part.ISSUE, Part.NEXT})
_TOLD = re.compile(alternatives("layout_cues", "told"))
_STATUS = re.compile(r"\s*[【\[(](?P<status>[^【】\[\]()\n]{2,16})[】\])]")


def matter_sections(page: Page, entry: Entry, extent: Span, number: int) -> list[Section]:
    """The sections of one matter, in order: its title, then what its field names open, then what stands between."""
    inside = list(page.labels_in(*extent))
    head = Section(Part.TITLE, entry.title, None, number)
    fields = [label.span.start for label in inside if label.span.start >= entry.title.end]
    found = [head, *_lead_in(page, Span(entry.title.end, min([extent.end, *fields])), inside, number)]
    heading: Part | None = None
    for label, after in zip_longest(inside, inside[1:]):
        end = after.span.start if after else extent.end
        if label.value <= entry.title.start:
            end = min(end, entry.title.start)
        part = _part_under(heading, label, entry)
        if (not label.inline and page.mark_at(Span(label.span.start, label.value)) is not None) or part is not label.part:
            heading = label.part if part is label.part else heading
        found += _field(page, label, part, end, number)
    if not any(section.part in _TELLING for section in found):  # an item that is all heading says what is to be done
        found[0] = Section(Part.NARRATIVE, entry.title, None, number)
    return [section for section in found if section.body.end > section.body.start]


def _lead_in(page: Page, span: Span, inside: list[Label], number: int) -> list[Section]:
    """What stands between the title and the first field: a status in brackets, then the problem or the narrative."""
    status = _STATUS.match(page.folded, span.start, span.end)
    after = status.end() if status else span.start
    found = [Section(Part.STATUS, Span(*status.span("status")), None, number)] if status else []
    below = "\n" in page.folded[after : trimmed(page.folded, after, span.end).start]
    bracketed = page.folded.startswith("(", trimmed(page.folded, after, span.end).start)  # (市教育局牵头,市财政局配合)
    part = Part.ISSUE if below and not bracketed and _states_problem(inside) else Part.NARRATIVE
    return [*found, *_bodies(page, Span(after, span.end), part, None, number)]


def _states_problem(inside: list[Label]) -> bool:
    """Whether text below the title and before the first field states the problem: where target or measures have own fields."""
    parts = {label.part for label in inside if not label.inline}
    return bool(parts & {Part.TARGET, Part.MEASURES, Part.TIME_LIMIT}) and Part.ISSUE not in parts


def _part_under(heading: Part | None, label: Label, entry: Entry) -> Part | None:
    """A lead field among the duties of a matter whose lead stands in the heading above names who takes part."""
    if heading is Part.DUTIES and label.part is Part.LEAD and entry.lead is not None:
        return Part.PARTICIPANTS
    if label.part is Part.TITLE and label.value > entry.title.end:  # its title stands above: the field tells the content
        return told_by_words(label.name)[1] or Part.ISSUE
    return label.part


def _field(page: Page, label: Label, part: Part | None, end: int, number: int) -> list[Section]:
    if part is None:
        return []
    if part is Part.TITLE:
        return _bodies(page, Span(_line_end(page, label.value, end), end), Part.NARRATIVE, None, number)
    if page.folded[label.span.start - 1 : label.span.start] == "(":
        closing = page.folded.find(")", label.value, end)
        stop = closing if closing >= 0 else end
        return [
            *_bodies(page, Span(label.value, stop), part, label, number),
            *_bodies(page, Span(stop + 1, end), Part.NARRATIVE, None, number),
        ]
    if part not in _ONE_LINE:
        return _bodies(page, Span(label.value, end), part, label, number)
    stop = _line_end(page, label.value, end)
    if part in _NAMES and (full := page.folded.find("。", label.value, stop)) >= 0 and not _names_alone(page, full + 1, stop):
        stop = full
    return [
        *_bodies(page, Span(label.value, stop), part, label, number),
        *_bodies(page, Span(stop, end), Part.NARRATIVE, None, number),
    ]


def _names_alone(page: Page, start: int, end: int) -> bool:
    """Whether what goes on behind a full stop is names of bodies again, and no sentence."""
    pieces = [piece.strip() for piece in page.folded[start:end].split("。") if piece.strip()]
    return bool(pieces) and all(map(BODY.fullmatch, pieces))


def _line_end(page: Page, start: int, end: int) -> int:
    """The end of the first line that is not empty."""
    at = start
    while at < end and page.folded[at].isspace():
        at += 1
    stop = page.folded.find("\n", at, end)
    return stop if stop >= 0 else end


def _bodies(page: Page, span: Span, part: Part, label: Label | None, number: int | None) -> list[Section]:
    """The sections that a span makes: trimmed, and parted where page chrome stands in it."""
    stops = [chrome for chrome in page.chrome if span.start <= chrome.start < span.end]
    starts = [span.start, *(chrome.end for chrome in stops)]
    ends = [*(chrome.start for chrome in stops), span.end]
    pieces = [_stripped(page, start, end) for start, end in zip(starts, ends, strict=True)]
    return [Section(part, body, label.span if label else None, number) for body in pieces if body.end > body.start]


def _stripped(page: Page, start: int, end: int) -> Span:
    body = trimmed(page.folded, start, max(start, end))
    while body.end > body.start and page.folded[body.start] in "。;,:)】]":
        body = trimmed(page.folded, body.start + 1, body.end)
    words = page.words(body)
    if words.endswith(")") and words.count(")") > words.count("("):
        body = trimmed(page.folded, body.start, body.end - 1)
    while body.end > body.start and page.folded[body.end - 1] in "([【":
        body = trimmed(page.folded, body.start, body.end - 1)
    return body


def running(page: Page, extent: Span, number: int) -> list[Section]:
    """The one section of a matter whose title is part of its running text."""
    return _bodies(page, extent, Part.NARRATIVE, None, number)


def frame(page: Page, extents: list[Span], headings: set[Span | None]) -> list[Section]:
    """What stands outside the matters: the opening, what is between them, the closing with its next steps, and the chrome."""
    last = extents[-1].end if extents else len(page.folded)
    found = [Section(Part.CHROME, line) for line in page.chrome]
    ahead = {label.span.start: label.part for label in page.labels if label.span.start >= last}
    steps = False  # whether next steps are told
    for line in page.lines:
        if line in headings:
            found.append(Section(Part.TITLE, line))
        elif not any(extent.start <= line.start < extent.end for extent in extents):
            steps = ahead.get(line.start, Part.NEXT if steps else None) is Part.NEXT and not _TOLD.match(page.folded, *line)
            told = steps and page.folded[line.end - 1] in "。;"  # a signature is none
            after = Part.NEXT if told else Part.CLOSING
            found.append(Section(after if extents and line.start >= last else Part.OPENING, line))
    return found
