"""One bulletin's records → its quads."""

from collections.abc import Sequence

from pyoxigraph import NamedNode, Quad

from ..corrections.apply import Change
from ..corrections.entries import Entry
from ..records import Reading
from ..source.text import Text
from . import identity
from .bodies import bodies
from .bulletin import bulletin, programme
from .draft import Draft
from .figures import figures
from .judgements import judged, judgement
from .loop import Nodes, duties, events, mechanisms
from .people import people
from .projects import projects
from .terms import tz
from .work import instruments, measures, milestones


def quads(text: Text, reading: Reading, entries: Sequence[Entry] = (), changes: Sequence[Change] = ()) -> list[Quad]:
    """What a bulletin states, each quad once.

    ``graph/KEY`` holds everything but persons and their responsibilities (``graph/KEY/people``) and the preferred names of bodies
    (``graph/bodies``, of which a release keeps one a body), and ``graph/KEY/corrections``: the ``entries`` of stewards about the
    bulletin that hold, and what they have changed in the reading.
    """
    draft = Draft(text, [judgement(text.key, entry) for entry in entries])
    whole = NamedNode(identity.programme(text, reading))
    own = [NamedNode(iri) for iri in identity.projects(text, reading)]
    bulletin(draft, reading.bulletin)
    programme(draft, whole, reading.bulletin)
    actors = bodies(draft, reading)
    for one in reading.bulletin.supervisors:
        draft.add(whole, tz("supervisedBy"), actors[one])
    projects(draft, reading, own, whole, actors)
    counted = figures(draft, reading.figures, own, whole)
    work = measures(draft, reading.measures, own, counted, instruments(draft, reading.instruments, own))
    milestones(draft, reading.milestones, own, work)
    nodes = Nodes(whole, own, counted, work, actors)
    mechanisms(draft, reading.mechanisms, nodes)
    events(draft, reading.events, nodes)
    duties(draft, reading.duties, nodes)
    people(draft, reading.responsibilities, own)
    judged(draft, entries, changes, own)
    for doubt in reading.doubts:  # findings point at these passages
        for span in (doubt.span, *doubt.related):
            draft.passage(span)
    return [*draft.own, *dict.fromkeys(draft.quads)]
