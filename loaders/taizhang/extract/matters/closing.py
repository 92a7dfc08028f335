"""The bracket that closes a matter and says how far it has come: (已完成), 【长期坚持】."""

import re
from collections.abc import Sequence

from ...layout.document import Document, Section
from ...records import Span

_BRACKET = re.compile(r"[(【]([^()【】\n]{2,20})[)】][。\s]*\Z")


def closing_words(document: Document, sections: Sequence[Section]) -> Span | None:
    """The words in the bracket that ends the last line of a matter's last section; None where the line ends otherwise."""
    if not sections:
        return None
    folded, body = document.text.folded, sections[-1].body
    inked = body.start + len(folded[slice(*body)].rstrip())
    line_end = folded.find("\n", inked)
    found = _BRACKET.search(folded, body.start, line_end if line_end >= 0 else len(folded))
    return Span(*found.span(1)) if found else None
