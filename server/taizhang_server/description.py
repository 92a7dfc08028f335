"""What the endpoint is (SPARQL 1.1 Service Description)."""

import json
from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, NamedNode, Triple, serialize
from starlette.requests import Request
from starlette.responses import Response

from taizhang import iris

from . import conditional, negotiation
from .endpoint import endpoint
from .formats import GRAPHS, TABLES, content_type, named, offers, writer
from .problems import Problem
from .protocol import Asked, fields, last

SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_W3C_NAMES = {  # https://www.w3.org/ns/formats/
    "json": "SPARQL_Results_JSON", "xml": "SPARQL_Results_XML", "csv": "SPARQL_Results_CSV", "tsv": "SPARQL_Results_TSV",
    "turtle": "Turtle", "ntriples": "N-Triples", "jsonld": "JSON-LD", "rdfxml": "RDF_XML",
}
_ENTAILMENT, _PROFILE = "http://www.w3.org/ns/entailment/", "http://www.w3.org/ns/owl-profile/"
_NAMES = "SELECT ?g { GRAPH ?g {} } ORDER BY ?g"
_TYPE = NamedNode(iris.RDF + "type")


async def description(request: Request) -> Response:
    """Two services: the endpoint as it is, and with ``reason=no``; each with its graphs."""
    name = last(fields(request.scope["query_string"]), "format")
    media_type = named(name, GRAPHS) if name else negotiation.media_type(request.headers.get("accept"), offers(GRAPHS))
    if media_type is None:
        raise Problem("not-acceptable", {"alternatives": ", ".join(one.media_types[0] for one in GRAPHS)})
    address = _address(request)
    features = ("UnionDefaultGraph", *(["BasicFederatedQuery"] if endpoint(request).settings.services else []))
    triples = [
        *_service(address, "OWL-RDF-Based", features, await _graphs(request, reason=True)),
        *_service(f"{address}?reason=no", "Simple", features, await _graphs(request, reason=False)),
    ]
    body = serialize(triples, format=writer(media_type, GRAPHS), prefixes={**iris.PREFIXES, "sd": SD}) or b""
    return conditional.tagged(request, Response(body, headers={"Content-Type": content_type(media_type), "Vary": "Accept"}))


def _address(request: Request) -> str:
    """The endpoint as clients reach it: behind a proxy, under the address that the settings name."""
    public = endpoint(request).settings.url
    return f"{public.rstrip('/')}/sparql" if public else str(request.url.replace(query="", fragment=""))


async def _graphs(request: Request, *, reason: bool) -> list[str]:
    answer = await endpoint(request).answer(request, Asked(_NAMES, reason=reason), TABLES[0].media_types[0])
    return [row["g"]["value"] for row in json.loads(answer.body)["results"]["bindings"]]


def _service(address: str, regime: str, features: Iterable[str], graphs: Iterable[str]) -> Iterator[Triple]:
    service, dataset, default = (BlankNode(f"{part}{regime.partition('-')[0]}") for part in ("service", "dataset", "default"))
    yield Triple(service, _TYPE, _sd("Service"))
    yield Triple(service, _sd("endpoint"), NamedNode(address))
    yield Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    for feature in features:
        yield Triple(service, _sd("feature"), _sd(feature))
    for one in (*TABLES, *GRAPHS):
        yield Triple(service, _sd("resultFormat"), NamedNode(_FORMATS + _W3C_NAMES[one.name]))
    yield Triple(service, _sd("defaultEntailmentRegime"), NamedNode(_ENTAILMENT + regime))
    if regime != "Simple":  # what was inferred was written down before, by the rules of OWL 2 RL
        yield Triple(service, _sd("defaultSupportedEntailmentProfile"), NamedNode(_PROFILE + "RL"))
    yield Triple(service, _sd("defaultDataset"), dataset)
    yield Triple(dataset, _TYPE, _sd("Dataset"))
    yield Triple(dataset, _sd("defaultGraph"), default)
    yield Triple(default, _TYPE, _sd("Graph"))
    for name in graphs:
        entry = BlankNode(f"{regime.partition('-')[0]}{conditional.tag(name)[1:17]}")
        yield Triple(dataset, _sd("namedGraph"), entry)
        yield Triple(entry, _TYPE, _sd("NamedGraph"))
        yield Triple(entry, _sd("name"), NamedNode(name))


def _sd(name: str) -> NamedNode:
    return NamedNode(SD + name)
