"""Releases that follow one another: they hold what a release made anew holds, and share the files of what did not change."""

import hashlib
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Quad, Store

from taizhang.release import exchange
from taizhang.release.current import Release
from taizhang.release.history import prune
from taizhang.release.load import Loaded

Load = Callable[..., Loaded]
BODIES = ("市水利局", "市教育局", "市卫生健康委员会", "市城管局")


def bulletin(number: int, people: int) -> str:
    """An invented bulletin; bulletins share bodies, so that they share triples."""
    return (f"海宁市20{10 + number}年专项整治结果公示\n一、第{number}片区供水不稳定问题\n牵头单位:{BODIES[number % 4]}\n"
            f"整治成效:改造管网{number + 1}公里,惠及群众{people}户。\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Eight bulletins."""
    made = tmp_path / "bulletins"
    made.mkdir()
    for number in range(8):
        (made / f"{number}.txt").write_text(bulletin(number, 3400), encoding="utf-8")
    return made


def held(path: Path) -> list[Quad]:
    """All that a store holds, in order."""
    return sorted(Store.read_only(str(path)), key=str)


def hashes(release: Release) -> dict[str, str]:
    """A hash of every file of a release."""
    files = (path for path in release.path.rglob("*") if path.is_file())
    return {str(path.relative_to(release.path)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def release_of(loaded: Loaded) -> Release:
    assert loaded.release is not None
    return loaded.release


def anew(data: Path, monkeypatch: pytest.MonkeyPatch, load: Callable[[], Loaded]) -> Release:
    """The release that a load makes in a data folder where nothing stands."""
    shutil.rmtree(data)

    def never(*_: object) -> None:
        raise AssertionError("there is nothing to exchange")

    with monkeypatch.context() as patched:
        patched.setattr("taizhang.release.build.exchange", never)
        return release_of(load())


def test_after_any_changes_it_holds_what_one_made_anew_holds(
    folder: Path, data: Path, loaded: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = random.Random(6)
    release_of(loaded(folder))
    for step in range(4):
        name = folder / f"{chosen.randrange(8)}.txt"
        if step % 2 and name.exists():
            name.unlink()
        else:
            name.write_text(bulletin(int(name.stem), 4000 + step), encoding="utf-8")
        release = release_of(loaded(folder, replace=True))
    found = {name: held(release.path / name) for name in ("stated", "full")}
    graphs = {name: set(Store.read_only(str(release.path / name)).named_graphs()) for name in found}
    other = anew(data, monkeypatch, lambda: loaded(folder, replace=True))
    for name, quads in found.items():
        # what is superseded is told, and when things were made
        mine, theirs = ([quad for quad in each if "/replaces>" not in str(quad) and "generatedAtTime" not in str(quad)]
                        for each in (quads, held(other.path / name)))
        assert mine == theirs
        assert graphs[name] == set(Store.read_only(str(other.path / name)).named_graphs())


def test_what_did_not_change_is_not_written_again(folder: Path, loaded: Load) -> None:
    before = release_of(loaded(folder))
    (folder / "3.txt").write_text(bulletin(3, 5000), encoding="utf-8")
    after = release_of(loaded(folder))
    for name in ("stated", "full"):
        ours = {path.stat().st_ino for path in (before.path / name).glob("*.sst")}
        files = [path.stat() for path in (after.path / name).glob("*.sst")]
        assert sum(file.st_size for file in files if file.st_ino in ours) > 0.8 * sum(file.st_size for file in files)
    kept = {path.name for path in (before.path / "texts").iterdir()} & {path.name for path in (after.path / "texts").iterdir()}
    assert len(kept) == 7
    assert all((before.path / "texts" / name).samefile(after.path / "texts" / name) for name in kept)


def test_the_release_before_is_not_touched(folder: Path, data: Path, loaded: Load) -> None:
    before = release_of(loaded(folder))
    files, quads = hashes(before), held(before.full)
    (folder / "3.txt").write_text(bulletin(3, 5000), encoding="utf-8")
    after = release_of(loaded(folder))
    assert hashes(before) == files and held(before.full) == quads
    kept = held(after.full)
    assert prune(data, 0) == [before.id] and held(after.full) == kept


def test_where_there_are_no_hard_links_files_are_copied(
    folder: Path, loaded: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    release_of(loaded(folder))
    (folder / "3.txt").write_text(bulletin(3, 5000), encoding="utf-8")

    def refused(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(exchange.os, "link", refused)
    assert any("5000" in str(quad.object) for quad in held(release_of(loaded(folder)).full))
