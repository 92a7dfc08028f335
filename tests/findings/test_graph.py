"""Findings → quads: our terms, and a plain SHACL report that stands for itself."""

import rdflib
from pyoxigraph import NamedNode, Quad, Store
from rdflib.namespace import RDF, SH

from taizhang import iris
from taizhang.findings.graph import to_quads
from taizhang.reasoning.terms import to_graph

TZ = rdflib.Namespace(iris.TZ)


def report(case) -> rdflib.Graph:
    return to_graph(to_quads(case.found, case.text.key))


def test_all_stand_in_the_graph_of_findings_and_come_the_same_again(case) -> None:
    quads = to_quads(case.found, case.text.key)
    assert {quad.graph_name for quad in quads} == {NamedNode(iris.graph(f"{case.text.key}/findings"))}
    assert len(set(quads)) == len(quads)
    assert to_quads(case.found, case.text.key) == quads


def test_each_finding_is_told_in_both_languages_with_its_cure(case) -> None:
    graph = report(case)
    nodes = set(graph.subjects(RDF.type, TZ.Finding))
    assert len(nodes) == len(case.found)
    for node in nodes:
        for predicate in (TZ.message, TZ.fix, SH.resultMessage):
            assert sorted(str(text.language) for text in graph.objects(node, predicate)) == ["en", "zh"]
        assert graph.value(node, TZ.inBulletin) == rdflib.URIRef(iris.text(case.text.key))
        assert graph.value(node, TZ.severity) == graph.value(node, SH.resultSeverity)
        assert graph.value(node, TZ.focus) == graph.value(node, SH.focusNode)


def test_it_is_a_validation_report_with_what_shacl_asks_of_a_result(case) -> None:
    graph = report(case)
    (whole,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert graph.value(whole, SH.conforms) == rdflib.Literal(False)
    results = set(graph.objects(whole, SH.result))
    assert results == set(graph.subjects(RDF.type, SH.ValidationResult)) and len(results) == 3
    for predicate in (SH.focusNode, SH.resultSeverity, SH.sourceConstraintComponent):
        assert set(graph.subjects(predicate)) == results


def test_the_path_of_a_shape_comes_with_its_result(make) -> None:
    graph = report(make(measures=(), doubts=()))
    shape = rdflib.URIRef(f"{iris.BASE}shape/result-measure")
    paths = {graph.value(node, SH.resultPath) for node in graph.subjects(SH.sourceShape, shape)}
    assert {graph.value(path, SH.inversePath) for path in paths} == {TZ.ofProject}


def test_passages_are_those_of_the_bulletin(case) -> None:
    store = Store()
    store.extend([*case.stated, *to_quads(case.found, case.text.key)])
    dangling = store.query(
        f"SELECT ?p {{ ?f <{iris.TZ}passage> ?p FILTER NOT EXISTS {{ ?p <{iris.TZ}quote> ?q }} }}", use_default_graph_as_union=True)
    assert list(dangling) == []
    pointed = {quad.object for quad in store.quads_for_pattern(None, NamedNode(iris.TZ + "passage"), None)}
    assert pointed == {NamedNode(iris.passage(case.text.key, *span)) for one in case.found for span in one.passages}
    assert len(pointed) == 3


def test_a_bulletin_without_findings_conforms(case) -> None:
    report_node = NamedNode(iris.thing("report", case.text.key))
    graph = NamedNode(iris.graph(f"{case.text.key}/findings"))
    quads = to_quads((), case.text.key)
    assert [quad.object.value for quad in quads if quad.predicate.value == iris.SH + "conforms"] == ["true"]
    assert all(isinstance(quad, Quad) and quad.subject == report_node and quad.graph_name == graph for quad in quads)
