"""What looks like a quantity and is none: dates, times, telephone and document numbers, titles, quoted names, lists of ordinals."""

import re
from functools import cache

from ...gazetteer import names, short_name
from ...lexicon import either
from .numbers import CHINESE

BLANK = "\0"
"""What a masked character becomes: no digit, no unit, no mark."""

_YEAR = "(?:19|20)[0-9]{2}"
_LINK = "(?: ?[-—–~至到、和及/] ?)"
_PERIOD = "个?(?:天|日|周|月|季度?|年|小时|学期)"
_DATED = f"(?:{_YEAR}年)?[0-9]{{1,2}}(?:[-—–~至][0-9]{{1,2}})?月(?:[0-9]{{1,2}}日)?|{_YEAR}年"
_DISCRETE = "个(?!百分点)|[家名项件处户人所条起次座套辆台位份]"
_NUMBERS = (
    f"{_YEAR}(?: ?年?度?{_LINK}{_YEAR}){{0,9}} ?(?:学年|年)度?",
    f"{_YEAR}(?:[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}|-(?:0[1-9]|1[0-2]))(?![0-9])",
    "[0-9]{2}年(?=[0-9]{1,2} ?月|[底初末])",
    f"[0-9]{{1,2}}(?:(?: ?月)?{_LINK}[0-9]{{1,2}}){{0,11}} ?月(?: ?[0-9]{{1,2}} ?[日号])?",
    f"[0-9]{{1,2}}(?::[0-9.]+)+(?![0-9.万亿%]|{_DISCRETE})",  # a time of day, a ratio
    "[0-9]{1,2}时(?:[0-9]{1,2}分)?",
    "(?:1?[0-9]|2[0-4])点(?:[0-9]{1,2}分?)?(?!要求|意见|建议|希望|措施|[0-9])",
    r"0[0-9]{2,3}[- ]?[0-9]{5,8}|1[3-9][0-9]{9}(?![0-9])|[48]00-[0-9-]{7,8}",
    r"[0-9]+(?:\+[0-9A-Za-z]+)+",  # 2+N
    "[0-9]+分钟?[0-9]+秒",
    "7 ?[×xX*] ?24 ?小时",
    "[0-9]+(?:号楼?|栋|幢|座|弄)[0-9]+(?:单元|室|号)",
)
_MASK = re.compile(
    # The look-ahead says nothing new, but lets the search pass over all other characters at once.
    f"(?=[《〈“\"「‘第每过最未今近村1\n。;0-9]|{CHINESE})(?:"
    "[《〈][^《》〈〉]{1,150}[》〉]"
    '|(?P<quoted>“[^“”\n]*”|"[^"\n]*"|「[^「」\n]*」|‘[^‘’\n]*’)'
    f"|第 ?(?:[0-9]+|{CHINESE}+)(?:{_LINK}第? ?(?:[0-9]+|{CHINESE}+))+"
    f"|(?:每隔?|过去|最近|未来|今后|(?<![将接])近) ?(?:[0-9]+|{CHINESE}+) ?{_PERIOD}"
    f"|(?:[0-9]{{1,3}}|{CHINESE}{{1,3}})(?:分钟|公里)(?=[^,。;、\n]{{0,6}}圈)"
    "|1[村户人企校院街镇区店楼家项事园点场河库]1[策案档码表册卡员长图单账]"  # 1户1策
    f"|村(?:[0-9]+|{CHINESE}+)组"
    rf"|[\n。;] *[0-9]{{1,2}}\.(?:(?=[0-9]+(?:{_DISCRETE}))|{_DATED})"
    f"|[二两三四五六七八九十万0-9]分之(?:[0-9]+|{CHINESE}+)(?:点{CHINESE}+)?"
    f"|(?<![0-9.])(?=[0-9])(?:{'|'.join(_NUMBERS)}))"
)
_SERVING = "(?:公安|交警|税务|生态环境|自然资源)?(?:分局|支队|大队|支行)|(?:人民)?(?:法院|检察院)"
_STOPS = frozenset("。!?")
_SPEECH_ENDS = frozenset("。!?,;…")
_LONGEST_NAME = 42


def masked(folded: str) -> str:
    """A copy of the same length in which what is no figure is blank, and every figure stays as it is."""
    return _MASK.sub(_blank, _numbered_places().sub(_blank, folded))


@cache
def _numbered_places() -> re.Pattern[str]:
    """The names of divisions with a numeral in them (七台河市), which looks like a count of something (七台); before a body that
    serves the division the short ones too (三元分局).
    """
    numbered = [name for name in names() if len(name) > 2 and re.search(CHINESE, name)]
    short = {name for name in map(short_name, numbered) if re.search(CHINESE, name)}
    full, served = (either(map(re.escape, found)) for found in (numbered, short))
    openings = "".join({name[0] for name in numbered})
    return re.compile(f"(?=[{openings}])(?:{full}|(?:{served})(?={_SERVING}))")  # the look-ahead as in _MASK


def _blank(match: re.Match[str]) -> str:
    words = match[0]
    if match.lastgroup == "quoted" and not _is_name(words[1:-1]):
        return words[0] + masked(words[1:-1]) + words[-1]
    return BLANK * len(words)


def _is_name(words: str) -> bool:
    """Whether quoted words are a name or a slogan (“2+N”, “六项提升行动”) and not speech, which may state figures."""
    if len(words) > _LONGEST_NAME or words[-1:] in _SPEECH_ENDS or not _STOPS.isdisjoint(words):
        return False
    return "," not in words or not any(character.isdecimal() for character in words)
