"""The characters of one bulletin, and a same-length folded copy for matching."""

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property

from .origin import NOWHERE, Origin

# One to one, so that an offset into the folded copy is an offset into the text.
_FOLDED: dict[int, int | str] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # full-width ASCII
_FOLDED |= {0x3000: " ", 0x00A0: " ", 0x2003: " ", 0x2002: " ", 0x200B: " ", 0xFEFF: " ", ord("\r"): " "}
_FOLDED |= {ord("﹪"): "%", ord("∶"): ":", ord("﹕"): ":", ord("﹔"): ";", ord("﹐"): ","}
_LONE_RETURN = re.compile(r"\r(?!\n)")


def fold(content: str) -> str:
    """A copy of the same length with full-width ASCII and odd spaces made plain, and line ends made ``\\n``."""
    return _LONE_RETURN.sub("\n", content).translate(_FOLDED)


@dataclass(frozen=True)
class Text:
    """The rendition of one source as characters.

    ``content`` is what the format module made of the bytes: of plain text everything but the byte order mark, of other formats
    a paragraph or table row a line, cells parted by tabs. All offsets are offsets into it. ``source`` is the path relative to the
    folder given, or the URL; ``encoding`` is empty where the format leaves no choice; ``sha256`` is that of the bytes. ``named`` is
    the key of a text from which names were removed: that of the text as it was published.
    """

    content: str
    source: str
    encoding: str
    sha256: str
    origin: Origin = NOWHERE
    named: str | None = None

    @cached_property
    def key(self) -> str:
        """The first 16 hex digits of the SHA-256 of the characters, newlines unified, as UTF-8."""
        if self.named:
            return self.named
        unified = self.content.replace("\r\n", "\n").replace("\r", "\n")
        return hashlib.sha256(unified.encode()).hexdigest()[:16]

    @cached_property
    def folded(self) -> str:
        """The copy that matching reads; ``len(folded) == len(content)``."""
        return fold(self.content)
