"""The ways of working that a bulletin names: those of the lexicon ``mechanisms``, and others by how they are named."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ...layout.document import Document, Part
from ...lexicon import alternatives, pattern, table
from ...lexicon.matches import matches
from ...records import Mechanism, Span
from ..context import Context

_TITLES = re.compile(r"《[^《》\n]*(?:《[^《》\n]*》[^《》\n]*)*》")
_NAMED = re.compile(
    rf"[“\"](?P<name>[^“”\"\n。]{{2,40}})[”\"](?:\([^()\n]{{1,40}}\))?的?"
    rf"(?:(?P<head>{alternatives('mechanism_cues', 'head')})|{alternatives('mechanism_cues', 'list-head')})"
)
_SEVERAL = re.compile(r"[、,;+ ]")
_DENIED = re.compile(alternatives("mechanism_cues", "denied") + r"[^,。;]{0,8}\Z")
_SILENT = frozenset({Part.ISSUE, Part.LEAD, Part.PARTICIPANTS, Part.SUPERVISION, Part.CONTACT, Part.CHROME, Part.DUTIES})
_FAR = 14  # no denial stands further before the name


def mechanisms(document: Document) -> tuple[Mechanism, ...]:
    """The mechanisms of a bulletin in the order of the text, each once for a project and once for the whole bulletin.

    What a problem statement says to be lacking, and what stands in a title, is none.
    """
    context = Context(document)
    titles = [match.span() for match in _TITLES.finditer(context.folded)]
    found: dict[tuple[str, int | None], Mechanism] = {}
    for one in sorted((*_listed(context), *_named(context)), key=lambda one: one.span):
        if _told(context, one.span) and not any(start < one.span.start < end for start, end in titles):
            kept = found.setdefault((one.code or one.name, one.project), one)
            if not set(one.stages) <= set(kept.stages):
                found[one.code or one.name, one.project] = replace(kept, stages=tuple(dict.fromkeys((*kept.stages, *one.stages))))
    return tuple(found.values())


@cache
def names() -> dict[str, tuple[str, str]]:
    """Code → what the mechanism is called in zh and en."""
    found: dict[str, tuple[str, str]] = {}
    for row in table("mechanisms"):
        if row["code"]:
            found.setdefault(row["code"], (row["zh"], row["en"]))
    return found


def _listed(context: Context) -> Iterator[Mechanism]:
    for match, row in matches("mechanisms", context.folded):
        stages = stages_of(match[0]) if row["stages"] == "parts" else tuple(row["stages"].split())
        code = row["code"] or None
        yield Mechanism(names()[code][0] if code else match[0], Span(*match.span()), code, stages, context.matter(match.start()))


def _named(context: Context) -> Iterator[Mechanism]:
    """“A、B、C”工作机制: what is quoted is the name, and its parts tell the stages."""
    content = context.document.text.content
    for match in _NAMED.finditer(context.folded):
        name = match["name"]
        listed = match["head"] is None and not (_SEVERAL.search(name) and stages_of(name))
        known = any(hit.start() <= len(name) for hit, _ in matches("mechanisms", match[0]))
        if listed or known or pattern("mechanism_cues", "not-named").search(name):
            continue
        whole = Span(*match.span())
        yield Mechanism(content[slice(*match.span("name"))], whole, None, stages_of(name), context.matter(whole.start))


def stages_of(words: str) -> tuple[str, ...]:
    """The stages that the words of a name tell, each once, in the order of the words."""
    hits = [(match.start(), stage) for stage, cue in _stage_words() for match in cue.finditer(words)]
    return tuple(dict.fromkeys(stage for _, stage in sorted(hits)))


@cache
def _stage_words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    senses = dict.fromkeys(row["sense"] for row in table("stage_words"))
    return tuple((stage, pattern("stage_words", stage)) for stage in senses)


def _told(context: Context, span: Span) -> bool:
    """Whether the text says that work goes this way, and not that it should have."""
    if context.part(span.start) in _SILENT:
        return False
    return not _DENIED.search(context.folded, max(0, span.start - _FAR), span.start)

