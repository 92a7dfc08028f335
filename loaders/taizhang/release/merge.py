"""Which of the bulletins that were read count: new versions instead of old ones, and one of several renditions."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ..source.origin import DOCX, HTML, PDF, PLAIN
from .cache import entry

# Those that say most of the bulletin first: a page names its publisher and date; lines of a PDF are put together by their looks.
_RANKS = {HTML: 0, DOCX: 1, PLAIN: 2, PDF: 3}


class Merged(NamedTuple):
    """Kept folders: those of the bulletins that count, in the order of their sources, and those of further renditions.

    ``renditions`` has the key of the bulletin that each is another rendition of.
    """

    bulletins: list[Path]
    renditions: dict[Path, str]


def merged(folders: Sequence[Path], replaces: dict[str, str]) -> Merged:
    """What counts of kept folders, the later of two under one source name being a new version.

    What each supersedes is added to ``replaces``. Which rendition counts does not depend on the order: the richest format, of these
    the one with the lowest key.
    """
    latest: dict[str, Path] = {}
    for folder in folders:
        line = entry(folder)
        before = entry(latest[line["source"]])["key"] if line["source"] in latest else line["key"]
        if before != line["key"]:
            replaces[line["key"]] = before
        latest[line["source"]] = folder
    alike: defaultdict[str, dict[str, Path]] = defaultdict(dict)
    for source in sorted(latest, key=lambda name: (_rank(latest[name]), name)):
        line = entry(latest[source])
        alike[line["substance"]].setdefault(line["key"], latest[source])
    bulletins: list[Path] = []
    renditions: dict[Path, str] = {}
    for group in alike.values():
        best = min(group, key=lambda key: (_rank(group[key]), key))
        bulletins.append(group.pop(best))
        renditions |= dict.fromkeys(group.values(), best)
    return Merged(sorted(bulletins, key=lambda folder: str(entry(folder)["source"])), renditions)


def _rank(folder: Path) -> int:
    return _RANKS[entry(folder)["origin"]["media_type"]]
