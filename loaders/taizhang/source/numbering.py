"""The numbers that a word processor puts before paragraphs and that do not stand in their text (ECMA-376, part 1, section 17.9)."""

import re
from collections import Counter
from typing import Any

from docx.document import Document
from docx.oxml.ns import nsmap, qn

Element = Any
"""An element of lxml, which has no types."""

_W = f"{{{nsmap['w']}}}"
_PLACE = re.compile(r"%(\d)")
_STYLES = 10  # how far a style may rest on another
_DIGITS = "零一二三四五六七八九"


class Numbering:
    """The lists of a document, counted on as its paragraphs are read in order."""

    def __init__(self, document: Document) -> None:
        self._counts: dict[str, Counter[int]] = {}
        self._styles = {style.style_id: style.element for style in document.styles if style.style_id}
        try:
            root: Element = document.part.numbering_part.element
        except (KeyError, NotImplementedError):  # the document has no lists
            root = []
        self._abstract = {one.get(_W + "abstractNumId"): one for one in root if one.tag == qn("w:abstractNum")}
        self._lists = {one.get(_W + "numId"): _attribute(one, "abstractNumId") for one in root if one.tag == qn("w:num")}

    def mark(self, paragraph: Element) -> str:
        """The number before a paragraph, as it is shown; empty where there is none, or a bullet."""
        number, level = self._place(paragraph)
        abstract = self._lists.get(number)
        form = self._level(abstract, level)
        if abstract is None or form is None:
            return ""
        counts = self._counts.setdefault(abstract, Counter())
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        counts[level] += 1
        if _attribute(form, "numFmt") == "bullet":
            return ""
        return _PLACE.sub(lambda place: self._written(abstract, int(place[1]) - 1, counts), _attribute(form, "lvlText") or "")

    def _place(self, paragraph: Element) -> tuple[str | None, int]:
        """The list and level of a paragraph (17.9.18): its own, else those of its style or of the style that this one rests on."""
        bearer, style = paragraph, _inner(paragraph, "pStyle")
        for _ in range(_STYLES):
            numbered = _inner(bearer, "numPr")
            if numbered is not None:
                return _attribute(numbered, "numId"), int(_attribute(numbered, "ilvl") or 0)
            bearer = self._styles.get(style.get(_W + "val")) if style is not None else None
            if bearer is None:
                break
            style = bearer.find(qn("w:basedOn"))
        return None, 0

    def _level(self, abstract: str | None, level: int) -> Element | None:
        found = self._abstract.get(abstract)
        return next((one for one in ([] if found is None else found) if one.get(_W + "ilvl") == str(level)), None)

    def _written(self, abstract: str, level: int, counts: Counter[int]) -> str:
        """The number that a level has come to, in the level's own style."""
        form = self._level(abstract, level)
        if form is None:
            return ""
        number = int(_attribute(form, "start") or 1) + max(counts[level], 1) - 1
        return _number(number, _attribute(form, "numFmt") or "decimal")


def _inner(bearer: Element, name: str) -> Element | None:
    """A paragraph property of a paragraph or style."""
    properties = bearer.find(qn("w:pPr"))
    return None if properties is None else properties.find(_W + name)


def _attribute(parent: Element, name: str) -> str | None:
    """The value of a child element."""
    found = parent.find(_W + name)
    return None if found is None else found.get(_W + "val")


def _number(number: int, style: str) -> str:
    """A number in a style of 17.18.59: Chinese ones, circled ones, letters, and plain digits for the rest."""
    if "counting" in style.lower() or style.startswith(("chinese", "ideographTraditional", "taiwanese")):
        return chinese(number)
    if style.startswith("decimalEnclosedCircle") and number <= 20:
        return chr(ord("①") + number - 1)
    if style in ("lowerLetter", "upperLetter") and number <= 26:
        return chr(ord("a" if style == "lowerLetter" else "A") + number - 1)
    return str(number)


def chinese(number: int) -> str:
    """A number from 1 to 99 in Chinese numerals (十二); above, digit by digit."""
    if number >= 100:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones or not tens else "")
