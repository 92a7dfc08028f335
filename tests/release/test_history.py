"""The releases of a data folder: which there are, going back, dropping old ones."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from taizhang.commands import main
from taizhang.errors import InputError
from taizhang.release import history
from taizhang.release.current import Release, current
from taizhang.release.load import Loaded
from taizhang.release.lock import locked

Load = Callable[..., Loaded]


@pytest.fixture
def made(data: Path) -> list[str]:
    """The names of three releases, of one, two and three bulletins; the last one is current."""
    names = [f"20260{month}01T000000000000Z-0000000{month}" for month in (1, 2, 3)]
    for count, name in enumerate(names, 1):
        folder = data / "releases" / name
        folder.mkdir(parents=True)
        counts = {"bulletins": count, "projects": 10 * count, "findings": {"warning": 5 - count}}
        score = {"told": 60 + 10 * count, "asked": 100}
        manifest = {"id": name, "created": "2026-01-01", "software": "1", "counts": counts, "completeness": score}
        (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
        history.make_current(data, Release(folder))
    return names


def test_all_are_listed_and_the_current_one_is_marked(made: list[str], data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [release.id for release in history.releases(data)] == made
    assert main(["releases", "--data", str(data), "--lang", "en"]) == 0
    head, *rows = capsys.readouterr().out.splitlines()
    told = ["current", "release", "made", "bulletins", "projects", "violation/warning/info", "completeness", "software"]
    assert head.split() == told
    assert [row.split()[0] for row in rows] == [*made[:2], "*"]
    assert [row.split()[-5] for row in rows] == ["1", "2", "3"]
    assert [row.split()[-3:-1] for row in rows] == [["0/4/0", "0.7000"], ["0/3/0", "0.8000"], ["0/2/0", "0.9000"]]


def test_what_is_being_built_is_no_release(made: list[str], data: Path) -> None:
    (data / "releases" / ".building-x").mkdir()
    (data / "releases" / ".building-x" / "manifest.json").write_text("{}", encoding="utf-8")
    assert [release.id for release in history.releases(data)] == made


def test_one_can_go_back_and_forth(made: list[str], data: Path) -> None:
    assert main(["rollback", made[0], "--data", str(data), "--quiet"]) == 0
    assert current(data).id == made[0]
    assert main(["rollback", made[2], "--data", str(data), "--quiet"]) == 0
    assert current(data).id == made[2]


def test_the_next_load_builds_on_what_was_gone_back_to(data: Path, folder: Path, loaded: Load) -> None:
    first, _ = loaded(folder / "water.txt").release, loaded(folder / "clinics.txt", replace=True)
    assert first
    history.rollback(data, first.id)
    after = loaded(folder / "clinics.txt").release
    assert after and [line["source"] for line in after.manifest["bulletins"]] == ["clinics.txt", "water.txt"]


def test_how_a_name_begins_is_enough_where_no_other_begins_so(made: list[str], data: Path) -> None:
    assert history.rollback(data, made[1][:-1]).id == made[1]
    assert current(data).id == made[1]
    for wrong, told in ((made[0][:4], "several"), ("19", "no such release"), ("", "no such release"), ("../releases", "no such")):
        with pytest.raises(InputError, match=told):
            history.rollback(data, wrong)
    assert current(data).id == made[1]


@pytest.mark.parametrize(("keep", "left"), [(0, [2]), (1, [1, 2]), (2, [0, 1, 2]), (9, [0, 1, 2])])
def test_the_newest_stay(made: list[str], data: Path, keep: int, left: list[int]) -> None:
    assert main(["prune", "--keep", str(keep), "--data", str(data), "--quiet"]) == 0
    assert sorted(path.name for path in (data / "releases").iterdir()) == [made[each] for each in left]


def test_the_current_one_stays_however_old(made: list[str], data: Path) -> None:
    history.rollback(data, made[0])
    assert history.prune(data, 1) == [made[1]]
    assert current(data).id == made[0]
    assert [release.id for release in history.releases(data)] == [made[0], made[2]]


def test_while_a_load_runs_nothing_is_changed(made: list[str], data: Path) -> None:
    with locked(data):
        assert main(["rollback", made[0], "--data", str(data)]) == 2
        assert main(["prune", "--keep", "0", "--data", str(data)]) == 2
    assert current(data).id == made[2] and len(history.releases(data)) == 3


@pytest.mark.parametrize("command", [["releases"], ["rollback", "2"], ["prune"]])
def test_where_nothing_is_loaded_nothing_is_made(data: Path, command: list[str]) -> None:
    assert main([*command, "--data", str(data), "--quiet"]) == 2
    assert not data.exists()
