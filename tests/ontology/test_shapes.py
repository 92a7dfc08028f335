"""The ontology keeps to the shapes that are about itself, together with what the loaders make of the samples."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Triple

from taizhang.extract.reading import read
from taizhang.findings.shapes import shapes
from taizhang.findings.validation import validate
from taizhang.iris import BASE, RDF, RDFS, SKOS, TZ
from taizhang.mapping.graph import quads
from taizhang.source.decode import decode

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples").glob("*.txt"))
BULLETIN, LABEL = NamedNode(TZ + "Bulletin"), NamedNode(RDFS + "label")


def results(triples: list[Triple]) -> list[tuple[str, str]]:
    """Code and value (else focus) of what the shapes of the ontology find."""
    found = ((shapes().catalogue[one.shape.value], one) for one in validate(triples))
    return [(shape.code, getattr(one.value or one.focus, "value", "")) for shape, one in found if shape.concern == "ontology"]


@pytest.fixture(scope="module")
def stated(everything: list[Quad]) -> list[Triple]:
    """The ontology with its code lists; the places, which use no term of their own, are left out to be quick."""
    return [quad.triple for quad in everything if not str(quad.subject.value).startswith(f"{BASE}id/place/")]


def test_the_ontology_and_the_samples_obey(stated: list[Triple]) -> None:
    texts = [decode(path.read_bytes(), path.name) for path in SAMPLES]
    assert results([*stated, *(quad.triple for text in texts for quad in quads(text, read(text)))]) == []


def test_a_term_that_lost_its_label_is_found(stated: list[Triple]) -> None:
    without = [one for one in stated if (one.subject, one.predicate) != (BULLETIN, LABEL)]
    assert set(results(without)) == {("term-label", TZ + "Bulletin")}


def test_a_term_that_is_used_and_not_declared_is_found(stated: list[Triple]) -> None:
    used = Triple(NamedNode("http://example.org/x"), NamedNode(TZ + "leadBody"), NamedNode("http://example.org/y"))
    assert results([*stated, used]) == [("undeclared-term", TZ + "leadBody")]


def test_a_class_that_is_not_declared_is_found(stated: list[Triple]) -> None:
    typed = Triple(NamedNode("http://example.org/x"), NamedNode(RDF + "type"), NamedNode(TZ + "Kitchen"))
    assert results([*stated, typed]) == [("undeclared-term", TZ + "Kitchen")]


def test_a_concept_with_two_labels_in_one_language_is_found(stated: list[Triple]) -> None:
    again = Triple(NamedNode(BASE + "kind/press"), NamedNode(SKOS + "prefLabel"), Literal("news", language="en"))
    assert results([*stated, again]) == [("concept-label", BASE + "kind/press")]
