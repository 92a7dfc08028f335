"""What each number means: its kind, what it counts, whose it is, and the figures it stands beside."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from ...layout.document import Document, Part, Section
from ...records import BulletinKind, Figure, FigureKind, Quantity, Span
from ..quantities.cells import heads
from .about import about
from .changes import baselines, change
from .contexts import Context, contexts
from .cues import FigureCues
from .indicators import measured, said
from .kinds import kind
from .links import linked
from .parts import Passage
from .peer_groups import peer_group
from .periods import dated
from .respective import own, own_item


class _Telling(NamedTuple):
    """A figure as its own clause tells it, the part of the bulletin it stands in, and whether the clause names what is counted."""

    figure: Figure
    part: Part
    sure: bool


def figures(
    document: Document, quantities: Sequence[Quantity], bulletin: BulletinKind, year: int | None = None, place: str | None = None
) -> tuple[Figure, ...]:
    """A figure for every quantity, in the order of the text.

    ``year`` is the year that the bulletin reports on, ``place`` its GB/T 2260 code. A figure whose words leave open what it counts
    stays without indicator; its kind is then what its verb and its part of the bulletin say.
    """
    folded = _unlabelled(document)
    places = contexts(folded, quantities)
    cues = FigureCues(folded, places, [document.text.folded[slice(*matter.title)] for matter in document.matters])
    columns = heads(document.text.folded)
    tellings: list[_Telling] = []
    for quantity, context, section in zip(quantities, places, _sections(document, quantities), strict=True):
        head = columns.get(quantity.span)
        tellings.append(_telling(folded, quantity, context, cues, section, bulletin, tellings[-1] if tellings else None, head))
    told = [telling.figure for telling in tellings]
    ranked = [replace(figure, peer_group=peer_group(folded, context, place)) if figure.quantity.rank else figure
              for figure, context in zip(told, places, strict=True)]
    parts = [telling.part for telling in tellings]
    compared = _compared(ranked, parts, baselines(folded, quantities, places))
    passage = Passage(folded, places, compared, parts, [telling.sure for telling in tellings])
    return dated(folded, places, linked(passage), year)


def _unlabelled(document: Document) -> str:
    """The folded text with a break in place of every field name, whose words are none of the figures' clauses."""
    pieces, at, folded = [], 0, document.text.folded
    for start, end in sorted({section.label for section in document.sections if section.label}):
        if start >= at:
            pieces += [folded[at:start], "|" * (end - start)]
            at = end
    return "".join([*pieces, folded[at:]])


def _telling(folded: str, quantity: Quantity, context: Context, cues: FigureCues, section: Section | None, bulletin: BulletinKind,
             last: _Telling | None, head: Span | None) -> _Telling:
    item = head or own_item(folded, context)
    hits = cues.of_head(head) if head else own(folded, context, item, cues.around(context))
    shared = last.figure if last and context.bare else None
    changed = shared.change if shared else change(folded, quantity, context, hits)
    part, matter = (section.part, section.matter) if section else (Part.OPENING, None)
    best = said(measured(quantity, changed, hits), hits, () if matter is None else cues.themes[matter])
    states = last.figure.kind if last and context.listed else kind(best and best.saying, quantity, changed, hits, part, bulletin)
    words = item or (shared.about if shared else about(folded, context, best))
    figure = Figure(quantity, states, words, changed, best.saying.indicator if best else None, matter)
    return _Telling(figure, part, best is not None and best.sure)


def _sections(document: Document, quantities: Sequence[Quantity]) -> list[Section | None]:
    """The section that each quantity stands in."""
    found: list[Section | None] = []
    number, sections = 0, document.sections
    for quantity in quantities:
        while number < len(sections) and sections[number].body.end <= quantity.span.start:
            number += 1
        inside = number < len(sections) and sections[number].body.start <= quantity.span.start
        found.append(sections[number] if inside else None)
    return found


def _compared(found: Sequence[Figure], parts: Sequence[Part], earlier: Mapping[int, int]) -> list[Figure]:
    """The figures, with baselines as such, and each value against its baseline; the two count the same thing.

    A value reached is an outcome, but where a problem is told: there it is how large that has become.
    """
    made = list(found)
    for later, former in earlier.items():
        indicator = made[later].indicator or made[former].indicator
        reached = {FigureKind.BASELINE} if parts[later] is Part.ISSUE else {FigureKind.BASELINE, FigureKind.SCOPE}
        states = FigureKind.OUTCOME if made[later].kind in reached else made[later].kind
        made[later] = replace(made[later], kind=states, about=made[former].about, against=former, indicator=indicator)
        made[former] = replace(made[former], kind=FigureKind.BASELINE, indicator=indicator)
    return made
