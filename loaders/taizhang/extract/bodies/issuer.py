"""The body in whose name a whole bulletin speaks, which answers for matters that name nobody else."""

import re
from itertools import pairwise

from ...gazetteer import PlaceMention
from ...layout.document import Document, Part
from ...lexicon import alternatives
from ...records import Body, Span
from .bodies import body_mentions, identify, supervising
from .jurisdiction import Jurisdiction

# They publish what others answer for.
_OVERSEES = frozenset(
    {"government", "discipline", "npc", "cppcc", "coordination", "inspection", "resident-inspection", "publicity"}
)
_OWN = re.compile(alternatives("bulletin_cues", "speaks"))
_DATE = re.compile(r"\s*(?:19|20)\d{2}年\d{1,2}月\d{1,2}日\s*")


def issuer(document: Document, heading: Span | None, here: Jurisdiction, places: dict[int, PlaceMention]) -> Body | None:
    """The department that the heading begins with, or that signed above the date; None where that is nobody or an overseer."""
    folded = document.text.folded
    for line in [heading] if heading else []:
        for mention in body_mentions(folded, line, places)[:1]:
            if mention.span.start == line.start and _OWN.match(folded, mention.span.end):
                return _answers(identify(folded[slice(*mention.span)], mention.span, here))
    for line in _signatures(document):
        for mention in body_mentions(folded, line, places)[:1]:
            if mention.span == line:
                return _answers(identify(folded[slice(*line)], line, here))
    return None


def _answers(body: Body) -> Body | None:
    overseer = body.function is None or body.function in _OVERSEES or any(word in body.name for word in supervising())
    return None if overseer else body


def _signatures(document: Document) -> list[Span]:
    """The lines of the closing that stand right above a date."""
    folded = document.text.folded
    lines = [section.body for section in document.sections if section.part is Part.CLOSING]
    return [line for line, below in pairwise(lines) if _DATE.fullmatch(folded, *below)]
