"""Problem statements: the words of each matter that say what is wrong."""

import re

from ...layout.document import Document, Part, Section
from ...layout.sentences import clauses, masked, sentences, trimmed
from ...lexicon import alternatives
from ...records import Span
from ..work.main_verbs import COUNT, told

_VERB = re.compile(alternatives("issue_cues", "cure"))
_PROBLEM, _WRONG_DOING = alternatives("issue_cues", "problem"), alternatives("issue_cues", "wrong-doing")
_BETWEEN = r"[对在][^。;,]{2,50}?(?:存在的|出现的|中的)"
_TITLED = re.compile(rf"[^,;:]{{2,60}}?(?:[,、][^,;:]{{2,40}}?){{0,3}}{_PROBLEM}(?:[^,;:。(]{{0,40}}{_PROBLEM})?")
_AIMED = re.compile(rf"{alternatives('issue_cues', 'aims')}[^。;]{{4,140}}?{_WRONG_DOING}|{_BETWEEN}[^。;]{{2,120}}?{_WRONG_DOING}")
_FOUGHT = re.compile(rf"{alternatives('issue_cues', 'fights')}(?P<wrong>[^。;]{{4,140}}?(?:{_WRONG_DOING}|态势))(?:,|。|;|\Z)")
_TASK = re.compile(alternatives("issue_cues", "task") + r"\Z")
_WRONG = re.compile(alternatives("issue_cues", "wrong"))
_CURE = re.compile(alternatives("issue_cues", "demand"))
_NICKNAME, _CURED, _PAST = (re.compile(alternatives("issue_cues", sense)) for sense in ("nickname", "cured", "past"))
_LED = re.compile(
    rf"(?:[^,。;“]{{2,20}}?(?:局|委|厅|办|中心|街道|镇))?"
    rf"(?P<wrong>(?:{alternatives('issue_cues', 'aims')})[^。;,]{{3,70}}?问题)(?=[,。;])"
)
_LATER_CURE = re.compile(f",(?:{_VERB.pattern})")
_TITLE_APART = frozenset({"items", "form", "body-first", "lead-first", "vertical"})  # whose titles are no words of a story
_BESIDE = re.compile(f"{alternatives('issue_cues', 'background')}|{_CURE.pattern}")
_SHORT = 2  # clauses of a sentence that is all about the wrong
_COUNTED = re.compile(r"问题[ ]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[:、. ]*\Z")
_CAMPAIGN = re.compile(r"(?:的)?(?:专项|集中|突出)?(?:整治|治理|整改)(?:工作|行动|过程)?中")
_PURPOSE = ("为", "提升", "改善", "优化", "加强")
_SAID = re.compile(alternatives("issue_cues", "says"))
_QUOTED = re.compile(r"关于“(?P<wrong>[^”\n]{4,40})”(?:等)?(?:方面)?的?(?:审议|评议|反馈)?(?:意见|建议|问题)?\Z")
_ONLY_COUNT = re.compile(r"\D{0,3}\d[\d,.]*[万亿]?\D{0,3}")
_CALLED = re.compile(r"等?是[^,。;]{0,16}问题")


def issues(document: Document, number: int) -> tuple[Span, ...]:
    """The problem statements of one matter: of its problem field, of its title, and of its goal where that names a wrong."""
    folded = document.text.folded
    matter = document.matters[number]
    sections = [section for section in document.sections if section.matter == number]
    titled = _from_title(folded, matter.title, document.layout)
    stated = [span for section in sections if section.part is Part.ISSUE for span in _from_field(folded, section)]
    if stated:
        labelled = any(section.part is Part.ISSUE and section.label for section in sections)
        return tuple(stated) if labelled or document.layout == "table" else (*titled, *stated)
    if document.layout in _TITLE_APART and (opened := _from_opening(folded, sections)):
        quoted = _QUOTED.fullmatch(folded, *matter.title)  # what is quoted is said at length there
        return tuple(opened) if quoted else (*titled, *opened)
    aimed = [span for section in sections if section.part is Part.TARGET for span in _from_goal(folded, section)]
    return tuple(aimed or titled)


def _from_title(folded: str, title: Span, layout: str) -> list[Span]:
    """The title from behind its verb to 问题; all of it where it opens a narrative."""
    if layout == "narrative" or folded.startswith("针对", title.start):
        return [title]
    if layout == "press":
        return _in_story(folded, title)
    if quoted := _QUOTED.fullmatch(folded, *title):
        return [Span(*quoted.span("wrong"))]
    verb = _VERB.match(folded, title.start, title.end)
    about = folded.startswith("关于", title.start) and (not verb or verb.end() - title.start == 2)
    start = verb.end() if verb and not about else title.start
    named = _TITLED.match(folded, start, title.end)
    if _COUNTED.search(folded[max(0, title.start - 8) : title.start]):  # 问题一:…
        return [title]
    if not named or _NICKNAME.search(folded, start, title.end):
        return _wrong_alone(folded, start, title.end)
    return [Span(title.start if about else start, named.end())]


