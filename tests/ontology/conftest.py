"""The ontology as one graph, read once: everything but the places, and the places on their own."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad, parse
from rdflib import Graph

from taizhang.resources import folder

ONTOLOGY = folder("ontology")
Facts = dict[str, list[tuple[str, str, str]]]


@pytest.fixture(scope="session")
def ontology() -> Graph:
    """Terms, alignments and code lists."""
    graph = Graph()
    for path in sorted(ONTOLOGY.glob("*.ttl")):
        if path.name != "places.ttl":
            graph.parse(path)
    return graph


@pytest.fixture(scope="session")
def places() -> Facts:
    """What ``places.ttl`` says: property to its subjects, values and their language tags."""
    facts: Facts = {}
    for subject, predicate, value, *_ in parse(path=ONTOLOGY / "places.ttl"):
        assert isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal)
        tag = value.language or "" if isinstance(value, Literal) else ""
        facts.setdefault(predicate.value, []).append((subject.value, value.value, tag))
    return facts


@pytest.fixture(scope="session")
def everything() -> list[Quad]:
    """All files of ``ontology/``."""
    return [quad for path in ONTOLOGY.glob("*.ttl") for quad in parse(path=path)]
