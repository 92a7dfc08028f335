"""The topics of a matter, told by weighted cue words in its title, its problem statements and its account."""

from collections.abc import Iterable
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from ...lexicon import table

# How much a word counts where it stands. Chosen on the annotated bulletins, amid a wide plateau.
_TITLE, _ISSUE, _ACCOUNT = 1.0, 0.6, 0.3
_LEAST, _HINT = 3.5, 3.0  # a topic needs this much; the best one, where none has it, this much
_SURE, _NEAR_BEST = 8.0, 0.5  # beside the best a topic must be sure by itself, or have this share of the best
_MOST = 3


def topics(title: str, issues: Iterable[str] = (), account: str = "") -> tuple[str, ...]:
    """One to three identifiers of ``topic/ID``, the best first; none where no cue speaks clearly.

    All text is folded; ``account`` is what the bulletin tells of the matter beside title and problem. Where only the field is
    clear (农机补贴), the topic is that of the field (``rural``).
    """
    scores = _scores((title, _TITLE), ("\n".join(issues), _ISSUE), (account, _ACCOUNT))
    ranked = sorted(scores, key=lambda topic: (-scores[topic], topic))
    best = scores[ranked[0]] if ranked else 0.0
    kept = [topic for topic in ranked if scores[topic] >= max(_LEAST, min(_SURE, _NEAR_BEST * best))]
    told = {_fields()[topic] for topic in kept if topic in _fields()}
    fields = set(_fields().values())
    kept = [topic for topic in kept if topic not in fields or (topic not in told and topic == ranked[0]) or scores[topic] >= _SURE]
    return tuple(kept[:_MOST] or (ranked[:1] if best >= _HINT else ()))


@cache
def _fields() -> dict[str, str]:
    """Topic → the field that it belongs to."""
    return {row["topic"]: row["field"] for row in table("topic_fields")}


@cache
def _cues() -> dict[str, tuple[tuple[str, int], ...]]:
    """Cue → the topics that it speaks for, each with its weight."""
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for row in table("topic_cues"):
        found[row["cue"]] = (*found.get(row["cue"], ()), (row["topic"], int(row["weight"])))
    return found


@cache
def _finder() -> AhoCorasick:
    return AhoCorasick(list(_cues()), matchkind=MatchKind.LeftmostLongest)


def _scores(*texts: tuple[str, float]) -> dict[str, float]:
    """Topic → how much speaks for it: each cue once, by the weightiest text that it stands in."""
    scores: dict[str, float] = {}
    seen: set[str] = set()
    for text, factor in texts:
        found = set(_finder().find_matches_as_strings(text)) - seen
        seen |= found
        for topic, weight in (speaks for cue in found for speaks in _cues()[cue]):
            scores[topic] = scores.get(topic, 0.0) + weight * factor
    return scores
