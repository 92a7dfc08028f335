"""Who acts in running text: the bodies that lead a matter and those said to take part."""

import re

from ...gazetteer import PlaceMention, within
from ...layout.document import Matter
from ...lexicon import alternatives, table
from ...records import Body, Span
from .bodies import BodyMention, body_mentions, identify, of_one_place, once, supervising
from .jurisdiction import Jurisdiction

_LEADS = re.compile(alternatives("actor_cues", "leads"))
_HANDED = re.compile(alternatives("actor_cues", "hands") + r"\Z")
_NAMES_LEAD = re.compile(alternatives("actor_cues", "names-lead") + r"\Z")
_HANDLES = re.compile(alternatives("actor_cues", "handles"))
_TAKES_PART = re.compile(alternatives("actor_cues", "takes-part"))
_WITH = re.compile(rf"(?:{alternatives('actor_cues', 'with')}|{alternatives('actor_cues', 'beside')})\Z")
_HEAD = re.compile(rf"[\s”“]*(?:{alternatives('actor_cues', 'opens')},)?(?:{alternatives('actor_cues', 'aims')}[^。;]*?,)?")
_ACTION = re.compile(alternatives("actor_cues", "acts"))
_BARE = re.compile(rf"(?<=[。;”])(?P<kind>街道|镇|乡)(?={alternatives('actor_cues', 'bare')})")
_SEPARATOR = re.compile(r"(?:、|和|与|及|以及|,)\Z")
_NOT_SUBJECT = re.compile(alternatives("actor_cues", "not-subject"))
_NOBODY = re.compile(alternatives("actor_cues", "nobody"))
_WORDS = {re.escape(row["word"]) for name in ("functions", "whole_bodies") for row in table(name)}
_NAME = rf"[省市区县]?(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})(?:局|委|厅|办)?"
_FIELD = re.compile(_NAME)
_PLAIN = re.compile(rf"{alternatives('actor_cues', 'with')}(?P<list>{_NAME}(?:[、和]{_NAME}){{0,6}})等?(?:相关|有关)?部门")
_CUE_CHARS = 10
# Where a place's name may end that leads, takes part, or stands in a list of those who do.
_PLACE_MAY_END = re.compile(
    rf"(?<=[市区县州旗盟])(?=[、和与及]|{alternatives('actor_cues', 'leads')}|{alternatives('actor_cues', 'takes-part')}"
    rf"|{alternatives('actor_cues', 'acts')})"
)


def _runs(folded: str, mentions: list[BodyMention]) -> list[list[Span]]:
    """Mentions joined by 、 or 和 are one list."""
    runs: list[list[Span]] = []
    for mention in sorted(mentions):
        if runs and _SEPARATOR.fullmatch(folded, runs[-1][-1].end, mention.span.start):
            runs[-1].append(mention.span)
        else:
            runs.append([mention.span])
    return runs


def actors(
    folded: str, span: Span, here: Jurisdiction, places: dict[int, PlaceMention], subjects: bool
) -> tuple[tuple[Body, ...], tuple[Body, ...]]:
    """The lead units and the co-units that a stretch of running text tells, each once, in order.

    A lead is a body that is said to lead (由…牵头) or, where ``subjects`` is true, one that stands as the subject of a sentence.
    A co-unit is one that others act with (会同…, 联合…) or that is said to take part (…配合).
    """
    leads: list[Body] = []
    others: list[Body] = []
    named = body_mentions(folded, span, places)
    for run in _runs(folded, [*named, *_place_mentions(folded, span, here, places, named)]):
        role = _role(folded, run, span, subjects and any(one.span in run for one in named))
        target = leads if role == "lead" else others if role == "participant" else None
        if target is not None:
            target += of_one_place(identify(folded[s.start : s.end], s, here) for s in run)
    others += _departments(folded, span, here)
    return once(leads), once(others)


def _place_mentions(
    folded: str, span: Span, here: Jurisdiction, places: dict[int, PlaceMention], named: list[BodyMention]
) -> list[BodyMention]:
    """The places within the bulletin's own, outside the names of bodies, that may act: a list or a cue stands behind them."""
    home, inside = here.place, {at for one in named for at in range(*one.span)}
    found = []
    for end in _PLACE_MAY_END.finditer(folded, *span):
        mention = places.get(end.start())
        if mention and mention.full and mention.span.start >= span.start and mention.span.start not in inside:
            place = here.named(mention.name)
            if home and place and place != home and within(place.code, home.code):
                found.append(BodyMention(mention.span))
    return found


