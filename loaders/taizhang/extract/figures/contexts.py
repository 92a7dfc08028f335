"""Where a quantity stands: its sentence, its clause, and the words right before and after it.

A clause may hold several quantities (查处机构3家、人员5人). The words *before* one run from the last break or quantity to it, the
words *after* it to the next break; *lead* is the rest of the clause before, *tail* what stands after the clause's last quantity.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ...records import Quantity

SENTENCE, GROUP, CLAUSE, ITEM = 3, 2, 1, 0
# Titles, quoted names and brackets without a number are opaque: the marks in them break nothing.
_BREAK = re.compile(
    r"[《“‘(。!?\t|【】;,:、)](?:(?<=《)[^》\n]*》|(?<=[“‘])[^“”‘’,;。!?\d\n]{1,40}[”’]"
    r"|(?<=\()[^()\d一二三四五六七八九十两百,;。\n]{1,30}\)|(?<!\d,(?=\d{3})))"
)
_LEVELS = {**dict.fromkeys("。!?\t|【】", SENTENCE), ";": GROUP, **dict.fromkeys(",:()", CLAUSE), "、": ITEM}
_CONNECTIVE = frozenset("、和与及或 ")

# Where a mark stands, the level that it ends (sentence, group of clauses, clause or bracket, item of a list), and the mark.
Break = tuple[int, int, str]


class Context(NamedTuple):
    """Offsets around a quantity.

    ``sentence``, ``group`` (to a semicolon), ``prior`` (the clause before), ``clause`` and ``before`` are where these begin;
    ``after`` and ``stop`` where the words after and the clause end; ``tail`` where the tail begins; ``previous`` where the quantity
    before ends. ``bare`` is true of a quantity without words of its own, which shares those of the previous one (4元 in 3元、4元;
    5人 in 3起5人), ``listed`` of one that follows the previous in a list without new words before it. Quantities that share words
    are a run: ``place`` is the index in it, ``run`` its length.
    """

    sentence: int
    group: int
    prior: int
    clause: int
    before: int
    start: int
    end: int
    after: int
    stop: int
    previous: int
    bare: bool
    listed: bool
    place: int
    run: int
    tail: int


class _Open:
    """What stands open at a point of the text: where sentence, group, clause and item began, and the clause before."""

    def __init__(self) -> None:
        self.begun = [0, 0, 0, 0]
        self.prior = 0
        self.outside: list[tuple[list[int], int]] = []

    def read(self, at: int, level: int, mark: str) -> None:
        """Go past a break; a bracket is a clause of its own, after which the clause around it goes on."""
        if mark == ")" and self.outside:
            self.begun, self.prior = self.outside.pop()
            return
        if mark == "(":
            self.outside.append((self.begun, self.prior))
        if level >= CLAUSE:
            self.prior = self.begun[CLAUSE] if level == CLAUSE else at + 1
        if level == SENTENCE:
            self.outside.clear()
        self.begun = [at + 1] * (level + 1) + self.begun[level + 1 :]


def contexts(folded: str, quantities: Sequence[Quantity]) -> tuple[Context, ...]:
    """The context of every quantity, for quantities in the order of the text."""
    starts = [quantity.span.start for quantity in quantities] + [len(folded)]
    found: list[Context] = []
    marks: list[Break] = []
    at, opened = 0, _Open()
    for (start, end), limit in zip((quantity.span for quantity in quantities), starts[1:], strict=True):
        if not marks or marks[-1][0] < start:
            marks, at = _line(folded, start), 0
        while marks[at][0] < start:
            opened.read(*marks[at])
            at += 1
        while marks[at][0] < end and marks[at] is not marks[-1]:  # a comma within the number itself, or a line end before its unit
            at += 1
        found.append(_context(folded, start, end, opened, found[-1] if found else None, _ends(folded, end, marks, at, limit)))
    return _completed(found)


def _line(folded: str, at: int) -> list[Break]:
    """The breaks of the line around an offset, the line ends on either side among them."""
    start, end = folded.rfind("\n", 0, at), folded.find("\n", at)
    end = len(folded) if end < 0 else end
    found = ((match.start(), match[0]) for match in _BREAK.finditer(folded, start + 1, end))
    marks = [(at, _LEVELS[mark], mark) for at, mark in found if mark in _LEVELS]
    return [(start, SENTENCE, "\n"), *marks, (end, SENTENCE, "\n")]


def _context(folded: str, start: int, end: int, opened: _Open, last: Context | None, ends: tuple[int, int]) -> Context:
    sentence, group, clause, item = reversed(opened.begun)
    previous = last if last and last.end > clause else None
    before = max(item, previous.end) if previous else item
    wordless = previous is not None and _CONNECTIVE.issuperset(folded[before:start])
    bare = previous is not None and wordless and (ends[0] == end or _CONNECTIVE.issuperset(folded[previous.end : start]))
    listed = previous is not None and wordless and start > previous.end
    if previous and bare:
        before = previous.before
    elif previous and before == previous.end and ends[0] > end:
        before = start  # the words between belong to the previous (9个领域23项任务)
    place = last.place + 1 if last and bare else 0
    behind = last.end if last else 0
    return Context(sentence, group, opened.prior, clause, before, start, end, *ends, behind, bare, listed, place, 1, end)


def _ends(folded: str, end: int, marks: Sequence[Break], at: int, limit: int) -> tuple[int, int]:
    """Where the words after end, and where the clause ends.

    The words after end with the clause, before the item of the next quantity, or where 已 begins what is told of that one
    (165个工地已安装设备135台).
    """
    item = limit
    while marks[at][1] == ITEM:
        if marks[at][0] < limit:
            item = marks[at][0]
        at += 1
    clause = marks[at][0]
    if clause <= limit:
        return clause, clause
    done = folded.find("已", end, item)
    return (done if done > end else item), clause


def _completed(found: Sequence[Context]) -> tuple[Context, ...]:
    """The contexts with what only later ones tell: the tail after the clause's last quantity, and the length of the run."""
    made: list[Context] = []
    for context in reversed(found):
        following = made[-1] if made else context
        tail = following.tail if following.stop == context.stop else context.end
        made.append(context._replace(tail=tail, run=following.run if following.bare and made else context.place + 1))
    return tuple(reversed(made))
