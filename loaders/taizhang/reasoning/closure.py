"""The closure of a bulletin: what it adds to the ontology and the reference data by OWL 2 RL.

    graph/KEY/inferred = closure(ontology + reference + bulletin) − closure(ontology + reference) − bulletin

The reference is closed once (:func:`close_reference`), a bulletin on top of it (:func:`infer`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Triple, parse

from ..errors import InputError, Said
from . import engine
from .schema import Schema, compile_schema, is_telling
from .terms import triple


@dataclass(frozen=True, slots=True)
class Clash:
    """Statements that the ontology does not allow together. ``rule`` is named as in OWL 2 Profiles, section 4.3."""

    rule: str
    triples: tuple[Triple, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """The ontology with the reference data, closed. ``inferred`` is what goes into ``graph/reference/inferred``."""

    facts: engine.Facts
    program: engine.Program
    vocabulary: frozenset[NamedNode]
    inferred: tuple[Triple, ...]
    clashes: tuple[Clash, ...]


@dataclass(frozen=True, slots=True)
class Closure:
    """What follows from a bulletin, and where it contradicts the ontology."""

    inferred: tuple[Triple, ...]
    clashes: tuple[Clash, ...]


def read_reference(folder: Path) -> Reference:
    """The closed reference of a folder of Turtle files (``resources.folder("ontology")``).

    Raises :class:`InputError` where they contradict themselves, or hold an axiom that :func:`compile_schema` refuses.
    """
    triples = [quad for path in sorted(folder.glob("*.ttl")) for quad in parse(path=path)]
    reference = close_reference(compile_schema(triples), triples)
    if reference.clashes:
        found = "; ".join(map(str, reference.clashes[0].triples))
        raise InputError(str(folder), Said(f"参考数据自相矛盾：{found}", f"the reference data contradict themselves: {found}"),
                         Said("请改正其中一条", "mend one of them"))
    return reference


def close_reference(schema: Schema, stated: Iterable[Triple | Quad]) -> Reference:
    """The closure of the ontology with the reference data, for :func:`infer` to stand on."""
    facts = engine.Facts()
    compiled = engine.program(schema.rules, facts)
    vocabulary = frozenset(atom[1] for rule in schema.rules for atom in (*rule.body, rule.head or rule.body[0])
                           if isinstance(atom[1], NamedNode))
    given = {Triple(statement.subject, statement.predicate, statement.object): None for statement in stated}
    axioms = tuple(axiom for axiom in schema.inferred if axiom not in given)
    derived, found = engine.run(compiled, facts, _numbered(facts, vocabulary, (*given, *axioms)))
    return Reference(facts, compiled, vocabulary, (*axioms, *_told(facts, derived)), _clashes(facts, found))


def infer(reference: Reference, stated: Iterable[Triple | Quad]) -> Closure:
    """What a bulletin's statements add to the closed reference; the reference stays as it is."""
    facts = engine.Facts(reference.facts)
    derived, found = engine.run(reference.program, facts, _numbered(facts, reference.vocabulary, stated))
    return Closure(_told(facts, derived), _clashes(facts, found))


def _numbered(facts: engine.Facts, vocabulary: frozenset[NamedNode], stated: Iterable[Triple | Quad]) -> Iterable[engine.Fact]:
    """The facts that a rule could read or conclude."""
    for statement in stated:
        predicate = statement.predicate
        if predicate in vocabulary:
            yield facts.number(statement.subject), facts.number(predicate), facts.number(statement.object)


def _clashes(facts: engine.Facts, found: Iterable[engine.Contradiction]) -> tuple[Clash, ...]:
    """The contradictions in triples; one about a literal, which no triple can state, is none."""
    stated = ((one.rule.name, tuple(made for fact in one.facts if (made := _triple(facts, fact)))) for one in found)
    return tuple(Clash(rule, triples) for rule, triples in stated if triples)


def _told(facts: engine.Facts, derived: Iterable[engine.Fact]) -> tuple[Triple, ...]:
    return tuple(found for fact in derived if (found := _triple(facts, fact)) and is_telling(found))


def _triple(facts: engine.Facts, fact: engine.Fact) -> Triple | None:
    s, p, o = map(facts.term, fact)
    return triple(s, p, o)
