"""Classifiers as written → unit concepts: those of the code list, and new ones for what it does not know."""

from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from .. import resources
from . import terms
from .draft import Draft
from .identity import hashed


@cache
def _known() -> dict[str, NamedNode]:
    """Notation → concept, from ``ontology/units.ttl``."""
    quads = parse(path=resources.folder("ontology") / "units.ttl", format=RdfFormat.TURTLE)
    return {quad.object.value: quad.subject for quad in quads if quad.predicate == terms.NOTATION}


def unit(draft: Draft, notation: str) -> NamedNode:
    """The concept of a classifier; one that the code list does not hold is stated in the bulletin's own graph, as written."""
    known = _known().get(notation)
    if known is not None:
        return known
    node = terms.code("unit", f"x-{hashed(notation)}")
    draft.add(node, terms.TYPE, terms.CONCEPT)
    draft.add(node, terms.NOTATION, Literal(notation))
    draft.add(node, terms.PREF_LABEL, terms.zh(notation))
    return node
