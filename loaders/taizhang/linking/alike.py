"""How alike two matters are, from 0 to 1, and what speaks for it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, RdfFormat, parse
from rapidfuzz import fuzz

from .. import resources
from ..errors import Said
from ..gazetteer import places, within
from ..iris import BASE
from ..lexicon import table
from ..mapping.terms import PREF_LABEL
from ..source.text import fold
from .matters import Matter

_TITLE, _TOPIC, _FUNCTION, _PLACE = 0.5, 0.2, 0.2, 0.1
_PART = 0.9  # a title that is all in another one is not quite the same
_LEAST = 3  # characters that are left to tell a matter
_NOT_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Likeness:
    """The score of a pair and its reasons."""

    score: float
    reason: Said


def likeness(one: Matter, other: Matter) -> Likeness:
    """How alike two matters are: by title, topics, functions of their lead units, and place."""
    title = _similar(one.title, other.title)
    topics = sorted(set(one.topics) & set(other.topics))
    functions = sorted(set(one.functions) & set(other.functions))
    everything = set(one.topics) | set(other.topics)
    score = _TITLE * title + _FUNCTION * bool(functions) + _PLACE * (1 if one.place == other.place else 0.5)
    score += _TOPIC * (len(topics) / len(everything) if everything else 0)
    parts = [
        _where(one, other), _when(one, other),
        *([_named("topic", topics, Said("主题相同", "same topic"))] if topics else []),
        *([_named("function", functions, Said("牵头单位职能相同", "lead units of one function"))] if functions else []),
        Said(f"标题相似度 {title:.2f}", f"titles alike {title:.2f}"),
    ]
    return Likeness(round(score, 3), Said("；".join(part.zh for part in parts), "; ".join(part.en for part in parts)))


@cache
def core(title: str) -> str:
    """What of a title tells the matter: without marks and without the words that any matter may bear (``matter_words.tsv``)."""
    plain = _NOT_LETTERS.sub("", fold(title))
    words = sorted((row["word"] for row in table("matter_words")), key=len, reverse=True)
    left = re.sub("|".join(map(re.escape, words)), "", plain)
    return left if len(left) >= _LEAST else plain


def _similar(one: str, other: str) -> float:
    first, second = core(one), core(other)
    part = fuzz.partial_ratio(first, second) if min(len(first), len(second)) > _LEAST else 0.0
    return float(max(fuzz.ratio(first, second), _PART * part)) / 100


def _where(one: Matter, other: Matter) -> Said:
    names = [places()[place].name for place in (one.place, other.place) if place]
    if one.place == other.place:
        return Said(f"同在{names[0]}", f"both of {names[0]}")
    inner, outer = names if within(one.place or "", other.place or "") else reversed(names)
    return Said(f"{inner}属于{outer}", f"{inner} lies in {outer}")


def _when(one: Matter, other: Matter) -> Said:
    if one.year == other.year:
        return Said(f"同为{one.year}年", f"both of {one.year}")
    first, second = sorted((one.year or 0, other.year or 0))
    return Said(f"{first}年和{second}年", f"{first} and {second}")


def _named(scheme: str, codes: list[str], what: Said) -> Said:
    known = _labels(scheme)
    zh, en = ([known[code][lang] for code in codes if code in known] for lang in (0, 1))
    return Said(f"{what.zh}（{'、'.join(zh)}）", f"{what.en} ({', '.join(en)})")


@cache
def _labels(scheme: str) -> Mapping[str, Said]:
    """Code → its label in both languages."""
    labels: dict[str, dict[str, str]] = {}
    for quad in parse(path=resources.folder("ontology") / f"{scheme}s.ttl", format=RdfFormat.TURTLE):
        value = quad.object
        if quad.predicate == PREF_LABEL and isinstance(value, Literal):
            labels.setdefault(str(getattr(quad.subject, "value", "")), {})[value.language or ""] = value.value
    return {iri.removeprefix(f"{BASE}{scheme}/"): Said(told["zh"], told["en"]) for iri, told in labels.items()}
