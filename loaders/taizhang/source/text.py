"""The characters of one bulletin, and a same-length folded copy for matching."""

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property

from .origin import NOWHERE, Origin

# One to one, so that an offset into the folded copy is an offset into the text.
_FOLDED = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # full-width ASCII
_FOLDED |= dict.fromkeys("\u3000\u00a0\u2003\u2002\u200b\ufeff\r", " ")
_FOLDED |= {"﹪": "%", "∶": ":", "﹕": ":", "﹔": ";", "﹐": ","}
_ANY_FOLDED = re.compile(f"[{re.escape(''.join(_FOLDED))}]")
_LONE_RETURN = re.compile(r"\r(?!\n)")


def fold(content: str) -> str:
    """A copy of the same length with full-width ASCII and odd spaces made plain, and line ends made ``\\n``."""
    if not _ANY_FOLDED.search(content):
        return content
    content = _LONE_RETURN.sub("\n", content)
    for wide, plain in _FOLDED.items():  # for Chinese text several times as fast as str.translate
        if wide in content:
            content = content.replace(wide, plain)
    return content


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
