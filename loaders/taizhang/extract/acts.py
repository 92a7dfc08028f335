"""Where a text speaks of acts of supervision: the forms of the lexicon, and whether each is told as done, as planned, or neither."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ..layout.document import Part
from ..layout.sentences import masked
from ..lexicon import alternatives, pattern, table
from ..records import BulletinKind, Span
from .context import Context

_SILENT = frozenset({Part.TITLE, Part.ISSUE, Part.LEAD, Part.PARTICIPANTS, Part.SUPERVISION, Part.CONTACT, Part.CHROME, Part.DUTIES})
_TITLE_END = re.compile(r"(?:\([^()\n]*\))?》")
_CLAUSE_END = re.compile(r"[,;。!?\n]")
_CONDITIONAL = re.compile(alternatives("supervision_cues", "conditional") + r"\Z")
_COUNT = re.compile(r"\d")
_VERBS = {"paper": "sends", "plan": "draws-up", "work": "does", "watch": "does", "publish": "publishes"}
_BEHIND = {"work": "counted", "watch": "counted", "score": "scored"}
_FAR = 12  # a verb that stands behind its object stands no further


class Form(NamedTuple):
    """A row of the lexicon ``supervision_forms``."""

    stage: str
    kind: str
    name: str


class Act(NamedTuple):
    """A form where a text names it: ``span`` from its verb to the end of the form, in its ``clause`` and ``sentence``."""

    form: Form
    span: Span
    clause: Span
    sentence: Span
    planned: bool


@cache
def _forms() -> tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], Form], ...]]:
    """One expression for every cue, and each cue with its form."""
    rows = sorted(table("supervision_forms"), key=lambda row: len(row["cue"]), reverse=True)
    cues = tuple((re.compile(row["cue"]), Form(row["stage"], row["kind"], row["form"])) for row in rows)
    return re.compile("|".join(row["cue"] for row in rows)), cues


def acts(context: Context, kind: BulletinKind) -> Iterator[Act]:
    """The acts of supervision that a text tells as done or planned, in its order. What it only demands or regulates is none."""
    whole, cues = _forms()
    for match in whole.finditer(context.folded):
        if context.part(match.start()) not in _SILENT:
            form = next(form for cue, form in cues if (hit := cue.match(context.folded, match.start())) and hit.end() == match.end())
            yield from _act(context, form, Span(*match.span()), kind)


def _act(context: Context, form: Form, named: Span, kind: BulletinKind) -> Iterator[Act]:
    """The act, where the words around its name tell one."""
    folded = context.folded
    sentence, clause = _surroundings(folded, named)
    in_title = folded.rfind("《", clause.start, named.start) > folded.rfind("》", clause.start, named.start)
    if in_title and not (form.kind == "plan" and _TITLE_END.match(folded, named.end)):
        return
    start = _verb(folded, form, named, clause)
    if start is None or pattern("supervision_cues", "noun").match(folded, named.end):
        return
    if pattern("supervision_cues", "untold").search(folded, clause.start, start):
        return
    if _CONDITIONAL.search(folded, sentence.start, start) and not _COUNT.search(folded, named.end, clause.end):
        return
    done = "已" in folded[clause.start : named.end]
    planned = not done and (kind is BulletinKind.COMMITMENT or context.is_planned(start, named.end))
    yield Act(form, Span(start, named.end), clause, sentence, planned)


def _surroundings(folded: str, named: Span) -> tuple[Span, Span]:
    """The sentence and the clause around a name; no clause ends inside quotes, titles and brackets."""
    start = max(folded.rfind(stop, 0, named.start) for stop in "。!?\n") + 1
    ends = (folded.find(stop, named.end) for stop in "。!?\n")
    sentence = Span(start, min((end for end in ends if end >= 0), default=len(folded)))
    blanked = masked(folded[slice(*sentence)])
    inside = named.start - sentence.start
    first = max(blanked.rfind(stop, 0, inside) for stop in ",;:") + 1
    last = _CLAUSE_END.search(blanked, named.end - sentence.start)
    return sentence, Span(sentence.start + first, sentence.start + last.start() if last else sentence.end)


def _verb(folded: str, form: Form, named: Span, clause: Span) -> int | None:
    """Where the words begin that tell the form as an act: its verb, or itself; None where they do not."""
    if behind := _BEHIND.get(form.kind):
        if pattern("supervision_cues", behind).match(folded, named.end, clause.end):
            return named.start
    if form.kind == "act":
        return named.start
    verb = _VERBS.get(form.kind)
    before = list(pattern("supervision_cues", verb).finditer(folded, clause.start, named.start)) if verb else []
    if before:
        return before[-1].start()
    after = verb in ("sends", "publishes") and pattern("supervision_cues", verb).search(
        folded, named.end, min(named.end + _FAR, clause.end)
    )
    return named.start if after else None
