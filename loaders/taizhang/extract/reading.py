"""Document → Reading: every part of the extraction, put together."""

from collections.abc import Sequence
from dataclasses import replace

from ..gazetteer import PlaceMention, place_mentions
from ..layout.document import Document, Matter, Part
from ..layout.read import read as read_layout
from ..records import BulletinKind, Doubt, Project, Reading, Span
from ..source.text import Text
from .bulletins import bulletin
from .figures import figures
from .instruments import instruments
from .issues import issues
from .jurisdiction import Jurisdiction, bulletin_place
from .measures import measures
from .milestones import milestones
from .persons import persons
from .projects import projects
from .quantities import quantities
from .topics import topics


def read(text: Text) -> Reading:
    """All that one text says. Never fails on a text: what cannot be read safely becomes a doubt."""
    return extract(read_layout(text))


def extract(document: Document) -> Reading:
    """The records of a document."""
    mentions = place_mentions(document.text.folded)
    place = bulletin_place(document, mentions)
    by_end = {mention.span.end: mention for mention in mentions}
    about = bulletin(document, place, by_end)
    pledged = about.kind is BulletinKind.COMMITMENT
    named = projects(document, Jurisdiction(place), by_end, pledged)
    due, slips = milestones(document, about.year)
    people, run_together = persons(document)
    return Reading(
        about,
        tuple(_filled(document, number, project) for number, project in enumerate(named)),
        figures(document, quantities(document.text.folded), about.kind, about.year, about.place),
        measures(document, about.kind),
        instruments(document),
        due,
        people,
        (*_doubts(document, about.place, about.year), *slips, *run_together),
    )
