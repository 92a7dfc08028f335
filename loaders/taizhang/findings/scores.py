"""How complete bulletins are: what the shapes ask for, how much of it is told, as measurements of the Data Quality Vocabulary.

What a kind of bulletin asks for are the shapes that hang from it (``shape/KIND-project`` and so on). Each counts by its severity,
and is told where no finding says that it is missing; what does not apply counts as told. ``docs/quality.md`` has the formula.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import NamedNode, Quad

from .. import iris
from ..mapping import identity, terms
from ..mapping.terms import tz
from ..records import Reading, Severity
from ..source.text import Text
from .finding import Finding
from .shapes import Shape, shapes

_WEIGHTS = {Severity.VIOLATION: 3, Severity.WARNING: 2, Severity.INFO: 1}
_DQV = "http://www.w3.org/ns/dqv#"
_MEASUREMENT, _COMPUTED_ON, _OF_METRIC, _VALUE = (
    NamedNode(_DQV + name) for name in ("QualityMeasurement", "computedOn", "isMeasurementOf", "value"))
_COMPLETENESS = terms.code("metric", "completeness")
_PLACES = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Score:
    """How much is told of what is asked for, both weighed by severity."""

    told: int = 0
    asked: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.told + other.told, self.asked + other.asked)

    @property
    def value(self) -> Decimal:
        """The completeness, between 0 and 1, to four places; 1 where nothing is asked for."""
        return (Decimal(self.told) / self.asked).quantize(_PLACES) if self.asked else Decimal(1)


@dataclass(frozen=True, slots=True)
class Completeness:
    """The scores of a bulletin: its projects', in their order, and its own, which holds theirs."""

    bulletin: Score
    projects: tuple[Score, ...]


def completeness(text: Text, reading: Reading, found: Iterable[Finding]) -> Completeness:
    """What a bulletin tells of what one of its kind should. What a steward accepts as not stated is not told."""
    kind, missing = reading.bulletin.kind, {(one.code, one.focus.value) for one in found}
    whole = (iris.text(text.key), identity.programme(text, reading))
    projects = tuple(_score(shapes().asked_of_project(kind), (project,), missing) for project in identity.projects(text, reading))
    return Completeness(sum(projects, _score(shapes().asked_of_bulletin(kind), whole, missing)), projects)


def _score(asked: Sequence[Shape], things: Sequence[str], missing: set[tuple[str, str]]) -> Score:
    told = (shape for shape in asked if not any((shape.code, thing) in missing for thing in things))
    return Score(_weight(told), _weight(asked))


def _weight(asked: Iterable[Shape]) -> int:
    return sum(_WEIGHTS[shape.severity] for shape in asked)


def measurements(text: Text, reading: Reading, scores: Completeness) -> Iterator[Quad]:
    """The measurements of a bulletin and its projects, in its graph of findings."""
    graph = NamedNode(iris.graph(f"{text.key}/findings"))
    yield from measurement(text.key, NamedNode(iris.text(text.key)), scores.bulletin, graph)
    for number, (project, score) in enumerate(zip(identity.projects(text, reading), scores.projects, strict=True), 1):
        yield from measurement(f"{text.key}-{number}", NamedNode(project), score, graph)


def measurement(name: str, thing: NamedNode, score: Score, graph: NamedNode) -> Iterator[Quad]:
    """The measurement of one thing; none where nothing is asked for."""
    if not score.asked:
        return
    node = NamedNode(iris.thing("measurement", name))
    yield Quad(node, terms.TYPE, _MEASUREMENT, graph)
    yield Quad(node, _OF_METRIC, _COMPLETENESS, graph)
    yield Quad(node, _COMPUTED_ON, thing, graph)
    yield Quad(node, _VALUE, terms.decimal(score.value), graph)
    yield Quad(node, tz("told"), terms.offset(score.told), graph)
    yield Quad(node, tz("asked"), terms.offset(score.asked), graph)
