"""Confirmed links as quads of ``graph/links``, each with the judgement behind it."""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad, Triple

from .. import iris
from ..mapping import terms
from ..mapping.identity import hashed
from ..mapping.judgements import made
from ..mapping.terms import tz
from .candidates import AGAINST
from .confirmed import Link

LINKS = NamedNode(iris.graph("links"))
_SUBJECT, _PREDICATE, _OBJECT = (NamedNode(iris.RDF + name) for name in ("subject", "predicate", "object"))


def quads(links: Iterable[Link]) -> list[Quad]:
    """The links, and who confirmed each, when and why: the statement is named by its parts (RDF Semantics, appendix D.1)."""
    return [terms.placed(triple, LINKS) for link in links for triple in _link(link)]


def _link(link: Link) -> Iterator[Triple]:
    decision = link.decision
    first, second = NamedNode(link.first), NamedNode(link.second)
    relation = tz("against") if decision.relation == AGAINST else tz("sameMatterAs")
    node = NamedNode(iris.thing("judgement", hashed(f"{link.first}|{relation.value}|{link.second}|{decision.by}|{decision.date}")))
    yield Triple(first, relation, second)
    yield Triple(node, terms.TYPE, tz("Judgement"))
    yield Triple(node, _SUBJECT, first)
    yield Triple(node, _PREDICATE, relation)
    yield Triple(node, _OBJECT, second)
    yield from made(node, by=decision.by, day=decision.date, reason=decision.note or None)
