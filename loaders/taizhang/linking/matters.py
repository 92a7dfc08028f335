"""What is kept of each project to find its like in other bulletins."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from .. import iris
from ..mapping import identity
from ..records import Figure, FigureKind, Reading
from ..source.text import Text

_COMPARED = (FigureKind.TARGET, FigureKind.OUTCOME)


@dataclass(frozen=True, slots=True)
class Number:
    """A target or an outcome: its IRI, its words, what it counts (``indicator/ID``) and in which unit."""

    iri: str
    kind: str
    words: str
    indicator: str
    unit: str


@dataclass(frozen=True, slots=True)
class Matter:
    """A project: its IRI, bulletin (source, key), title, ``ordinal`` among those of one title there, place (GB/T 2260), year, kind
    of bulletin, topics, functions of its lead units, and the targets and outcomes that tell what they count.
    """

    iri: str
    source: str
    key: str
    title: str
    ordinal: int
    place: str | None
    year: int | None
    kind: str
    topics: tuple[str, ...]
    functions: tuple[str, ...]
    numbers: tuple[Number, ...] = ()


def matters(text: Text, reading: Reading) -> list[Matter]:
    """The matters of a bulletin, in the order of its projects."""
    about, numbers = reading.bulletin, _numbers(text, reading)
    titles = [project.title for project in reading.projects]
    return [
        Matter(
            iri, text.source, text.key, project.title, titles[: number + 1].count(project.title), project.place or about.place,
            about.year, about.kind, project.topics,
            tuple(dict.fromkeys(one.function for one in project.lead_units if one.function)), tuple(numbers.get(number, ())),
        )
        for number, (project, iri) in enumerate(zip(reading.projects, identity.projects(text, reading), strict=True))
    ]


def _numbers(text: Text, reading: Reading) -> dict[int, list[Number]]:
    """The targets and outcomes of each project that tell what they count."""
    names = identity.numbered(f"{text.key}-{figure.quantity.span.start}" for figure in reading.figures)
    found: dict[int, list[Number]] = {}
    for figure, local in zip(reading.figures, names, strict=True):
        if figure.project is not None and figure.indicator and figure.kind in _COMPARED:
            found.setdefault(figure.project, []).append(_number(text, figure, iris.thing("figure", local)))
    return found


def _number(text: Text, figure: Figure, iri: str) -> Number:
    return Number(iri, figure.kind, text.content[slice(*figure.quantity.span)], figure.indicator or "", figure.quantity.unit)


def to_json(found: Iterable[Matter]) -> list[dict[str, Any]]:
    """Matters as values that JSON knows."""
    return [asdict(matter) for matter in found]


def from_json(lines: Iterable[Mapping[str, Any]]) -> list[Matter]:
    """The matters that :func:`to_json` wrote."""
    return [_matter(line) for line in lines]


def _matter(line: Mapping[str, Any]) -> Matter:
    lists = {name: tuple(line[name]) for name in ("topics", "functions")}
    return Matter(**{**line, **lists, "numbers": tuple(Number(**one) for one in line["numbers"])})
