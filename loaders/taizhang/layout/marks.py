"""Item marks: 一、 (一) 1. 1、 (1) ① 一是 第一, 问题一: and the style that tells levels apart."""

import re
from typing import NamedTuple

from ..lexicon import alternatives

_HAN = "一二三四五六七八九十百零"
_COUNTED = rf"{alternatives('layout_cues', 'counted')}[ ]?(?:[{_HAN}]{{1,3}}|\d{{1,2}}|\([{_HAN}]{{1,3}}\)|\(\d{{1,2}}\))"
_DATE = r"(?:19|20)\d{2}年|\d{1,2}月|\d{1,2}[—–~-]\d{1,2}月"
BULLETS = "●◆▲★■◎▶►◇○☆※▪◼✦□◦•▷△▽▼✓√➢➤❖◈♦▌▍"
_BULLET = f"[{BULLETS}]"
_STYLES = {
    "han-comma": rf"[{_HAN}]{{1,4}}、",
    "han-bracket": rf"\([{_HAN}]{{1,4}}\)[、.]?",
    # 3.5万 is a number, 3.5月底前 an item that begins with a date.
    "digit-point": rf"\d{{1,3}}[.、](?:(?!\d)|(?={_DATE}))",
    "digit-bracket": r"(?:\(\d{1,3}\)|\d{1,3}\)|[【\[]\d{1,3}[】\]])[、.]?",
    "han-formal": r"[壹贰叁肆伍陆柒捌玖拾]{1,2}(?:[、.]|[ \t]+)",
    "bullet": _BULLET,
    "circled": r"[①-⑳⑴-⒇❶-❿㈠-㈩]",
    "han-is": rf"[{_HAN}]{{1,3}}是",
    "ordinal": rf"第(?:[{_HAN}]{{1,3}}|\d{{1,2}})(?:[,、:]|[件项条类个题](?:[、:]|[ \t]+))",
    "named": rf"{_COUNTED}(?:[:、|]|[.](?!\d)|[ \t])|[【\[(]{_COUNTED}[】\])][:、]?",
}
MARK = "(?:" + "|".join(pattern for name, pattern in _STYLES.items() if name != "han-is") + ")"
ITEM = re.compile(r"[ \t]*(?:" + "|".join(_STYLES.values()) + r")[ \t]*")
_NUMBERED = "(?:" + "|".join(pattern for name, pattern in _STYLES.items() if name not in ("han-is", "bullet")) + ")"
_GROUPS = "|".join(f"(?P<{name.replace('-', '_')}>{pattern})" for name, pattern in _STYLES.items())
# A bullet ahead of another mark is an ornament.
_AT_LINE = re.compile(rf"\n[ \t]*(?:{_BULLET}[ \t]*(?={_NUMBERED}))?(?:(?:{_GROUPS})[ \t]*|(?P<number>\d{{1,3}})[ \t]*(?=\n))")


class Mark(NamedTuple):
    """An item mark at the head of a line: its style, where it begins, and where the item's text begins."""

    start: int
    text: int
    style: str


def marks(folded: str) -> list[Mark]:
    """The item marks at line heads, and numbers alone on a line (style ``number``), in order."""
    found = _AT_LINE.finditer(f"\n{folded}")  # every line has a line end ahead of it
    return [Mark(m.start(), m.end() - 1, (m.lastgroup or "").replace("_", "-")) for m in found]
