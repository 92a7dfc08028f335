"""Public bodies and the names they are met under."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pyoxigraph import NamedNode, Quad

from .. import iris
from ..records import Body, Reading
from . import identity, terms
from .draft import Draft
from .terms import tz

_PART_OF = NamedNode(iris.ORG + "subOrganizationOf")
_SPELLING = 3  # shorter forms (该局, 市局) are no names


def bodies(draft: Draft, reading: Reading) -> dict[Body, NamedNode]:
    """State every body of a bulletin; the nodes by record."""
    apart, home = identity.told_apart(reading), reading.bulletin.place
    named = list(dict.fromkeys(_named(reading)))
    branches = {one: city for one in named if (city := identity.bureau(one))}
    nodes = {one: NamedNode(identity.body(one, apart, home)) for one in (*named, *branches.values())}
    for branch, city in branches.items():
        draft.add(nodes[branch], _PART_OF, nodes[city])
    met: defaultdict[NamedNode, list[Body]] = defaultdict(list)
    for one, node in nodes.items():
        met[node].append(one)
    for node, ones in met.items():
        _state(draft, node, ones)
    return nodes


def _named(reading: Reading) -> Iterator[Body]:
    yield from reading.bulletin.supervisors
    for project in reading.projects:
        yield from project.lead_units
        yield from project.co_units
        yield from project.supervisors
    for event in reading.events:
        yield from event.bodies
        yield from event.addressees
    yield from (duty.reports_to for duty in reading.duties if duty.reports_to)


def _state(draft: Draft, node: NamedNode, ones: Sequence[Body]) -> None:
    """One body by all its mentions. Its preferred name stands in the graph of all bodies: other bulletins may know a fuller one."""
    draft.add(node, terms.TYPE, tz("PublicBody"))
    if ones[0].function:
        draft.add(node, tz("bodyFunction"), terms.code("function", ones[0].function))
    if ones[0].place:
        draft.add(node, tz("jurisdiction"), terms.place(ones[0].place))
    names = {one.name for one in ones}
    preferred = max(names, key=lambda name: (len(name), name))
    draft.quads.append(Quad(node, terms.LABEL, terms.zh(preferred), terms.BODIES))
    for spelling in sorted(names.union(*(_as_written(draft, one) for one in ones))):
        draft.add(node, terms.ALT_LABEL, terms.zh(spelling))
    for one in ones:
        draft.stated(node, one.span)


def _as_written(draft: Draft, one: Body) -> set[str]:
    """The name as the text has it, where it is one: 市教育局 for 郑州市教育局, but not 甲区 of 甲区、乙区教育局."""
    written = "".join(draft.words(one.span).split())
    return {written} if len(written) >= _SPELLING and one.name.endswith(written[1:]) else set()
