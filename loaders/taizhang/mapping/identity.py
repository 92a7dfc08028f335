"""Local names of IRIs: ASCII, and the same whenever the same bulletin is loaded again."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from functools import cache

from .. import iris, lexicon
from ..gazetteer import places
from ..records import Body, Project, Reading
from ..source.text import Text, fold

Office = tuple[str | None, str | None]  # place and function
_DIGITS = 10
_NOWHERE = "x"


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


def body(one: Body, told_apart: Container[Office]) -> str:
    """IRI of a body: its place and function where these tell which body is meant, else its place and name."""
    if (one.place, one.function) not in told_apart and _is_sole(one):
        return iris.thing("body", f"{one.place}-{one.function}")
    return iris.thing("body", f"{one.place or _NOWHERE}-{hashed(one.name)}")


def _is_sole(one: Body) -> bool:
    """Whether the name is, after that of its place, one that the sole body of its function bears there."""
    place = places().get(one.place or "")
    return place is not None and any(one.name.endswith(place.name + name) for name in _sole().get(one.function or "", ()))


@cache
def _sole() -> dict[str, list[str]]:
    """The names by function (lexicon ``sole_bodies``)."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    for row in lexicon.table("sole_bodies"):
        names[row["function"]].append(row["name"])
    return dict(names)


def told_apart(reading: Reading) -> frozenset[Office]:
    """Places and functions under which one project names two bodies: there the function alone does not tell which is meant."""
    return frozenset(shared for project in reading.projects for shared in _shared(project))


def _shared(project: Project) -> Iterator[Office]:
    names: defaultdict[Office, set[str]] = defaultdict(set)
    for one in (*project.lead_units, *project.co_units):
        names[one.place, one.function].add(one.name)
    return (key for key, met in names.items() if len(met) > 1)
