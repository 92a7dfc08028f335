"""How far what was read agrees with what is true, row by row.

    python -m bench.agreement --count 200 --seed 1 [--layout form] [--show figures]

prints the F1 of every row by layout, in percent; ``--show`` what was missed (-) or read wrongly (+).
"""

import argparse
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping
from typing import NamedTuple

from taizhang.extract.reading import read
from taizhang.records import Reading, Span
from taizhang.source.text import Text

from .generate import LAYOUTS, Sample, generate

Facts = set[Hashable]


class Counts(NamedTuple):
    """Facts that are right, that are true, and that were read."""

    right: int
    true: int
    read: int

    def __add__(self, other: object) -> "Counts":
        assert isinstance(other, Counts)
        return Counts(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there is nothing to read and nothing was read."""
        return 2 * self.right / (self.true + self.read) if self.true + self.read else 1.0


def _bulletin(reading: Reading) -> Facts:
    about = reading.bulletin
    facts = {("kind", about.kind), ("place", about.place), ("year", about.year)}
    return {*facts, *(("supervisor", body.name) for body in about.supervisors)}


def _characters(spans: list[tuple[Span, bool]]) -> Facts:
    return {(at, mark) for span, mark in spans for at in range(*span)}


def _links(reading: Reading) -> Facts:
    spans = [figure.quantity.span for figure in reading.figures]
    return {(figure.quantity.span, name, spans[other]) for figure in reading.figures
            for name in ("subset_of", "out_of") if (other := getattr(figure, name)) is not None}


# What must be equal, and what is a matter of degree.
EXACT: Mapping[str, Callable[[Reading], Facts]] = {
    "bulletin": _bulletin,
    "projects": lambda reading: {(n, project.title, project.span) for n, project in enumerate(reading.projects)},
    "status": lambda reading: {(n, project.status) for n, project in enumerate(reading.projects) if project.status},
    "lead units": lambda reading: {(n, body.name) for n, project in enumerate(reading.projects) for body in project.lead_units},
    "co-units": lambda reading: {(n, body.name) for n, project in enumerate(reading.projects) for body in project.co_units},
    "figures": lambda reading: {
        (one.span, one.value, one.upper, one.unit, one.comparator, one.approximate) for one in (f.quantity for f in reading.figures)
    },
    "+project": lambda reading: {(figure.quantity.span, figure.project) for figure in reading.figures},
    "instruments": lambda reading: {(one.title, one.status, one.project) for one in reading.instruments},
    "milestones": lambda reading: {(one.span, one.due_from, one.due_by, one.kind, one.project) for one in reading.milestones},
    "persons": lambda reading: {(one.name, one.role, one.project) for one in reading.responsibilities},
}
GRADED: Mapping[str, Callable[[Reading], Facts]] = {
    "topics": lambda reading: {(n, topic) for n, project in enumerate(reading.projects) for topic in project.topics},
    "issues": lambda reading: _characters([(span, False) for project in reading.projects for span in project.issues]),
    "kinds": lambda reading: {(figure.quantity.span, figure.kind) for figure in reading.figures},
    "indicators": lambda reading: {(figure.quantity.span, figure.indicator) for figure in reading.figures if figure.indicator},
    "changes": lambda reading: {(figure.quantity.span, figure.change) for figure in reading.figures if figure.change},
    "baselines": lambda reading: {(figure.quantity.span, reading.figures[figure.against].quantity.span)
                                  for figure in reading.figures if figure.against is not None},
    "links": _links,
    "measures": lambda reading: _characters([(measure.span, False) for measure in reading.measures]),
    "+planned": lambda reading: _characters([(measure.span, measure.planned) for measure in reading.measures]),
}
# Rows in which the truth tells only what is beyond doubt: what else was read is not counted as wrong.
_OPEN = {"topics", "indicators", "baselines", "links"}


def reading_of(sample: Sample) -> Reading:
    """What the loader reads in a bulletin."""
    return read(Text(sample.text, "bulletin.txt", "utf-8", ""))


def facts(row: str, sample: Sample, found: Reading) -> tuple[Facts, Facts]:
    """The true facts of a row, and those that were read."""
    of = {**EXACT, **GRADED}[row]
    true, got = of(sample.truth), of(found)
    return true, got & true if row in _OPEN else got


def counts(row: str, sample: Sample, found: Reading) -> Counts:
    """How many facts of a row agree."""
    true, got = facts(row, sample, found)
    return Counts(len(true & got), len(true), len(got))


def _report(rates: Mapping[str, Mapping[str, Counts]]) -> None:
    print(f"{'':12}" + "".join(f"{layout:>12}" for layout in rates) + f"{'all':>12}")
    for row in (*EXACT, *GRADED):
        values = [rate[row] for rate in rates.values()]
        print(f"{row:12}" + "".join(f"{100 * value.f1:12.1f}" for value in [*values, sum(values, Counts(0, 0, 0))]))


def _show(seed: int, row: str, sample: Sample, found: Reading) -> None:
    true, got = facts(row, sample, found)
    for mark, wrong in (("-", true - got), ("+", got - true)):
        for fact in sorted(map(repr, wrong)):
            print(mark, sample.layout, seed, fact)


def main() -> None:
    """Print the rates of many bulletins."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100, help="bulletins of each layout")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--layout", choices=LAYOUTS)
    parser.add_argument("--show", choices=[*EXACT, *GRADED])
    arguments = parser.parse_args()
    rates: dict[str, dict[str, Counts]] = {}
    for layout in [arguments.layout] if arguments.layout else LAYOUTS:
        rates[layout] = defaultdict(lambda: Counts(0, 0, 0))
        for seed in range(arguments.seed, arguments.seed + arguments.count):
            sample = generate(seed, layout)
            found = reading_of(sample)
            for row in (*EXACT, *GRADED):
                rates[layout][row] += counts(row, sample, found)
            if arguments.show:
                _show(seed, arguments.show, sample, found)
    _report(rates)


if __name__ == "__main__":
    main()
