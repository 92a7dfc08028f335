"""Local names of IRIs: ASCII, and the same whenever the same bulletin is loaded again."""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from functools import cache

from .. import iris, lexicon
from ..gazetteer import places, short_name
from ..records import Body, Project, Reading
from ..source.text import Text, fold

Office = tuple[str | None, str | None]  # place and function
_DIGITS = 10
_NOWHERE = "x"
_HEADS = ("局", "委", "委员会", "厅")
_RESIDENT = re.compile(
    r".*?(?:派驻|派出|驻)(?!纪检)(?P<where>.+)纪检监察组|.*(?P<nth>第[一二三四五六七八九十]+)(?:派驻|派出)纪检监察组"
)
_YOUTH = re.compile(r"(?:共青)?团.{0,12}?委(?:员会)?")
_BRANCH = re.compile(r"(?P<bureau>.+(?:局|委))(?P<of>[一-鿿]{2,4})分局")


def hashed(words: str) -> str:
    """Ten hex digits that stand for some words, whatever their width and white space."""
    return hashlib.sha256("".join(fold(words).split()).encode()).hexdigest()[:_DIGITS]


def programme(text: Text, reading: Reading) -> str:
    """IRI of the programme: place code, year, and the bulletin's title (its key where it has none)."""
    bulletin = reading.bulletin
    title = text.content[slice(*bulletin.title)] if bulletin.title else text.key
    return iris.thing("programme", f"{bulletin.place or _NOWHERE}-{bulletin.year or _NOWHERE}-{hashed(title)}")


def projects(text: Text, reading: Reading) -> tuple[str, ...]:
    """IRIs of ``reading.projects``, in their order: the programme and the title, counted on where a title comes again."""
    base = programme(text, reading).rpartition("/")[2]
    return tuple(iris.thing("project", local) for local in numbered(f"{base}-{hashed(one.title)}" for one in reading.projects))


def numbered(names: Iterable[str]) -> Iterator[str]:
    """The names in their order, the second of one name with ``-2``, and so on."""
    seen: Counter[str] = Counter()
    for name in names:
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name}-{seen[name]}"


def body(one: Body, told_apart: Container[Office], home: str | None = None) -> str:
    """IRI of a body: its place and function where these tell which body is meant, else its place and name.

    ``home`` is the place of the bulletin, within which a body whose own place is not told is known by its name: the 高新区管委会 of
    two cities are two.
    """
    if (one.place, one.function) not in told_apart and _is_sole(one):
        return iris.thing("body", f"{one.place}-{one.function}")
    return iris.thing("body", f"{one.place or home or _NOWHERE}-{hashed(_known_as(one))}")


def _known_as(one: Body) -> str:
    """The name without the words that say only whose a resident group or a youth league committee is, and in what order."""
    place = places().get(one.place or "")
    group = _RESIDENT.fullmatch(one.name)
    if group is None or place is None:
        return "团委" if place and _YOUTH.fullmatch(one.name) else one.name
    where = (group["nth"] or group["where"]).removeprefix(place.name)
    return f"驻{where.removeprefix(place.name[-1])}纪检监察组"


def _is_sole(one: Body) -> bool:
    """Whether the name is that of the place and one that the sole body of its function bears there; or of the city's bureau and its
    branch that serves the place (市生态环境局临江分局), which stands for a bureau of the place's own.
    """
    place, sole = places().get(one.place or ""), _sole()
    if place is None:
        return False
    if branch := _BRANCH.fullmatch(one.name):
        city = places().get(place.parent or "")
        serves = branch["of"] in (place.name, short_name(place.name))
        return serves and city is not None and _is_sole(Body(branch["bureau"], one.span, city.code, one.function))
    known = (name for name in (place.name, *place.others, short_name(place.name)) if name in one.name)
    return any((one.name.rpartition(name)[2], one.function) in sole for name in known) or (one.name, one.function) in sole


def bureau(one: Body) -> Body | None:
    """The city's bureau that a branch which serves a whole place is part of; None for any other body."""
    branch, place = _BRANCH.fullmatch(one.name), places().get(one.place or "")
    city = places().get((place.parent if place else None) or "")
    if not branch or not city or not branch["bureau"].startswith(city.name):
        return None
    return Body(branch["bureau"], one.span, city.code, one.function)


@cache
def _sole() -> frozenset[tuple[str, str]]:
    """The names that a body bears of which a place has one, without the place's own, and its function (lexicons ``functions`` and
    ``whole_bodies``).
    """
    built = {(row["word"] + head, row["function"]) for row in lexicon.table("functions") if row["sole"] for head in _HEADS}
    return frozenset(built | {(row["word"], row["function"]) for row in lexicon.table("whole_bodies") if row["sole"]})


def told_apart(reading: Reading) -> frozenset[Office]:
    """Places and functions under which one project names two bodies: there the function alone does not tell which is meant."""
    return frozenset(shared for project in reading.projects for shared in _shared(project))


def _shared(project: Project) -> Iterator[Office]:
    names: defaultdict[Office, set[str]] = defaultdict(set)
    for one in (*project.lead_units, *project.co_units):
        names[one.place, one.function].add(one.name)
    return (key for key, met in names.items() if len(met) > 1)
