"""Which place a bulletin speaks for, and what 市, 区 and 省 mean in it."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest

from ...gazetteer import Place, PlaceMention, ancestors, named, places, within
from ...layout.document import Document, Part
from ...lexicon import alternatives, table

_VERB_FIRST = re.compile(alternatives("actor_cues", "with"))
_TITLE, _OPENING, _SELF, _ELSEWHERE = 12, 3, 4, 1
_AUTHORITY = ("纪委", "监委", "人民代表大会", "人大", "人民政府", "市委", "区委", "县委", "委", "局", "办公室")


def bulletin_place(document: Document, mentions: list[PlaceMention]) -> Place | None:
    """The division that the bulletin speaks for: the one named most, weighed by where, at the level the text calls its own.

    None where no division is named, or two are named alike.
    """
    folded = document.text.folded
    votes: Counter[str] = Counter()
    title_end = _title_end(document)
    opening_end = min([matter.extent.start for matter in document.matters], default=len(folded))
    common: Counter[str] = Counter()
    for mention in mentions:
        common.update(code for code in mention.codes if mention.full)
    for mention, following in zip_longest(mentions, mentions[1:]):
        code = _likely(mention, common)
        if following and following.span.start == mention.span.end and within(_likely(following, common), code):
            continue  # a city before its district only says where that is
        weight = _TITLE if mention.span.end <= title_end else _OPENING if mention.span.end <= opening_end else _ELSEWHERE
        if folded.startswith(_AUTHORITY, mention.span.end):
            weight += _SELF
        votes[code] += weight
    level = _own_level(folded)
    ranked = [(count, code) for code, count in votes.items() if places()[code].name.endswith(level)] if level else []
    ranked = sorted(ranked or [(count, code) for code, count in votes.items()], reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return places()[ranked[0][1]]


def usual_name_of(place: Place | None, mentions: list[PlaceMention]) -> str | None:
    """The full name that a text uses most for a division (凉山州 for 凉山彝族自治州), None where it uses none."""
    used = Counter(mention.name for mention in mentions if place and mention.full and place.code in mention.codes)
    return used.most_common(1)[0][0] if used else None


def is_near(mention: PlaceMention, home: Place | None) -> bool:
    """Whether a name can mean a division here: a province or a city anywhere, a county only in the bulletin's own province.

    A county far away that bears a common word for its name (会同县) is no county.
    """
    if _VERB_FIRST.match(mention.name):
        return home is not None and home.code in mention.codes
    own = {place.code for place in ancestors(home.code if home else None) if place.level == "province"}
    if not own:
        return True
    return any(
        places()[code].level != "county" or any(place.code in own for place in ancestors(code)) for code in mention.codes
    )


def _likely(mention: PlaceMention, common: Counter[str]) -> str:
    """Of the divisions with one name, the one whose containing division is named too."""

    def standing(code: str) -> tuple[bool, bool, int]:
        place = places()[code]
        bears_it_now = place.name == mention.name or not mention.full
        return place.current, bears_it_now, sum(common[container.code] for container in ancestors(code)[1:])

    return max(mention.codes, key=standing)


def _title_end(document: Document) -> int:
    """The end of the heading lines: the opening's lines before the first full sentence."""
    folded = document.text.folded
    end = 0
    for section in document.sections:
        if section.part is Part.OPENING:
            if folded[section.body.end - 1] in "。;:," or section.body.end - section.body.start > 80:
                break
            end = section.body.end
    return end


def _own_level(folded: str) -> str | None:
    """The kind of division that the text calls its own (全市, 我区), where one is plainly ahead."""
    counts: Counter[str] = Counter()
    for row in table("self_words"):
        counts[row["level"]] += folded.count(row["word"])
    (first, most), (_, next_most) = counts.most_common(2)
    return first if most > 2 * next_most else None


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """The place that words such as 市 and 区 refer to, in one stretch of a bulletin; ``called`` what the bulletin calls it.

    ``part`` is the place inside it that the stretch is about: 区 means that one in a bulletin of a city.
    """

    place: Place | None
    called: str | None = None
    part: Place | None = None

    def name_of(self, place: Place) -> str:
        """What a division is called here: the bulletin's own by the name that it uses."""
        return self.called if self.called and place == self.place else place.name

    def of_level(self, level: str) -> Place | None:
        """The division itself or the nearest above it whose name ends in the given kind (市, 区, 县, 省 …)."""
        for place in ancestors(self.place.code if self.place else None):
            if place.name.endswith(level) or (level == "省" and place.level == "province"):
                return place
        return self.part if self.part and self.part.name.endswith(level) else None

    def named(self, name: str) -> Place | None:
        """The division that a name means here."""
        return named(name, self.place.code if self.place else None)
