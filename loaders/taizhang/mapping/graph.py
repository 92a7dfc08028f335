"""One bulletin's records → its quads."""

from pyoxigraph import NamedNode, Quad

from ..records import Reading
from ..source.text import Text
from . import identity
from .bodies import bodies
from .bulletin import bulletin, programme
from .draft import Draft
from .figures import figures
from .people import people
from .projects import projects
from .terms import tz
from .work import instruments, measures, milestones


def quads(text: Text, reading: Reading) -> list[Quad]:
    """What a bulletin states, each quad once.

    ``graph/KEY`` holds everything but persons and their responsibilities (``graph/KEY/people``) and the preferred names of bodies
    (``graph/bodies``, of which a release keeps one a body).
    """
    draft = Draft(text)
    whole = NamedNode(identity.programme(text, reading))
    own = [NamedNode(iri) for iri in identity.projects(text, reading)]
    bulletin(draft, reading.bulletin)
    programme(draft, whole, reading.bulletin)
    actors = bodies(draft, reading)
    for one in reading.bulletin.supervisors:
        draft.add(whole, tz("supervisedBy"), actors[one])
    projects(draft, reading, own, whole, actors)
    figures(draft, reading.figures, own, whole)
    milestones(draft, reading.milestones, own, measures(draft, reading.measures, own))
    instruments(draft, reading.instruments, own)
    people(draft, reading.responsibilities, own)
    for doubt in reading.doubts:  # findings point at these passages
        for span in (doubt.span, *doubt.related):
            draft.passage(span)
    return list(dict.fromkeys(draft.quads))
