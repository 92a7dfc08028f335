"""Figures: the number, what it means, whose it is, and the figures it stands beside."""

from collections.abc import Iterator, Sequence

from pyoxigraph import Literal, NamedNode

from ..records import Figure, Quantity
from . import terms
from .draft import Draft, Fact
from .terms import tz
from .units import unit

_BESIDE = (tz("subsetOf"), tz("outOf"), tz("against"), tz("restates"))
_DAYS = (tz("asOf"), tz("periodFrom"), tz("periodTo"))
_OF_PROGRAMME, _OF_PROJECT = tz("ofProgramme"), tz("ofProject")
_VALUE, _UPPER, _UNIT, _COMPARATOR, _APPROXIMATE = map(tz, ("value", "upperValue", "unit", "comparator", "approximate"))
_ABOUT, _INDICATOR, _CHANGE, _PEER_GROUP = map(tz, ("about", "indicator", "change", "peerGroup"))


def figures(draft: Draft, records: Sequence[Figure], projects: Sequence[NamedNode], programme: NamedNode) -> list[NamedNode]:
    """State the figures of a bulletin, one without a project of the programme; their nodes in the same order."""
    nodes = [draft.node("figure", record.quantity.span) for record in records]
    for record, node in zip(records, nodes, strict=True):
        whose = (_OF_PROGRAMME, programme) if record.project is None else (_OF_PROJECT, projects[record.project])
        kind, told = (terms.TYPE, tz(record.kind)), draft.told(record.quantity.span)
        draft.new(node, (kind, whose, told, *_number(draft, record.quantity), *_meaning(draft, record), *_beside(record, nodes)))
    return nodes


def _number(draft: Draft, quantity: Quantity) -> list[Fact]:
    facts: list[Fact] = [
        (_VALUE, terms.decimal(quantity.value)),
        (_UNIT, unit(draft, quantity.unit)),
        (_COMPARATOR, terms.code("comparator", quantity.comparator)),
        (_APPROXIMATE, terms.TRUE if quantity.approximate else terms.FALSE),
    ]
    if quantity.upper is not None:
        facts.append((_UPPER, terms.decimal(quantity.upper)))
    return facts


def _meaning(draft: Draft, record: Figure) -> list[Fact]:
    facts: list[Fact] = []
    if record.about:
        facts.append((_ABOUT, Literal(draft.words(record.about))))
    if record.indicator:
        facts.append((_INDICATOR, terms.code("indicator", record.indicator)))
    if record.change:
        facts.append((_CHANGE, terms.code("change", record.change)))
    if record.peer_group:
        facts.append((_PEER_GROUP, terms.place(record.peer_group)))
    return facts


def _beside(record: Figure, nodes: Sequence[NamedNode]) -> Iterator[Fact]:
    """The figures it stands beside, and the time it is told of."""
    for link, other in zip(_BESIDE, (record.subset_of, record.out_of, record.against, record.restates), strict=True):
        if other is not None:
            yield link, nodes[other]
    for term, day in zip(_DAYS, (record.as_of, record.period_from, record.period_to), strict=True):
        if day is not None:
            yield term, terms.day(day)
