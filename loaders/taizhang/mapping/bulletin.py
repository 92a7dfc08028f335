"""The bulletin itself and the programme that it tells of."""

from pyoxigraph import Literal, NamedNode

from .. import iris
from ..records import Bulletin
from . import terms
from .draft import Draft
from .identity import hashed
from .terms import tz


def bulletin(draft: Draft, record: Bulletin) -> None:
    """State what the bulletin is, where it comes from and what it speaks for."""
    node = draft.bulletin
    draft.add(node, terms.TYPE, tz("Bulletin"))
    draft.add(node, terms.SOURCE, Literal(draft.text.source))
    draft.add(node, tz("bulletinKind"), terms.code("kind", record.kind))
    draft.add(node, tz("layout"), Literal(record.layout))
    title = draft.words(record.title) if record.title else draft.text.origin.title
    if title:
        draft.add(node, terms.TITLE, terms.zh(title))
    if record.published:
        draft.add(node, terms.ISSUED, terms.day(record.published))
    if draft.text.origin.publisher:
        draft.add(node, terms.PUBLISHER, Literal(draft.text.origin.publisher))
    _when_and_where(draft, node, record)


def programme(draft: Draft, node: NamedNode, record: Bulletin) -> None:
    """State the programme; its supervisors are stated with the other bodies."""
    draft.add(node, terms.TYPE, tz("Programme"))
    draft.add(node, tz("describedIn"), draft.bulletin)
    if record.title:
        draft.add(node, terms.LABEL, terms.zh(draft.words(record.title)))
        draft.stated(node, record.title)
    _when_and_where(draft, node, record)


def _when_and_where(draft: Draft, node: NamedNode, record: Bulletin) -> None:
    if record.year:
        draft.add(node, tz("year"), terms.year(record.year))
    place = jurisdiction(draft, record)
    if place:
        draft.add(node, tz("jurisdiction"), place)


def jurisdiction(draft: Draft, record: Bulletin) -> NamedNode | None:
    """The place that a bulletin speaks for; one without a code (a development zone) is stated by its name."""
    if record.place:
        return terms.place(record.place)
    if not record.place_name:
        return None
    node = NamedNode(iris.thing("place", f"x-{hashed(record.place_name)}"))
    draft.add(node, terms.TYPE, tz("Place"))
    draft.add(node, terms.LABEL, terms.zh(record.place_name))
    return node

