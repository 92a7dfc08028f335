"""Rules and facts → new facts, each new fact looked at once (semi-naive forward chaining).

Terms are numbered, so that a fact is three integers and every look-up a dictionary's. A :class:`Facts` may stand on a base that is
already closed: only what is added on top of it is worked on, so that a bulletin costs what it adds, not a pass over the reference.
Source: Abiteboul, Hull and Vianu, Foundations of Databases, section 13.1.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .schema import Atom, Rule, Slot
from .terms import Term

Fact = tuple[int, int, int]

Pattern = tuple[int, int, int]
"""A fact with variables: the n-th variable of a rule stands as ``-1 - n``."""

Bindings = tuple[int | None, ...]


class Facts:
    """Facts indexed both ways from a property, on top of a closed ``base`` (which itself has none)."""

    def __init__(self, base: "Facts | None" = None) -> None:
        self.base = base
        self.known: dict[Fact, None] = {}
        self._numbers: dict[Term, int] = {}
        self._terms: list[Term] = []
        self._offset = len(base._terms) if base else 0
        self._objects: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        self._subjects: defaultdict[tuple[int, int], list[int]] = defaultdict(list)

    def number(self, term: Term) -> int:
        """The number of a term, a new one where it has none yet."""
        known = self.base._numbers.get(term) if self.base else None
        if known is not None:
            return known
        new = self._offset + len(self._terms)
        number = self._numbers.setdefault(term, new)
        if number == new:
            self._terms.append(term)
        return number

    def term(self, number: int) -> Term:
        """The term of a number."""
        if self.base and number < self._offset:
            return self.base._terms[number]
        return self._terms[number - self._offset]

    def holds(self, fact: Fact) -> bool:
        """Whether the fact is here or in the base."""
        return fact in self.known or (self.base is not None and fact in self.base.known)

    def add(self, fact: Fact) -> bool:
        """Keep the fact; whether it is new."""
        if self.holds(fact):
            return False
        s, p, o = fact
        self.known[fact] = None
        self._objects[p, s].append(o)
        self._subjects[p, o].append(s)
        return True

    def objects(self, p: int, s: int) -> Sequence[int]:
        """What ``s`` has for ``p``."""
        here = self._objects.get((p, s), ())
        below = self.base.objects(p, s) if self.base else ()
        return [*below, *here] if here and below else here or below

    def subjects(self, p: int, o: int) -> Sequence[int]:
        """What has ``o`` for ``p``."""
        here = self._subjects.get((p, o), ())
        below = self.base.subjects(p, o) if self.base else ()
        return [*below, *here] if here and below else here or below


class Step(NamedTuple):
    """What to do when a fact matches ``trigger``: join ``rest`` in this order, conclude ``head``."""

    rule: Rule
    trigger: Pattern
    rest: tuple[Pattern, ...]
    head: Pattern | None
    body: tuple[Pattern, ...]
    unbound: Bindings


@dataclass(frozen=True, slots=True)
class Program:
    """Steps by what triggers them: a property, or a property with its value."""

    by_property: dict[int, list[Step]]
    by_value: dict[tuple[int, int], list[Step]]


class Contradiction(NamedTuple):
    """A rule without a head, and the facts that fit its body."""

    rule: Rule
    facts: tuple[Fact, ...]


def program(rules: Iterable[Rule], facts: Facts) -> Program:
    """The rules with the terms numbered as in ``facts``, one step for each atom of a body."""
    compiled = Program(defaultdict(list), defaultdict(list))
    for rule in rules:
        for step in _steps(rule, facts):
            _, p, o = step.trigger
            (compiled.by_property[p] if o < 0 else compiled.by_value[p, o]).append(step)
    return compiled


def run(compiled: Program, facts: Facts, new: Iterable[Fact]) -> tuple[list[Fact], list[Contradiction]]:
    """Add ``new`` facts and all that follows; what followed, and what contradicts itself.

    ``facts`` (and its base) must be closed but for ``new``. A fact is added before the one that it follows from is left, so that
    whichever fact of a body is looked at last finds the others there.
    """
    agenda = [fact for fact in new if facts.add(fact)]
    stated = len(agenda)
    contradictions: dict[tuple[Rule, frozenset[Fact]], Contradiction] = {}
    for fact in agenda:  # grows while it is walked
        for step in _triggered(compiled, fact):
            for bindings in _matches(facts, step, fact):
                if step.head is None:
                    body = tuple(_filled(pattern, bindings) for pattern in step.body)
                    contradictions.setdefault((step.rule, frozenset(body)), Contradiction(step.rule, body))
                elif facts.add(derived := _filled(step.head, bindings)):
                    agenda.append(derived)
    return agenda[stated:], list(contradictions.values())


def _steps(rule: Rule, facts: Facts) -> Iterator[Step]:
    variables: dict[str, int] = {}

    def number(slot: Slot) -> int:
        return -1 - variables.setdefault(slot, len(variables)) if isinstance(slot, str) else facts.number(slot)

    def pattern(atom: Atom) -> Pattern:
        s, p, o = map(number, atom)
        return s, p, o

    body = tuple(pattern(atom) for atom in rule.body)
    head = pattern(rule.head) if rule.head else None
    for position, trigger in enumerate(body):
        rest = _ordered(trigger, [*body[:position], *body[position + 1:]])
        yield Step(rule, trigger, rest, head, body, (None,) * len(variables))


def _ordered(trigger: Pattern, others: list[Pattern]) -> tuple[Pattern, ...]:
    """The other atoms so that each has, when its turn comes, a subject or object that is known."""
    known = {slot for slot in trigger if slot < 0}
    order: list[Pattern] = []
    while others:
        best = max(others, key=lambda pattern: sum(slot >= 0 or slot in known for slot in (pattern[0], pattern[2])))
        others.remove(best)
        order.append(best)
        known.update(slot for slot in best if slot < 0)
    return tuple(order)


def _triggered(compiled: Program, fact: Fact) -> Iterator[Step]:
    _, p, o = fact
    yield from compiled.by_property.get(p, ())
    yield from compiled.by_value.get((p, o), ())


def _matches(facts: Facts, step: Step, fact: Fact) -> Iterable[Bindings]:
    """The bindings under which the fact is the step's trigger and the rest of the body holds."""
    bindings = _bound(step.trigger, fact, step.unbound)
    if bindings is None:
        return ()
    return _joined(facts, step.rest, bindings) if step.rest else (bindings,)


