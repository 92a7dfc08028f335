"""The bulletin itself: its kind, title, year, day of publication and supervisors."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import islice

from ..gazetteer import PlaceMention
from ..layout.document import Document, Part
from ..lexicon import alternatives, pattern, table
from ..records import Body, Bulletin, BulletinKind, Span
from .bodies.bodies import body_mentions, identify, supervising, usual_name
from .bodies.jurisdiction import Jurisdiction

_DAY = r"(?P<y>(?:19|20)\d{2})[年./-](?P<m>\d{1,2})[月./-](?P<d>\d{1,2})日?"
_PUBLISHED = re.compile(r"(?:发布|公布|公示|印发|发文|成文|公开|发稿|刊发|刊登|上网|更新|填报|制表|编制)(?:时间|日期)[: ]*" + _DAY)
_CLOCK = r"\s*(?:\d{1,2}:\d{2}(?::\d{2})?)?\s*"
_DATE_LINE = re.compile(rf"\(?\s*{_DAY}{_CLOCK}(?:\)|本报.*|记者.*|来源.*|)\s*")
# A line at the head that says who brought the text out, and when: (某局 2030年1月2日公布), 某日报 2030年1月2日 记者某.
_BROUGHT_OUT = re.compile(rf"[^,。;:]{{0,30}}?{_DAY}{_CLOCK}(?!至|前|起|以来)[^。;\d]{{0,60}}")
_BRINGS_OUT = re.compile(r"公布|公告|公示|公开|发布|印发|刊发|刊登|发稿|来源|记者|作者|通讯员|编辑|日报|晚报|晨报|早报|时报")
_HEAD_LINES = 6
_SIGNED = re.compile(r"(?:\A|\s)" + _DAY + r"\s*\Z")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年")
_ANY_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=年|[—\-~至])")
_AS_OF = re.compile(r"截至((?:19|20)\d{2})年")
_DOCUMENT_NUMBER = re.compile(r".{0,20}[〔\[(]\d{4}[〕\])]\d+号")
_SALUTE = re.compile(r".*[:：]\Z")
_RECIPIENT = ("报", "报送", "抄送")
_TOLD_DONE = re.compile(alternatives("bulletin_cues", "done"))
_TOLD_PROMISED = re.compile(alternatives("bulletin_cues", "promised"))
_PLAIN = 3  # words of one tense that show what a bulletin is for
_UNIQUE = frozenset({"discipline", "npc"})  # one a place: two spellings are one body
_PUBLISHES = re.compile(r"[^,。;\n]{0,30}(?:公布|公示|公开|通报|公告|报告)如下")
_LEVELS = "省市区县州盟旗"
# The office of a leading group of any theme, which watches what the group has set going.
_THEME = r"(?:[一-龥]|\d{5}|“[一-龥、]{2,16}”){4,30}"  # 12345政务服务便民热线, “不忘初心、牢记使命”主题教育
_GROUPS = re.compile(rf"(?<![一-龥])(?=[^,。;:]{{0,12}}[{_LEVELS}]){_THEME}领导小组办公室(?![一-龥]{{0,2}}[主副]任)")
_SQUADS = re.compile(
    r"(?P<level>[省市区县]委)(?P<which>第[一二三四五六七八九十]+(?:[、和]第[一二三四五六七八九十]+)*)(?P<squad>巡[察视]组)"
)


@cache
def _title_words() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in table("titles")}


def title(document: Document) -> Span | None:
    """The heading: the first line of the opening that is no sentence and says what the text is; None where there is none."""
    folded = document.text.folded
    lines = [section.body for section in document.sections if section.part is Part.OPENING][:6]
    for line in lines:
        words = folded[line.start : line.end]
        if words.endswith(("。", ";")) or len(words) > 80:
            return None
        if not _SALUTE.match(words) and any(word in words for word in _title_words()):
            return line
    return None


def kind(document: Document, heading: Span | None) -> BulletinKind:
    """What the bulletin is for: by its layout, its heading, and whether its matters promise or tell results."""
    if document.layout == "press":
        return BulletinKind.PRESS
    words = document.text.folded[heading.start : heading.end] if heading else ""
    spoken = [sort for word, sort in _title_words().items() if sort and words.endswith(word)]
    if spoken:
        return BulletinKind(max((len(word), sort) for word, sort in _title_words().items() if sort and words.endswith(word))[1])
    parts = Counter(section.part for section in document.sections if section.matter is not None)
    if parts[Part.RESULTS] or parts[Part.NARRATIVE] > parts[Part.TIME_LIMIT]:
        return BulletinKind.RESULT
    if parts[Part.TIME_LIMIT] or parts[Part.TARGET] or "承诺" in words:
        return BulletinKind.COMMITMENT
    folded = document.text.folded
    done, promised = len(_TOLD_DONE.findall(folded)), len(_TOLD_PROMISED.findall(folded))
    if max(done, promised) < _PLAIN:
        return BulletinKind.OTHER
    return BulletinKind.RESULT if done >= promised else BulletinKind.COMMITMENT


def published(document: Document) -> date | None:
    """The day of publication: said to be, told at the head beside who brought the text out, alone on a line, or signed at the
    end.
    """
    folded = document.text.folded
    found = _PUBLISHED.search(folded) or next(_brought_out(folded), None)
    if found:
        return _date(found)
    lines = [s.body for s in document.sections if s.part in (Part.OPENING, Part.CLOSING, Part.CHROME)]
    for line in lines:
        if alone := _DATE_LINE.fullmatch(folded, line.start, line.end):
            return _date(alone)
    signed = _SIGNED.search(folded, lines[-1].start, lines[-1].end) if lines else None
    return _date(signed) if signed else None


def _brought_out(folded: str) -> Iterator[re.Match[str]]:
    """The days of the first lines that say who brought the text out, and no more."""
    lines = (line.strip(" ()") for line in folded.splitlines() if line.strip())
    for line in islice(lines, _HEAD_LINES):
        found = _BROUGHT_OUT.fullmatch(line)
        if found and _BRINGS_OUT.search(line) and not _AS_OF.search(line):
            yield found


def _date(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None


def year(document: Document, heading: Span | None, issued: date | None) -> int | None:
    """The year that the bulletin reports on or promises for.

    The heading's, the one its figures run to (截至2023年…), that of the opening's first words, that of publication, the one named
    most, or that of the nation-wide campaign that the text names; None where none is told.
    """
    folded = document.text.folded
    head = folded[heading.start : heading.end] if heading else ""
    if found := _YEAR.search(head):
        return int(found[1])
    opening = [s.body for s in document.sections if s.part is Part.OPENING and s.body != heading]
    told = (span for span in opening if not _DOCUMENT_NUMBER.fullmatch(folded, span.start, span.end))
    text = "\n".join(folded[span.start : span.end] for span in told)
    as_of = _AS_OF.search(text)
    if as_of:
        return int(as_of[1])
    first = _YEAR.search(text[:60])
    if first and (issued is None or "今年" not in text):
        return int(first[1])
    if issued:
        return issued.year
    counts = Counter(int(match[1]) for match in _ANY_YEAR.finditer(folded))
    if counts:
        return max(counts, key=lambda value: (counts[value], value))
    return next((int(row["year"]) for row in table("campaigns") if row["words"] in folded), None)


def supervisors(document: Document, here: Jurisdiction, places: dict[int, PlaceMention]) -> tuple[Body, ...]:
    """The bodies that supervise: of a kind that watches others' work, of the bulletin's own place, outside the matters."""
    folded = document.text.folded
    found: dict[str, Body] = {}
    for section in document.sections:
        if section.part in (Part.OPENING, Part.CLOSING, Part.CHROME, Part.CONTACT) or document.layout == "press":
            for body in _watchers(folded, section.body, here, places):
                found.setdefault(body.name, body)
        if len(found) >= 4:
            break
    home = here.name_of(here.place) if here.place else ""
    own = [body for body in found.values() if body.name.startswith(home)]
    # Of two spellings of one body the fuller is its name, the first one where a place has just one such body.
    last_first = own[::-1]
    fuller = sorted(last_first, key=lambda body: 0 if body.function in _UNIQUE else len(body.name))
    first = {body.function if body.function in _UNIQUE else usual_name(body.name): body for body in fuller}
    return tuple(body for body in own if body in first.values())


def _watchers(folded: str, span: Span, here: Jurisdiction, places: dict[int, PlaceMention]) -> list[Body]:
    found = []
    for squads in _SQUADS.finditer(folded, span.start, span.end):
        names = re.findall(r"第[一二三四五六七八九十]+", squads["which"])
        found += [identify(squads["level"] + name + squads["squad"], Span(*squads.span()), here) for name in names]
    found += [identify(group[0], Span(*group.span()), here) for group in _GROUPS.finditer(folded, span.start, span.end)]
    starts = {place.span.start for place in places.values()}
    for mention in body_mentions(folded, span, places):
        words = folded[mention.span.start : mention.span.end]
        levelled = words[0] in _LEVELS or mention.span.start in starts
        watches = any(word in words for word in supervising()) or bool(pattern("bulletin_cues", "watcher").search(words))
        watches = watches and ("驻" not in words or bool(_PUBLISHES.match(folded, mention.span.end)))
        if levelled and watches and not folded.endswith(_RECIPIENT, 0, mention.span.start):
            found.append(identify(words, mention.span, here))
    return found


def bulletin(document: Document, here: Jurisdiction, places: dict[int, PlaceMention]) -> Bulletin:
    """The bulletin's own record."""
    heading = title(document)
    issued = published(document) or document.text.origin.published
    return Bulletin(
        kind(document, heading),
        heading,
        here.place.code if here.place else None,
        here.place.name if here.place else None,
        year(document, heading, issued),
        issued,
        supervisors(document, here, places),
        document.layout,
        document.runner_up,
        document.reason,
    )
