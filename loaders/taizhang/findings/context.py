"""What a finding looks up in its bulletin: the passage, the project and the place in the text of a thing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad, Triple

from .. import iris
from ..mapping import identity
from ..mapping.terms import tz
from ..reasoning.terms import Term
from ..records import Reading, Span
from ..source.text import Text

_CHARS = NamedNode("http://www.w3.org/2011/content#chars")
_STATED_IN, _START, _END, _CONTEXT = (tz(name) for name in ("statedIn", "start", "end", "context"))
# From what a bulletin states to the project that it belongs to, and from a project to what it addresses and who has a part in it.
_BELONGS = tuple(tz(name) for name in ("ofProject", "responsibleFor"))
_HAS = tuple(tz(name) for name in ("addresses", "leadUnit", "coUnit", "supervisedBy"))
_AROUND = 60  # characters on either side
_LINKS = (_STATED_IN, _CONTEXT, *_BELONGS)


@dataclass(frozen=True, slots=True)
class Context:
    """One bulletin: its text, its records, the IRIs of its programme and projects.

    ``offsets`` are those of its passages; ``links`` lead from a thing by a property to others.
    """

    text: Text
    reading: Reading
    programme: str
    projects: tuple[str, ...]
    offsets: Mapping[Term, Span]
    links: Mapping[tuple[Term, NamedNode], Sequence[Term]]

    @property
    def bulletin(self) -> NamedNode:
        """The bulletin itself."""
        return NamedNode(iris.text(self.text.key))

    @property
    def head(self) -> Span:
        """What stands for the whole bulletin: its title, or its first line."""
        folded = self.text.folded
        start = len(folded) - len(folded.lstrip())
        end = folded.find("\n", start)
        return self.reading.bulletin.title or Span(start, end if end > 0 else len(folded))

    def quote(self, span: Span) -> str:
        """The characters of a span."""
        return self.text.content[span.start : span.end]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        folded = self.text.folded
        return folded.count("\n", 0, offset) + 1, offset - folded.rfind("\n", 0, offset)

    def passage(self, node: Term) -> Span | None:
        """The passage that a thing is, or the first one that states it."""
        stated = (self.offsets[one] for one in self.links.get((node, _STATED_IN), ()) if one in self.offsets)
        return self.offsets.get(node) or min(stated, default=None)

    def sentence(self, span: Span) -> Span:
        """The sentence around a span: its context in the graph, else its line."""
        folded = self.text.folded
        end = folded.find("\n", span.end)
        line = Span(folded.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(folded))
        return next((self.offsets[one] for one in self.links.get((self._passage(span), _CONTEXT), ()) if one in self.offsets), line)

    def around(self, span: Span, sentence: Span) -> Span:
        """A span and its sentence with what stands before and behind them, whatever lines that is on."""
        start, end = min(span.start, sentence.start), max(span.end, sentence.end)
        return Span(max(start - _AROUND, 0), min(end + _AROUND, len(self.text.content)))

    def stated(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Those of the spans that are passages of the graph, each once; a first line that stands for a title is none."""
        return tuple(span for span in dict.fromkeys(spans) if self._passage(span) in self.offsets)

    def project(self, node: Term) -> int | None:
        """The project that a thing is or belongs to, by its position in the reading."""
        return next((self.projects.index(one.value) for one in self._around(node)
                     if isinstance(one, NamedNode) and one.value in self.projects), None)

    def scope(self, project: int | None) -> str:
        """The IRI of a project, or of the programme."""
        return self.programme if project is None else self.projects[project]

    def words(self, term: Term | None) -> str:
        """A term for people: a literal's characters, the words that state a thing, else its IRI."""
        span = None if term is None or isinstance(term, Literal) else self.passage(term)
        return self.quote(span) if span else getattr(term, "value", "")

    def characters(self) -> Iterator[Triple]:
        """What the text has between the offsets of each passage, for the shape that compares it with the quote."""
        for node, span in self.offsets.items():
            if isinstance(node, NamedNode):
                yield Triple(node, _CHARS, Literal(self.quote(span)))

    def _passage(self, span: Span) -> NamedNode:
        return NamedNode(iris.passage(self.text.key, span.start, span.end))

    def _around(self, node: Term) -> Iterator[Term]:
        yield node
        for link in (*_BELONGS, *_HAS):
            yield from self.links.get((node, link), ())


def context(text: Text, reading: Reading, stated: Iterable[Quad]) -> Context:
    """The context of a bulletin's findings, from what it states."""
    ends: dict[NamedNode, dict[Term, int]] = {_START: {}, _END: {}}
    links: defaultdict[tuple[Term, NamedNode], list[Term]] = defaultdict(list)
    for subject, predicate, value, _ in stated:
        if predicate in ends and isinstance(value, Literal):
            ends[predicate][subject] = int(value.value)
        elif predicate in _LINKS:
            links[subject, predicate].append(value)
        elif predicate in _HAS:
            links[value, predicate].append(subject)
    offsets = {node: Span(start, ends[_END][node]) for node, start in ends[_START].items() if node in ends[_END]}
    return Context(text, reading, identity.programme(text, reading), identity.projects(text, reading), offsets, links)
