"""Sources → a new current release: what they add, what they supersede, what stays."""

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from dataclasses import replace as replaced
from functools import partial
from pathlib import Path
from threading import Thread

from ..corrections.beside import wrong
from ..errors import InputError
from ..linking.candidates import Candidate
from ..linking.confirmed import together
from ..linking.review import Decision
from ..removal.register import register
from ..removal.settings import people
from ..source.find import Source, read
from . import cache
from .build import build, clear, state_of
from .current import CURRENT, Release, current
from .history import drop_stale
from .linked import candidates, decisions_given, decisions_kept, linked
from .lock import locked
from .make import Carried, Made, Making, Task, hidden_decisions, made
from .merge import merged

_WORTH_A_WORKER = 32  # bulletins: a worker needs seconds to start

Track = Callable[[Iterable[Made], int], Iterable[Made]]
"""Shows how far a number of results has come, and hands them on."""


@dataclass(frozen=True, slots=True)
class Stewards:
    """What stewards give with a load beside the files that stand beside the bulletins: corrections, and confirmed links.

    ``review`` asks for the pairs that are still to be decided.
    """

    corrections: Sequence[Path] = ()
    confirmed: Sequence[Path] = ()
    review: bool = False


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of a load: the release that is current now (None where nothing could be read), what could not be read, the pairs of
    matters that are to be reviewed, where these were asked for, and how many releases were deleted for what they hold.
    """

    release: Release | None
    refused: tuple[InputError, ...]
    candidates: tuple[Candidate, ...] = ()
    pruned: int = 0


def load(
    data: Path,
    found: Sequence[Source | InputError],
    *,
    replace: bool = False,
    workers: int | None = None,
    track: Track | None = None,
    stewards: Stewards | None = None,
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
    said = stewards or Stewards()
    with locked(data):
        clear(data)
        before = None if replace else standing(data)
        making = Making(data, register(data), people(data), said.corrections, before.path if before else None)
        tasks: list[Task] = [*carried(before), *sources]
        results = all_made(making, tasks, workers)
        done = list(track(results, len(tasks)) if track else results)
        refused += [one for one in done if isinstance(one, InputError)]
        if all(isinstance(one, InputError) for one in done[len(tasks) - len(sources) :]):
            return Loaded(None, tuple(refused))
        paths = [source.path for source in sources if source.path]
        given, errors = decisions_given(paths, said.confirmed)
        refused += [*wrong(paths, said.corrections), *errors]
        loaded = released(making, [one for one in done if isinstance(one, Path)], before, given, review=said.review)
        return replaced(loaded, refused=(*refused, *loaded.refused))


def standing(data: Path) -> Release | None:
    """The release that stands now, if there is one."""
    return current(data) if (data / CURRENT).exists() else None


def carried(before: Release | None) -> list[Carried]:
    """The bulletins of the release before, and their further renditions."""
    if before is None:
        return []
    return [Carried(before.text(line["key"]), line, before.corrections.get(line["key"], ())) for line in before.lines]


def all_made(making: Making, tasks: Sequence[Task], workers: int | None = None) -> Iterator[Made]:
    """The results in the order of the tasks, made by this process or by several."""
    count = workers or min(os.cpu_count() or 1, 1 + len(tasks) // _WORTH_A_WORKER)
    if count == 1:
        yield from map(partial(made, making), tasks)
        return
    with ProcessPoolExecutor(count, multiprocessing.get_context("spawn"), _end_with_parent) as pool:
        yield from pool.map(partial(made, making), tasks, chunksize=4)


def _end_with_parent() -> None:
    """A worker whose load was killed would wait for ever."""
    parent = multiprocessing.parent_process()
    assert parent

    def end() -> None:
        parent.join()
        os._exit(1)

    Thread(target=end, daemon=True).start()


def _error(source: Source) -> InputError | None:
    try:
        read(source)
    except InputError as error:
        return error
    return None


def released(
    making: Making,
    folders: Sequence[Path],
    before: Release | None,
    given: Sequence[Decision] = (),
    *,
    review: bool = False,
    anew: bool = False,
) -> Loaded:
    """The release of these bulletins, carried ones first, with the links that stewards confirmed: the current one where it holds
    just them, unless it is asked for ``anew``.
    """
    replaces = {line["key"]: line["replaces"] for line in before.manifest["bulletins"] if line["replaces"]} if before else {}
    kept, renditions = merged(folders, replaces)
    decisions = together(decisions_kept(before.path if before else None), given)
    links = linked(kept, hidden_decisions(making, decisions))
    release = standing(making.data)
    if anew or release is None or release.manifest["state"] != state_of([*kept, *renditions], links):
        release = build(making.data, kept, replaces, renditions, links, making.left_out, None if anew else release)
        cache.prune(making.data, [*kept, *renditions])
    pairs = candidates(kept, links.decisions) if review else ()
    return Loaded(release, tuple(links.errors), tuple(pairs), drop_stale(making.data, release, making.left_out))
