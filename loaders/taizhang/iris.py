"""Namespaces, and the base under which every IRI of ours is made."""

BASE = "https://w3id.org/taizhang/"
TZ = BASE + "ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DC = "http://purl.org/dc/elements/1.1/"
DCTERMS = "http://purl.org/dc/terms/"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
ORG = "http://www.w3.org/ns/org#"
SH = "http://www.w3.org/ns/shacl#"

PREFIXES = {
    "tz": TZ, "rdf": RDF, "rdfs": RDFS, "owl": OWL, "xsd": XSD, "skos": SKOS, "dc": DC, "dcterms": DCTERMS, "prov": PROV, "oa": OA,
    "org": ORG, "sh": SH,
}


def thing(kind: str, local: str) -> str:
    """The IRI of a thing: ``id/KIND/LOCAL`` (answered by 303 to ``doc/KIND/LOCAL``)."""
    return f"{BASE}id/{kind}/{local}"


def code(scheme: str, identifier: str) -> str:
    """The IRI of a code: ``topic/ID``, ``unit/ID``, ``status/ID`` and so on."""
    return f"{BASE}{scheme}/{identifier}"


def text(key: str) -> str:
    """The IRI of a bulletin's text."""
    return f"{BASE}text/{key}"


def passage(key: str, start: int, end: int) -> str:
    """The IRI of a character range of a text (RFC 5147, section 2.2.2)."""
    return f"{BASE}text/{key}#char={start},{end}"


def graph(name: str) -> str:
    """The IRI of a named graph: ``graph/KEY``, ``graph/KEY/inferred``, ``graph/reference`` and so on."""
    return f"{BASE}graph/{name}"
