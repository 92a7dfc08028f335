"""News stories: paragraphs of running text, some of which tell a matter of a named place or body."""

import re
from functools import cache

from ..lexicon import table
from ..records import Span
from .outline import Entry, Outline
from .page import Page

_STORY = re.compile(r"本报|记者|见闻|侧记|综述|通讯员|观察|走进|讯\)|”[^。,\n]{0,24}(?:说|表示|介绍|坦言|告诉)|[^。,\n]{0,24}(?:高兴地|笑呵呵地)说")
_ACTOR = re.compile(r"[省市区县镇乡村旗州]|街道|新区|片区|开发区|局|委|办|专班")
_GENERIC = re.compile(r"急难愁盼|群众反映|反映强烈|突出问题|重点问题|共性问题|民生问题|存在的|跨层级")
_PARAGRAPH = 60  # characters: a shorter line of a story is a heading


@cache
def _cues() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"], re.MULTILINE) for row in table("press_cues"))


def outline(page: Page) -> Outline:
    """One matter a paragraph that names both a problem and somebody who acts."""
    told = len(_STORY.findall(page.folded))
    if told < 2:
        return Outline("press", (), 0.0, "no reporter and no voices")
    entries = [entry for line in page.lines if line.end - line.start >= _PARAGRAPH and (entry := _matter(page, line))]
    return Outline("press", tuple(entries), 1.6 * len(entries) + 0.5 * told, f"{told} marks of a news story, {len(entries)} matters")


def _matter(page: Page, line: Span) -> Entry | None:
    if not _ACTOR.search(page.folded, line.start, line.end):
        return None
    for cue in _cues():
        match = cue.search(page.folded, line.start, line.end)
        if match and not _GENERIC.search(match["matter"]):
            return Entry(Span(*match.span("matter")), line.start, line.end, running=True)
    return None
