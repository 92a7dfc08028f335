"""Measures: the clauses whose main verb is an action of the responsible body, done or still to be done."""

import re
from collections.abc import Iterator
from functools import cache

from ..layout.document import Document, Part, Section
from ..layout.marks import ITEM
from ..layout.sentences import clauses, sentences
from ..lexicon import cue, table
from ..records import BulletinKind, Measure, Span

_PARTS = frozenset({Part.NARRATIVE, Part.MEASURES, Part.RESULTS, Part.TARGET, Part.NEXT, Part.TIME_LIMIT, Part.STATUS})
_TOLD_AS_PLANNED = frozenset({Part.TARGET, Part.NEXT, Part.TIME_LIMIT})
_GAP = 3  # characters that may stand between a clause's head and its verb: more are a subject of its own
_NAMED = re.compile(r"《[^》]*》|“[^”]*”")
_COUNT = re.compile(r"\d")
_COUNTS_ON = re.compile(r"(?!其中|其余)[^\d]{1,12}\d[^,。;]{0,16}")


def _cue(group: str) -> str:
    return cue("measure_cues", group)


_PLANNED = re.compile(_cue("planned"))
_DONE = re.compile(_cue("done"))
_SUBJECT = re.compile(rf"{_cue('date')}|(?!{_cue('not-subject')}){_cue('subject')}(?=[一-鿿“])")
_ADVERBIAL = re.compile(
    rf"{_cue('adverbial-head')}.*{_cue('adverbial-tail')}\Z|{_cue('principle-head')}.*{_cue('principle-tail')}\Z|.*的\Z"
)
_PREPOSITION = re.compile(_cue("preposition"))
_STATE = re.compile(_cue("state"))
_RESULT_NEXT = re.compile(_cue("result-next"))
_WORK_DONE = re.compile(_cue("work-done") + r"\Z")


@cache
def _verbs() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {row["verb"]: row["kind"] for row in table("measure_verbs")}
    words = sorted((word for word in kinds), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words))), kinds


def measures(document: Document, kind: BulletinKind) -> tuple[Measure, ...]:
    """The measures of every matter, in order. ``planned`` follows the clause's own words, the section, the kind of bulletin."""
    found: list[Measure] = []
    pledged = kind is BulletinKind.COMMITMENT  # its goals say what the measures are for
    for section in document.sections:
        if section.matter is not None and section.part in _PARTS and not (pledged and section.part is Part.TARGET):
            found += _section(document, section, kind)
    return tuple(found)


def _section(document: Document, section: Section, kind: BulletinKind) -> Iterator[Measure]:
    folded = document.text.folded
    title = document.matters[section.matter].title if section.matter is not None else Span(0, 0)
    for sentence in sentences(folded, section.body):
        if _bold_lead(folded, sentence, section.body):
            continue
        for span in _measured(folded, sentence, title, section.part, kind):
            yield Measure(span, _is_planned(folded, span, section.part, kind), section.matter)


def _measured(folded: str, sentence: Span, title: Span, part: Part, kind: BulletinKind) -> list[Span]:
    """The clauses of a sentence that tell an action; one that only counts on (…552条,典型案例24个) belongs to the clause before."""
    found: list[Span] = []
    open_list = False
    for clause in clauses(folded, sentence):
        start = _after_subject(folded, clause)
        if clause.start < title.end and title.start < clause.end:
            start = max(start, min(title.end, clause.end))
        sort = _sort(folded, Span(start, clause.end), _is_planned(folded, clause, part, kind))
        if sort == "action":
            found.append(Span(start, clause.end))
        elif sort is None and open_list and _COUNTS_ON.match(folded, clause.start, clause.end):
            found[-1] = Span(found[-1].start, clause.end)
            continue
        open_list = sort == "action" and bool(_COUNT.search(folded, start, clause.end))
    return found


def _bold_lead(folded: str, sentence: Span, body: Span) -> bool:
    """The heading of an item (「1.健全机制,形成合力。」): marked, short, and followed by the item's own text on the same line."""
    mark = ITEM.match(folded, sentence.start)
    if not mark:
        return False
    after = ITEM.match(folded, sentence.end)
    follows = sentence.end < body.end and folded[sentence.end] != "\n" and not (after and _style(after[0]) == _style(mark[0]))
    return (
        follows
        and folded[sentence.end - 1] == "。"
        and sentence.end - mark.end() <= 32
        and not re.search(r"\d", folded[mark.end() : sentence.end])
    )


def _style(mark: str) -> str:
    return re.sub(r"[\d一二三四五六七八九十①-⑳]+", "#", mark.strip())


def _after_subject(folded: str, clause: Span) -> int:
    """Where the verb's own phrase begins: behind the item mark, the date and the subject."""
    at = clause.start
    if mark := ITEM.match(folded, at, clause.end):
        at = mark.end()
    for _ in range(3):
        subject = _SUBJECT.match(folded, at, clause.end)
        if not subject or subject.end() >= clause.end:
            break
        at = subject.end()
    return at


def _sort(folded: str, span: Span, planned: bool) -> str | None:
    """What a clause tells, by its main verb: ``action``, ``result``, ``effect``, ``lead`` (an adverbial) or None (no verb).

    The main verb is the first at the head, behind adverbs; behind a prepositional phrase (对…, 将…) it is the last. Behind a
    subject of its own it is none of the body's.
    """
    words = folded[span.start : span.end]
    if _ADVERBIAL.match(words):
        return "lead"
    if _STATE.search(words):
        return "effect"
    verbs = [
        match for match in _verbs()[0].finditer(folded, span.start, span.end) if not _inside(folded, span.start, match.start())
    ]
    kinds = _verbs()[1]
    at, led = span.start, bool(_PREPOSITION.match(words))
    main = None
    for match in verbs:
        if kinds[match[0]] in ("adverb", "lead"):
            led = led or kinds[match[0]] == "lead" or bool(_PREPOSITION.match(folded, match.end(), span.end))
            at = match.end()
            continue
        main = match
        break
    if main is None:
        return "lead" if led else None
    if led:
        main = [match for match in verbs if kinds[match[0]] not in ("adverb", "lead")][-1]
    elif main.start() - at > _GAP:
        return "effect"
    return _weighed(folded, main, kinds[main[0]], span, planned)


def _weighed(folded: str, match: re.Match[str], kind: str, span: Span, planned: bool) -> str:
    """What the main verb makes of its clause.

    An action that carries straight on to a counted result is a result (推动整改问题42个); works are results once counted and done;
    what is only promised is an action even where the verb tells a result.
    """
    rest = folded[match.end() : span.end]
    counted = bool(_COUNT.search(rest))
    if kind == "works":
        return "result" if counted and not planned else "action"
    if kind == "action" and counted and _RESULT_NEXT.match(rest):
        return "result"
    if kind == "result" and not counted and (planned or (match[0] == "完成" and _WORK_DONE.search(rest))):
        return "action"
    return kind


def _inside(folded: str, start: int, at: int) -> bool:
    """Whether a word stands inside quotes, brackets or a title of the clause."""
    words = folded[start:at]
    return any(words.count(opening) > words.count(closing) for opening, closing in ("“”", "()", "《》"))


def _is_planned(folded: str, span: Span, part: Part, kind: BulletinKind) -> bool:
    words = _NAMED.sub("", folded[span.start : span.end])
    if _DONE.search(words):
        return False
    return part in _TOLD_AS_PLANNED or kind is BulletinKind.COMMITMENT or bool(_PLANNED.search(words))
