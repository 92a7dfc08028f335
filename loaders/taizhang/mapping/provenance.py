"""Where each graph comes from: PROV statements in ``graph/catalog``."""

from pyoxigraph import Literal, NamedNode, Quad

from .. import __version__, iris
from .terms import FALSE, TRUE, TYPE, tz

CATALOG = NamedNode(iris.graph("catalog"))
_SCHEMA = "https://schema.org/"
_RIGHTS = (
    Literal("原文权利归发布单位所有;本图仅载其所述事实及摘引,并注明出处。", language="zh"),
    Literal("Rights in the text remain with its publisher; the graph holds facts that it states, and quotes it.", language="en"),
)


def _prov(name: str) -> NamedNode:
    return NamedNode(iris.PROV + name)


def provenance(
    *,
    key: str,
    source: str,
    sha256: str,
    made: str,
    replaces: str | None,
    url: str | None = None,
    rights: str | None = None,
    text: str = "full",
) -> list[Quad]:
    """PROV of the graphs of one bulletin: source, checksum of its bytes, software with version, time and rights.

    ``made`` is when the graphs were made (xsd:dateTime with its zone), ``replaces`` the key of the version that is superseded,
    ``rights`` what the publisher says of them, ``text`` whether the whole text may be published (``full``) or only ``quotes``.
    """
    bulletin = NamedNode(iris.text(key))
    software = NamedNode(iris.thing("software", f"taizhang-{__version__}"))
    triples: list[tuple[NamedNode, NamedNode, NamedNode | Literal]] = [
        (software, TYPE, _prov("SoftwareAgent")),
        (software, NamedNode(iris.RDFS + "label"), Literal(f"taizhang {__version__}", language="en")),
        (software, NamedNode(_SCHEMA + "softwareVersion"), Literal(__version__)),
        (bulletin, TYPE, _prov("Entity")),
        (bulletin, NamedNode(iris.DCTERMS + "source"), Literal(source)),
        (bulletin, NamedNode(_SCHEMA + "sha256"), Literal(sha256)),
        *((bulletin, NamedNode(iris.DCTERMS + "rights"), statement) for statement in ([Literal(rights)] if rights else _RIGHTS)),
        (bulletin, tz("textPublished"), TRUE if text == "full" else FALSE),
    ]
    if url:
        triples.append((bulletin, NamedNode(_SCHEMA + "url"), Literal(url, datatype=NamedNode(iris.XSD + "anyURI"))))
    if replaces:
        triples.append((bulletin, NamedNode(iris.DCTERMS + "replaces"), NamedNode(iris.text(replaces))))
    for name in (key, f"{key}/people", f"{key}/inferred", f"{key}/findings"):
        graph = NamedNode(iris.graph(name))
        triples += [
            (graph, TYPE, _prov("Entity")),
            (graph, _prov("wasDerivedFrom"), bulletin),
            (graph, _prov("wasAttributedTo"), software),
            (graph, _prov("generatedAtTime"), Literal(made, datatype=NamedNode(iris.XSD + "dateTime"))),
        ]
    return [Quad(*triple, CATALOG) for triple in triples]


def rendition(*, key: str, source: str, sha256: str, media_type: str, of: str | None) -> list[Quad]:
    """What a text was rendered from, and, where ``of`` is a key, which bulletin it is another rendition of."""
    bulletin = NamedNode(iris.text(key))
    triples: list[tuple[NamedNode, NamedNode, NamedNode | Literal]] = [
        (bulletin, NamedNode(iris.DCTERMS + "format"), Literal(media_type))
    ]
    if of:
        triples += [
            (bulletin, TYPE, _prov("Entity")),
            (bulletin, NamedNode(iris.DCTERMS + "source"), Literal(source)),
            (bulletin, NamedNode(_SCHEMA + "sha256"), Literal(sha256)),
            (bulletin, NamedNode(iris.DCTERMS + "isFormatOf"), NamedNode(iris.text(of))),
        ]
    return [Quad(*triple, CATALOG) for triple in triples]
