"""Names of persons: whether a run of characters is one, where one ends in running text, and where two are written together."""

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from ...lexicon import alternatives, either, table
from ...records import WITHHELD

_HAN = re.compile(r"[一-龥]+")
_WITHHELD = re.compile(f"{WITHHELD}{{2,}}")
_MINORITY = re.compile(r"[一-龥]{1,6}(?:[·•・][一-龥]{1,8})+")
# Characters that end the name of a place, body or section, hardly ever a person's.
_OFFICES = re.compile(r"[局处室办站所队组厂店区县市镇乡司们]")
# Ends of common words of three characters (安全员, 高质量), hardly ever of a person's name.
_WORD_ENDS = frozenset("科员会部委办长者人级性化率量度中内外上下前后类项网法式型制力地得的着了时准格次段期表单")
# Words between a name and what the person does, hardly ever the end of a name.
_PARTICLES = frozenset("在是对向就也还被因")
# A surname with a title, or an anonymised name, is no full name.
_COURTESY = re.compile(
    r".(?:某某?|女士|先生|小姐|老师|老人|大爷|大妈|大娘|大叔|大姐|大哥|阿姨|奶奶|爷爷|师傅|同志|同学|医生|工"
    r"|主任|局长|科长|处长|书记|所长|经理)"
)


class Split(NamedTuple):
    """The names that a run of characters holds, as (start, end) in the run; ``together`` where nothing parts them."""

    names: tuple[tuple[int, int], ...]
    together: bool = False


@cache
def _surnames() -> dict[str, int]:
    """Surname → how familiar it is, 1 to 3."""
    return {row["surname"]: int(row["weight"]) for row in table("surnames")}


@cache
def _words() -> frozenset[str]:
    return frozenset(row["word"] for row in table("not_names"))


@cache
def _next() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('speech', 'scene')}|{alternatives('speech', 'next')}|[^一-龥]|\Z)")


@cache
def _without_surname() -> re.Pattern[str]:
    """A name of parts that no surname leads (巴图苏和, 扎西卓玛)."""
    return re.compile(rf"(?:{either({row['part'] for row in table('name_parts')})}){{1,4}}")


def _how_sure(words: str, end: int) -> int:
    """How plainly a name ends here: the length of the word known to follow names; more than any where no word follows."""
    follows = _next().match(words, end)
    if follows is None:
        return 0
    return len(follows[0]) if _HAN.match(follows[0]) else len(words) + 1


def _surname(words: str) -> str:
    """The surname that words begin with, or the empty string."""
    return next((words[:length] for length in (4, 2, 1) if words[:length] in _surnames()), "")


def is_name(words: str) -> bool:
    """Whether a run of characters reads as one person's full name: a surname and one or two characters, a name parted by ·, or one
    of parts that no surname leads.
    """
    if _MINORITY.fullmatch(words) or _WITHHELD.fullmatch(words) or _without_surname().fullmatch(words):
        return True
    surname = _surname(words)
    given = len(words) - len(surname)
    if not surname or not 1 <= given <= 2 or not _HAN.fullmatch(words) or _COURTESY.fullmatch(words):
        return False
    return words[:2] not in _words() and words[:3] not in _words() and not _OFFICES.search(words, len(surname))


def stands_for_name(words: str) -> bool:
    """Whether a run that stands where only a name is looked for reads as one, although it begins like a common word (方向北)."""
    if is_name(words):
        return True
    common = len(words) == 3 and words[:2] in _words() and words not in _words()
    fit = common and _HAN.fullmatch(words) and words[0] in _surnames() and not _COURTESY.fullmatch(words)
    return bool(fit) and words[2] not in _WORD_ENDS and not _OFFICES.search(words, 1)


def leading_name(words: str) -> str:
    """The name that running text begins with, or the empty string where its end cannot be told.

    What follows it must be known to follow names: 李明在 is 李明, 李小明说 is 李小明, 李明正在 is 李明.
    """
    if withheld := _WITHHELD.match(words):
        return withheld[0]
    minority = _MINORITY.match(words)
    if minority:
        ends = range(_last_dot(minority[0]) + 2, minority.end() + 1)
        return next((words[:end] for end in ends if _next().match(words, end)), "")
    parts = _without_surname().match(words)
    if parts and len(parts[0]) > 2 and _how_sure(words, parts.end()):
        return parts[0]
    return _surnamed(words)


def _surnamed(words: str) -> str:
    """The leading name behind a surname; of two readings the one with the longer known word behind it, else the longer."""
    longest = len(_surname(words)) + 2
    sure = {length: _how_sure(words, length) for length in (longest, longest - 1) if is_name(words[:length])}
    ends = [length for length, how in sure.items() if how and length <= len(words)]
    if longest - 1 in ends and words[longest - 1 : longest] in _PARTICLES:
        return words[: longest - 1]
    return words[: max(ends, key=lambda length: (sure[length], length), default=0)]


def _last_dot(words: str) -> int:
    return max(words.rfind(dot) for dot in "·•・")


def split_names(words: str) -> Split:
    """The names in a run of characters that nothing but 和, 与 or 及 parts; none where it is no run of names."""
    if stands_for_name(words):
        return Split(((0, len(words)),))
    for match in re.finditer("[和与及]", words):
        if is_name(words[: match.start()]) and is_name(words[match.end() :]):
            return Split(((0, match.start()), (match.end(), len(words))))
    if not 4 <= len(words) <= 8 or words[:2] in _words():
        return Split(())
    best = max(_together(words), key=_familiar, default=())
    cuts = [0]
    for name in best:
        cuts.append(cuts[-1] + len(name))
    return Split(tuple(pairwise(cuts)), together=bool(best))


def _together(words: str) -> list[tuple[str, ...]]:
    """Every way to read a run as two or more names."""
    found: list[tuple[str, ...]] = []
    for cut in (3, 2, 4):
        head, rest = words[:cut], words[cut:]
        if rest and is_name(head):
            found += [(head, rest)] if is_name(rest) else []
            found += [(head, *more) for more in _together(rest)] if len(rest) >= 4 else []
    return found


def _familiar(names: tuple[str, ...]) -> tuple[int, int]:
    """How likely a reading is: few names, with familiar surnames after the first."""
    return -len(names), sum(_surnames()[_surname(name)] for name in names[1:])
