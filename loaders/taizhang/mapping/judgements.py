"""What stewards decided, as PROV: who, when, why, from which source, and what stood there before (``graph/KEY/corrections``)."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import date

from pyoxigraph import Literal, NamedNode, Triple

from .. import iris
from ..corrections.apply import Change
from ..corrections.entries import Answer, Entry, to_json
from . import terms
from .draft import Draft
from .identity import hashed
from .terms import tz

_DIGITS = 10
_DATE, _COMMENT = NamedNode(iris.DCTERMS + "date"), NamedNode(iris.RDFS + "comment")
_AGENT, _BY, _USED = (NamedNode(iris.PROV + name) for name in ("Agent", "wasAssociatedWith", "used"))
_CLASSES = {Answer.VALUE: tz("Correction"), Answer.DROP: tz("Correction")}


def judgement(key: str, entry: Entry) -> NamedNode:
    """The IRI of an entry about a bulletin: by all that it says, wherever it stands in its file."""
    said = {name: value for name, value in to_json([entry])[0].items() if name != "where"}
    digest = hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
    return NamedNode(iris.thing("judgement", f"{key}-{digest[:_DIGITS]}"))


def judged(draft: Draft, entries: Sequence[Entry], changes: Sequence[Change], projects: Sequence[NamedNode]) -> None:
    """State the entries of a bulletin that hold: those that changed something, and those that settle a finding."""
    graph = NamedNode(iris.graph(f"{draft.text.key}/corrections"))
    changed = {change.entry: change for change in changes}
    for entry, node in zip(entries, draft.judgements, strict=True):
        change = changed.get(entry)
        if change is not None:
            draft.quads += [terms.placed(triple, graph) for triple in _changed(draft, node, change, projects)]
        if change is not None or entry.answer not in _CLASSES:
            told = made(node, by=entry.by, day=entry.date, reason=entry.reason, source=entry.source)
            kind = Triple(node, terms.TYPE, _CLASSES.get(entry.answer, tz("Judgement")))
            draft.quads += [terms.placed(triple, graph) for triple in (kind, *told)]


def made(node: NamedNode, *, by: str, day: date, reason: str | None = None, source: str | None = None) -> Iterator[Triple]:
    """Who made a judgement, when, why, and from which source."""
    agent = NamedNode(iris.thing("agent", hashed(by)))
    yield Triple(agent, terms.TYPE, _AGENT)
    yield Triple(agent, terms.LABEL, Literal(by))
    yield Triple(node, _BY, agent)
    yield Triple(node, _DATE, terms.day(day))
    if reason:
        yield Triple(node, _COMMENT, Literal(reason))
    if source:
        yield Triple(node, terms.SOURCE, Literal(source))


def _changed(draft: Draft, node: NamedNode, change: Change, projects: Sequence[NamedNode]) -> Iterator[Triple]:
    """What an entry changed. The words of the record that it was about are what the activity used."""
    entry = change.entry
    yield Triple(node, tz("corrects"), draft.bulletin if change.project is None else projects[change.project])
    yield Triple(node, tz("correctedField"), Literal(f"{entry.subject}.{entry.field}" if entry.field else entry.subject))
    if change.span is not None and change.span.start < len(draft.text.content):
        yield Triple(node, _USED, draft.passage(change.span))
    for words in change.earlier:
        yield Triple(node, tz("earlierValue"), Literal(words))
    for words in change.later:
        yield Triple(node, tz("correctedValue"), Literal(words))
