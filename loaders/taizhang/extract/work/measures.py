"""Measures: the clauses whose main verb is an action of the responsible body, done or still to be done."""

import re
from collections.abc import Iterator

from ...layout.document import Document, Part, Section
from ...layout.marks import ITEM
from ...layout.sentences import clauses, masked, sentences
from ...lexicon import alternatives
from ...records import BulletinKind, Measure, Span
from .main_verbs import COUNT, opens_with_verb, promised, told

_PARTS = frozenset({Part.NARRATIVE, Part.MEASURES, Part.RESULTS, Part.TARGET, Part.NEXT, Part.TIME_LIMIT})
_TOLD_AS_PLANNED = frozenset({Part.TARGET, Part.NEXT, Part.TIME_LIMIT})
_AIM = 3  # characters of 针对 and its like before a title in running text
_LEAD_MOST = 32  # characters of an item's bold lead
_COUNTS_ON = re.compile(rf"(?!{alternatives('measure_cues', 'counts-none')})[^\d]{{1,12}}?(?:{COUNT.pattern})[^,。;]{{0,16}}")
_DATE, _VERB_FIRST, _BODY = (alternatives("measure_cues", sense) for sense in ("date", "not-subject", "subject"))
_DUE = re.compile(alternatives("measure_cues", "governs"))
_WHEN, _SUBJECT = re.compile(_DATE), re.compile(rf"(?!{_VERB_FIRST}){_BODY}[、和]?(?=[一-鿿□])")


def measures(document: Document, kind: BulletinKind) -> tuple[Measure, ...]:
    """The measures of every matter, in order. ``planned`` follows the clause's own words, the section, the kind of bulletin."""
    blanked = masked(document.text.folded)
    found: list[Measure] = []
    pledged = kind is BulletinKind.COMMITMENT
    measured = {section.matter for section in document.sections if section.part is Part.MEASURES}
    for section in document.sections:
        aim = pledged and section.part is Part.TARGET and section.matter in measured  # a goal says what the measures are for
        if section.matter is not None and section.part in _PARTS and not aim:
            found += _section(document, blanked, section, pledged or section.part in _TOLD_AS_PLANNED)
    return tuple(found)


def _section(document: Document, blanked: str, section: Section, planned: bool) -> Iterator[Measure]:
    folded = document.text.folded
    title = document.matters[section.matter].title if section.matter is not None else Span(0, 0)
    title = Span(0, 0) if section.body == title else title  # an item that is all heading
    for sentence in sentences(folded, section.body):
        if not bold_lead(folded, sentence, section.body):
            for span, still in _measured(blanked, sentence, title, planned, section.part is Part.MEASURES):
                yield Measure(span, still, section.matter)


def _measured(blanked: str, sentence: Span, title: Span, planned: bool, listed: bool) -> list[tuple[Span, bool]]:
    """The clauses of a sentence that tell an action, each with whether it is planned; ``listed`` in a list of measures.

    A clause that is only a time limit (12月底前,) governs what follows; one that only counts on (…552条,典型案例24个) belongs to
    the clause before.
    """
    found: list[tuple[Span, bool]] = []
    open_list = False
    for clause in clauses(blanked, sentence):
        planned = planned or _DUE.fullmatch(blanked, clause.start, clause.end) is not None
        opens = _after_mark(blanked, clause)
        start = _after_subject(blanked, opens, clause.end)
        if title.start - _AIM <= start and start < title.end:  # 针对…问题 opens the clause
            start = min(title.end, clause.end)
        words = blanked[opens : clause.end]
        sort = told(blanked[start : clause.end], words, planned, listed)
        if sort == "action":
            found.append((Span(start, clause.end), promised(words, planned)))
        elif sort is None and open_list and _counts_on(blanked, found[-1][0], clause):
            found[-1] = (Span(found[-1][0].start, clause.end), found[-1][1])
            continue
        open_list = sort == "action" and bool(COUNT.search(blanked, start, clause.end))
    return found


def _counts_on(blanked: str, before: Span, clause: Span) -> bool:
    return blanked[before.end] == "," and bool(_COUNTS_ON.match(blanked, clause.start, clause.end))


def bold_lead(folded: str, sentence: Span, body: Span) -> bool:
    """Whether a sentence heads an item (「1.健全机制,形成合力。」): marked, short, followed by the item's own text on its line."""
    mark = ITEM.match(folded, sentence.start)
    if not mark or folded[sentence.end - 1] != "。" or sentence.end - mark.end() > _LEAD_MOST:
        return False
    after = ITEM.match(folded, sentence.end)
    goes_on = folded[sentence.end : body.end].lstrip(" \t")[:1]
    follows = goes_on not in ("", "\n") and not (after and _style(after[0]) == _style(mark[0]))
    return follows and not COUNT.search(folded, mark.end(), sentence.end)


def _style(mark: str) -> str:
    return re.sub(r"[\d一二三四五六七八九十①-⑳]+", "#", mark.strip())


def _after_subject(blanked: str, at: int, end: int) -> int:
    """Where the verb's own phrase begins in a clause from ``at`` on: behind the date and the subject."""
    for _ in range(3):
        subject = _WHEN.match(blanked, at, end) or (None if opens_with_verb(blanked, at) else _SUBJECT.match(blanked, at, end))
        if not subject or subject.end() >= end:
            break
        at = subject.end()
    return at


def _after_mark(blanked: str, clause: Span) -> int:
    mark = ITEM.match(blanked, clause.start, clause.end)
    return mark.end() if mark else clause.start
