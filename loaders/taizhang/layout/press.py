"""News stories: paragraphs of running text, some of which tell a matter of a named place or body."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ..lexicon import alternatives, table
from ..records import Span
from .headings import COUNT
from .outline import Entry, Outline
from .page import Page
from .sentences import sentences
from .stories import by_line, is_story, marks_of_story

_ACTOR = re.compile(alternatives("layout_cues", "actor"))
_GENERIC = re.compile(alternatives("layout_cues", "generic"))
_PUT_RIGHT = re.compile(rf"{alternatives('layout_cues', 'puts-right')}(?P<matter>[^,。;:!?\s]{{4,24}})")
_WRONG = re.compile(alternatives("issue_cues", "wrong"))
_ACTS = re.compile(alternatives("layout_cues", "acts"))
_VOICE = re.compile(r"“[^”\n]{13,}”")  # a shorter quotation is a name
_CLAUSE = re.compile(r"[^,。;:!?\n□]{4,40}")
_WATCHERS = re.compile(alternatives("layout_cues", "overseer"))
_NO_MATTER = re.compile(rf"{COUNT.pattern}|{alternatives('layout_cues', 'no-matter')}")
_PARAGRAPH, _SENTENCE = 60, 30  # characters: a shorter line of a story, or a shorter sentence alone on one, tells no matter
_HEADING = 40
_SAYING = re.compile(r"[。!?]”")
_SPOKEN = re.compile(r"[。;!?]”?\Z|\A“[^”]*”\Z")
_ALIKE = 4  # characters that a headline and a matter share


@cache
def _cues(each: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"], re.MULTILINE) for row in table("press_cues") if row["each"] == each)


def outline(page: Page) -> Outline:
    """The matters of the paragraphs that name both a problem and somebody who acts; else the one that the headline names."""
    told = marks_of_story(page)
    if not is_story(page):
        return Outline("press", (), 0.0, "no reporter and no voices")
    found = [entry for line in page.lines if _is_paragraph(page, line) for entry in _matters(page, line)]
    entries = _whole(page, _under_headings(page, found)) or _headline(page)
    reason = f"{told} marks of a news story, {len(entries)} matters"
    return Outline("press", tuple(entries), (1.6 * len(entries) + 0.8 * told) if entries else 0.0, reason)


def _is_paragraph(page: Page, line: Span) -> bool:
    return line.end - line.start >= (_SENTENCE if page.folded[line.end - 1] in "。”" else _PARAGRAPH)


def _headline(page: Page) -> list[Entry]:
    """The matter that a story's headline says is put right, told by the whole story."""
    named = _PUT_RIGHT.search(page.folded, *page.lines[0]) if len(page.lines) > 1 else None
    return [Entry(Span(*named.span("matter")), page.lines[0].start, running=True)] if named else []


def _whole(page: Page, entries: list[Entry]) -> list[Entry]:
    """The matters; a single one that the headline names is told by all that follows."""
    if len(entries) != 1:
        return entries
    headline, title = page.words(page.lines[0]), page.words(entries[0].title)
    named = any(title[at : at + _ALIKE] in headline for at in range(len(title) - _ALIKE + 1))
    return [replace(entries[0], end=None)] if named else entries


def _under_headings(page: Page, entries: list[Entry]) -> list[Entry]:
    """The matters with the heading that they stand under; where it has no other, the voices right below it tell of that one."""
    headings = [next((line for line in _lines_above(page, entry) if _is_heading(page, line)), None) for entry in entries]
    made = []
    for entry, heading in zip(entries, headings, strict=True):
        below = page.line_after(heading.end) if heading else None
        between = [line for line in page.lines if below and below.start <= line.start < entry.start]
        own = not between or (headings.count(heading) == 1 and all(_SAYING.search(page.words(line)) for line in between))
        made.append(replace(entry, heading=heading, start=below.start) if below and own else entry)
    return made


def _lines_above(page: Page, entry: Entry) -> Iterator[Span]:
    """The lines above a matter, upwards, without the headline."""
    at = entry.start
    while (line := page.line_before(at)) and line != page.lines[0]:
        yield line
        at = line.start


def _is_heading(page: Page, line: Span) -> bool:
    words = page.words(line)
    return len(words) < _HEADING and not _SPOKEN.search(words) and not by_line(words)


def _matters(page: Page, line: Span) -> list[Entry]:
    """The one matter that a paragraph is about, else one for each sentence that names one."""
    if not _ACTOR.search(page.folded, line.start, line.end):
        return []
    if title := _named(page, line, "paragraph"):
        return [Entry(title, line.start, line.end, running=True)]
    found = [(title, sentence) for sentence in sentences(page.folded, line) if (title := _named(page, sentence, "sentence"))]
    if not found and (title := _wrong(page, line)):
        return [Entry(title, line.start, line.end, running=True)]
    starts = [line.start, *(sentence.start for _, sentence in found[1:])]
    ends = [*starts[1:], line.end]
    return [Entry(title, start, end, running=True) for (title, _), start, end in zip(found, starts, ends, strict=False)]


def _wrong(page: Page, line: Span) -> Span | None:
    """The first clause outside quotations that says what is wrong, in a paragraph in which somebody acts."""
    told = _VOICE.sub(lambda voice: "□" * len(voice[0]), page.words(line))
    acts = _ACTS.search(told)
    if acts is None or _WATCHERS.search(told, 0, acts.end()):
        return None
    for clause in _CLAUSE.finditer(told, 0, acts.end()):
        if _WRONG.search(clause[0]) and not (_GENERIC.search(clause[0]) or _NO_MATTER.search(clause[0])):
            return Span(line.start + clause.start(), line.start + clause.end())
    return None


def _named(page: Page, span: Span, each: str) -> Span | None:
    for pattern in _cues(each):
        match = pattern.search(page.words(span))
        if match and not _GENERIC.search(match["matter"]):
            return Span(span.start + match.start("matter"), span.start + match.end("matter"))
    return None
