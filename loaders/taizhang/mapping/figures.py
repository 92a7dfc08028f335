"""Figures: the number, what it means, whose it is, and the figures it stands beside."""

from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode

from ..records import Figure
from . import terms
from .draft import Draft
from .terms import tz
from .units import unit

_BESIDE = (("subsetOf", "subset_of"), ("outOf", "out_of"), ("against", "against"), ("restates", "restates"))
_DAYS = (("asOf", "as_of"), ("periodFrom", "period_from"), ("periodTo", "period_to"))


def figures(draft: Draft, records: Sequence[Figure], projects: Sequence[NamedNode], programme: NamedNode) -> None:
    """State the figures of a bulletin; one without a project speaks for the programme."""
    nodes = [draft.node("figure", record.quantity.span) for record in records]
    for record, node in zip(records, nodes, strict=True):
        draft.add(node, terms.TYPE, tz(record.kind))
        if record.project is None:
            draft.add(node, tz("ofProgramme"), programme)
        else:
            draft.add(node, tz("ofProject"), projects[record.project])
        _number(draft, node, record)
        _meaning(draft, node, record)
        for link, beside in _BESIDE:
            other = getattr(record, beside)
            if other is not None:
                draft.add(node, tz(link), nodes[other])
        draft.stated(node, record.quantity.span)


def _number(draft: Draft, node: NamedNode, record: Figure) -> None:
    quantity = record.quantity
    draft.add(node, tz("value"), terms.decimal(quantity.value))
    if quantity.upper is not None:
        draft.add(node, tz("upperValue"), terms.decimal(quantity.upper))
    draft.add(node, tz("unit"), unit(draft, quantity.unit))
    draft.add(node, tz("comparator"), terms.code("comparator", quantity.comparator))
    draft.add(node, tz("approximate"), terms.TRUE if quantity.approximate else terms.FALSE)


def _meaning(draft: Draft, node: NamedNode, record: Figure) -> None:
    if record.about:
        draft.add(node, tz("about"), Literal(draft.words(record.about)))
    if record.indicator:
        draft.add(node, tz("indicator"), terms.code("indicator", record.indicator))
    if record.change:
        draft.add(node, tz("change"), terms.code("change", record.change))
    if record.peer_group:
        draft.add(node, tz("peerGroup"), terms.place(record.peer_group))
    for term, attribute in _DAYS:
        value = getattr(record, attribute)
        if value is not None:
            draft.add(node, tz(term), terms.day(value))
