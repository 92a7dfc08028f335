"""What a clause tells, by its main verb: the body's own work, or what came of it."""

import re
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from ..lexicon import alternatives, table
from .numbers import CHINESE

_GAP = 3  # characters that may stand between a clause's head and its verb: more are a subject of its own
_CLASSIFIERS = "[个家项件处户人所条起次座套辆台位份名宗例亩只块盏艘间栋幢册场支口眼门元公平米吨余多期批篇]"
# A number, or one in Chinese numerals with a classifier; 一 alone is mostly an article.
COUNT = re.compile(rf"百分之|(?:\d|{CHINESE})(?:(?<=\d)|(?:{CHINESE}+|(?<!一))(?={_CLASSIFIERS}))")
_BESIDE = frozenset({"adverb", "lead"})  # what may stand before the main verb


def _cue(group: str) -> str:
    return alternatives("measure_cues", group)


_PLANNED = re.compile(_cue("planned"))
_DONE = re.compile(_cue("done"))
_ADVERBIAL = re.compile(
    rf"{_cue('adverbial-head')}.*{_cue('adverbial-tail')}\Z|{_cue('principle-head')}.*{_cue('principle-tail')}\Z|.*的\Z"
)
_PREPOSITION = re.compile(_cue("preposition"))
_STATE, _STATE_CLAUSE = re.compile(_cue("state")), re.compile(_cue("state-clause"))
_RESULT_NEXT = re.compile(_cue("result-next"))
_WORK_DONE = re.compile(_cue("work-done") + r"\Z")


@cache
def _verbs() -> tuple[AhoCorasick, tuple[str, ...]]:
    """The matcher of the verbs, the longest at each place, and the kind of each."""
    kinds = {row["verb"]: row["kind"] for row in table("measure_verbs")}
    return AhoCorasick(list(kinds), matchkind=MatchKind.LeftmostLongest), tuple(kinds.values())


def promised(words: str, by_default: bool) -> bool:
    """Whether a clause tells something still to be done; ``by_default`` where its own words leave it open."""
    return not _DONE.search(words) and (by_default or bool(_PLANNED.search(words)))


def told(words: str, clause: str, planned: bool) -> str | None:
    """What the words of a clause (:func:`~taizhang.layout.sentences.masked`, from behind its subject on) tell.

    ``planned`` is what they are taken for where the whole ``clause`` leaves open whether it tells of what is still to be done.
    ``action``, ``result``, ``effect``, ``lead`` (an adverbial) or None (no verb). The main verb is the first at the head, behind
    adverbs; behind a prepositional phrase (对…, 将…) it is the last. Behind a subject of its own it is none of the body's.
    """
    if _ADVERBIAL.match(words):
        return "lead"
    if _STATE_CLAUSE.match(words) or _STATE.search(words):
        return "effect"
    matcher, kinds = _verbs()
    verbs = [(kinds[number], start, end) for number, start, end in matcher.find_matches_as_indexes(words)]
    main, at, led = None, 0, bool(_PREPOSITION.match(words))
    for verb in verbs:
        kind, _, end = verb
        if kind not in _BESIDE:
            main = verb
            break
        led = led or kind == "lead" or bool(_PREPOSITION.match(words, end))
        at = end
    if main is None:
        return "lead" if led else None
    if led:
        main = [verb for verb in verbs if verb[0] not in _BESIDE][-1]
    elif main[1] - at > _GAP:
        return "effect"
    kind, start, end = main
    return _weighed(words[start:end], kind, words[end:], clause, planned)


def _weighed(verb: str, kind: str, rest: str, clause: str, planned: bool) -> str:
    """What the main verb makes of its clause.

    An action that carries straight on to a counted result is a result (推动整改问题42个); works are results once counted and done;
    what is only promised is an action even where the verb tells a result.
    """
    counted = bool(COUNT.search(rest))
    if kind == "works":
        return "result" if counted and not promised(clause, planned) else "action"
    if kind == "action" and counted and _RESULT_NEXT.match(rest):
        return "result"
    if kind == "result" and not counted:
        done = verb == "完成" and _WORK_DONE.search(rest)
        return "action" if done or promised(clause, planned) else kind
    return kind
