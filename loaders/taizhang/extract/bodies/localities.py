"""What 市, 区 and 县 mean in one stretch of a bulletin: in a paragraph of a news story the place that it is about, elsewhere a
district whose bodies it names.
"""

from ...gazetteer import Place, PlaceMention, parts_of, short_name, within
from ...records import Span
from ..context import Context
from .bodies import body_mentions
from .jurisdiction import Jurisdiction


def locality(folded: str, at: int, end: int, here: Jurisdiction, places: dict[int, PlaceMention]) -> Jurisdiction:
    """The place inside the bulletin's own that the paragraph around ``at`` names first before ``end``, in full or, in its first
    sentence, by the short name of a part; the bulletin's own where it names none.
    """
    home = here.place.code if here.place else None
    paragraph = folded.rfind("\n", 0, at) + 1
    for mention in places.values():
        if mention.full and paragraph <= mention.span.start < end:
            place = here.named(mention.name)
            if place and place.code != home and (home is None or within(place.code, home)):
                return Jurisdiction(place)
    opening = folded[paragraph : folded.find("。", paragraph) + 1]
    if here.place:  # 恩施州 names no 恩施市
        opening = opening.replace(here.name_of(here.place), "")
    county = next((place for place in parts_of(home) if short_name(place.name) in opening), None) if home else None
    return Jurisdiction(county) if county else here


def part_of(folded: str, told: Span, here: Jurisdiction, places: dict[int, PlaceMention]) -> Place | None:
    """The one place inside the bulletin's own whose bodies a stretch of text names in full (汉台区城管局), if it is one."""
    home = here.place.code if here.place else None
    named = ((mention.span.start, here.named(mention.name)) for mention in places.values()
             if mention.full and told.start <= mention.span.start < told.end)
    inside = {at: place for at, place in named if place and home and place.code != home and within(place.code, home)}
    if not inside:
        return None
    found = {inside[mention.span.start] for mention in body_mentions(folded, told, places) if mention.span.start in inside}
    return found.pop() if len(found) == 1 else None


def meant(context: Context, at: int, here: Jurisdiction, places: dict[int, PlaceMention]) -> Jurisdiction:
    """What such words mean at an offset of any bulletin. ``places`` are the place names of the text by where they end."""
    return locality(context.folded, at, at, here, places) if context.document.layout == "press" else here
