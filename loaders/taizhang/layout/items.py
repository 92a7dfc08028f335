"""Items: every matter is a marked heading (1. 一、 (一) 问题一:) with its fields or its text below."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ..lexicon import alternatives
from ..records import Span
from .document import Part
from .headings import ACTING, body_line, heading, named_at_end
from .marks import Mark
from .outline import Entry, Outline
from .page import Page
from .stories import is_story

_MATTER = re.compile(alternatives("layout_cues", "matter"))
_PROBLEM = re.compile(alternatives("layout_cues", "problem-heading"))
_FIELD = re.compile(alternatives("layout_cues", "field"))
_FIELDS = frozenset({Part.LEAD, Part.ISSUE, Part.TARGET, Part.MEASURES, Part.RESULTS, Part.TIME_LIMIT, Part.DUTIES})
_GAP = re.compile(r"[。:\s]+")
_LONGEST = 80
_SHORTEST, _SHORT = 4, 40  # characters of a heading without a mark


def outline(page: Page) -> Outline:
    """The matters that the best style of item marks tells."""
    leads = [line for line in page.lines if body_line(page, line)]
    best = Outline("items", (), 0.0, "no marked headings with fields or problems")
    marks = [*page.marks, *_plain(page)]
    for style in dict.fromkeys(mark.style for mark in marks):
        heads = [mark for mark in marks if mark.style == style and _is_heading(page, mark)]
        found = _entries(page, heads, leads)
        if found.score > best.score:
            best = found
    return best


def _plain(page: Page) -> Iterator[Mark]:
    """Headings without a mark: short lines below the first that end without punctuation, each above a longer one."""
    for line, below in pairwise(page.lines[1:]):
        words = page.words(line)
        short = _SHORTEST <= len(words) <= _SHORT and below.end - below.start > len(words) and words[-1] not in "。;:,!?)】"
        if short and not page.mark_at(line) and not page.labels_in(*line) and not body_line(page, line):
            yield Mark(line.start, line.start, "plain")


def _is_heading(page: Page, mark: Mark) -> bool:
    """Not the mark of a field name, and with words of its own."""
    return mark.style != "number" and not page.labels_in(mark.start, mark.text)


def _entries(page: Page, heads: list[Mark], leads: list[Span]) -> Outline:
    higher = _higher(page, heads)
    stops = sorted([mark.start for mark in heads] + [line.start for line in leads] + higher + [len(page.folded)])
    entries: list[tuple[Entry, bool]] = []
    fielded = matters = problems = 0
    for mark in heads:
        end = next(stop for stop in stops if stop > mark.start)
        title, bodies = heading(page, mark)
        bodies = bodies or named_at_end(page, title.end, end)
        words = page.words(title)
        if title.end <= title.start or body_line(page, title) or _FIELD.fullmatch(words):
            continue
        has_fields = bodies is not None or any(label.part in _FIELDS for label in page.labels_in(mark.text, end))
        is_matter = bool(_MATTER.match(words)) and len(words) <= _LONGEST
        fielded, matters = fielded + has_fields, matters + is_matter
        is_problem = bool(_PROBLEM.fullmatch(words)) or _is_bulleted(page, mark) or _acted(page, title, end)
        problems += is_problem
        entry = Entry(title, mark.start, end if end in higher else None, bodies or _above(page, leads, mark))
        entries.append((entry, has_fields or is_matter or is_problem))
    return _proposal(entries, fielded, matters, problems)


def _higher(page: Page, heads: list[Mark]) -> list[int]:
    """Where the headings begin that stand above these: of the last style before the first, if its count never starts anew."""
    above = [mark for mark in page.marks if heads and mark.start < heads[0].start and mark.style != heads[0].style]
    found = [mark for mark in page.marks if mark.style == above[-1].style] if above else []
    counted = [page.folded[mark.start : mark.text].strip() for mark in found]
    return [mark.start for mark in found] if len(set(counted)) == len(counted) else []


def _is_bulleted(page: Page, mark: Mark) -> bool:
    """A bullet's own short line with text below, which needs no word for a problem."""
    line = page.line_at(mark.text)
    if mark.style != "bullet" or line is None or line.end - line.start > _SHORT:
        return False
    return page.words(line)[-1] not in "。;" and not is_story(page)


def _acted(page: Page, title: Span, end: int) -> bool:
    """Whether the text behind a title opens with the bodies that act."""
    text = _GAP.match(page.folded, title.end, end)
    return text is not None and ACTING.match(page.folded, text.end(), end) is not None


def _above(page: Page, leads: list[Span], mark: Mark) -> Span | None:
    """The bodies of the last line above that is nothing but their names, where no other heading of its level stands between."""
    above = [line for line in leads if line.end <= mark.start]
    own = page.mark_at(above[-1]) if above else None
    if own and own.style != mark.style and any(own.start < one.start < mark.start and one.style == own.style for one in page.marks):
        return None
    return body_line(page, above[-1]) if above else None


def _proposal(entries: list[tuple[Entry, bool]], fielded: int, matters: int, problems: int) -> Outline:
    """Headings with fields count most; headings of a lower level have fields below the last of them only. Without fields, headings
    that plainly name a problem do.
    """
    good = [fits for _, fits in entries]
    around = zip([False, *good], [*good[1:], False], strict=False)  # what stands between two matters is one too
    kept = tuple(entry for (entry, fits), beside in zip(entries, around, strict=False) if fits or all(beside))
    reason = f"{fielded} marked headings with fields, {matters} that name a matter"
    by_fields = (2.0 * fielded + 0.5 * matters) * fielded / len(entries) if fielded and len(kept) * 2 >= len(entries) else 0.0
    by_problems = 1.2 * problems if problems > 1 and problems * 5 >= len(entries) * 4 else 0.0
    if best := max(by_fields, by_problems):
        return Outline("items", kept, best, reason)
    return Outline("items", (), 0.0, "no marked headings with fields or problems")
