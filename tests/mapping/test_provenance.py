"""What the catalogue says of a bulletin's graphs."""

from pyoxigraph import Store

from taizhang import __version__, iris
from taizhang.mapping.provenance import provenance

KEY, OLD = "00112233445566aa", "ffeeddccbbaa0099"


def test_every_graph_has_its_source_software_time_and_rights() -> None:
    store = Store()
    store.extend(provenance(key=KEY, source="a.txt", sha256="abc", made="2024-05-06T07:08:09+00:00", replaces=OLD))
    query = """SELECT ?g ?s ?sum ?v ?t ?old (COUNT(DISTINCT ?r) AS ?n) { GRAPH ?catalog {
        ?g prov:wasDerivedFrom ?b ; prov:wasAttributedTo/schema:softwareVersion ?v ; prov:generatedAtTime ?t .
        ?b dcterms:source ?s ; schema:sha256 ?sum ; dcterms:rights ?r ; dcterms:replaces ?old } } GROUP BY ?g ?s ?sum ?v ?t ?old"""
    rows = [tuple(term.value for term in row) for row in store.query(query, prefixes={**iris.PREFIXES, "schema": "https://schema.org/"})]
    graphs = {iris.graph(name) for name in (KEY, f"{KEY}/people", f"{KEY}/inferred", f"{KEY}/findings")}
    rest = ("a.txt", "abc", __version__, "2024-05-06T07:08:09Z", iris.text(OLD), "2")
    assert {row[0] for row in rows} == graphs
    assert {(*row[1:4], row[4].replace("+00:00", "Z"), *row[5:]) for row in rows} == {rest}
