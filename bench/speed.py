"""How fast text becomes quads: megabytes of UTF-8 text per second on one core, by stage, on invented bulletins.

    python -m bench.speed [--megabytes 2] [--runs 5]

Every stage is timed alone on what the stages before it made, and the whole chain, text to quads (no closure, no SHACL), as it is
used. Each figure is the median of several runs over the same bulletins, with the least and the most beside it. Two yardsticks run
in the same minutes: reading the bytes (decoding and folding), and counting the characters of the text in pure Python.
"""

import argparse
import gc
from collections import Counter
from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter
from typing import NamedTuple

from taizhang.extract.bulletins import bulletin
from taizhang.extract.contradictions import contradictions
from taizhang.extract.figures import figures
from taizhang.extract.instruments import instruments
from taizhang.extract.issues import issues
from taizhang.extract.jurisdiction import Jurisdiction, bulletin_place
from taizhang.extract.measures import measures
from taizhang.extract.milestones import milestones
from taizhang.extract.persons import persons
from taizhang.extract.projects import projects
from taizhang.extract.quantities import quantities
from taizhang.extract.reading import extract
from taizhang.extract.reading import read as read_text
from taizhang.extract.topics import topics
from taizhang.gazetteer import place_mentions
from taizhang.layout.document import Document
from taizhang.layout.read import read as read_layout
from taizhang.mapping.graph import quads
from taizhang.records import BulletinKind, Reading
from taizhang.source.text import Text, fold

from .generate import generate_many

_MEGABYTE = 10**6


class Stage(NamedTuple):
    """A step that is timed: what it is called, and what it does with one bulletin."""

    name: str
    run: Callable[["Bulletin"], object]


class Bulletin(NamedTuple):
    """One bulletin with what every stage starts from, made beforehand."""

    content: str
    document: Document
    reading: Reading


def _text(content: str) -> Text:
    return Text(content, "bulletin.txt", "utf-8", "0" * 64)


def bulletins(megabytes: float) -> tuple[Bulletin, ...]:
    """Invented bulletins of all layouts that together are so large."""
    made: list[Bulletin] = []
    size = 0
    for sample in generate_many(10**6, 1):
        document = read_layout(_text(sample.text))
        made.append(Bulletin(sample.text, document, extract(document)))
        size += len(sample.text.encode())
        if size >= megabytes * _MEGABYTE:
            break
    return tuple(made)


def _bodies(given: Bulletin) -> object:
    mentions = place_mentions(given.document.text.folded)
    place = bulletin_place(given.document, mentions)
    by_end = {mention.span.end: mention for mention in mentions}
    return bulletin(given.document, place, by_end), projects(given.document, Jurisdiction(place), by_end, False)


def _figures(given: Bulletin) -> object:
    about = given.reading.bulletin
    found = tuple(figure.quantity for figure in given.reading.figures)
    return figures(given.document, found, about.kind, about.year, about.place)


def _themes(given: Bulletin) -> object:
    folded = given.document.text.folded
    wrongs = [issues(given.document, number) for number in range(len(given.document.matters))]
    titles = [folded[slice(*matter.title)] for matter in given.document.matters]
    accounts = [folded[slice(*matter.extent)] for matter in given.document.matters]
    return [topics(title, [folded[slice(*span)] for span in wrong], account)
            for title, wrong, account in zip(titles, wrongs, accounts, strict=True)]


STAGES = (
    Stage("yardstick: decode and fold", lambda given: fold(given.content.encode().decode())),
    Stage("yardstick: count characters", lambda given: Counter(iter(given.content))),
    Stage("layout", lambda given: read_layout(_text(given.content))),
    Stage("bulletin, bodies, projects", _bodies),
    Stage("quantities", lambda given: quantities(given.document.text.folded)),
    Stage("figures", _figures),
    Stage("measures", lambda given: measures(given.document, BulletinKind.RESULT)),
    Stage("milestones", lambda given: milestones(given.document, given.reading.bulletin.year)),
    Stage("instruments", lambda given: instruments(given.document)),
    Stage("persons", lambda given: persons(given.document)),
    Stage("issues and topics", _themes),
    Stage("contradictions", lambda given: contradictions(given.document, given.reading.figures)),
    Stage("text to records", lambda given: read_text(_text(given.content))),
    Stage("records to quads", lambda given: list(quads(given.document.text, given.reading))),
    Stage("text to quads", lambda given: list(quads(text := _text(given.content), read_text(text)))),
)


def seconds(stage: Stage, given: Sequence[Bulletin]) -> float:
    """How long a stage takes for all bulletins, garbage collection aside."""
    gc.collect()
    gc.disable()
    begun = perf_counter()
    for one in given:
        stage.run(one)
    took = perf_counter() - begun
    gc.enable()
    return took


def main() -> None:
    """Time every stage and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=2)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    given = bulletins(arguments.megabytes)
    size = sum(len(one.content.encode()) for one in given) / _MEGABYTE
    print(f"{len(given)} bulletins, {size:.2f} MB of UTF-8, {arguments.runs} runs; MB/s of one core: median (least-most), share of the whole chain")
    took = {stage.name: sorted(seconds(stage, given) for _ in range(arguments.runs)) for stage in STAGES}
    whole = median(took["text to quads"])
    for name, times in took.items():
        print(f"{name:28}{size / median(times):8.2f} ({size / times[-1]:.2f}-{size / times[0]:.2f}){100 * median(times) / whole:8.1f} %")


if __name__ == "__main__":
    main()
