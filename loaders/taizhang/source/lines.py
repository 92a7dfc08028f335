"""White space as the eye sees it: what parts words, what does not, and how the pieces of a broken line go together."""

import re
from collections.abc import Iterable

from .text import fold

_SPACE = re.compile(r"[ \t\r\n\f]+")
_WIDE = re.compile("[\u1100-\u11ff\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60“”‘’…—·]")
_CLOSED = "。;:,、!?…"
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


def squeezed(words: str) -> str:
    """Words on one line: white space is one space, and none where a line breaks between Chinese characters.

    After CSS Text 3, section 4.1.2, which drops a line break between wide characters. White space at both ends goes.
    """
    return _SPACE.sub(_gap, words).strip()


def _gap(space: re.Match[str]) -> str:
    before, after = space.string[: space.start()][-1:], space.string[space.end() :][:1]
    broken = "\n" in space[0] or "\r" in space[0]
    return "" if broken and is_wide(before) and is_wide(after) else " "


def is_wide(character: str) -> bool:
    """Whether a character takes a full square, as Chinese ones and their marks do."""
    return _WIDE.match(character) is not None


def joined(pieces: Iterable[str]) -> str:
    """Several paragraphs as one line: parted by a space where no mark parts them."""
    line = ""
    for piece in pieces:
        line += piece if not line or fold(line[-1]) in _CLOSED else f" {piece}"
    return line


def wrapped(pieces: Iterable[str]) -> str:
    """The lines of one paragraph as one: parted by a space between two words that are not Chinese."""
    line = ""
    for piece in pieces:
        apart = line and not is_wide(line[-1]) and not is_wide(piece[:1]) and line[-1].isalpha() and piece[:1].isalpha()
        line += f" {piece}" if apart else piece
    return line


def raised(words: str) -> str:
    """Raised digits as characters of their own, so that the mark of a note is not read as part of the number before it."""
    return words.translate(_RAISED)


def numbered(mark: str, words: str) -> str:
    """A list's number before its item, apart from it where the two could be read as one number (1. and 5万)."""
    return f"{mark} {words}" if mark and (mark[-1].isalnum() or words[:1].isdecimal()) else mark + words