def _joined(facts: Facts, rest: tuple[Pattern, ...], bindings: Bindings) -> Iterator[Bindings]:
    if not rest:
        yield bindings
        return
    for candidate in _candidates(facts, _filled(rest[0], bindings)):
        extended = _bound(rest[0], candidate, bindings)
        if extended is not None:
            yield from _joined(facts, rest[1:], extended)


def _candidates(facts: Facts, pattern: Pattern) -> Iterable[Fact]:
    """The facts that may fit a pattern whose subject or object is known."""
    s, p, o = pattern
    if s >= 0 and o >= 0:
        return (pattern,) if facts.holds(pattern) else ()
    if s >= 0:
        return ((s, p, found) for found in facts.objects(p, s))
    if o >= 0:
        return ((found, p, o) for found in facts.subjects(p, o))
    raise ValueError("a rule whose atoms share no variable")


def _bound(pattern: Pattern, fact: Fact, bindings: Bindings) -> Bindings | None:
    """The bindings extended so that the pattern becomes the fact, None if it cannot."""
    extended = list(bindings)
    for slot, value in zip(pattern, fact, strict=True):
        if slot >= 0:
            if slot != value:
                return None
        elif extended[-1 - slot] is None:
            extended[-1 - slot] = value
        elif extended[-1 - slot] != value:
            return None
    return tuple(extended)


def _filled(pattern: Pattern, bindings: Bindings) -> Fact:
    """The pattern with the variables that are bound replaced."""
    s, p, o = (slot if slot >= 0 or (value := bindings[-1 - slot]) is None else value for slot in pattern)
    return s, p, o
