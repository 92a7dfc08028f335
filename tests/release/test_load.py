"""Loads: what they add, supersede, leave alone, and what they leave behind when they fail."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Store

from taizhang import iris
from taizhang.errors import InputError
from taizhang.release import build
from taizhang.release.current import Release, current
from taizhang.release.load import Loaded
from taizhang.release.lock import locked

from .conftest import CLINICS_AGAIN, WATER

Load = Callable[..., Loaded]


def sources(release: Release) -> dict[str, str]:
    return {line["source"]: line["key"] for line in release.manifest["bulletins"]}


def release_of(loaded: Loaded) -> Release:
    assert loaded.release is not None
    return loaded.release


def test_a_release_holds_texts_stores_and_manifest(folder: Path, data: Path, loaded: Load) -> None:
    release = release_of(loaded(folder))
    assert current(data).path == release.path and not release.path.is_symlink()
    assert list(sources(release)) == ["clinics.txt", "water.txt"]
    assert release.text(sources(release)["water.txt"]).read_text(encoding="utf-8") == WATER
    assert release.manifest["counts"]["bulletins"] == 2
    assert release.manifest["counts"]["projects"] == sum(line["counts"]["projects"] for line in release.manifest["bulletins"]) == 2


def test_stores_differ_by_what_was_inferred(folder: Path, loaded: Load) -> None:
    release = release_of(loaded(folder))
    full, stated = (Store.read_only(str(path)) for path in (release.full, release.stated))
    graphs = {graph.value for graph in full.named_graphs()}
    assert {graph for graph in graphs if graph.endswith("/inferred")} == graphs - {graph.value for graph in stated.named_graphs()}
    assert iris.graph("reference/inferred") in graphs
    assert {iris.graph(name) for name in ("ontology", "reference", "catalog", "bodies")} <= graphs


def test_the_default_graph_is_the_set_of_all_triples(folder: Path, loaded: Load) -> None:
    release = release_of(loaded(folder))
    for path in (release.full, release.stated):
        store = Store.read_only(str(path))
        union = {quad.triple for graph in store.named_graphs() for quad in store.quads_for_pattern(None, None, None, graph)}
        default = [quad.triple for quad in store.quads_for_pattern(None, None, None, DefaultGraph())]
        assert len(default) == len(union) and set(default) == union


def test_the_same_again_changes_nothing(folder: Path, data: Path, loaded: Load) -> None:
    before = release_of(loaded(folder))
    assert release_of(loaded(folder)).id == before.id
    assert len(list((data / "releases").iterdir())) == 1


def test_more_is_added_to_what_stands(folder: Path, loaded: Load) -> None:
    loaded(folder / "water.txt")
    assert list(sources(release_of(loaded(folder / "clinics.txt")))) == ["clinics.txt", "water.txt"]


def test_a_changed_bulletin_supersedes(folder: Path, loaded: Load) -> None:
    old = sources(release_of(loaded(folder)))["water.txt"]
    (folder / "water.txt").write_text(WATER.replace("3400", "3500"), encoding="utf-8")
    release = release_of(loaded(folder / "water.txt"))
    new = sources(release)["water.txt"]
    assert len(sources(release)) == 2 and new != old
    store = Store.read_only(str(release.full))
    replaces = list(store.quads_for_pattern(None, NamedNode(iris.DCTERMS + "replaces"), None, NamedNode(iris.graph("catalog"))))
    assert [(quad.subject.value, quad.object.value) for quad in replaces] == [(iris.text(new), iris.text(old))]
    assert not store.contains_named_graph(NamedNode(iris.graph(old)))


def test_one_text_under_two_names_counts_once(folder: Path, loaded: Load) -> None:
    shutil.copy(folder / "water.txt", folder / "again.txt")
    release = release_of(loaded(folder))
    assert len(sources(release)) == 2


def test_starting_afresh_keeps_nothing(folder: Path, loaded: Load) -> None:
    loaded(folder)
    assert list(sources(release_of(loaded(folder / "clinics.txt", replace=True)))) == ["clinics.txt"]


def test_what_stands_is_made_again_from_its_text_when_the_cache_is_gone(folder: Path, data: Path, loaded: Load) -> None:
    before = sources(release_of(loaded(folder / "clinics.txt")))
    shutil.rmtree(data / "cache")
    release = release_of(loaded(folder / "water.txt"))
    assert before.items() <= sources(release).items()
    entry = next(line for line in release.manifest["bulletins"] if line["source"] == "clinics.txt")
    assert entry["encoding"] == "gb18030"
    assert "\r\n" in release.text(entry["key"]).read_bytes().decode()


def test_a_body_of_many_names_has_one_preferred_name(folder: Path, loaded: Load) -> None:
    (folder / "later.txt").write_text(CLINICS_AGAIN, encoding="utf-8")
    store = Store.read_only(str(release_of(loaded(folder)).full))
    query = f"SELECT ?l {{ ?p tz:leadUnit ?b . ?b rdfs:label ?l ; tz:bodyFunction <{iris.code('function', 'health')}> }}"
    assert [row[0].value for row in store.query(query, prefixes=iris.PREFIXES)] == ["海宁市卫生健康委员会"] * 2


def test_two_workers_make_what_one_makes(folder: Path, data: Path, loaded: Load, tmp_path: Path) -> None:
    one = release_of(loaded(folder))
    shutil.move(data, tmp_path / "first")
    two = release_of(loaded(folder, workers=2))
    assert two.manifest["state"] == Release(tmp_path / "first" / "releases" / one.id).manifest["state"]


def test_where_nothing_can_be_read_nothing_is_written(folder: Path, data: Path, loaded: Load) -> None:
    (folder / "water.txt").write_bytes(b"")
    outcome = loaded(folder / "water.txt", folder / "missing.txt")
    assert outcome.release is None and len(outcome.refused) == 2
    assert not data.exists()


def test_one_bad_source_does_not_stop_the_others(folder: Path, loaded: Load) -> None:
    (folder / "bad.txt").write_bytes(b"\0\1\2")
    outcome = loaded(folder)
    assert [error.where for error in outcome.refused] == ["bad.txt"]
    assert len(sources(release_of(outcome))) == 2


def test_a_second_load_says_that_one_is_running(folder: Path, data: Path, loaded: Load) -> None:
    with locked(data), pytest.raises(InputError, match="another load is running"):
        loaded(folder)
    assert release_of(loaded(folder))


def test_a_load_that_dies_leaves_the_old_release_and_no_rubbish(
    folder: Path, data: Path, loaded: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = release_of(loaded(folder / "water.txt"))

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(build, "_put_in_place", die)
        with pytest.raises(KeyboardInterrupt):
            loaded(folder)
    assert current(data).id == before.id
    (data / "cache" / ".half-written").mkdir()
    after = release_of(loaded(folder))
    assert len(sources(after)) == 2
    assert {path.name for path in (data / "releases").iterdir()} == {before.id, after.id}
    assert not list((data / "cache").glob(".*"))


def test_a_folder_without_a_release_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="taizhang load"):
        current(tmp_path)
