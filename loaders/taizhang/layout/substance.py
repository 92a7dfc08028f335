"""What of a text is the bulletin's own: the same in every rendition, whatever its line breaks and the page around it."""

import hashlib

from ..source.text import Text
from .page import read_page


def substance(text: Text) -> str:
    """Hex digits that stand for what a text says: its folded characters without white space and page chrome."""
    page = read_page(text.folded)
    own = "".join("".join(page.words(line).split()) for line in page.lines)
    return hashlib.sha256(own.encode()).hexdigest()[:16]
