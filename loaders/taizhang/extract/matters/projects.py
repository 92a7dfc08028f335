"""Matters → projects: who leads, who takes part, where, and how far it has come."""

import re
from dataclasses import replace

from ...gazetteer import PlaceMention
from ...layout.document import Document, Matter, Part, Section
from ...lexicon import alternatives
from ...records import Body, Project
from ..bodies.actors import actors, press_actors
from ..bodies.bodies import Named, field_bodies, once
from ..bodies.jurisdiction import Jurisdiction
from ..bodies.localities import locality, part_of
from .closing import closing_words

_STATUSES = tuple(
    (re.compile(alternatives("status_cues", group)), status)
    for group, status in (
        ("in-progress", "in-progress"),
        ("phased-result", "phased-result"),
        ("closed", "closed"),
        ("completed", "completed"),
        ("ongoing", "in-progress"),
    )
)
_ACTING = frozenset({Part.NARRATIVE, Part.MEASURES, Part.RESULTS})  # where a body may stand as the subject
_OFFICE = re.compile(r"(?:局|委|成员单位)\Z")


def projects(
    document: Document, here: Jurisdiction, places: dict[int, PlaceMention], pledged: bool, answers: Body | None = None
) -> tuple[Project, ...]:
    """One project a matter, in the order of the text. ``pledged`` is true in a bulletin of promises; ``answers`` is the body in
    whose name the bulletin speaks, which leads where no matter names a lead unit.
    """
    found = []
    for number, matter in enumerate(document.matters):
        sections = [section for section in document.sections if section.matter == number]
        told = document.layout == "press"
        first = (matter.heading or matter.extent).start
        if told:
            local = locality(document.text.folded, first, matter.extent.end, here, places)
        else:
            local = replace(here, part=part_of(document.text.folded, matter.extent, here, places))
        if told:
            leads, others = press_actors(document.text.folded, matter, local, places)
            watchers: tuple[Body, ...] = ()
        else:
            leads, others, watchers = _bodies(document, matter, sections, local, places)
        found.append(
            Project(
                document.text.content[matter.title.start : matter.title.end],
                matter.title,
                leads,
                others,
                watchers,
                (_place_of(leads) if told else None) or (local.place.code if local.place else None),
                status=_status(document, sections) or ("pledged" if pledged else None),
            )
        )
    if answers and document.layout != "press" and not any(project.lead_units for project in found):
        return tuple(replace(project, lead_units=(answers,)) for project in found)
    return tuple(found)


def _bodies(
    document: Document, matter: Matter, sections: list[Section], here: Jurisdiction, places: dict[int, PlaceMention]
) -> tuple[tuple[Body, ...], tuple[Body, ...], tuple[Body, ...]]:
    """Lead units, co-units and supervisors: from the fields where there are any, else from the running text."""
    folded = document.text.folded

    def listed(*parts: Part) -> list[Named]:
        return [named for section in sections if section.part in parts for named in field_bodies(folded, section.body, here)]

    fielded = listed(Part.LEAD) or (field_bodies(folded, matter.lead, here) if matter.lead else [])
    leads = [named.body for named in fielded if named.role != "participant"]
    others = [named.body for named in fielded if named.role == "participant"] + [named.body for named in listed(Part.PARTICIPANTS)]
    running = [
        section
        for section in sections
        if section.part in (Part.NARRATIVE, Part.MEASURES, Part.RESULTS, Part.TARGET, Part.NEXT, Part.TIME_LIMIT)
    ]
    has_fields = any(section.part in (Part.LEAD, Part.PARTICIPANTS) for section in sections) or matter.lead is not None
    for section in running:
        acting, joining = actors(folded, section.body, here, places, subjects=not has_fields and section.part in _ACTING)
        leads += [] if has_fields else acting
        others += joining
    others += _offices(document, sections, here)
    watchers = tuple(named.body for named in listed(Part.SUPERVISION))
    return once(leads), once([body for body in others if not any(_same(body, lead) for lead in leads)]), watchers


def _same(body: Body, other: Body) -> bool:
    """One body in two spellings: the same name, or the same function of the same place."""
    alike = body.function is not None and (body.function, body.place) == (other.function, other.place)
    return body.name == other.name or (alike and body.name.endswith("部门"))


def _offices(document: Document, sections: list[Section], here: Jurisdiction) -> list[Body]:
    """Bodies, not sections, that stand among the responsible sections of a matter (各区县市场监管局)."""
    folded = document.text.folded
    found = []
    for section in sections:
        label = folded[section.label.start : section.label.end] if section.label else ""
        if section.part is Part.DUTIES and re.search(r"科室|处室|股室", label):
            found += [named.body for named in field_bodies(folded, section.body, here) if _OFFICE.search(named.body.name)]
    return found


def _place_of(leads: tuple[Body, ...]) -> str | None:
    return leads[0].place if leads else None


def _status(document: Document, sections: list[Section]) -> str | None:
    """The status that a field, or a bracket at the end of the matter, gives."""
    folded = document.text.folded
    words = [folded[section.body.start : section.body.end] for section in sections if section.part is Part.STATUS]
    if not words and (told := closing_words(document, sections)):
        words = [folded[told.start : told.end]]
    return next((status for text in words for pattern, status in _STATUSES if pattern.search(text)), None)
