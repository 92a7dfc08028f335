"""What 市, 区 and 县 mean at an offset: in a news story the place that its paragraph is about, elsewhere the bulletin's own."""

from ..gazetteer import Place, PlaceMention, within
from .context import Context
from .jurisdiction import Jurisdiction


def locality(context: Context, at: int, home: Place | None, places: dict[int, PlaceMention]) -> Jurisdiction:
    """The place that words such as 市 refer to at an offset. ``places`` are the place names of the text by where they end."""
    if context.document.layout != "press":
        return Jurisdiction(home)
    paragraph = context.folded.rfind("\n", 0, at) + 1
    own = Jurisdiction(home)
    for mention in places.values():
        if mention.full and paragraph <= mention.span.start < at and (place := own.named(mention.name)):
            if place != home and (home is None or within(place.code, home.code)):
                return Jurisdiction(place)
    return own
