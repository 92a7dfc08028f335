"""How far a matter has come, where its account says so in running text: 已完成整治任务, 整改工作取得阶段性成效."""

import re

from ...layout.document import Part
from ...lexicon import pattern
from ..context import Context

_SENSES = {"told-phased": "phased-result", "told-completed": "completed"}
_TELLING = frozenset({Part.MEASURES, Part.RESULTS, Part.NARRATIVE})
_CLAUSE_ENDS = ",;。!?\n"
_COUNT = re.compile(r"\d")


def told_status(context: Context, matter: int) -> str | None:
    """The status (``status/ID``) that the account of a matter gives it as a whole, None where it gives none."""
    extent = context.document.matters[matter].extent
    for sense, status in _SENSES.items():
        if any(_of_the_matter(context, hit) for hit in pattern("status_cues", sense).finditer(context.folded, *extent)):
            return status
    return None


def _of_the_matter(context: Context, hit: re.Match[str]) -> bool:
    """Whether words are told as done of the whole matter: not planned, and not of things that their clause counts."""
    clause = max(context.folded.rfind(mark, 0, hit.start()) for mark in _CLAUSE_ENDS) + 1
    ahead = context.folded[clause : hit.start()]
    told = context.part(hit.start()) in _TELLING and not context.is_planned(hit.start(), hit.end())
    return told and not _COUNT.search(ahead + hit[0])
