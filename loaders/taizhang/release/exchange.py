"""The stores of a release from those of the one before: only what changed is written.

The files of a store never change once they are written, so both releases have them, as hard links; what goes and what comes stands
in further files. What went is only marked as gone: where it has to leave no trace, the stores are written anew.
"""

import os
import shutil
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store, Triple

from .. import iris
from .reference import ONTOLOGY, REFERENCE
from .stores import Contents, with_default

_SHARED = frozenset(graph.value.removeprefix(iris.graph("")) for graph in (ONTOLOGY, REFERENCE))
_WRITTEN_ONCE = ".sst"


def exchange(release: Path, base: Path, contents: Contents, changed: Sequence[Path], unchanged: Collection[str]) -> None:
    """Write ``stated`` and ``full`` from those of the release ``base``.

    ``changed`` are the bulletins of ``contents`` that ``base`` does not hold as they are now, ``unchanged`` has the keys of those
    that it does; what else it holds goes.
    """
    for name in ("stated", "full"):
        aside = release / f"work-{name}"
        duplicate(base / name, aside)
        store = Store(aside)
        inferred = contents.inferred(changed) if name == "full" else ()
        _replace(store, chain(contents.stated(changed), inferred), _SHARED.union(unchanged))
        store.backup(release / name)
        del store
        shutil.rmtree(aside)


def duplicate(store: Path, to: Path) -> None:
    """A store that can be written to without touching the one that it is made from, and shares its files."""
    to.mkdir()
    for file in store.iterdir():
        if file.suffix == _WRITTEN_ONCE:
            link(file, to / file.name)
        else:
            shutil.copyfile(file, to / file.name)


def link(file: Path, name: Path) -> None:
    """Another name for a file that never changes; a copy where the system has no hard links."""
    try:
        os.link(file, name)
    except OSError:
        shutil.copyfile(file, name)


def _replace(store: Store, quads: Iterable[Quad], kept: Collection[str]) -> None:
    """Put ``quads`` in place of all graphs but those of the bulletins that are kept, and those that all releases share."""
    coming: defaultdict[NamedNode, set[Quad]] = defaultdict(set)
    for quad in quads:
        coming[_named(quad)].add(quad)
    standing = {graph for graph in store.named_graphs() if isinstance(graph, NamedNode) and _owner(graph) not in kept}
    gone: list[Triple] = []
    for graph in standing:
        there = set(store.quads_for_pattern(None, None, None, graph))
        going = there - coming[graph]
        coming[graph] -= there
        gone += (quad.triple for quad in going)
        _take_out(store, graph, going, whole=going == there)
    store.bulk_extend(with_default(chain.from_iterable(coming.values())))
    _forget(store, gone)


def _take_out(store: Store, graph: NamedNode, going: Collection[Quad], *, whole: bool) -> None:
    if whole:
        store.remove_graph(graph)
        return
    for quad in going:
        store.remove(quad)


def _forget(store: Store, gone: Iterable[Triple]) -> None:
    """Take those triples out of the default graph that no named graph holds any more."""
    for triple in set(gone):
        held = store.quads_for_pattern(triple.subject, triple.predicate, triple.object)
        if all(isinstance(quad.graph_name, DefaultGraph) for quad in held):
            store.remove(Quad(triple.subject, triple.predicate, triple.object))


def _named(quad: Quad) -> NamedNode:
    assert isinstance(quad.graph_name, NamedNode)  # the default graph is made from the named ones
    return quad.graph_name


def _owner(graph: NamedNode) -> str:
    """The key of the bulletin that a graph is about, or what else it is named by."""
    return graph.value.removeprefix(iris.graph("")).partition("/")[0]
