"""Persons named as answerable or quoted, in a graph of their own so that a publisher can leave them out."""

from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode, Quad

from .. import iris
from ..records import WITHHELD, Responsibility
from . import terms
from .draft import Draft
from .identity import hashed
from .terms import tz


def people(draft: Draft, records: Sequence[Responsibility], projects: Sequence[NamedNode]) -> None:
    """State who answers for what. One name in one role is one person within a bulletin; across bulletins nothing is assumed.

    Where the name is withheld, every mention is a person of its own.
    """
    graph = draft.people
    for record in records:
        node = draft.node("responsibility", record.span)
        who = record.span.start if set(record.name) == {WITHHELD} else hashed(f"{record.name}|{record.role}")
        person = NamedNode(iris.thing("person", f"{draft.text.key}-{who}"))
        draft.quads += (
            Quad(person, terms.TYPE, tz("Person"), graph),
            Quad(person, terms.LABEL, terms.zh(record.name), graph),
            Quad(node, terms.TYPE, tz("Responsibility"), graph),
            Quad(node, tz("holder"), person, graph),
            Quad(node, tz("role"), terms.code("role", record.role), graph),
            Quad(node, tz("rank"), terms.rank(record.rank), graph),
            Quad(node, *draft.told(record.span), graph),
        )
        if record.post:
            draft.quads.append(Quad(node, tz("post"), Literal(record.post), graph))
        if record.project is not None:
            draft.quads.append(Quad(node, tz("responsibleFor"), projects[record.project], graph))