def _wrong_alone(folded: str, start: int, end: int) -> list[Span]:
    """What a title without 问题 says is wrong: without its cure (欠薪治理) and without the end it is to find (成为过去)."""
    if (later := _LATER_CURE.search(folded, start, end)) and not _WRONG.search(folded, start, later.start()):
        start = later.end()
    last = _CURED.search(folded, start, end) or _PAST.search(folded, start, end)
    end = last.start() if last else end
    named = _WRONG.search(folded, start, end) or _NICKNAME.search(folded, start, end)
    return [Span(start, end)] if named and not _TASK.search(folded, start, end) else []


def _from_opening(folded: str, sections: list[Section]) -> list[Span]:
    """What the first sentence of a narrative says is wrong: 针对…问题, or all of it where it tells no work."""
    narrative = next((section for section in sections if section.part is Part.NARRATIVE), None)
    stopped = (one for one in sentences(folded, narrative.body) if folded[one.end - 1] == "。") if narrative else ()
    sentence = next(iter(stopped), None)
    if sentence is None:
        return []
    if (said := _SAID.match(folded, *sentence)) and _WRONG.search(folded, said.end(), sentence.end):
        return [_unstopped(folded, Span(said.end(), sentence.end))]
    if led := _LED.match(folded, *sentence):
        return [Span(*led.span("wrong"))]
    blanked = masked(folded[sentence.start : sentence.end])
    words = [blanked[start:end] for start, end in clauses(blanked, Span(0, len(blanked)))]
    works = any(told(clause, clause, False) == "action" or COUNT.search(clause) for clause in words)
    wrong = not works and _WRONG.search(folded, *sentence)
    return [_unstopped(folded, sentence)] if wrong else []


def _in_story(folded: str, title: Span) -> list[Span]:
    """What a news story says is wrong: with the word that aims at it, to the end of a sentence that calls it a problem."""
    if _CAMPAIGN.match(folded, title.end) or folded.endswith(_PURPOSE, 0, title.start):
        return []
    start = next((title.start - len(word) for word in ("针对", "聚焦") if folded.endswith(word, 0, title.start)), title.start)
    called = _CALLED.match(folded, title.end)
    return [Span(start, called.end() if called else title.end)]


def _from_field(folded: str, section: Section) -> list[Span]:
    """Of a problem field the sentences that name a wrong and count nothing; of a problem told at length its core clauses."""
    if _ONLY_COUNT.fullmatch(folded, *section.body):  # how many complained
        return []
    found = [span for sentence in sentences(folded, section.body) if (span := _core(folded, sentence, section.label is not None))]
    return found[:3] if found else [_unstopped(folded, trimmed(folded, *section.body))]


def _core(folded: str, sentence: Span, labelled: bool) -> Span | None:
    told = _unstopped(folded, sentence)
    if labelled:
        return told if _WRONG.search(folded, *told) else None
    line = folded.rfind("\n", 0, told.start) + 1  # nothing masked goes beyond its line
    blanked = clauses(masked(folded[line : told.end]), Span(told.start - line, told.end - line))
    parts = [Span(start + line, end + line) for start, end in blanked]
    wrong = [part for part in parts if _WRONG.search(folded, *part) and not _CURE.match(folded, *part)]
    if wrong and len(parts) <= _SHORT:
        wrong = [part for part in parts if part in wrong or not _BESIDE.match(folded, *part)]
    return trimmed(folded, wrong[0].start, wrong[-1].end) if wrong else None


def _unstopped(folded: str, sentence: Span) -> Span:
    """A sentence without the mark that ends it."""
    return Span(sentence.start, sentence.end - (folded[sentence.end - 1 : sentence.end] in ("。", "!", "?", ";")))


def _from_goal(folded: str, section: Section) -> list[Span]:
    """Of a goal the phrases that say what it is aimed against."""
    aimed = [Span(*match.span()) for match in _AIMED.finditer(folded, section.body.start, section.body.end)]
    fought = [Span(*match.span("wrong")) for match in _FOUGHT.finditer(folded, section.body.start, section.body.end)]
    fought = [span for span in fought if not COUNT.search(folded, *span)]  # 解决24个小区临时用电问题 tells the work
    kept = aimed + [span for span in fought if not any(a.start < span.end and span.start < a.end for a in aimed)]
    return sorted(kept)
