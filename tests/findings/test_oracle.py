"""The engine that validates loads reports what pyshacl, the reference, reports: of bulletins, and of graphs damaged at random."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from bench.oracle import ours, reported
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse
from tests.golden.sources import sources

from taizhang.extract.reading import read
from taizhang.findings.context import context
from taizhang.iris import XSD
from taizhang.mapping.graph import quads
from taizhang.reasoning.closure import Reference, infer
from taizhang.source.decode import decode

from .graphs import COMPLETE, FAILING, PREFIXES

BULLETINS = sources()
DAMAGED, TESTS = 200, 20


def bulletin(reference: Reference, path: Path) -> list[Triple]:
    """What is validated of a bulletin."""
    text = decode(path.read_bytes(), path.name)
    reading = read(text)
    stated = quads(text, reading)
    return [*(quad.triple for quad in stated), *infer(reference, stated).inferred, *context(text, reading, stated).characters()]


def closed(reference: Reference, kind: str, facts: str) -> list[Triple]:
    """Some Turtle with what follows from it."""
    stated = [quad.triple for quad in parse(PREFIXES + facts.replace("KIND", kind), format=RdfFormat.TURTLE)]
    return [*stated, *(() if kind == "ontology" else infer(reference, stated).inferred)]


def dropped(rng: Random, triples: list[Triple]) -> None:
    """One statement is gone."""
    del triples[rng.randrange(len(triples))]


def bent(rng: Random, triples: list[Triple]) -> None:
    """One statement is about another thing or value."""
    at = rng.randrange(len(triples))
    triples[at] = Triple(triples[at].subject, triples[at].predicate, rng.choice(triples).object)


def lent(rng: Random, triples: list[Triple]) -> None:
    """One statement is made of another subject too."""
    one = rng.choice(triples)
    triples.append(Triple(rng.choice(triples).subject, one.predicate, one.object))


def retyped(rng: Random, triples: list[Triple]) -> None:
    """One literal has another datatype, language or value."""
    at = rng.choice([at for at, one in enumerate(triples) if isinstance(one.object, Literal)])
    written = triples[at].object.value
    others = [Literal(written), Literal(written, language="fr"), Literal("7", datatype=NamedNode(XSD + "integer")),
              Literal(str(Decimal(rng.randrange(-50, 500)) / 4), datatype=NamedNode(XSD + "decimal")),
              Literal(f"20{rng.randrange(10, 40)}-01-31", datatype=NamedNode(XSD + "date"))]
    triples[at] = Triple(triples[at].subject, triples[at].predicate, rng.choice(others))


DAMAGES: tuple[Callable[[Random, list[Triple]], None], ...] = (dropped, bent, lent, retyped)


def damaged(reference: Reference, number: int) -> list[Triple]:
    """A graph of :data:`COMPLETE` with one to six things wrong, the same again for the same number."""
    rng = Random(number)
    kind = rng.choice(list(COMPLETE))
    return spoilt(rng, closed(reference, kind, COMPLETE[kind]), rng.randint(1, 6))


def spoilt(rng: Random, triples: list[Triple], times: int) -> list[Triple]:
    """The statements with some things wrong."""
    for _ in range(times):
        rng.choice(DAMAGES)(rng, triples)
    return list(dict.fromkeys(triples))


@pytest.mark.long
@pytest.mark.parametrize("path", BULLETINS, ids=lambda path: path.stem)
def test_bulletins(reference: Reference, path: Path) -> None:
    triples = bulletin(reference, path)
    assert ours(triples) == reported(triples)


@pytest.mark.long
@pytest.mark.parametrize("number", range(10))
def test_a_bulletin_damaged_all_over(reference: Reference, number: int) -> None:
    smallest = min(BULLETINS, key=lambda path: path.stat().st_size)
    triples = spoilt(Random(number), bulletin(reference, smallest), 60)
    assert ours(triples) == reported(triples) != []


@pytest.mark.long
@pytest.mark.parametrize("code", FAILING)
def test_graphs_made_to_fail(reference: Reference, code: str) -> None:
    kind, gone, instead, _ = FAILING[code]
    triples = closed(reference, kind, COMPLETE[kind].replace(gone, instead))
    assert ours(triples) == reported(triples) != []


@pytest.mark.long
@pytest.mark.parametrize("part", range(TESTS))
def test_graphs_damaged_at_random(reference: Reference, part: int) -> None:
    for number in range(part, DAMAGED, TESTS):
        triples = damaged(reference, number)
        assert ours(triples) == reported(triples), number


def test_damage_is_found(reference: Reference) -> None:
    found = [ours(damaged(reference, number)) for number in range(20)]
    assert sum(map(bool, found)) > 10
