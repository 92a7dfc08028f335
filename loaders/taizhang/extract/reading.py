"""Document → Reading: every part of the extraction, put together."""

from dataclasses import replace

from ..gazetteer import place_mentions
from ..layout.document import Document, Part
from ..layout.read import read as read_layout
from ..records import BulletinKind, Project, Reading, Span
from ..source.text import Text
from .bodies.issuer import issuer
from .bodies.jurisdiction import Jurisdiction, bulletin_place, is_near, usual_name_of
from .bulletins import bulletin
from .context import Context
from .doubts.announced import coverage, doubts
from .doubts.contradictions import contradictions
from .doubts.unfinished import unfinished
from .figures.figures import figures
from .matters.issues import issues
from .matters.projects import projects
from .matters.statuses import told_status
from .matters.topics import topics
from .persons.persons import persons
from .quantities.quantities import quantities
from .supervision.duties import duties
from .supervision.events import supervised
from .supervision.mechanisms import mechanisms
from .times.due_measures import dated
from .times.milestones import milestones
from .work.instruments import instruments
from .work.measures import measures
from .work.ties import promised, tied


def read(text: Text) -> Reading:
    """All that one text says. What cannot be read safely becomes a doubt, never an error."""
    return extract(read_layout(text))


def extract(document: Document) -> Reading:
    """The records of a document."""
    mentions = place_mentions(document.text.folded)
    place = bulletin_place(document, mentions)
    by_end = {mention.span.end: mention for mention in mentions if is_near(mention, place)}
    here = Jurisdiction(place, usual_name_of(place, mentions))
    about = bulletin(document, here, by_end)
    answers = issuer(document, about.title, here, by_end)
    named = projects(document, here, by_end, about.kind is BulletinKind.COMMITMENT, answers)
    context = Context(document)
    told = tuple(_filled(context, number, project) for number, project in enumerate(named))
    counted = figures(document, quantities(document.text.folded), about.kind, about.year, about.place)
    done = measures(document, about.kind)
    due, slips = milestones(document, about.year, about.published)
    people, run_together = persons(document)
    issued = promised(instruments(document), done)
    work = tied(done, counted, issued)
    ways, rhythms = mechanisms(document), duties(document, here, by_end)
    reading = Reading(about, told, counted, work, issued, dated(document, due, work), people, (), ways, (), rhythms)
    reading = supervised(document, reading, here, by_end)
    share = coverage(document, _spans(reading))
    found = (*doubts(document, share), *contradictions(document, counted), *unfinished(document, told))
    return replace(reading, bulletin=replace(reading.bulletin, coverage=share), doubts=(*found, *slips, *run_together))


def _filled(context: Context, number: int, project: Project) -> Project:
    """A project with its problem statements, its topics, and the status that its account gives it."""
    document, folded = context.document, context.folded
    wrong = issues(document, number)
    sections = [s.body for s in document.sections if s.matter == number and s.part is not Part.TITLE]
    account = "\n".join(folded[start:end] for start, end in sections)
    themes = topics(folded[slice(*project.span)], [folded[slice(*span)] for span in wrong], account)
    return replace(project, issues=wrong, topics=themes, status=project.status or told_status(context, number))


def _spans(reading: Reading) -> list[Span]:
    """Where the records stand."""
    found = [record.span for record in reading.measures] + [record.span for record in reading.instruments]
    found += [record.span for record in reading.milestones] + [record.span for record in reading.responsibilities]
    found += [figure.about for figure in reading.figures if figure.about] + [figure.quantity.span for figure in reading.figures]
    found += [record.span for record in reading.mechanisms] + [record.span for record in reading.events]
    found += [record.span for record in reading.duties]
    for project in reading.projects:
        found += [project.span, *project.issues, *(body.span for body in (*project.lead_units, *project.co_units))]
    return found


