"""The two stores of a release, written in one pass each, or from those of another release by exchanging what changed.

The default graph of a store holds every triple of its named graphs once. It is not left to the engine to take the union of the
named graphs for it: that union is no set, and a body that fifty bulletins name would count fifty times.
"""

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from ..linking.graph import LINKS
from ..mapping.terms import BODIES, LABEL, placed, zh
from ..reasoning.closure import infer
from .reference import shared


@dataclass(frozen=True, slots=True)
class Contents:
    """What a release holds beside the graphs that all releases share: kept bulletins, the catalogue of them, links between them."""

    folders: Sequence[Path]
    catalogue: Sequence[Quad]
    links: Sequence[Quad] = ()

    def stated(self, folders: Sequence[Path]) -> Iterator[Quad]:
        """What is stated in some of the bulletins, and of all of them together."""
        return chain(self.catalogue, _names(self.folders), self.links, _kept(folders, "stated"))

    def inferred(self, folders: Sequence[Path]) -> Iterator[Quad]:
        """What follows from some of the bulletins, and from the links."""
        return chain(_follows(self.links), _kept(folders, "inferred"))


def write(release: Path, contents: Contents) -> None:
    """Write ``stated`` and ``full`` anew.

    Both are snapshots of one store at work: first with what was stated, then with what was inferred as well. A snapshot has none of
    the files that compaction left behind.
    """
    work = Store(release / "work")
    stated = chain(shared().stated, contents.stated(contents.folders))
    inferred = chain(shared().inferred(), contents.inferred(contents.folders))
    for name, quads in (("stated", stated), ("full", inferred)):
        work.bulk_extend(with_default(quads))
        work.optimize()
        work.backup(release / name)
    del work
    shutil.rmtree(release / "work")


def with_default(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Each quad, and its triple in the default graph."""
    for quad in quads:
        yield quad
        yield Quad(quad.subject, quad.predicate, quad.object)


def _follows(links: Sequence[Quad]) -> Iterator[Quad]:
    """What follows from the links, in a graph of its own."""
    graph = NamedNode(f"{LINKS.value}/inferred")
    return (placed(triple, graph) for triple in infer(shared().closed, links).inferred) if links else iter(())


def _kept(folders: Sequence[Path], name: str) -> Iterator[Quad]:
    return chain.from_iterable(parse(path=folder / f"{name}.nq", format=RdfFormat.N_QUADS) for folder in folders)


def _names(folders: Sequence[Path]) -> Iterator[Quad]:
    """One preferred name a body: the one that most bulletins use, of these the fullest."""
    met: defaultdict[NamedNode, Counter[str]] = defaultdict(Counter)
    for body, _, name, _ in _kept(folders, "names"):
        met[body][name.value] += 1
    for body, names in met.items():
        _, _, preferred = max((count, len(name), name) for name, count in names.items())
        yield Quad(body, LABEL, zh(preferred), BODIES)