def _role(folded: str, run: list[Span], span: Span, subjects: bool) -> str | None:
    before = folded[max(span.start, run[0].start - _CUE_CHARS) : run[0].start]
    first = folded[run[0].start : run[-1].end]
    if _LEADS.match(folded, run[-1].end) and not first.endswith(("部门", "单位")):
        return "lead"
    if _NAMES_LEAD.search(before):
        return "lead"
    if _HANDED.search(before) and _HANDLES.match(folded, run[-1].end):
        return "lead"
    if folded.startswith("成员单位", run[-1].end):
        return None
    if _WITH.search(before):
        return "participant"
    if _TAKES_PART.match(folded, run[-1].end):
        return "participant"
    if first.endswith("部门"):
        return "participant" if _is_subject(folded, run, span) else None
    watches = any(word in first for word in supervising())
    if subjects and not watches and _is_subject(folded, run, span):
        return "lead"
    return None


def _is_subject(folded: str, run: list[Span], span: Span) -> bool:
    """At the head of a sentence, or of the clause behind the problem that the sentence opens with."""
    return _heads_sentence(folded, span, run[0].start) and not _NOT_SUBJECT.match(folded, run[-1].end)


def _heads_sentence(folded: str, span: Span, start: int) -> bool:
    sentence = max(span.start, *(folded.rfind(stop, span.start, start) + 1 for stop in "。;!?\n"))
    return bool(_HEAD.fullmatch(folded, sentence, start)) or (start - span.start < 3)


def press_actors(
    folded: str, matter: Matter, here: Jurisdiction, places: dict[int, PlaceMention]
) -> tuple[tuple[Body, ...], tuple[Body, ...]]:
    """The lead units and co-units of a paragraph of a news story, from the sentence that names the problem on."""
    sentence = folded.rfind("。", matter.extent.start, matter.title.start) + 1
    told = Span(max(sentence, matter.extent.start), matter.extent.end)
    leads = _press_leads(folded, told, here, places) or _press_leads(folded, matter.extent, here, places)
    return leads, actors(folded, told, here, places, subjects=False)[1]


def _press_leads(folded: str, span: Span, here: Jurisdiction, places: dict[int, PlaceMention]) -> tuple[Body, ...]:
    """Those said to lead, else the first body or place that acts at a sentence's head."""
    runs = _runs(folded, body_mentions(folded, span, places))
    for run in runs:
        if _role(folded, run, span, subjects=False) == "lead":
            return once([identify(folded[s.start : s.end], s, here) for s in run])
    acting = [run for run in runs if _role(folded, run, span, subjects=True) == "lead"]
    if not acting:
        inside = (place for place in places.values() if place.full and span.start <= place.span.start < span.end)
        acting = [[place.span] for place in inside if _acts(folded, place.span, span)] + _antecedent(folded, span, runs)
    if not acting:
        return ()
    first = min(acting, key=lambda run: run[0].start)
    return once([identify(folded[s.start : s.end], s, here) for s in first])


def _acts(folded: str, place: Span, span: Span) -> bool:
    return _heads_sentence(folded, span, place.start) and bool(_ACTION.match(folded, place.end))


def _antecedent(folded: str, span: Span, runs: list[list[Span]]) -> list[list[Span]]:
    """A bare 街道 or 镇 that acts stands for the one named before it; it counts where the bare word stands."""
    bare = _BARE.search(folded, span.start, span.end)
    named = [run[0] for run in runs if bare and run[0].end < bare.start() and folded[: run[0].end].endswith(bare["kind"])]
    return [[named[-1]]] if named else []


def _departments(folded: str, span: Span, here: Jurisdiction) -> list[Body]:
    """Departments named by their field alone: 会同水利、林业等部门."""
    found = []
    for match in _PLAIN.finditer(folded, span.start, span.end):
        level = match["list"][0] if match["list"][0] in "省市区县" and here.of_level(match["list"][0]) else ""
        for named in _FIELD.finditer(folded, *match.span("list")):
            word, where = named[0], Span(*named.span())
            if not _NOBODY.fullmatch(word):
                name = word if word.endswith(("局", "委", "厅", "办", "院", "政协", "人大")) else word + "部门"
                found.append(identify(name if name.startswith(level) else level + name, where, here))
    return found
