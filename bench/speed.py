"""How fast text becomes quads: megabytes of UTF-8 text per second on one core, by stage, on invented bulletins.

    python -m bench.speed [--megabytes 2] [--runs 5] [TEXT …]

Texts that are named are read in place of invented ones. The whole chain, text to quads (no closure, no SHACL), runs as it is
used, with a clock around layout, extraction, mapping and every part that the extraction is put together from. Each figure is
the median of several runs over the same bulletins, with the least and the most of them, in the time that the process itself
had, whatever else runs. As a yardstick, without code of the project, the same minutes see the bytes decoded and searched once
for every word of the lexicon of topics. How many quads a megabyte makes is told too: these take the time, more than characters.
"""

import argparse
import gc
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import process_time
from types import FunctionType
from typing import Any

from ahocorasick_rs import AhoCorasick

from taizhang.extract import reading
from taizhang.layout.read import read as read_layout
from taizhang.lexicon import table
from taizhang.mapping.graph import quads
from taizhang.source.text import Text

from .generate import generate_many

_MEGABYTE = 10**6
_WHOLE, _LAYOUT, _EXTRACTION, _MAPPING = "text to quads", "text to layout", "layout to records", "records to quads"
_YARDSTICK = "yardstick: decode, search"
Clock = defaultdict[str, float]


def bulletins(megabytes: float) -> tuple[str, ...]:
    """Invented bulletins of all layouts that together are so large."""
    made: list[str] = []
    size = 0
    for sample in generate_many(10**6, 1):
        made.append(sample.text)
        size += len(sample.text.encode())
        if size >= megabytes * _MEGABYTE:
            break
    return tuple(made)


def clocked(call: Callable[..., Any], name: str, clock: Clock) -> Callable[..., Any]:
    """The function with a clock around it."""
    def timed(*arguments: Any, **named: Any) -> Any:
        begun = process_time()
        try:
            return call(*arguments, **named)
        finally:
            clock[name] += process_time() - begun
    return timed


@contextmanager
def parts_clocked(clock: Clock) -> Iterator[None]:
    """A clock around every part of the extraction: the functions that its module takes from others."""
    taken = {name: call for name, call in vars(reading).items() if isinstance(call, FunctionType)}
    others = {name: call.__module__ for name, call in taken.items() if call.__module__ != reading.__name__}
    parts = {name: taken[name] for name, module in others.items() if module.startswith("taizhang.extract.")}
    for name, call in parts.items():
        setattr(reading, name, clocked(call, f"  {name.replace('_', ' ')}", clock))
    try:
        yield
    finally:
        for name, call in parts.items():
            setattr(reading, name, call)


def chain(text: str, clock: Clock) -> None:
    """Text to quads, the stages clocked."""
    rendition = Text(text, "bulletin.txt", "utf-8", "0" * 64)
    document = clocked(read_layout, _LAYOUT, clock)(rendition)
    told = clocked(reading.extract, _EXTRACTION, clock)(document)
    clocked(lambda: list(quads(rendition, told)), _MAPPING, clock)()


def made_of(text: str) -> int:
    """The number of quads that a text makes."""
    rendition = Text(text, "bulletin.txt", "utf-8", "0" * 64)
    return len(quads(rendition, reading.extract(read_layout(rendition))))


def run(texts: Sequence[str]) -> Clock:
    """The seconds that every stage took in one run over all texts: the whole once without, once with clocks around the parts."""
    clock: Clock = defaultdict(float)
    words = AhoCorasick([row["cue"] for row in table("topic_cues")])
    gc.collect()
    gc.disable()
    for text in texts:
        data = text.encode()
        clocked(lambda data=data: words.find_matches_as_indexes(data.decode()), _YARDSTICK, clock)()
        clocked(chain, _WHOLE, clock)(text, defaultdict(float))
    with parts_clocked(clock):
        for text in texts:
            chain(text, clock)
    gc.enable()
    return clock


def main() -> None:
    """Time every stage and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=2)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("texts", nargs="*", type=Path, metavar="TEXT", help="a bulletin, plain text in UTF-8")
    arguments = parser.parse_args()
    texts = tuple(path.read_text(encoding="utf-8") for path in arguments.texts) or bulletins(arguments.megabytes)
    size = sum(len(text.encode()) for text in texts) / _MEGABYTE
    run(texts[:8])  # lexicons are read and patterns compiled once
    runs = [run(texts) for _ in range(arguments.runs)]
    made = sum(made_of(text) for text in texts) / size
    print(f"{len(texts)} bulletins, {size:.2f} MB of UTF-8, {made:,.0f} quads a MB, {arguments.runs} runs")
    print("MB/s of one core: median (least-most), and the share of the whole chain's time")
    whole = median(clock[_WHOLE] for clock in runs)
    for name in runs[0]:
        times = sorted(clock[name] for clock in runs)
        slow, middle, fast = (size / time for time in (times[-1], median(times), times[0]))
        print(f"{name:34}{middle:8.2f} ({slow:.2f}-{fast:.2f})".ljust(62) + f"{100 * median(times) / whole:6.1f} %")


if __name__ == "__main__":
    main()
