"""What a finding looks up in its bulletin: the passage, the project and the place in the text of a thing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import rdflib
from pyoxigraph import NamedNode

from .. import iris
from ..iris import TZ
from ..mapping import identity
from ..records import Reading, Span
from ..source.text import Text

_STATED_IN, _START, _END, _ADDRESSES = (rdflib.URIRef(TZ + name) for name in ("statedIn", "start", "end", "addresses"))
# From what a bulletin states to the project that it belongs to.
_OF_PROJECT = tuple(rdflib.URIRef(TZ + name) for name in ("ofProject", "responsibleFor"))


@dataclass(frozen=True, slots=True)
class Context:
    """One bulletin: its text, its records, its graph with what was inferred, the IRIs of its programme and projects."""

    text: Text
    reading: Reading
    graph: rdflib.Graph
    programme: str
    projects: tuple[str, ...]

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

    def passage(self, node: rdflib.term.Node) -> Span | None:
        """The first passage that states a thing."""
        return min(self._passages(node), default=None)

    def stated(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Those of the spans that are passages of the graph, each once; a first line that stands for a title is none."""
        return tuple(span for span in dict.fromkeys(spans) if (self._passage(span), _START, None) in self.graph)

    def project(self, node: rdflib.term.Node) -> int | None:
        """The project that a thing is or belongs to, by its position in the reading."""
        return next((self.projects.index(str(one)) for one in self._around(node) if str(one) in self.projects), None)

    def scope(self, project: int | None) -> str:
        """The IRI of a project, or of the programme."""
        return self.programme if project is None else self.projects[project]

    def _passage(self, span: Span) -> rdflib.URIRef:
        return rdflib.URIRef(iris.passage(self.text.key, span.start, span.end))

    def _around(self, node: rdflib.term.Node) -> Iterator[rdflib.term.Node]:
        yield node
        for link in _OF_PROJECT:
            yield from self.graph.objects(node, link)
        yield from self.graph.subjects(_ADDRESSES, node)

    def _passages(self, node: rdflib.term.Node) -> Iterator[Span]:
        for passage in self.graph.objects(node, _STATED_IN):
            start, end = self.graph.value(passage, _START), self.graph.value(passage, _END)
            if start is not None and end is not None:
                yield Span(int(str(start)), int(str(end)))


def context(text: Text, reading: Reading, graph: rdflib.Graph) -> Context:
    """The context of a bulletin's findings."""
    return Context(text, reading, graph, identity.programme(text, reading), identity.projects(text, reading))
