"""Sources → a new current release: what they add, what they supersede, what stays."""

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ..errors import InputError, Said
from ..source.find import Source, read
from ..source.origin import from_json
from ..source.text import Text
from . import cache
from .build import build, clear, state_of
from .cache import Entry
from .chain import page
from .current import CURRENT, Release, current
from .lock import locked
from .merge import merged

_WORTH_A_WORKER = 32  # bulletins: a worker needs seconds to start


@dataclass(frozen=True, slots=True)
class Carried:
    """A bulletin of the release before: its text there, and its line in the manifest."""

    path: Path
    entry: Entry


Task = Source | Carried
Made = Path | InputError
Track = Callable[[Iterable[Made], int], Iterable[Made]]
"""Shows how far a number of results has come, and hands them on."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of a load: the release that is current now (None where nothing could be read), and what could not be read."""

    release: Release | None
    refused: tuple[InputError, ...]


def load(
    data: Path,
    found: Sequence[Source | InputError],
    *,
    replace: bool = False,
    workers: int | None = None,
    track: Track | None = None,
) -> Loaded:
    """Add sources to what is loaded, or start afresh with them (``replace``).

    A source under a name that is known supersedes; a text that is known, under whatever name or in another rendition, counts once.
    Nothing is written where no source can be read; where nothing changes, the current release stays. Raises :class:`InputError`
    where another load runs.
    """
    sources = [source for source in found if isinstance(source, Source)]
    refused = [error for error in found if isinstance(error, InputError)]
    if not any(_error(source) is None for source in sources):
        return Loaded(None, (*refused, *(error for source in sources if (error := _error(source)))))
    with locked(data):
        clear(data)
        carried = [] if replace else _carried(data)
        tasks: list[Task] = [*carried, *sources]
        results = _all_made(data, tasks, workers)
        made = list(track(results, len(tasks)) if track else results)
        refused += [error for error in made if isinstance(error, InputError)]
        if all(isinstance(one, InputError) for one in made[len(carried) :]):
            return Loaded(None, tuple(refused))
        return Loaded(_released(data, [folder for folder in made if isinstance(folder, Path)], carried), tuple(refused))


def _carried(data: Path) -> list[Carried]:
    if not (data / CURRENT).exists():
        return []
    release = current(data)
    lines = [*release.manifest["bulletins"], *release.manifest.get("renditions", ())]
    return [Carried(release.text(line["key"]), line) for line in lines]


def _all_made(data: Path, tasks: Sequence[Task], workers: int | None) -> Iterator[Made]:
    """The results in the order of the tasks, made by this process or by several."""
    count = workers or min(os.cpu_count() or 1, 1 + len(tasks) // _WORTH_A_WORKER)
    if count == 1:
        yield from map(partial(_made, data), tasks)
        return
    with ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(partial(_made, data), tasks, chunksize=4)


def _made(data: Path, task: Task) -> Made:
    """The folder that keeps what is made of one text; one text that fails does not stop the others."""
    try:
        text = _text(task)
        folder = cache.place(data, text)
        if not folder.exists():
            cache.keep(folder, page(text))
        return folder
    except InputError as error:
        return error
    except Exception as error:
        name = task.name if isinstance(task, Source) else task.entry["source"]
        what = Said(f"处理时出错({error!r})", f"an error while it was processed ({error!r})")
        return InputError(name, what, Said("请连同该文件报告此问题", "please report it with the file"))


def _text(task: Task) -> Text:
    if isinstance(task, Source):
        return read(task)
    content = task.path.read_bytes().decode()
    line = task.entry
    return Text(content, line["source"], line["encoding"], line["sha256"], from_json(line.get("origin", {})))


def _error(source: Source) -> InputError | None:
    try:
        read(source)
    except InputError as error:
        return error
    return None


def _released(data: Path, folders: Sequence[Path], carried: Sequence[Carried]) -> Release:
    """The release of these bulletins, carried ones first: the current one where it holds just them."""
    replaces = {line.entry["key"]: line.entry["replaces"] for line in carried if line.entry["replaces"]}
    kept, renditions = merged(folders, replaces)
    if (data / CURRENT).exists() and current(data).manifest["state"] == state_of([*kept, *renditions]):
        return current(data)
    release = build(data, kept, replaces, renditions)
    cache.prune(data, [*kept, *renditions])
    return release
