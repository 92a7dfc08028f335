"""Loads that are killed at any moment: the old release or the new one stands, whole, and the next load goes on."""

import hashlib
import multiprocessing
import os
import random
import time
from collections import Counter
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Store

from taizhang import iris
from taizhang.release.current import Release, current
from taizhang.release.history import prune

from .killable import load_folder

pytestmark = pytest.mark.long
KILLS = 200
WITH_WORKERS = 20  # in one load of so many the texts are read by processes of their own
_SOURCE, _CATALOG = NamedNode(iris.DCTERMS + "source"), NamedNode(iris.graph("catalog"))
# The default graph has to have the triples of the named ones.
_TORN = ("ASK { GRAPH ?g { ?s ?p ?o } FILTER NOT EXISTS { ?s ?p ?o } }",
         "ASK { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }")
Files = dict[str, str]


def bulletin(number: int, people: int) -> str:
    """An invented bulletin."""
    return (f"海宁市20{10 + number}年专项整治结果公示\n一、第{number}片区供水不稳定问题\n牵头单位:市水利局\n"
            f"整治成效:改造管网{number + 1}公里,惠及群众{people}户。\n")


def started(data: Path, folder: Path, workers: int = 1) -> BaseProcess:
    """A load that has just begun."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([load_folder.__module__])
    process = context.Process(target=load_folder, args=(data, folder, workers))
    process.start()
    return process


def completed(data: Path, folder: Path) -> Release:
    """What a load leaves that nobody disturbs."""
    process = started(data, folder)
    process.join()
    assert process.exitcode == 0
    return current(data)


def files(release: Release) -> Files:
    """A hash of every file of a release."""
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in release.path.rglob("*") if path.is_file()}


def is_whole(release: Release) -> bool:
    """Whether manifest, texts and stores tell of the same bulletins, and everything in the stores can be read."""
    lines = release.manifest["bulletins"]
    named = {line["source"] for line in lines}
    texts = {release.text(line["key"]).read_text(encoding="utf-8") for line in lines}
    stores = [Store.read_only(str(path)) for path in (release.stated, release.full)]
    told = [{quad.object.value for quad in store.quads_for_pattern(None, _SOURCE, None, _CATALOG)} for store in stores]
    inferred = [store.contains_named_graph(NamedNode(iris.graph(f"{line['key']}/inferred"))) for store in stores for line in lines]
    torn = [bool(store.query(pattern)) for store in stores for pattern in _TORN]
    expected = [False] * len(lines) + [True] * len(lines)
    return len(texts) == len(lines) and told == [named, named] and inferred == expected and not any(torn)


def kill(process: BaseProcess) -> None:
    """End a load as the system does when memory runs out; what it started ends by itself."""
    process.kill()
    process.join()
    end = time.monotonic() + 60
    while lives(process.pid):
        assert time.monotonic() < end, "a worker outlived its load"
        time.sleep(0.01)


def lives(group: int | None) -> bool:
    """Whether there is a process of a group."""
    try:
        os.killpg(group or 0, 0)
    except ProcessLookupError:
        return False
    return True


def test_whenever_a_load_is_killed_a_whole_release_stands_and_the_next_load_goes_on(tmp_path: Path) -> None:
    chosen, data, folder = random.Random(200), tmp_path / "data", tmp_path / "bulletins"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(bulletin(number, 3400), encoding="utf-8")
    before = completed(data, folder)
    assert is_whole(before)
    left: Counter[str] = Counter()
    usual = 1.0  # seconds that a load takes that nobody disturbs
    for turn in range(1, KILLS + 1):
        number = chosen.randrange(6)
        changed = bulletin(number, 4000 + turn)
        (folder / f"{number}.txt").write_text(changed, encoding="utf-8")
        known = files(before)
        process = started(data, folder, 1 if turn % WITH_WORKERS else 2)
        time.sleep(chosen.uniform(0, 1.1 * usual))
        kill(process)
        stands = current(data)
        if stands.id == before.id:
            assert files(stands) == known
        else:
            assert is_whole(stands)
        left["old" if stands.id == before.id else "new"] += 1
        begun = time.monotonic()
        before = completed(data, folder)
        usual = time.monotonic() - begun if stands.id != before.id else usual
        assert is_whole(before)
        assert changed in {before.text(line["key"]).read_text(encoding="utf-8") for line in before.manifest["bulletins"]}
        assert not [*(data / "releases").glob(".*"), *(data / "cache").glob(".*")]
        prune(data, 1)
    print(f"{KILLS} kills of loads of some {usual:.1f} s:", dict(left))
    assert set(left) == {"old", "new"}
