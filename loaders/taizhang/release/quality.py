"""How complete the bulletins of a release are together: of each place, of each year, of a place in a year, and of all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from .. import iris
from ..findings.scores import Score, measurement
from ..gazetteer import places
from ..mapping import terms
from ..mapping.terms import tz
from .cache import Entry

_GRAPH = NamedNode(iris.graph("quality"))
_COLLECTION = NamedNode(iris.PROV + "Collection")
_TITLES = {
    "zh": ("通报：{place}，{year}", "全部地区", "全部年份"),
    "en": ("bulletins: {place}, {year}", "all places", "all years"),
}
Group = tuple[str | None, int | None]
"""A place and a year, each None for all."""


def groups(entries: Iterable[Entry]) -> Mapping[Group, Score]:
    """The score of each group of bulletins; one without a place or a year counts in those groups only that need neither."""
    found: defaultdict[Group, Score] = defaultdict(Score)
    for line in entries:
        score, place, year = score_of(line), line["place"], line["year"]
        for group in {(None, None), (place, None), (None, year), (place, year)}:
            found[group] += score
    return found


def score_of(entry: Entry) -> Score:
    """The score of a bulletin, from its line in the manifest."""
    return Score(**entry["completeness"])


def quality(entries: Sequence[Entry]) -> Iterator[Quad]:
    """The groups and their measurements, in ``graph/quality``."""
    for (place, year), score in groups(entries).items():
        name = "-".join(str(part) for part in (place, year) if part) or "all"
        node = NamedNode(iris.thing("collection", name))
        yield Quad(node, terms.TYPE, _COLLECTION, _GRAPH)
        for lang, (title, everywhere, always) in _TITLES.items():
            told = title.format(place=places()[place].name if place else everywhere, year=year or always)
            yield Quad(node, terms.TITLE, Literal(told, language=lang), _GRAPH)
        if place:
            yield Quad(node, tz("jurisdiction"), terms.place(place), _GRAPH)
        if year:
            yield Quad(node, tz("year"), terms.year(year), _GRAPH)
        yield from measurement(f"collection-{name}", node, score, _GRAPH)
