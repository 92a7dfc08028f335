"""All findings of one bulletin: what the shapes report, what contradicts the ontology, and what the loader doubts."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from pyoxigraph import Literal, NamedNode, Quad

from ..corrections.entries import Entry
from ..errors import Said
from ..reasoning.closure import Clash, Closure
from ..reasoning.terms import Term
from ..records import Doubt, Reading, Severity, Span
from ..source.text import Text
from .context import Context, context
from .doubts import catalogue, filled
from .finding import Finding, Result, identity
from .settling import settle
from .shapes import Shapes, shapes
from .validation import validate

_PLACEHOLDER = re.compile(r"\{[$?](this|value)\}")  # SHACL 5.1


def findings(
    text: Text, reading: Reading, stated: Sequence[Quad], closure: Closure, settling: Sequence[Entry] = ()
) -> tuple[Finding, ...]:
    """The findings of a bulletin in the order of the text.

    ``stated`` are all its quads (persons too), ``closure`` what follows from them, ``settling`` the stewards' entries that settle
    findings. What a shape checks, a doubt does not say again.
    """
    rules, bulletin = shapes(), context(text, reading, stated)
    data = chain((quad.triple for quad in stated), closure.inferred, bulletin.characters())
    found = [
        *(_of_result(bulletin, result, rules) for result in validate(data)),
        *(_of_doubt(bulletin, doubt) for doubt in reading.doubts if doubt.code not in rules.codes),
        *(_of_clash(bulletin, clash) for clash in closure.clashes),
    ]
    found, unfit = settle(text, reading, found, settling)
    found += [_of_doubt(bulletin, doubt) for doubt in unfit]
    return tuple(_numbered(sorted(found, key=lambda one: (one.span, one.code, one.identity))))


def _of_result(bulletin: Context, result: Result, rules: Shapes) -> Finding:
    """A result stands at its focus; where that is a whole project and the value is told in the text, at the value."""
    shape = rules.catalogue[result.shape.value]
    project = bulletin.project(result.focus)
    # What is neither the project nor the bulletin has an offset in its name: over releases it is known by its words.
    whole = result.focus.value in (bulletin.scope(project), bulletin.bulletin.value)
    span, told = bulletin.passage(result.focus), bulletin.passage(result.value) if result.value else None
    words = "" if whole or not span else bulletin.quote(span)
    known = identity(shape.code, bulletin.scope(project), shape.path or "", words + _lasting(bulletin, result.value))
    found = _placed(bulletin, shape.code, shape.severity, project, (told if whole else span) or span or bulletin.head, known)
    return replace(found, message=_told(bulletin, shape.message, result), fix=shape.fix, focus=result.focus, result=result,
                   passages=bulletin.stated(one for one in (found.span, span, told) if one))


def _told(bulletin: Context, message: Said, result: Result) -> Said:
    """A shape's message with the words of the focus and the value in it."""
    terms = {"this": result.focus, "value": result.value}
    zh, en = (_PLACEHOLDER.sub(lambda found: bulletin.words(terms[found[1]]), words) for words in message)
    return Said(zh, en)


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
    project, span = bulletin.project(subject), bulletin.passage(subject) or bulletin.head
    statements = "; ".join(" ".join(_short(term) for term in triple) for triple in clash.triples)
    known = identity(code, bulletin.scope(project), clash.rule, bulletin.quote(span))
    found = _placed(bulletin, code, entry.severity, project, span, known)
    message = filled(entry.message, {"statements": statements})
    return replace(found, message=message, fix=entry.fix, focus=subject if isinstance(subject, NamedNode) else found.focus)


def _placed(bulletin: Context, code: str, severity: Severity, project: int | None, span: Span, known: str) -> Finding:
    """A finding with all that its place tells; its words come from its source."""
    line, column = bulletin.position(span.start)
    sentence = bulletin.sentence(span)
    around = bulletin.around(span, sentence)
    return Finding(
        code=code, severity=severity, message=Said("", ""), fix=Said("", ""), bulletin=bulletin.text.source, key=bulletin.text.key,
        project=None if project is None else bulletin.reading.projects[project].title,
        place=bulletin.reading.bulletin.place_name, kind=bulletin.reading.bulletin.kind, year=bulletin.reading.bulletin.year,
        quote=bulletin.quote(span), span=span, line=line, column=column, sentence=bulletin.quote(sentence), within=sentence.start,
        around=bulletin.quote(around), since=around.start,
        passages=bulletin.stated((span,)), identity=known,
        focus=bulletin.bulletin if project is None else NamedNode(bulletin.projects[project]),
    )


def _lasting(bulletin: Context, value: Term | None) -> str:
    """A value as it is known over releases: a thing of the text by its words, since its IRI has an offset in it."""
    if value is None:
        return ""
    span = None if isinstance(value, Literal) else bulletin.passage(value)
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
