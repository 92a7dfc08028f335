"""One numeral with what touches it: unit, comparator and approximation (不低于75%, 260万余元, 90家左右)."""

import re
from collections.abc import Iterator
from string import ascii_letters

from ...lexicon import alternatives, table
from ...records import Comparator
from .neighbours import Amount
from .numbers import ARABIC, CHINESE, SCALE, Numeral, numeral
from .ranks import ordinal, placed
from .units import AFTER, BEFORE, COMPARED_AFTER, COMPARED_BEFORE, UNIT, UNITS, Bound, Unit

_AMOUNT = re.compile(
    # The look-ahead says nothing new, but lets the search pass over all other characters at once.
    f"(?=[0-9]|{CHINESE})([百千]分之(?:{ARABIC}|{CHINESE}+(?:点{CHINESE}+)?)"
    f"|{ARABIC}(?:{SCALE}+{ARABIC}(?={SCALE}))*{SCALE}*"
    f"|{CHINESE}(?<![统唯之单专]一){CHINESE}*(?:点{CHINESE}+)?)"
    f"([余多来]|\\+(?![0-9A-Za-z]))?({SCALE}*)(?:([ \n]{{0,3}}){UNIT})?(?:[ \n]{{0,2}}{COMPARED_AFTER})?"
)
_WRITTEN, _MORE, _SCALE, _GAP, _WORD, _REST, _AFTER = range(1, 8)
_PERCENT = {"百分之": "%", "千分之": "‰"}
_MORES = {word: Bound(Comparator.GT, True, None) for word in "余多+"} | {"来": Bound(Comparator.EQ, True, None)}

_LASTING = re.compile(f"(?:{alternatives('number_cues', 'lasting')})[了为达至到]?\\Z")
_BARE = re.compile(f"(?:{alternatives('number_cues', 'bare')})(?:为|是|了|:)? ?\\Z")
_BLANKS = 2  # at most, between a word of comparison and the number
_REACH = 16  # how far before a number a cue may begin

# What makes a number part of something else: PM10, B-2, 每10万人; the rest of a number that a line break cut (1,350.⏎5).
_GLUED = frozenset(ascii_letters + "/.")
_RUNS_ON = _GLUED - {"."}
_SIGNS = frozenset("+-")
_DIVIDING = "每"
_BROKEN = re.compile("[^\n0-9.,][0-9][0-9.,]*\n\\Z")
_NOT_LEADING = frozenset("目日此之以年底月提当先事生向空眼面午会")  # 目前12家, 提前3天
_NOT_LED = frozenset(("年", "个月", "天", "日", "周", "小时", "分钟", "个工作日", "%"))  # 前3个月, 前10%

_ZERO = frozenset("〇零○")
_MAGNITUDE = frozenset("百千万亿")
_MYRIAD = frozenset("万亿")
_NAME = re.compile("(?:19|20)[0-9]{2}|(?:12|95|96)[0-9]{3,4}")  # a year, a hotline
_GIVEN = re.compile("(?!\n[0-9.%])(?:[^一-鿿]|[的和与及且并升降增减提压缩上下涨跌调扩至到]|\\Z)")
_NO_FIGURE = re.compile("|".join(
    f"(?:{'|'.join(f'(?<={word})' for word in row['before'].split())})(?:{row['phrase']})" for row in table("no_figures")
))


def amounts(text: str) -> Iterator[Amount]:
    """The numerals of a masked text that count something, in order; without a unit they may still be part of a range or a list."""
    return (amount for match in _AMOUNT.finditer(text) if (amount := _amount(text, match)))


def _amount(text: str, match: re.Match[str]) -> Amount | None:
    start = match.start()
    previous = text[start - 1 : start]
    if previous in _GLUED or previous == _DIVIDING or (previous in _SIGNS and text[start - 2 : start - 1] in _GLUED):
        return None
    if previous == "\n" and _BROKEN.search(text, max(0, start - _REACH), start):
        return None
    number = _number(match)
    if number is None:
        return None
    if previous == "第":
        return _ordinal(text, match, number)
    if previous == "前" and text[start - 2 : start - 1] not in _NOT_LEADING:
        rank = _ordinal(text, match, number)
        if rank or match[_WORD] in _NOT_LED or not _is_arabic(match):
            return rank
    return _measured(text, match, number)


def _number(match: re.Match[str]) -> Numeral | None:
    written = match[_WRITTEN]
    return numeral(written[3:] if written[:3] in _PERCENT else written + match[_SCALE])


def _is_arabic(match: re.Match[str]) -> bool:
    return match[_WRITTEN][0].isascii()


def _ordinal(text: str, match: re.Match[str], number: Numeral) -> Amount | None:
    """A number behind 第 or 前 as a rank, if it is one."""
    at, word = match.start() - 1, (match[_WORD] or "") + (match[_REST] or "")
    return ordinal(text, at, number, match.end(_WORD) if word else match.end(_WRITTEN), word, leading=text[at] == "前")


