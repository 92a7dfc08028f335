"""The divisions of China by code and by name, read from the project's own ``ontology/places.ttl``."""

from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind
from pyoxigraph import RdfFormat, parse

from .iris import DCTERMS, RDFS, SKOS, TZ
from .records import Span
from .resources import folder

COUNTRY = "100000"
# Names of divisions that are common words first: 老城区, 郊区, 工矿区.
_COMMON_WORDS = frozenset({"城区", "郊区", "矿区"})
# The longest first.
_KINDS = ("特别行政区", *("自治县", "自治旗", "自治州", "自治区"), *("地区", "新区", "林区", "特区"), *"省市盟州县区旗")

_COLUMNS = {
    DCTERMS + "identifier": "code",
    RDFS + "label": "name",
    SKOS + "altLabel": "other",
    TZ + "placeLevel": "level",
    TZ + "within": "parent",
    TZ + "placeUntil": "until",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A division: its GB/T 2260 code, Chinese name, level, and the code of the division that it is part of.

    ``current`` is false for one that was abolished; ``others`` are former and short names, and areas that coincide with it.
    """

    code: str
    name: str
    level: str
    parent: str | None
    current: bool = True
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name in a text; ``codes`` are the divisions that bear it, ``full`` whether the name ends in its kind (郑州市)."""

    span: Span
    name: str
    codes: tuple[str, ...]
    full: bool


@cache
def places() -> dict[str, Place]:
    """Every division by its code."""
    rows: dict[str, dict[str, str]] = {}
    for quad in parse(path=str(folder("ontology") / "places.ttl"), format=RdfFormat.TURTLE):
        column = _COLUMNS.get(quad.predicate.value)
        if column and getattr(quad.object, "language", None) in (None, "zh"):
            row = rows.setdefault(str(quad.subject), {})
            row[column] = f"{row.get(column, '')} {getattr(quad.object, 'value', '')}".strip()
    return {row["code"]: _place(row) for row in rows.values() if "code" in row}


def _place(row: dict[str, str]) -> Place:
    parent = row["parent"].rsplit("/", 1)[-1] if "parent" in row else None
    level, others = row["level"].rsplit("/", 1)[-1], tuple(row.get("other", "").split())
    return Place(row["code"], row["name"], level, parent, "until" not in row, others)


@cache
def ancestors(code: str | None) -> tuple[Place, ...]:
    """The division itself and all that contain it, the smallest first."""
    place = places().get(code or "")
    return (place, *ancestors(place.parent)) if place else ()


def within(code: str, container: str) -> bool:
    """Whether one division is, or lies in, another."""
    return any(place.code == container for place in ancestors(code))


@cache
def parts_of(code: str) -> tuple[Place, ...]:
    """The current divisions that a division consists of."""
    return tuple(place for place in places().values() if place.parent == code and place.current)


def short_name(name: str) -> str:
    """A name without the word of its kind (郑州市 → 郑州); as it is where too little would be left."""
    for suffix in _KINDS:
        if name.endswith(suffix) and len(name) - len(suffix) >= 2:
            return name.removesuffix(suffix)
    return name


@cache
def _names() -> tuple[AhoCorasick, tuple[str, ...], dict[str, tuple[str, ...]], frozenset[str]]:
    """The matcher, its names, the codes of each name (current ones first), and which names are full."""
    by_name: dict[str, list[str]] = {}
    full = set()
    for place in sorted(places().values(), key=lambda place: (not place.current, place.code)):
        if place.code == COUNTRY or place.name in _COMMON_WORDS:
            continue
        for name in (place.name, *place.others):
            by_name.setdefault(name, []).append(place.code)
            full.add(name)
    for place in places().values():
        short = short_name(place.name)
        if place.current and place.level in ("province", "prefecture") and short not in full:
            by_name.setdefault(short, []).append(place.code)
    names = tuple(by_name)
    matcher = AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest)
    return matcher, names, {name: tuple(codes) for name, codes in by_name.items()}, frozenset(full)


def names() -> tuple[str, ...]:
    """Every name that a division is known by."""
    return _names()[1]


def place_mentions(folded: str) -> list[PlaceMention]:
    """The place names of a text, the longest at each place, in order.

    Short names (郑州 for 郑州市) are known for provinces and prefectures only.
    """
    matcher, names, codes, full = _names()
    return [
        PlaceMention(Span(start, end), names[index], codes[names[index]], names[index] in full)
        for index, start, end in matcher.find_matches_as_indexes(folded)
    ]


def named(name: str, near: str | None) -> Place | None:
    """The division that a name means in a bulletin of ``near``: within it, beside it in the same province, or the only one.

    None where the name is unknown or ambiguous.
    """
    codes = _names()[2].get(name)
    if codes is None:
        return None
    candidates = [places()[code] for code in codes]
    for container in ancestors(near):
        inside = [place for place in candidates if within(place.code, container.code)]
        if inside and container.code != COUNTRY:
            current = [place for place in inside if place.current] or inside
            return current[0] if len(current) == 1 else None
    current = [place for place in candidates if place.current] or candidates
    return current[0] if len(current) == 1 else None
