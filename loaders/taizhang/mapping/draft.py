"""The graph of one bulletin while it is written: its quads, and the passages that they point at."""

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Quad

from .. import iris
from ..layout.sentences import sentences
from ..records import Span
from ..source.text import Text
from . import terms
from .terms import tz


@dataclass
class Draft:
    """What is being written about one text. ``quads`` grows; nothing in it is taken back."""

    text: Text
    quads: list[Quad] = field(default_factory=list)
    _passages: dict[Span, NamedNode] = field(default_factory=dict)
    _locals: Counter[str] = field(default_factory=Counter)

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

    def words(self, span: Span) -> str:
        """The characters of a span, as written."""
        return self.text.content[span.start : span.end]

    def node(self, kind: str, span: Span) -> NamedNode:
        """A new thing named by the key and the offset where it is told, counted on where several are told at one offset."""
        local = f"{self.text.key}-{span.start}"
        self._locals[f"{kind}/{local}"] += 1
        count = self._locals[f"{kind}/{local}"]
        return NamedNode(iris.thing(kind, local if count == 1 else f"{local}-{count}"))

    def stated(self, subject: NamedNode, span: Span) -> None:
        """State in which passage the subject is told."""
        self.quads.append(Quad(subject, tz("statedIn"), self.passage(span), self.graph))

    def passage(self, span: Span) -> NamedNode:
        """The passage of a span, written with its context when it is first asked for."""
        known = self._passages.get(span)
        if known is not None:
            return known
        node = self._passages[span] = NamedNode(iris.passage(self.text.key, span.start, span.end))
        context = self.passage(self._context(span))
        graph = self.graph
        self.quads += (
            Quad(node, terms.TYPE, tz("Passage"), graph),
            Quad(node, tz("start"), terms.offset(span.start), graph),
            Quad(node, tz("end"), terms.offset(span.end), graph),
            Quad(node, tz("quote"), Literal(self.words(span)), graph),
            Quad(node, terms.HAS_SOURCE, self.bulletin, graph),
            Quad(node, tz("context"), context, graph),
        )
        return node

    def _context(self, span: Span) -> Span:
        """The sentence around a span, from the first to the last one that it touches; the span itself where none goes beyond it."""
        last = bisect_left(self._starts, span.end)
        first = max(bisect_right(self._starts, span.start, 0, last) - 1, 0)
        touched = [sentence for sentence in self._sentences[first:last] if sentence.end > span.start]
        if not touched:
            return span
        return Span(min(span.start, touched[0].start), max(span.end, touched[-1].end))
