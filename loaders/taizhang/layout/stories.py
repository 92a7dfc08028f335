"""How a news story shows that it is one: by-lines and voices."""

import re

from ..lexicon import alternatives
from .page import Page

_STORY = re.compile(alternatives("layout_cues", "story"))
_ENOUGH = 2


def marks_of_story(page: Page) -> int:
    """How many by-lines and voices a page has."""
    return len(_STORY.findall(page.folded))


def is_story(page: Page) -> bool:
    """Whether these are enough to take it for a news story."""
    return marks_of_story(page) >= _ENOUGH
