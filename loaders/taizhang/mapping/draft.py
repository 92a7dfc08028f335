"""The graph of one bulletin while it is written: its quads, and the passages that they point at."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Quad

from .. import iris
from ..layout.sentences import sentences
from ..records import Span
from ..source.text import Text
from . import terms
from .terms import tz

_PASSAGE = tz("Passage")
_STATED_IN, _TOLD_BY, _CONTEXT, _START, _END, _QUOTE = map(tz, ("statedIn", "toldBy", "context", "start", "end", "quote"))

# What is stated of a subject.
Fact = tuple[NamedNode, NamedNode | Literal]


@dataclass
class Draft:
    """What is being written about one text. It grows; nothing in it is taken back.

    ``quads`` may hold a statement several times, ``own`` (what is stated of passages and other things just made) each only once.
    ``judgements`` are the stewards' entries about it, in their order: they tell what no words of the text state.
    """

    text: Text
    judgements: Sequence[NamedNode] = ()
    quads: list[Quad] = field(default_factory=list)
    own: list[Quad] = field(default_factory=list)
    _passages: dict[Span, NamedNode] = field(default_factory=dict)
    _locals: dict[str, int] = field(default_factory=dict)

    @cached_property
    def bulletin(self) -> NamedNode:
        """The bulletin, whose IRI is that of its text."""
        return NamedNode(iris.text(self.text.key))

    @cached_property
    def graph(self) -> NamedNode:
        """Where everything is stated but who answers for it."""
        return NamedNode(iris.graph(self.text.key))

    @cached_property
    def people(self) -> NamedNode:
        """Where persons and their responsibilities are stated."""
        return NamedNode(iris.graph(f"{self.text.key}/people"))

    @cached_property
    def _sentences(self) -> list[Span]:
        return list(sentences(self.text.folded, Span(0, len(self.text.folded))))

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self._sentences]

    def add(self, subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> None:
        """State one triple of the bulletin."""
        self.quads.append(Quad(subject, predicate, value, self.graph))

    def new(self, subject: NamedNode, facts: Iterable[Fact]) -> None:
        """State the facts, all different, of a subject that nothing is stated of yet."""
        graph = self.graph
        self.own += [Quad(subject, predicate, value, graph) for predicate, value in facts]

    def describe(self, subject: NamedNode, facts: Iterable[Fact]) -> None:
        """State several facts of one subject."""
        graph = self.graph
        self.quads += [Quad(subject, predicate, value, graph) for predicate, value in facts]

    def words(self, span: Span) -> str:
        """The characters of a span, as written."""
        return self.text.content[span.start : span.end]

    def node(self, kind: str, span: Span) -> NamedNode:
        """A new thing named by the key and the offset where it is told, counted on where several are told at one offset."""
        iri = iris.thing(kind, f"{self.text.key}-{span.start}")
        count = self._locals[iri] = self._locals.get(iri, 0) + 1
        return NamedNode(iri if count == 1 else f"{iri}-{count}")

    def stated(self, subject: NamedNode, span: Span) -> None:
        """State in which passage the subject is told."""
        self.quads.append(Quad(subject, *self.told(span), self.graph))

    def told(self, span: Span) -> Fact:
        """What tells something: the passage of its span, or the judgement for which a span behind the text stands."""
        behind = span.start - len(self.text.content)
        return (_STATED_IN, self.passage(span)) if behind < 0 else (_TOLD_BY, self.judgements[behind])

    def passage(self, span: Span) -> NamedNode:
        """The passage of a span, written with its context when it is first asked for."""
        return self._passages.get(span) or self._written(span)

    def _written(self, span: Span) -> NamedNode:
        start, end = span
        text, graph = self.text, self.graph
        node = self._passages[span] = NamedNode(iris.passage(text.key, start, end))
        context = self.passage(self._context(span))
        self.own += (
            Quad(node, terms.TYPE, _PASSAGE, graph),
            Quad(node, _START, terms.offset(start), graph),
            Quad(node, _END, terms.offset(end), graph),
            Quad(node, _QUOTE, Literal(text.content[start:end]), graph),
            Quad(node, terms.HAS_SOURCE, self.bulletin, graph),
            Quad(node, _CONTEXT, context, graph),
        )
        return node

    def _context(self, span: Span) -> Span:
        """The sentence around a span, from the first to the last one that it touches; the span itself where none goes beyond it."""
        start, end = span
        first = max(bisect_right(self._starts, start) - 1, 0)
        around = self._sentences[first : first + 1]
        if around and around[0].start <= start < end <= around[0].end:
            return around[0]
        touched = [sentence for sentence in self._sentences[first : bisect_left(self._starts, end)] if sentence.end > start]
        if not touched:
            return span
        return Span(min(start, touched[0].start), max(end, touched[-1].end))
