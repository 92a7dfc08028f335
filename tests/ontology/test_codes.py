"""The code lists are well-formed SKOS, and the codes that loaders and lexicons speak of are in them."""

import re
from enum import StrEnum
from itertools import chain

import pytest
from rdflib import DCTERMS, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

from taizhang import lexicon
from taizhang.iris import BASE
from taizhang.records import BulletinKind, Comparator, DueKind, InstrumentStatus

TZ = Namespace(BASE + "ontology#")
SCHEMES = ("topic", "function", "indicator", "unit", "role", "kind", "comparator", "status", "stage", "due", "instrument", "change",
           "period", "level", "party", "metric")
SMALL = SCHEMES[4:]


def concepts(graph: Graph, scheme: str) -> set[URIRef]:
    """The concepts of a code list."""
    return {one for one in graph.subjects(SKOS.inScheme, URIRef(BASE + scheme)) if isinstance(one, URIRef)}


def local(iri: URIRef) -> str:
    """The identifier of a code."""
    return iri.rsplit("/", 1)[-1]


def tags(graph: Graph, subject: URIRef, predicate: URIRef) -> list[str]:
    """The language tags of a property's values, sorted."""
    return sorted(value.language or "" for value in graph.objects(subject, predicate) if isinstance(value, Literal))


def test_these_are_all_the_schemes(ontology: Graph) -> None:
    assert set(ontology.subjects(RDF.type, SKOS.ConceptScheme)) == {URIRef(BASE + scheme) for scheme in SCHEMES}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_scheme_is_named_defined_licensed_and_has_concepts(ontology: Graph, scheme: str) -> None:
    iri = URIRef(BASE + scheme)
    assert tags(ontology, iri, SKOS.prefLabel) == tags(ontology, iri, SKOS.definition) == ["en", "zh"]
    assert ontology.value(iri, DCTERMS.license)
    assert set(ontology.objects(iri, SKOS.hasTopConcept)) == {
        one for one in concepts(ontology, scheme) if (one, SKOS.broader, None) not in ontology}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_concept_has_its_iri_and_one_label_a_language(ontology: Graph, scheme: str) -> None:
    for one in concepts(ontology, scheme):
        assert re.fullmatch(re.escape(f"{BASE}{scheme}/") + r"[a-z0-9]+(-[a-z0-9]+)*", one), one
        assert (one, RDF.type, SKOS.Concept) in ontology, one
        assert tags(ontology, one, SKOS.prefLabel) == ["en", "zh"], one
        assert (one, RDFS.label, None) not in ontology, one


@pytest.mark.parametrize("scheme", SMALL)
def test_a_small_list_defines_every_concept(ontology: Graph, scheme: str) -> None:
    assert {one for one in concepts(ontology, scheme) if tags(ontology, one, SKOS.definition) != ["en", "zh"]} == set()


def test_every_concept_is_in_one_scheme(ontology: Graph) -> None:
    everywhere = list(chain.from_iterable(concepts(ontology, scheme) for scheme in SCHEMES))
    assert len(everywhere) == len(set(everywhere))
    assert set(everywhere) == set(ontology.subjects(RDF.type, SKOS.Concept))


def test_broader_stays_in_the_scheme_and_goes_one_step_up(ontology: Graph) -> None:
    for below, above in ontology.subject_objects(SKOS.broader):
        assert ontology.value(below, SKOS.inScheme) == ontology.value(above, SKOS.inScheme)
        assert (above, SKOS.broader, None) not in ontology


def test_no_name_stands_for_two_concepts_of_a_list(ontology: Graph) -> None:
    for scheme in SCHEMES:
        names = [str(label) for one in concepts(ontology, scheme) for predicate in (SKOS.prefLabel, SKOS.altLabel)
                 for label in ontology.objects(one, predicate) if isinstance(label, Literal) and label.language == "zh"]
        assert sorted(names) == sorted(set(names)), scheme


def test_units_have_one_notation_each_and_share_none(ontology: Graph) -> None:
    units = [one for one in concepts(ontology, "unit") if (one, SKOS.broader, None) in ontology]
    notations = [[str(value) for value in ontology.objects(one, SKOS.notation)] for one in units]
    assert all(len(own) == 1 for own in notations)
    assert len({own[0] for own in notations}) == len(units)
    assert "" in {own[0] for own in notations}


def test_no_unit_carries_a_scale_word(ontology: Graph) -> None:
    scaled = {str(value) for value in ontology.objects(None, SKOS.notation) if str(value).startswith(("百", "千", "万", "亿"))}
    of_their_own = {"百分点", "千米", "千克", "千瓦", "千瓦时", "千伏", "千伏安"}
    assert scaled == of_their_own, "a scale word multiplies the value and is no part of the unit"


def test_exact_matches_are_of_measurement_and_to_qudt(ontology: Graph) -> None:
    number = URIRef("http://qudt.org/vocab/unit/NUM")
    for one, other in ontology.subject_objects(SKOS.exactMatch):
        assert str(other).startswith("http://qudt.org/vocab/unit/")
        assert other != number or str(ontology.value(one, SKOS.notation)) == ""


def test_an_indicator_is_defined_and_has_its_units(ontology: Graph) -> None:
    indicators = {one for one in ontology.subjects(RDF.type, TZ.Indicator) if isinstance(one, URIRef)}
    assert indicators == {one for one in concepts(ontology, "indicator") if (one, SKOS.broader, None) in ontology}
    units = concepts(ontology, "unit")
    for one in indicators:
        assert tags(ontology, one, SKOS.definition) == ["en", "zh"], one
        assert set(ontology.objects(one, TZ.countingUnit)) <= units and ontology.value(one, TZ.countingUnit), one


def test_an_indicator_that_is_a_change_says_which_way(ontology: Graph) -> None:
    changes = set(ontology.subjects(TZ.changeDirection))
    assert changes == {one for one in ontology.subjects(RDF.type, TZ.Indicator)
                       if any("本身即为变化量" in str(text) for text in ontology.objects(one, SKOS.definition))}
    assert set(ontology.objects(None, TZ.changeDirection)) <= concepts(ontology, "change")


@pytest.mark.parametrize(("scheme", "values"), [
    ("kind", BulletinKind), ("comparator", Comparator), ("due", DueKind), ("instrument", InstrumentStatus)])
def test_the_records_values_are_codes(ontology: Graph, scheme: str, values: type[StrEnum]) -> None:
    assert {str(value) for value in values} == {local(one) for one in concepts(ontology, scheme)}


@pytest.mark.parametrize(("table", "column", "scheme"), [
    ("functions", "function", "function"), ("whole_bodies", "function", "function"), ("indicator_cues", "indicator", "indicator"),
    ("supervision_forms", "stage", "stage"), ("stage_words", "sense", "stage"), ("duty_periods", "period", "period")])
def test_the_lexicons_speak_of_codes_that_exist(ontology: Graph, table: str, column: str, scheme: str) -> None:
    spoken = {row[column] for row in lexicon.table(table)} - {"", "-"}
    assert spoken
    assert spoken - {local(one) for one in concepts(ontology, scheme)} == set()


def test_every_unit_that_the_loaders_record_is_listed(ontology: Graph) -> None:
    listed = {str(value) for value in ontology.objects(None, SKOS.notation)}
    assert {row["unit"] or row["word"] for row in lexicon.table("units")} - listed == set()
