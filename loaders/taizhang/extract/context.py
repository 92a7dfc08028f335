"""What stands around a position: its part and matter, its clause and sentence, and whether it tells of what is still to be done."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, cached_property

from ..layout.document import Document, Part, Section
from ..lexicon import alternatives, pattern

_ALWAYS_PLANNED = frozenset({Part.TARGET, Part.NEXT, Part.TIME_LIMIT})
_TOLD = frozenset({Part.RESULTS, Part.NARRATIVE, Part.STATUS})
_PROMISE = frozenset({Part.TARGET, Part.MEASURES, Part.TIME_LIMIT})
_CLAUSE_END = re.compile(r"[,;。!?\n\t|]")
_FAR = 80  # no clause that a cue governs is longer


@cache
def _announcements() -> tuple[re.Pattern[str], re.Pattern[str]]:
    future = alternatives("tense", "future")
    return re.compile(rf"(?:{future})[^,。;]{{0,4}}\Z"), re.compile(rf",?[^,。;]{{0,4}}?(?:{future})")


@dataclass(frozen=True)
class Context:
    """The surroundings of every position of one document."""

    document: Document

    @property
    def folded(self) -> str:
        """The characters that matching reads."""
        return self.document.text.folded

    @cached_property
    def _starts(self) -> list[int]:
        return [section.body.start for section in self.document.sections]

    @cached_property
    def _firsts(self) -> list[int]:
        return [matter.extent.start for matter in self.document.matters]

    @cached_property
    def planned_parts(self) -> frozenset[Part]:
        """The parts that tell of what is still to be done.

        Goals, next steps and time limits always do. Measures do in a bulletin that promises: where more matters have a goal,
        measures or a time limit without any account of what came of them than with one.
        """
        parts: dict[int, set[Part]] = {}
        for section in self.document.sections:
            if section.matter is not None:
                parts.setdefault(section.matter, set()).add(section.part)
        promising = sum(bool(found & _PROMISE) and not found & _TOLD for found in parts.values())
        return _ALWAYS_PLANNED | {Part.MEASURES} if promising * 2 > len(parts) else _ALWAYS_PLANNED

    def section(self, at: int) -> Section | None:
        """The section that an offset stands in, None between sections."""
        number = bisect_right(self._starts, at) - 1
        found = self.document.sections[number] if number >= 0 else None
        return found if found and at < found.body.end else None

    def part(self, at: int) -> Part:
        """The part that an offset stands in; between sections, narrative within a matter and opening outside."""
        if section := self.section(at):
            return section.part
        return Part.OPENING if self.matter(at) is None else Part.NARRATIVE

    def matter(self, at: int) -> int | None:
        """The index of the matter that an offset stands in, None outside every matter."""
        if section := self.section(at):
            return section.matter
        number = bisect_right(self._firsts, at) - 1
        return number if number >= 0 and at < self.document.matters[number].extent.end else None

    def before(self, at: int) -> str:
        """The words of the clause before an offset."""
        words = self.folded[max(0, at - _FAR) : at]
        return _CLAUSE_END.split(words)[-1]

    def after(self, at: int) -> str:
        """The words of the clause from an offset on; of the next one where a comma follows at once."""
        at += self.folded.startswith(",", at)
        match = _CLAUSE_END.search(self.folded, at, at + _FAR)
        return self.folded[at : match.start() if match else at + _FAR]

    def sentence(self, at: int) -> str:
        """The sentence around an offset."""
        start = max(self.folded.rfind("。", 0, at), self.folded.rfind("\n", 0, at)) + 1
        ends = [end for end in (self.folded.find("。", at), self.folded.find("\n", at)) if end >= 0]
        return self.folded[start : min(ends, default=len(self.folded))]

    def is_planned(self, start: int, end: int) -> bool:
        """Whether what stands from ``start`` to ``end`` is told as still to be done: by its part, by a cue right beside it, or
        by one that makes its sentence tell of next steps.
        """
        if self.part(start) in self.planned_parts:
            return True
        behind, ahead = _announcements()
        if behind.search(self.folded, max(0, start - 12), start) or ahead.match(self.folded, end, end + 16):
            return True
        return bool(pattern("tense", "next").search(self.sentence(start)))
