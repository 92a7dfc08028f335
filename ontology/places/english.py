"""English names of Chinese administrative divisions, made by rule.

The proper part of a name is written in Hanyu Pinyin without tones, as one word, with an apostrophe before a syllable that begins
with a vowel (GB/T 16159-2012, section 6.1: 六安 is Lu'an); the generic part is translated (区 is District, 旗 is Banner). What the
rule gets wrong stands in ``names.tsv``: names with an established romanisation (哈尔滨 is Harbin), characters that are read
otherwise in a place name (番禺 is Panyu), the names of peoples, the generic parts.
"""

import csv
import re
from functools import cache
from pathlib import Path

from pypinyin import lazy_pinyin

NAMES = Path(__file__).with_name("names.tsv")


@cache
def names(kind: str) -> dict[str, str]:
    """The rows of one kind in ``names.tsv``: ``name``, ``core``, ``reading``, ``people``, ``generic``,
    ``also``, ``reused``, ``area``, zh to en; the longest zh first."""
    lines = (line for line in NAMES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    rows = [row for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if row["kind"] == kind]
    return {row["zh"]: row["en"] for row in sorted(rows, key=lambda row: (-len(row["zh"]), row["zh"]))}


def split(name: str) -> tuple[str, tuple[str, ...], str]:
    """A name as its proper part, the peoples named in it, and its generic part: 甘孜, (藏族,), 自治州.

    A generic part never eats the whole name, and a people stands for the proper part where there is no other (东乡族自治县).
    """
    generic = next((g for g in names("generic") if name.endswith(g) and len(g) < len(name)), "")
    core = name.removesuffix(generic)
    peoples: list[str] = []
    while core not in names("core") and (generic.startswith("自治") or core.endswith("族")):
        people = next((p for p in names("people") if core.endswith(p) and len(p) < len(core)), None)
        if people is None:
            break
        peoples.insert(0, people)
        core = core.removesuffix(people)
    return core, tuple(peoples), generic


def romanised(core: str) -> str:
    """The proper part in Latin letters: as ``names.tsv`` has it, else in pinyin."""
    if core in names("core"):
        return names("core")[core]
    syllables = [names("reading").get(char, sound) for char, sound in zip(core, lazy_pinyin(core, v_to_u=True), strict=True)]
    return "".join(f"'{s}" if at and s[0] in "aoe" else s for at, s in enumerate(syllables)).capitalize()


def english(name: str, level: str) -> str:
    """The English name of the division ``name``, whose level is ``province``, ``prefecture`` or ``county``.

    A city above county level goes by its proper name alone (青岛市 is Qingdao), a county-level one is told as such (胶州市 is
    Jiaozhou City). A proper name of one syllable keeps its generic part, as Chinese usage does (莘县 is Shenxian County).
    """
    if name in names("name"):
        return names("name")[name]
    core, peoples, generic = split(name)
    if len(core) == 1 and len(generic) == 1 and core not in names("core"):
        return f"{romanised(name)} {names('generic')[generic]}"
    spoken = "" if generic == "市" and level != "county" else names("generic").get(generic, "")
    return " ".join(filter(None, (romanised(core), *(names("people")[p] for p in peoples), spoken)))


def short(name: str) -> str | None:
    """The short form of a name that names peoples or an autonomous or special rank: 甘孜州, 东乡县, 内蒙古; None for others."""
    core, peoples, generic = split(name)
    if generic in ("自治区", "特别行政区"):
        return core
    if generic.startswith("自治") or peoples:
        return re.sub("族$", "", core) + generic[-1]
    return None
