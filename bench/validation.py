"""How fast bulletins are validated: taizhang's engine and pyshacl on the same graphs and shapes.

    python -m bench.validation [--counts 10 100] [--pyshacl 100]

Each line is a number of invented bulletins of all layouts, validated one after another as a load does it. The times are those of
the processor, all threads together, and hold all that an engine needs from the quads to its results: for pyshacl the rdflib graph,
for ours the serialisation. Both reports are compared. ``--pyshacl`` is the number of bulletins beyond which only ours is timed.
``--together`` puts all bulletins of a line into one graph.
"""

import argparse
from collections.abc import Iterable, Sequence
from time import process_time

import pyshacl
from pyoxigraph import Triple

from taizhang.extract.reading import read
from taizhang.findings.context import context
from taizhang.findings.shapes import shapes
from taizhang.findings.validation import validate
from taizhang.mapping.graph import quads
from taizhang.reasoning.closure import infer
from taizhang.reasoning.terms import to_graph
from taizhang.release.reference import shared
from taizhang.source.text import Text

from .generate import generate_many
from .oracle import ours, reported

Graph = list[Triple]


def graphs(count: int) -> list[Graph]:
    """What is validated of so many invented bulletins."""
    return [_graph(Text(sample.text, f"{number}.txt", "utf-8", "")) for number, sample in enumerate(generate_many(count, 1))]


def _graph(text: Text) -> Graph:
    reading = read(text)
    stated = quads(text, reading)
    inferred = infer(shared().closed, stated).inferred
    return [*(quad.triple for quad in stated), *inferred, *context(text, reading, stated).characters()]


def with_ours(bulletins: Iterable[Graph]) -> float:
    """Seconds that our engine needs."""
    begun = process_time()
    for bulletin in bulletins:
        validate(bulletin)
    return process_time() - begun


def with_pyshacl(bulletins: Iterable[Graph]) -> float:
    """Seconds that pyshacl needs."""
    begun = process_time()
    for bulletin in bulletins:
        pyshacl.validate(to_graph(bulletin), shacl_graph=shapes().graph, inplace=True)
    return process_time() - begun


def line(made: Sequence[Graph], compared: bool) -> str:
    """The times of some bulletins, a line of the table."""
    triples, fast = sum(map(len, made)), with_ours(made)
    told = f"{len(made):5} graphs {triples:9} triples   ours {fast:8.2f} s, {1000 * fast / len(made):7.1f} ms a graph"
    if not compared:
        return told
    slow = with_pyshacl(made)
    equal = all(ours(one) == reported(one) for one in made[:10])
    return f"{told}   pyshacl {slow:8.2f} s   {slow / fast:6.1f} times   reports of the first 10 {'equal' if equal else 'DIFFER'}"


def main() -> None:
    """Print a line for each number of bulletins."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", type=int, nargs="+", default=[10, 100])
    parser.add_argument("--pyshacl", type=int, default=100)
    parser.add_argument("--together", action="store_true")
    arguments = parser.parse_args()
    bulletins = graphs(max(arguments.counts))
    validate(bulletins[0])  # the engine is made
    for count in arguments.counts:
        some = bulletins[:count]
        made = [list(dict.fromkeys(triple for bulletin in some for triple in bulletin))] if arguments.together else some
        print(f"{count:5} bulletins   {line(made, count <= arguments.pyshacl)}", flush=True)


if __name__ == "__main__":
    main()
