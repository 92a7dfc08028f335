"""The graphs that all bulletins share: the ontology, the code lists and places, and what follows from them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pyoxigraph import NamedNode, Quad, parse

from .. import iris, resources
from ..mapping.terms import placed
from ..reasoning.closure import Reference, close_reference
from ..reasoning.schema import compile_schema

ONTOLOGY = NamedNode(iris.graph("ontology"))
REFERENCE = NamedNode(iris.graph("reference"))
INFERRED = NamedNode(iris.graph("reference/inferred"))


@dataclass(frozen=True, slots=True)
class Shared:
    """``stated`` quads of ``graph/ontology`` and ``graph/reference``, and their closure, on which a bulletin's stands."""

    stated: tuple[Quad, ...]
    closed: Reference

    def inferred(self) -> Iterator[Quad]:
        """The quads of ``graph/reference/inferred``."""
        return (placed(triple, INFERRED) for triple in self.closed.inferred)


@cache
def shared() -> Shared:
    """The reference of this installation, read and closed once a process."""
    stated = tuple(_stated())
    return Shared(stated, close_reference(compile_schema(stated), stated))


def _stated() -> Iterator[Quad]:
    """Files that say something of the vocabulary are the ontology; the others use it."""
    for path in sorted(resources.folder("ontology").glob("*.ttl")):
        triples = [quad.triple for quad in parse(path=path)]
        of_terms = any(isinstance(triple.subject, NamedNode) and triple.subject.value.startswith(iris.TZ) for triple in triples)
        yield from (placed(triple, ONTOLOGY if of_terms else REFERENCE) for triple in triples)
