"""Where a text speaks of acts of supervision: the forms of the lexicon, and whether each is told as done, planned, or neither."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...layout.document import Part
from ...layout.sentences import masked, trimmed
from ...lexicon import alternatives, pattern
from ...lexicon.matches import matches
from ...records import BulletinKind, Span
from ..bodies.bodies import supervising
from ..context import Context
from ..work.measures import bold_lead

_SILENT = frozenset(
    {Part.TITLE, Part.ISSUE, Part.LEAD, Part.PARTICIPANTS, Part.CONTACT, Part.CHROME, Part.DUTIES}
)
_TITLE_END = re.compile(r"(?:\([^()\n]*\))?》")
_CLAUSE_END = re.compile(r"[,;:。!?\t\r\n|】\]]")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3})")  # 1,381人
_SENTENCE_END = re.compile(r"[。!?\n]")
_CLAUSE_STARTS = ",;:\t|【["
_CONDITIONAL = re.compile(alternatives("supervision_cues", "conditional") + r"\Z")
_COUNT = re.compile(r"\d")
_VERBS = {"paper": "sends", "plan": "draws-up", "work": "does", "watch": "does", "act": "does", "publish": "publishes"}
_EITHER_WAY = frozenset({"sends", "publishes"})  # these verbs may stand behind their object too
_BEHIND = {"work": "counted", "watch": "counted", "score": "scored"}
_FAR = 12  # a verb that stands behind its object stands no further
_LONG = 120  # no clause is longer
_NEAR = 12  # one that an act may have before it, likewise
_OPENING = frozenset("“\"")


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


def acts(context: Context, kind: BulletinKind) -> Iterator[Act]:
    """The acts of supervision that a text tells as done or planned, in its order. What it only demands or regulates is none."""
    folded = context.folded
    for match, row in matches("supervision_forms", folded):
        form, named = Form(row["stage"], row["kind"], row["form"]), Span(*match.span())
        if _may_be_told(folded, form, named) and (section := context.section(named.start)) and section.part not in _SILENT:
            yield from _act(context, form, section.body, named, kind)


def _may_be_told(folded: str, form: Form, named: Span) -> bool:
    """Whether what the form needs is anywhere near: most names fail here, before their clause is looked at."""
    if form.kind == "act":
        return True
    near = folded[max(0, named.start - _LONG) : named.start]
    if form.kind == "watch" and not any(word in near for word in supervising()):
        return False
    behind, verb = _BEHIND.get(form.kind), _VERBS.get(form.kind)
    if behind and pattern("supervision_cues", behind).match(folded, named.end):
        return True
    return bool(verb and pattern("supervision_cues", verb).search(folded, max(0, named.start - _LONG), named.end + _FAR + 2))


def _act(context: Context, form: Form, body: Span, named: Span, kind: BulletinKind) -> Iterator[Act]:
    """The act, where the words around its name tell one; ``body`` is the section that it stands in."""
    folded = context.folded
    sentence, clause = _surroundings(folded, body, named)
    start = _verb(folded, form, named, clause)
    if start is None or pattern("supervision_cues", "noun").match(folded, named.end):
        return
    if _only_named(folded, form, body, sentence, clause, named) or _demanded(folded, sentence, clause, start, named):
        return
    done = pattern("supervision_cues", "done").search(folded, clause.start, named.end) is not None
    planned = not done and (kind is BulletinKind.COMMITMENT or context.is_planned(start, named.end))
    yield Act(form, Span(start, named.end), clause, sentence, planned)


def _only_named(folded: str, form: Form, body: Span, sentence: Span, clause: Span, named: Span) -> bool:
    """Whether a name stands in a title, other than a plan's own, or in the bold lead of an item."""
    in_title = folded.rfind("《", clause.start, named.start) > folded.rfind("》", clause.start, named.start)
    if in_title and not (form.kind == "plan" and _TITLE_END.match(folded, named.end)):
        return True
    return bold_lead(folded, Span(sentence.start, min(sentence.end + 1, len(folded))), body)


def _demanded(folded: str, sentence: Span, clause: Span, start: int, named: Span) -> bool:
    """Whether the words before an act make it a demand, or a case that a rule provides for; a count tells that it was done."""
    if pattern("supervision_cues", "untold").search(folded, clause.start, start):
        return True
    if pattern("supervision_cues", "obliged").search(folded, sentence.start, start):
        return True
    return bool(_CONDITIONAL.search(folded, sentence.start, start)) and not _COUNT.search(folded, named.end, clause.end)


def _surroundings(folded: str, body: Span, named: Span) -> tuple[Span, Span]:
    """The sentence and the clause around a name, within its section; no clause ends inside quotes, titles and brackets."""
    start = max(body.start, *(folded.rfind(mark, body.start, named.start) + 1 for mark in "。!?\n"))
    stop = _SENTENCE_END.search(folded, named.end)
    sentence = Span(start, stop.start() if stop else len(folded))
    blanked = _GROUPED.sub("□", masked(folded[slice(*sentence)]))
    inside = named.start - sentence.start
    first = max(blanked.rfind(mark, 0, inside) for mark in _CLAUSE_STARTS) + 1
    last = _CLAUSE_END.search(blanked, named.end - sentence.start)
    return sentence, trimmed(folded, sentence.start + first, sentence.start + last.start() if last else sentence.end)


def _verb(folded: str, form: Form, named: Span, clause: Span) -> int | None:
    """Where the words begin that tell the form as an act: its verb, or itself; None where they do not."""
    cue = _VERBS.get(form.kind)
    verbs = list(pattern("supervision_cues", cue).finditer(folded, clause.start, named.start)) if cue else []
    own = named.start - (folded[named.start - 1 : named.start] in _OPENING)
    if form.kind == "act":
        return verbs[-1].start() if verbs and named.start - verbs[-1].end() <= _NEAR else own
    gained = form.kind == "publish" and verbs and pattern("supervision_cues", "gained").search(folded, verbs[-1].end(), named.start)
    if verbs and not gained:
        return verbs[-1].start()
    behind = _BEHIND.get(form.kind)
    if behind and pattern("supervision_cues", behind).match(folded, named.end):
        return own
    after = min(named.end + _FAR, clause.end)
    return own if cue in _EITHER_WAY and pattern("supervision_cues", cue).search(folded, named.end, after) else None
