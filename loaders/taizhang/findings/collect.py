"""All findings of one bulletin: what the shapes report, what contradicts the ontology, and what the loader doubts."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from pyoxigraph import Literal, NamedNode, Quad

from ..errors import Said
from ..reasoning.closure import Clash, Closure
from ..reasoning.terms import Term, to_graph, to_rdflib
from ..records import Doubt, Reading, Severity, Span
from ..source.text import Text
from .context import Context, context
from .doubts import catalogue, filled
from .finding import Finding, Result, identity
from .shapes import Shapes, shapes
from .validation import validate


def findings(text: Text, reading: Reading, stated: Iterable[Quad], closure: Closure) -> tuple[Finding, ...]:
    """The findings of a bulletin in the order of the text.

    ``stated`` are all its quads (persons too), ``closure`` what follows from them. What a shape checks, a doubt does not say again.
    """
    rules = shapes()
    bulletin = context(text, reading, to_graph(chain(stated, closure.inferred)))
    found = [
        *(_of_result(bulletin, result, rules) for result in validate(bulletin.graph, rules)),
        *(_of_doubt(bulletin, doubt) for doubt in reading.doubts if doubt.code not in rules.codes),
        *(_of_clash(bulletin, clash) for clash in closure.clashes),
    ]
    return tuple(_numbered(sorted(found, key=lambda one: (one.span, one.code, one.identity))))


def _of_result(bulletin: Context, result: Result, rules: Shapes) -> Finding:
    shape = rules.catalogue[result.shape.value]
    focus = to_rdflib(result.focus)
    project, span = bulletin.project(focus), bulletin.passage(focus)
    # What is neither the project nor the bulletin has an offset in its name: over releases it is known by its words.
    whole = result.focus.value in (bulletin.scope(project), bulletin.bulletin.value)
    value = "" if whole or not span else bulletin.quote(span)
    known = identity(shape.code, bulletin.scope(project), result.path or "", value + _lasting(bulletin, result.value))
    found = _placed(bulletin, shape.code, shape.severity, project, span or bulletin.head, known)
    return replace(found, message=result.message, fix=shape.fix, focus=result.focus, result=result)


def _of_doubt(bulletin: Context, doubt: Doubt) -> Finding:
    entry = catalogue()[doubt.code]
    known = identity(doubt.code, bulletin.scope(doubt.project), "", bulletin.quote(doubt.span))
    found = _placed(bulletin, doubt.code, entry.severity, doubt.project, doubt.span, known)
    values = {**doubt.values, "quote": found.quote, "related": "、".join(map(bulletin.quote, doubt.related))}
    return replace(found, message=filled(entry.message, values), fix=filled(entry.fix, values),
                   passages=bulletin.stated((doubt.span, *doubt.related)))


def _of_clash(bulletin: Context, clash: Clash) -> Finding:
    """A contradiction stands where the first of its subjects is told."""
    code = "contradicts-ontology"
    entry, subject = catalogue()[code], clash.triples[0].subject
    focus = to_rdflib(subject)
    project, span = bulletin.project(focus), bulletin.passage(focus) or bulletin.head
    statements = "; ".join(" ".join(_short(term) for term in triple) for triple in clash.triples)
    known = identity(code, bulletin.scope(project), clash.rule, bulletin.quote(span))
    found = _placed(bulletin, code, entry.severity, project, span, known)
    message = filled(entry.message, {"statements": statements})
    return replace(found, message=message, fix=entry.fix, focus=subject if isinstance(subject, NamedNode) else found.focus)


def _placed(bulletin: Context, code: str, severity: Severity, project: int | None, span: Span, known: str) -> Finding:
    """A finding with all that its place tells; its words come from its source."""
    line, column = bulletin.position(span.start)
    return Finding(
        code=code, severity=severity, message=Said("", ""), fix=Said("", ""), bulletin=bulletin.text.source, key=bulletin.text.key,
        project=None if project is None else bulletin.reading.projects[project].title,
        quote=bulletin.quote(span), span=span, line=line, column=column,
        passages=bulletin.stated((span,)), identity=known,
        focus=bulletin.bulletin if project is None else NamedNode(bulletin.projects[project]),
    )


def _lasting(bulletin: Context, value: Term | None) -> str:
    """A value as it is known over releases: a thing of the text by its words, since its IRI has an offset in it."""
    if value is None:
        return ""
    span = None if isinstance(value, Literal) else bulletin.passage(to_rdflib(value))
    return str(value) if span is None else bulletin.quote(span)


def _short(term: Term) -> str:
    """A term for people: a literal's characters, the last part of an IRI."""
    return str(term) if not isinstance(term, NamedNode) else term.value.replace("#", "/").rpartition("/")[2]


def _numbered(found: Iterable[Finding]) -> Iterator[Finding]:
    """Findings of one identity counted in the order of the text."""
    seen: Counter[str] = Counter()
    for one in found:
        seen[one.identity] += 1
        yield replace(one, ordinal=seen[one.identity])