def _measured(text: str, match: re.Match[str], number: Numeral) -> Amount | None:
    """A number with its unit, if it has one, and what bounds it on either side."""
    unit, end = _unit(text, match)
    if unit is None and (match[_MORE] == "来" or text[end : end + 1] in _RUNS_ON):
        return None
    start, before = _before(text, match.start())
    after = _after(match, unit)
    if after:
        end = match.end()
    if unit and not _counts(text, match, unit, before is not None or after is not None):
        return None
    comparator, approximate = _compared(after, before, _more(match))
    exact = comparator is Comparator.EQ and not approximate
    stands = unit is not None or _stands_alone(text, match, end, not exact)
    if unit and unit.times > 1:
        number = Numeral(number.coefficient, number.times * unit.times)
    name, sides = unit.name if unit else "", (before is not None, after is not None)
    found = Amount(start, end, number, name, comparator, approximate, stands, *sides)
    return placed(text, found) if exact and _is_arabic(match) else found


def _unit(text: str, match: re.Match[str]) -> tuple[Unit | None, int]:
    """The unit and where it ends. A line break may stand before it, but not behind a number that is alone on its line."""
    start = match.start()
    if match[_WRITTEN][:3] in _PERCENT:
        return UNITS[_PERCENT[match[_WRITTEN][:3]]], match.end(_WRITTEN)
    word, rest = match[_WORD], match[_REST]
    if word is None or ("\n" in match[_GAP] and text[start - 1 : start] in ("", "\n")):
        return None, match.end(_SCALE)
    unit = UNITS[word]
    return (unit._replace(name=unit.name + rest), match.end(_REST)) if rest else (unit, match.end(_WORD))


def _before(text: str, start: int) -> tuple[int, Bound | None]:
    """The word of comparison that touches the number from before, and where it begins (else where the number begins)."""
    end = len(text[max(0, start - _BLANKS) : start].rstrip(" ")) + max(0, start - _BLANKS)
    word = COMPARED_BEFORE.get(text[end - 1 : end])
    match = word.search(text, max(0, start - _REACH), start) if word else None
    return (match.start(), BEFORE[match[1]]) if match else (start, None)


def _after(match: re.Match[str], unit: Unit | None) -> Bound | None:
    """The word of comparison behind the unit, where it goes with it."""
    bound = AFTER.get(match[_AFTER])
    if bound is None or bound.allowed is None:
        return bound
    return bound if unit and bound.allowed.fullmatch(unit.name) else None


def _more(match: re.Match[str]) -> Bound | None:
    """余, 多 or 来 behind the number or within the unit (两个多月)."""
    word = match[_WORD] or ""
    return _MORES.get(match[_MORE] or ("多" if "多" in word else "余" if "余" in word else ""))


def _compared(*bounds: Bound | None) -> tuple[Comparator, bool]:
    """What all the words of comparison about one number say together; the first that bounds it prevails."""
    comparator, approximate = Comparator.EQ, False
    for bound in bounds:
        if bound:
            comparator = bound.comparator if comparator is Comparator.EQ else comparator
            approximate = approximate or bound.approximate
    return comparator, approximate


def _counts(text: str, match: re.Match[str], unit: Unit, compared: bool) -> bool:
    """Whether a numeral before this unit counts: 三家 does, 一个 and 两年 only if bounded, 四个意识 and 数百家 never."""
    start, written = match.start(), match[_WRITTEN]
    if _is_arabic(match) or written[:3] in _PERCENT:
        need = unit.arabic
    elif _NO_FIGURE.match(text, start) or _ZERO.issuperset(written):
        need = "no"
    elif _MAGNITUDE.issuperset(written):
        need = "yes" if match[_MORE] or (len(written) > 1 and unit.name == "元") else "bound"
    else:
        need = {"一": unit.lone, "二": "bound"}.get(written, unit.chinese)
    return need == "yes" or (need == "bound" and (compared or _LASTING.search(text, max(0, start - _REACH), start) is not None))


def _stands_alone(text: str, match: re.Match[str], end: int, bounded: bool) -> bool:
    """Whether a number without a unit is a figure: scaled (20万), bounded (2600左右), or where a cue asks for one (总分93.4)."""
    start, written = match.start(), match[_WRITTEN]
    if _is_arabic(match):
        if bounded or written[-1] in _MAGNITUDE:
            return True
        return bool(_BARE.search(text, max(0, start - _REACH), start) and _GIVEN.match(text, end) and not _NAME.fullmatch(written))
    if _NO_FIGURE.match(text, start):
        return False
    if _MAGNITUDE.issuperset(written):
        return bounded or written == "百万"
    return written[-1] in _MYRIAD or (bounded and written[-1] in _MAGNITUDE)
