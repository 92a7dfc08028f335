"""A text cut into lines, with its field names, item marks and page chrome found once for every layout to read."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache

from ..lexicon import table
from ..records import Span
from .labels import Label, labels
from .marks import Mark, marks
from .sentences import trimmed

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True)
class Page:
    """What the layouts read: ``lines`` are the non-empty lines without chrome, trimmed."""

    folded: str
    lines: tuple[Span, ...]
    chrome: tuple[Span, ...]
    labels: tuple[Label, ...]
    marks: tuple[Mark, ...]

    def words(self, span: Span) -> str:
        """The folded characters of a span."""
        return self.folded[span.start : span.end]

    def line_before(self, offset: int) -> Span | None:
        """The last line that begins before an offset."""
        at = bisect_left(self.lines, offset, key=_start)
        return self.lines[at - 1] if at else None

    def line_after(self, offset: int) -> Span | None:
        """The first line that begins at or after an offset."""
        at = bisect_left(self.lines, offset, key=_start)
        return self.lines[at] if at < len(self.lines) else None

    def line_at(self, offset: int) -> Span | None:
        """The line that an offset stands in."""
        at = bisect_right(self.lines, offset, key=_start) - 1
        return self.lines[at] if at >= 0 and offset < self.lines[at].end else None

    def mark_at(self, line: Span) -> Mark | None:
        """The item mark that a line begins with."""
        at = bisect_right(self.marks, line.start, key=_start) - 1
        mark = self.marks[at] if at >= 0 else None
        return mark if mark and line.start < mark.text <= line.end + 1 else None

    def labels_in(self, start: int, end: int) -> tuple[Label, ...]:
        """The field names that begin in a range."""
        return self.labels[bisect_left(self.labels, start, key=_label_start) : bisect_left(self.labels, end, key=_label_start)]


def _start(item: Span | Mark) -> int:
    return item.start


def _label_start(label: Label) -> int:
    return label.span.start


@cache
def _chrome() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in table("chrome")))


def read_page(folded: str) -> Page:
    """Cut a folded text into lines; lines that a web page adds are set aside."""
    lines = [trimmed(folded, match.start(), match.end()) for match in _LINE.finditer(folded)]
    lines = [line for line in lines if line.end > line.start]
    chrome = {line for line in lines if line.end - line.start <= 160 and _chrome().fullmatch(folded, line.start, line.end)}
    inside = [label for label in labels(folded) if not any(c.start <= label.span.start < c.end for c in chrome)]
    return Page(
        folded, tuple(line for line in lines if line not in chrome), tuple(sorted(chrome)), tuple(inside), tuple(marks(folded))
    )
