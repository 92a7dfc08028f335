"""What a clause tells, by its main verb: the body's own work, or what came of it."""

import re
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from ...lexicon import alternatives, either, table
from ..quantities.numbers import CHINESE

_GAP = 3  # characters that may stand between a clause's head and its verb: more are a subject of its own
_CLASSIFIERS = "[个家项件处户人所条起次座套辆台位份名宗例亩只块盏艘间栋幢册场支口眼门元公平米吨余多期批篇]"
# A number, or one in Chinese numerals with a classifier; 一 alone is mostly an article.
COUNT = re.compile(rf"百分之|(?:\d|{CHINESE})(?:(?<=\d)|(?:{CHINESE}+|(?<!一))(?={_CLASSIFIERS}))")
_QUOTED = re.compile("□{3,6}(?!□)")  # a word in quotes; a title is longer
_BESIDE = frozenset({"adverb", "lead"})  # what may stand before the main verb
_WEAK = frozenset({"means", "noun"})  # what gives way to a verb behind it


def _cue(group: str) -> str:
    return alternatives("measure_cues", group)


_PLANNED = re.compile(_cue("planned"))
_DONE = re.compile(_cue("done"))
_ADVERBIAL = re.compile(
    rf"{_cue('adverbial-head')}.*{_cue('adverbial-tail')}\Z|{_cue('principle-head')}.*{_cue('principle-tail')}\Z|.*的\Z"
)
_PREPOSITION = re.compile(_cue("preposition"))
_STATE, _STATE_CLAUSE = re.compile(_cue("state")), re.compile(_cue("state-clause"))
_OUTCOME, _QUOTED_ACT, _WATCHER = (re.compile(_cue(sense)) for sense in ("outcome", "quoted-act", "watcher"))
_JOINT = re.compile(_cue("joint"))
_RESULT_NEXT = re.compile(_cue("result-next"))
_WORK_DONE = re.compile(_cue("work-done") + r"\Z")


@cache
def _verbs() -> tuple[AhoCorasick, tuple[str, ...]]:
    """The matcher of the verbs, the longest at each place, and the kind of each."""
    kinds = {row["verb"]: row["kind"] for row in table("measure_verbs")}
    return AhoCorasick(list(kinds), matchkind=MatchKind.LeftmostLongest), tuple(kinds.values())


@cache
def _opening() -> re.Pattern[str]:
    verbs = (row["verb"] for row in table("measure_verbs") if row["kind"] != "adverb")
    return re.compile(either(re.escape(verb) for verb in verbs if len(verb) > 1))


def opens_with_verb(blanked: str, at: int) -> bool:
    """Whether a verb stands at an offset: what begins there is no subject."""
    return _opening().match(blanked, at) is not None


def promised(words: str, by_default: bool) -> bool:
    """Whether a clause tells something still to be done; ``by_default`` where its own words leave it open."""
    return not _DONE.search(words) and (by_default or bool(_PLANNED.search(words)))


def told(words: str, clause: str, planned: bool, listed: bool = False) -> str | None:
    """What the words of a clause (:func:`~taizhang.layout.sentences.masked`, from behind its subject on) tell.

    ``planned`` is what they are taken for where the whole ``clause`` leaves open whether it tells of what is still to be done;
    ``listed`` where it stands in a list of measures.
    ``action``, ``result``, ``effect``, ``lead`` (an adverbial) or None (no verb). The main verb is the first at the head, behind
    adverbs; behind a prepositional phrase (对…, 将…) it is the last. Behind a subject of its own it is none of the body's.
    """
    if _ADVERBIAL.match(words):
        return "lead"
    if _WATCHER.match(clause) or _STATE_CLAUSE.match(words) or _STATE.search(words):
        return "effect"
    if _QUOTED_ACT.match(words):
        return "action"
    matcher, kinds = _verbs()
    verbs = [(kinds[number], start, end) for number, start, end in matcher.find_matches_as_indexes(words)]
    main, at, led = None, 0, bool(_PREPOSITION.match(words))
    for verb in verbs:
        kind, start, end = verb
        if kind not in _BESIDE:
            main = verb
            break
        if _apart(words[at:start]) and not led:
            return "effect"
        led = led or kind == "lead" or bool(_PREPOSITION.match(words, end))
        at = end
    if main is None:
        return "lead" if led else None
    if led or main[0] == "means":
        behind = [verb for verb in verbs if verb[0] not in _BESIDE]
        main = ([verb for verb in behind if verb[0] not in _WEAK] or behind)[-1]
    elif _apart(words[at : main[1]]):
        return "effect"
    kind, start, end = main
    joint = _JOINT.match(words) is not None
    return _weighed(words[start:end], kind, words[end:], promised(clause, planned), listed or joint)


def _apart(between: str) -> bool:
    """Whether what stands before a verb is a subject of its own; quoted words (“推门”检查) are none."""
    return len(_QUOTED.sub("", between)) > _GAP


def _weighed(verb: str, kind: str, rest: str, to_come: bool, listed: bool) -> str:
    """What the main verb makes of its clause.

    An action that carries straight on to a counted result is a result (推动整改问题42个); works are results once counted and done;
    what is only promised is an action even where the verb tells a result, and so is what a list of
    measures names or bodies do together; 完成 with its work behind the count (完成13处内涝点整治) tells the work.
    """
    counted = bool(COUNT.search(rest))
    if _OUTCOME.match(verb + rest) and not to_come:
        return "result"
    if kind == "works":
        return "result" if counted and not to_come and not listed else "action"
    if kind == "action" and counted and _RESULT_NEXT.match(rest):
        return "result"
    if kind == "result" and verb == "完成" and _WORK_DONE.search(rest):
        return "action"
    if kind == "result" and not counted:
        return "action" if to_come or listed else kind
    return "action" if kind == "means" else kind
