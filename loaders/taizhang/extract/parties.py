"""Who an act of supervision is told of: the bodies that act, those that it is sent to, and who else takes part."""

import re
from collections.abc import Iterator

from ..gazetteer import Place, PlaceMention
from ..layout.marks import ITEM
from ..lexicon import alternatives, pattern, table
from ..records import Body, Span
from .bodies import body_mentions, identify, supervising
from .calendar import STRETCH
from .context import Context
from .localities import locality

_CLAUSE = re.compile(r"[,;。:!?\n]")
_AHEAD = re.compile(rf"(?:{ITEM.pattern})?(?:(?:截至|自|从|至)?{STRETCH}(?:以来|起|期间)?,?|{alternatives('supervision_cues', 'lead')},?)*")
_LIST = re.compile(r"[、,]|和|与|及|以及")
_WITH = re.compile(alternatives("supervision_cues", "with") + r"\Z")
_TO = re.compile(alternatives("supervision_cues", "to") + r"\Z")
_GENERIC = re.compile(alternatives("supervision_cues", "generic") + r"\Z")
_NO_SUBJECT = re.compile(alternatives("actor_cues", "not-subject"))
_NEAR = 4  # characters in which 会同, 向 and 有关 stand before a name


class Told:
    """The bodies named before a position of a sentence, by the part that each has in what is told there."""

    def __init__(self, context: Context, sentence: Span, end: int, home: Place | None, places: dict[int, PlaceMention]) -> None:
        self.subjects: list[Body] = []
        self.joined: list[Body] = []
