"""The ontology as rules: owlrl closes the schema once, each axiom that stands then becomes a rule over things.

The kinds of rule are data, ``owl2rl.tsv``; only property chains and intersections, whose length varies, are built here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from owlrl import DeductiveClosure, OWLRL_Semantics
from pyoxigraph import BlankNode, NamedNode, Quad, QuerySolutions, Store, Triple

from ..errors import InputError, Said
from ..iris import OWL, PREFIXES, RDF, RDFS, XSD
from ..lexicon import table
from .terms import Term, from_rdflib, to_graph, triple

TYPE = NamedNode(RDF + "type")
SAME_AS = NamedNode(OWL + "sameAs")
TOPS = frozenset({NamedNode(OWL + "Thing"), NamedNode(RDFS + "Resource")})

_VOCABULARY = (RDF, RDFS, OWL)
_ANNOTATIONS = frozenset(NamedNode(RDFS + name) for name in ("label", "comment", "seeAlso", "isDefinedBy"))

# What would make one thing of two. No identity is inferred here: two sentences that name two things stay two things, and two
# values of what may have one are a finding of SHACL.
_EQUALITY = (
    "?axiom a owl:FunctionalProperty", "?axiom a owl:InverseFunctionalProperty", "?axiom owl:hasKey ?key",
    "?axiom owl:sameAs ?other", "?axiom owl:maxCardinality ?n FILTER(?n > 0)",
    "?axiom owl:maxQualifiedCardinality ?n FILTER(?n > 0)",
)

Slot = Term | str
"""A place in an atom: a term, or the name of a variable."""

Atom = tuple[Slot, Slot, Slot]


@dataclass(frozen=True, slots=True)
class Rule:
    """Where all atoms of ``body`` hold, ``head`` holds; without a head, the body is a contradiction. ``name`` is the W3C's."""

    name: str
    body: tuple[Atom, ...]
    head: Atom | None


@dataclass(frozen=True, slots=True)
class Schema:
    """``rules`` over things, and the axioms that the closure of the ontology adds to those stated (``inferred``)."""

    rules: tuple[Rule, ...]
    inferred: tuple[Triple, ...]


def compile_schema(ontology: Iterable[Triple | Quad]) -> Schema:
    """The rules of an ontology. Triples that are no axioms are passed over.

    Raises :class:`InputError` where an axiom could infer ``owl:sameAs``, and where the ontology contradicts itself.
    """
    stated = {Triple(t.subject, t.predicate, t.object) for t in ontology if _is_axiom(t)}
    _refuse_equality(_store(stated))
    closed = _closed(stated)
    store = _store(closed)
    rules = dict.fromkeys(rule for rule in (*_tabled(store), *_chains(store), *_intersections(store)) if _says_something(rule))
    return Schema(tuple(rules), tuple(sorted((axiom for axiom in closed - stated if is_telling(axiom)), key=str)))


def is_telling(triple: Triple) -> bool:
    """Whether an inferred triple is worth keeping.

    Left out: what holds of everything (reflexive ``owl:sameAs``, typing with ``owl:Thing``), anonymous class expressions, which
    nobody can ask for, and what owlrl says of the datatypes of XML Schema.
    """
    trivial = triple.object in TOPS or (triple.predicate == SAME_AS and triple.subject == triple.object)
    anonymous = isinstance(triple.subject, BlankNode) or (triple.predicate == TYPE and isinstance(triple.object, BlankNode))
    return not trivial and not anonymous and not str(triple.subject).startswith(f"<{XSD}")


def _is_axiom(triple: Triple | Quad) -> bool:
    if triple.predicate == TYPE:
        return isinstance(triple.object, NamedNode) and triple.object.value.startswith(_VOCABULARY)
    return triple.predicate.value.startswith(_VOCABULARY) and triple.predicate not in _ANNOTATIONS


