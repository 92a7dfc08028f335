"""Forms: every matter is a record of named fields, one of them its title (治理项目: …, 【项目名称】…)."""

import re

from ..lexicon import alternatives
from ..records import Span
from .document import Part
from .headings import aimed, body_line, clean_title
from .labels import Label
from .outline import Entry, Outline
from .page import Page
from .recurring import told_by_words
from .repeated import first_lines
from .sentences import trimmed
from .tables import header_parts

_MAY_TELL = re.compile(alternatives("layout_cues", "may-tell") + r"\Z")
_LESS_PLAIN = 1.1  # the weight of a problem's field: any heading with fields below it is plainer
_SHORTEST, _HEADING = 4, 24  # characters of a heading


def field_value(page: Page, label: Label) -> Span:
    """The value of a one-line field: to the next field name on its line or the line's end; the next line where that is empty."""
    line = page.line_at(label.span.start)
    end = line.end if line else label.value
    inside = [other.span.start for other in page.labels_in(label.value, end)]
    value = trimmed(page.folded, label.value, min([end, *inside]))
    if value.end > value.start or inside:
        return value
    following = page.line_after(label.value)
    return following if following and not page.labels_in(following.start, following.start + 1) else value


def outline(page: Page) -> Outline:
    """The matters whose title, or else whose problem, stands in a field of its own."""
    titles = _fields(page, Part.TITLE)
    weight = 3.0 if titles else _LESS_PLAIN
    problems = _fields(page, Part.ISSUE)
    titles = _first_of_two(titles) or [label for label in problems if label.name == problems[0].name]
    named = [(label, aimed(page, clean_title(page, field_value(page, label)))) for label in titles]
    told = [(label, title) for label, title in named if title.end > title.start]
    starts = first_lines(page, [title for _, title in told])
    entries: list[Entry] = []
    for number, (label, title) in enumerate(told):
        floor = entries[-1].title.end if entries else 0
        start = starts[number] if starts else _record_start(page, label, floor)
        first = page.line_at(start)
        own = body_line(page, first) if first else None
        entries.append(Entry(title, start, lead=own or (_inherited(page, entries[-1], start) if entries else None)))
    headed = sum(_is_headed(page, label, entry) for (label, _), entry in zip(told, entries, strict=True))
    if headed * 2 > len(entries):
        return Outline("form", (), 0.0, "the fields that might name a matter stand under headings that do")
    return Outline("form", tuple(entries), weight * len(entries), f"{len(entries)} fields that name a matter")


def _inherited(page: Page, last: Entry, start: int) -> Span | None:
    """The body above the matter before, where neither a field of lead units nor a heading stands between."""
    if last.lead is None or any(label.part is Part.LEAD for label in page.labels_in(last.lead.end, start)):
        return None
    between = [line for line in page.lines if last.title.end < line.start <= start]
    headed = any(line.end - line.start <= _HEADING and not page.labels_in(*line) and page.mark_at(line) for line in between)
    return None if headed else last.lead


def _fields(page: Page, part: Part) -> list[Label]:
    """The field names of a part that do not stand in the header of a table."""
    found = ((label, page.line_at(label.span.start)) for label in page.labels if label.part is part)
    return [label for label, line in found if line is None or header_parts(page, line) is None]


def _first_of_two(titles: list[Label]) -> list[Label]:
    """The fields that name the matter; of two by turns the first, where the words of the second tell its content (承诺内容)."""
    first, second = titles[::2], titles[1::2]
    by_turns = len(titles) > 2 and {len({one.name for one in half}) for half in (first, second)} == {1}
    content = by_turns and told_by_words(second[0].name)[1] not in (None, Part.TITLE)
    return first if content and first[0].name != second[0].name else titles


def _is_headed(page: Page, label: Label, entry: Entry) -> bool:
    """Whether a field that may tell the matter's content (整治内容) stands under a marked heading with words of its own."""
    line = page.line_at(entry.start)
    mark = page.mark_at(line) if line else None
    if line is None or mark is None or line.end > label.span.start or not _MAY_TELL.search(label.name):
        return False
    return line.end - mark.text >= _SHORTEST and not page.labels_in(mark.start, line.end) and not body_line(page, line)


def _record_start(page: Page, label: Label, floor: int) -> int:
    """Where the record begins: at the number, heading or lead-unit lines right above its title field, or at the line of a body
    from which only fields lead down to it.
    """
    line = page.line_at(label.span.start)
    start = at = min(label.span.start, line.start) if line else label.span.start
    fields = False  # whether other fields stand between
    while (above := page.line_before(at)) and above.start >= floor:
        at = above.start
        heads = body_line(page, above) is not None and not _is_value(page, above)
        if heads or (not fields and _opens_record(page, above)):
            start, fields = at, False
        elif any(label.span.start == at for label in page.labels_in(*above)) or _is_value(page, above):
            fields = True
        else:
            break
    return start


def _is_value(page: Page, line: Span) -> bool:
    """Whether a line is the value of a field whose name stands alone on the line above."""
    above = page.line_before(line.start)
    labels = page.labels_in(*above) if above else ()
    return bool(labels) and above is not None and labels[-1].value >= above.end


def _opens_record(page: Page, line: Span) -> bool:
    words = page.words(line)
    first = next(iter(page.labels_in(*line)), None)
    if first is not None:
        return first.span.start == line.start and first.part in (Part.LEAD, Part.PARTICIPANTS, None)
    marked = page.mark_at(line) is not None
    if body_line(page, line):
        return True
    return words.isdigit() or (marked and len(words) <= 40 and not words.endswith(("。", ";")))
