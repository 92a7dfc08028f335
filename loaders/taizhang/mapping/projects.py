"""Projects: what they are about, who answers for them, and the issues that they address."""

from collections.abc import Mapping, Sequence

from pyoxigraph import NamedNode

from ..records import Body, Project, Reading, Span
from . import terms
from .bulletin import jurisdiction
from .draft import Draft
from .terms import tz

Actors = Mapping[Body, NamedNode]


def projects(draft: Draft, reading: Reading, nodes: Sequence[NamedNode], programme: NamedNode, actors: Actors) -> None:
    """State the projects of a programme: ``nodes`` are theirs in the order of the reading, ``actors`` the bodies stated already."""
    whole = jurisdiction(draft, reading.bulletin)
    issues: dict[Span, NamedNode] = {}
    for record, node in zip(reading.projects, nodes, strict=True):
        _what(draft, record, node, whole)
        draft.add(node, tz("partOf"), programme)
        draft.add(programme, tz("hasProject"), node)
        for span in record.issues:
            if span not in issues:
                issues[span] = _issue(draft, span)
            draft.add(node, tz("addresses"), issues[span])
        for link, ones in (("leadUnit", record.lead_units), ("coUnit", record.co_units), ("supervisedBy", record.supervisors)):
            for one in ones:
                draft.add(node, tz(link), actors[one])
        _answerable(draft, node, record.lead_units, actors, ("lead", "co-lead"))
        _answerable(draft, node, record.co_units, actors, ("participant", "participant"))


def _what(draft: Draft, record: Project, node: NamedNode, whole: NamedNode | None) -> None:
    """The matter itself; without a place of its own it is where the bulletin is."""
    draft.add(node, terms.TYPE, tz("Project"))
    draft.add(node, terms.LABEL, terms.zh(record.title))
    draft.stated(node, record.span)
    place = terms.place(record.place) if record.place else whole
    if place:
        draft.add(node, tz("jurisdiction"), place)
    if record.status:
        draft.add(node, tz("status"), terms.code("status", record.status))
    for topic in record.topics:
        draft.add(node, tz("topic"), terms.code("topic", topic))


def _issue(draft: Draft, span: Span) -> NamedNode:
    node = draft.node("issue", span)
    draft.new(node, ((terms.TYPE, tz("Issue")), draft.told(span)))
    return node


def _answerable(draft: Draft, project: NamedNode, ones: Sequence[Body], actors: Actors, roles: tuple[str, str]) -> None:
    """Who answers for a project, in order: the first body in the first of the two roles, the others in the second."""
    for number, one in enumerate(ones, 1):
        node = draft.node("responsibility", one.span)
        facts = (
            (terms.TYPE, tz("Responsibility")),
            (tz("holder"), actors[one]),
            (tz("role"), terms.code("role", roles[number > 1])),
            (tz("responsibleFor"), project),
            (tz("rank"), terms.rank(number)),
            draft.told(one.span),
        )
        draft.new(node, facts)
