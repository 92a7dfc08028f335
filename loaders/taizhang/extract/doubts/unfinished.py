"""Where a matter that is called finished tells of a part that is not."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ...layout.document import Document, Part, Section
from ...lexicon import alternatives
from ...records import Doubt, Project, Span
from ..matters.closing import closing_words

_FINISHED = ("closed", "completed")


def unfinished(document: Document, projects: Sequence[Project]) -> Iterator[Doubt]:
    """Matters that are called finished (已销号) and tell of a part that is not (其余4个尚未公示): ``status-contradicted``."""
    for number, project in enumerate(projects):
        sections = [section for section in document.sections if section.matter == number]
        told = _finished(document, sections) if project.status in _FINISHED else None
        left = [Span(*found.span()) for section in sections for found in _rest().finditer(document.text.folded, *section.body)]
        if told and left:
            yield Doubt("status-contradicted", told, number, related=tuple(dict.fromkeys(left)))


def _finished(document: Document, sections: Sequence[Section]) -> Span | None:
    """The words that call a matter finished: those of its status field, or of a bracket at its end."""
    folded = document.text.folded
    told = next((section.body for section in sections if section.part is Part.STATUS), None)
    told = told or closing_words(document, sections)
    return _trimmed(folded, told) if told else None


@cache
def _rest() -> re.Pattern[str]:
    """What is left over, a number above nought, and that it is still open, in one clause: 其余4个仍在核账."""
    rest, open_ = (alternatives("unfinished_cues", sense) for sense in ("rest", "open"))
    return re.compile(rf"{rest}(?:的|约|近)?(?:[1-9][\d,.]*|[一二两三四五六七八九十百千]+)[^,;。\n\d]{{1,16}}?{open_}[^,;。\n]*")


def _trimmed(folded: str, span: Span) -> Span:
    words = folded[slice(*span)]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip().rstrip("。;")))
