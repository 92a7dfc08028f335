"""RDF terms between pyoxigraph, which holds the data, and rdflib, which owlrl and pyshacl work on."""

from collections.abc import Iterable

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

Term = NamedNode | BlankNode | Literal | Triple


def to_rdflib(term: Term) -> rdflib.term.Node:
    """The rdflib term for a pyoxigraph one; a literal keeps its lexical form."""
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, Triple):
        raise TypeError(f"a triple term, which RDF 1.1 does not have: {term}")
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    # xsd:string is left out: rdflib takes "a" and "a"^^xsd:string for two literals, RDF 1.1 for one.
    datatype = None if term.datatype.value == str(rdflib.XSD.string) else rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, datatype=datatype, normalize=False)


def from_rdflib(term: rdflib.term.Node) -> Term:
    """The pyoxigraph term for an rdflib one."""
    if isinstance(term, rdflib.URIRef):
        return NamedNode(str(term))
    if isinstance(term, rdflib.BNode):
        return BlankNode(str(term))
    if not isinstance(term, rdflib.Literal):
        raise TypeError(f"no RDF term: {term!r}")
    if term.language:
        return Literal(str(term), language=term.language)
    return Literal(str(term), datatype=NamedNode(str(term.datatype))) if term.datatype else Literal(str(term))


def triple(subject: Term, predicate: Term, value: Term) -> Triple | None:
    """The triple, None where RDF does not allow it (a literal as subject, a blank node as property)."""
    if isinstance(subject, Literal) or not isinstance(predicate, NamedNode):
        return None
    return Triple(subject, predicate, value)


def to_graph(triples: Iterable[Triple | Quad]) -> rdflib.Graph:
    """An rdflib graph of these triples; the graph names of quads are left out."""
    graph = rdflib.Graph(bind_namespaces="none")
    seen: dict[Term, rdflib.term.Node] = {}
    for stated in triples:
        s, p, o = (seen.get(term) or seen.setdefault(term, to_rdflib(term))
                   for term in (stated.subject, stated.predicate, stated.object))
        graph.add((s, p, o))
    return graph
