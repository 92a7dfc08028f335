"""How a news story shows that it is one: by-lines and voices."""

import re

from ..lexicon import alternatives
from .page import Page

_STORY = re.compile(alternatives("layout_cues", "story"))
_DAY = re.compile(r"(?:19|20)\d{2}[年.-]")
_ENOUGH = 2


def by_line(words: str) -> bool:
    """Whether a line says who wrote a story, or when."""
    return bool(_STORY.search(words) or _DAY.search(words))


def marks_of_story(page: Page) -> int:
    """How many by-lines and voices a page has."""
    return len(_STORY.findall(page.folded))


def is_story(page: Page) -> bool:
    """Whether these are enough to take it for a news story."""
    return marks_of_story(page) >= _ENOUGH
