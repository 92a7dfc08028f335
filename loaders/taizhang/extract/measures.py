"""Measures: the clauses whose main verb is an action of the responsible body, done or still to be done."""

import re
from collections.abc import Iterator
from functools import cache

from ..layout.document import Document, Part, Section
from ..layout.sentences import clauses, sentences
from ..lexicon import table
from ..records import BulletinKind, Measure, Span

_PARTS = frozenset({Part.NARRATIVE, Part.MEASURES, Part.RESULTS, Part.TARGET, Part.NEXT, Part.TIME_LIMIT, Part.STATUS})
_TOLD_AS_PLANNED = frozenset({Part.TARGET, Part.NEXT, Part.TIME_LIMIT})
_PLANNED = re.compile(r"\A拟|(?<!草|模)拟(?=新|建|改|于|在|将|对|出)|(?:\A|[前,])将|计划(?=再|新|建|完|于|在|年内|投|增|开)|规划建设|力争|争取在|下一步|预计|明年|即将|有望")
_NAMED = re.compile(r"《[^》]*》|“[^”]*”")
_DONE = re.compile(r"已(?:经|于|完成|建成|开展|制定|出台|印发)?|截至")
_ITEM = re.compile(r"[ \t]*(?:\d{1,2}[.、](?!\d)|\(\d{1,2}\)|[①-⑳]|\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,2}(?:是|、)|第[一二三四五六七八九十][,、])[ \t]*")
_SUBJECT = re.compile(
    r"(?:\d{4}年)?(?:\d{1,2}[月日]|\d{1,2}[—~-]\d{1,2}月|[一二三四]季度|[上下]半年|年内|年底|全年|今年|去年)[^,。;]{0,6}?(?:前|底前|内|份|起|以来)?,?|截至[^,]{2,14},|目前,?|同年\d{1,2}月|"
    r"每(?:季度|月(?:\d{1,2}日)?|周[一二三四五六日]?|半年|年)(?!度)|"
    r"(?!会同|联合|协调|配合|督促|指导|组织|由|向|对|与|推动)(?:[一-鿿]{2,4}[市区县])?(?:[市区县省](?!场|民(?!政)|级|域)[一-鿿]{1,12}?(?:局|委|办|中心|残联|联合会)(?!长|员)|街道(?=[组建开联])|我[市区县局]|全[市区县省年](?=[一-鿿])|各[一-鿿]{1,6}(?:部门|单位|区县|镇街)|各校|要|则|将(?=督促|组织|开展|推动))(?=[一-鿿“])"
)
_LEAD_ONLY = re.compile(r"\A(?:以|按|在|通过|采取|结合|聚焦|围绕|针对|根据|坚持|运用|对照|依托)?.*?(?:以.{2,24}为.{1,12}|方式|手段|导向|基础上|前提下|形式|契机|抓手|理念|的问题|等问题|机制下|举措|的)\Z|\A(?:按照?|根据|遵循|坚持|依照).*(?:部署|要求|原则|精神|标准)\Z")
_PREPOSITION = re.compile(r"联合|会同|协同|牵头会同|[对向为从在以把将由按与就经]|逐|依法|因地制宜|采取|定期|每[月季周年]")
_COUNT = re.compile(r"\d")
_COUNTS_ON = re.compile(r"(?!其中|其余)[^\d]{1,12}\d[^,。;]{0,16}")
_STATE = re.compile(r"(?:形成|营造|构建)[^,。;]*(?:格局|局面|氛围|震慑|共识|态势)\Z|\A为[^,。;]+提供[^,。;]+\Z|\A作为")
_RESULT_NEXT = re.compile(r"(?:并)?(?:及时|现场|限期|全部|立即|[一-鿿]{0,2})(?:整改|发现|清偿|化解|解决|办结|追回|查处)")
_WORK_DONE = re.compile(r"(?:检查|排查|自查|自查自纠|自纠自查|核查|审批|评估|编制|报告|设置|普查|审计|登记|建设|设置并投入使用|挂牌|立项|制定|治理工作)\Z")
_GAP = 3
_PREPOSED = re.compile(r"以|按|在|通过|采取|结合|聚焦|围绕|针对|根据|坚持|运用|对照|依托|采用|特别是|对|经|纳入|未|遵循|依照")


@cache
def _verbs() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {row["verb"]: row["kind"] for row in table("measure_verbs")}
    words = sorted((word for word in kinds), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words))), kinds


def measures(document: Document, kind: BulletinKind) -> tuple[Measure, ...]:
    """The measures of every matter, in order. ``planned`` follows the clause's own words, then the section, then the kind of bulletin."""
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
    mark = _ITEM.match(folded, sentence.start)
    if not mark:
        return False
    after = _ITEM.match(folded, sentence.end)
    follows = sentence.end < body.end and folded[sentence.end] != "\n" and not (after and _style(after[0]) == _style(mark[0]))
    return follows and folded[sentence.end - 1] == "。" and sentence.end - mark.end() <= 32 and not re.search(r"\d", folded[mark.end() : sentence.end])


def _style(mark: str) -> str:
    return re.sub(r"[\d一二三四五六七八九十①-⑳]+", "#", mark.strip())


def _after_subject(folded: str, clause: Span) -> int:
    """Where the verb's own phrase begins: behind the item mark, the date and the subject."""
    at = clause.start
    if mark := _ITEM.match(folded, at, clause.end):
        at = mark.end()
    for _ in range(3):
        subject = _SUBJECT.match(folded, at, clause.end)
        if not subject or subject.end() >= clause.end:
            break
        at = subject.end()
    return at


def _sort(folded: str, span: Span, planned: bool) -> str | None:
    """What a clause tells, by its main verb: ``action``, ``result``, ``effect``, ``lead`` (an adverbial) or None (no verb).

    The main verb is the first at the head, behind adverbs; behind a prepositional phrase (对…, 将…) it is the last. Behind a subject of
    its own it is none of the body's.
    """
    words = folded[span.start : span.end]
    if words.endswith("的") or (_LEAD_ONLY.match(words) and _PREPOSED.match(words)):
        return "lead"
    if _STATE.search(words):
        return "effect"
    verbs = [match for match in _verbs()[0].finditer(folded, span.start, span.end) if not _inside(folded, span.start, match.start())]
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
