"""The texts that the metamorphic tests change: the samples, invented bulletins of every layout, and the real bulletins.

The real ones are read where they stand beside the project.
"""

import re
from collections.abc import Mapping
from functools import cache

from bench.generate import LAYOUTS, generate
from tests.generated.edited import reading
from tests.golden.sources import sources

from taizhang.records import Reading
from taizhang.source.decode import decode

SEEDS = range(1, 4)
TEXTS: Mapping[str, str] = {
    **{path.stem: decode(path.read_bytes(), path.name).content for path in sources()},
    **{f"{layout} {seed}": generate(seed, layout).text for layout in LAYOUTS for seed in SEEDS},
}


def of_layouts(*layouts: str) -> list[str]:
    """The names of the invented texts in some layouts."""
    return [name for name in TEXTS if name.split(" ")[0] in layouts]


def with_words(pattern: str) -> list[str]:
    """The names of the texts in which a pattern is found."""
    return [name for name, text in TEXTS.items() if re.search(pattern, text)]


@cache
def read(name: str) -> Reading:
    """What is read in a text as it is."""
    return reading(TEXTS[name])
