"""One text through all stages: reading, graph, closure, findings."""

from collections.abc import Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from .. import iris
from ..corrections.apply import Change, apply
from ..corrections.entries import Entry
from ..extract.reading import read
from ..findings.collect import findings
from ..findings.finding import Finding
from ..findings.graph import to_quads
from ..findings.scores import Completeness, completeness, measurements
from ..mapping.graph import quads
from ..mapping.terms import placed
from ..reasoning.closure import infer
from ..records import Reading
from ..source.text import Text
from .reference import shared


@dataclass(frozen=True, slots=True)
class Page:
    """All that the stages make of one text. ``stated``, ``inferred`` and ``found`` (the findings) are quads of its own graphs;
    ``reading`` is as stewards' ``corrections`` put it right, and ``changes`` are what they changed. ``found`` holds the
    measurements of ``completeness`` too.
    """

    text: Text
    reading: Reading
    corrections: tuple[Entry, ...]
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]
    completeness: Completeness
    stated: tuple[Quad, ...]
    inferred: tuple[Quad, ...]
    found: tuple[Quad, ...]


def page(text: Text, entries: Sequence[Entry] = ()) -> Page:
    """Read, correct, map, close and check a text. ``entries`` are the stewards' about it."""
    corrected = apply(text, read(text), entries)
    reading = corrected.reading
    stated = quads(text, reading, corrected.entries, corrected.changes)
    closure = infer(shared().closed, stated)
    found = findings(text, reading, stated, closure, corrected.settling)
    graph = NamedNode(iris.graph(f"{text.key}/inferred"))
    inferred = tuple(placed(triple, graph) for triple in closure.inferred)
    scores = completeness(text, reading, found)
    results = (*to_quads(found, text.key), *measurements(text, reading, scores))
    return Page(text, reading, corrected.entries, corrected.changes, found, scores, tuple(stated), inferred, results)