def _closed(axioms: Iterable[Triple]) -> set[Triple]:
    """The axioms with all that follow from them."""
    graph = to_graph(axioms)
    DeductiveClosure(OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False).expand(graph)
    triples = {found for s, p, o in graph if (found := triple(from_rdflib(s), from_rdflib(p), from_rdflib(o)))}
    for found in triples:
        if found.predicate.value.endswith("agent-ont#error"):  # how owlrl reports a contradiction
            raise InputError("ontology", Said(f"自相矛盾：{found.object}", f"it contradicts itself: {found.object}"),
                             Said("请改正公理", "mend the axioms"))
    return triples


def _store(triples: Iterable[Triple]) -> Store:
    store = Store()
    store.extend(Quad(t.subject, t.predicate, t.object) for t in triples)
    return store


def _select(store: Store, pattern: str) -> Iterator[dict[str, Term]]:
    """The solutions of a graph pattern, each as variable → term."""
    answer = store.query(f"SELECT * {{ {pattern} }}", prefixes=PREFIXES | {"owl": OWL})
    if not isinstance(answer, QuerySolutions):
        raise TypeError("a SELECT query gives solutions")
    names = [variable.value for variable in answer.variables]
    for solution in answer:
        yield {name: term for name in names if (term := solution[name]) is not None}


def _refuse_equality(store: Store) -> None:
    for pattern in _EQUALITY:
        for found in _select(store, pattern):
            axiom = f"{found['axiom']} ({pattern})"
            raise InputError("ontology", Said(f"{axiom} 会推出 owl:sameAs", f"{axiom} would infer owl:sameAs"),
                             Said("请改用 SHACL 表述", "state it in SHACL instead"))


@cache
def _parsed(text: str) -> tuple[tuple[str, str, str], ...]:
    """``x P y, y a D`` as triples of words."""
    atoms = [atom.split() for atom in text.split(",") if atom.strip()]
    return tuple((s, p, o) for s, p, o in atoms)


def _atoms(text: str, axiom: dict[str, Term]) -> tuple[Atom, ...]:
    """The atoms of a cell of the table, capitals replaced by the terms of the axiom."""
    def slot(word: str) -> Slot:
        return TYPE if word == "a" else axiom[word] if word.isupper() else word
    return tuple((slot(s), slot(p), slot(o)) for s, p, o in _parsed(text))


def _tabled(store: Store) -> Iterator[Rule]:
    for row in table("owl2rl", __package__):
        for axiom in _select(store, row["axiom"]):
            yield Rule(row["rule"], _atoms(row["if"], axiom), next(iter(_atoms(row["then"], axiom)), None))


def _members(store: Store, head: Term) -> list[Term]:
    """The members of an RDF list in order."""
    members: list[Term] = []
    while isinstance(head, NamedNode | BlankNode) and head.value != RDF + "nil":
        members += (q.object for q in store.quads_for_pattern(head, NamedNode(RDF + "first"), None))
        head = next(q.object for q in store.quads_for_pattern(head, NamedNode(RDF + "rest"), None))
    return members


def _chains(store: Store) -> Iterator[Rule]:
    """prp-spo2: ``x P1 y1, y1 P2 y2, … → x P yn``."""
    for axiom in _select(store, "?P owl:propertyChainAxiom ?L"):
        links = _members(store, axiom["L"])
        body = tuple((f"x{n}", link, f"x{n + 1}") for n, link in enumerate(links))
        yield Rule("prp-spo2", body, ("x0", axiom["P"], f"x{len(links)}"))


def _intersections(store: Store) -> Iterator[Rule]:
    """cls-int1: ``x a C1, x a C2, … → x a C``."""
    for axiom in _select(store, "?C owl:intersectionOf ?L"):
        yield Rule("cls-int1", tuple(("x", TYPE, member) for member in _members(store, axiom["L"])), ("x", TYPE, axiom["C"]))


def _says_something(rule: Rule) -> bool:
    """Not what concludes its own condition, or types with what holds of everything."""
    return rule.head not in rule.body and (rule.head is None or rule.head[2] not in TOPS)
