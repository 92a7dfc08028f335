"""Persons and bulletins removed on request: no trace, nowhere, now or later."""

import bz2
import csv
import gzip
import io
import lzma
import urllib.parse
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store, serialize

from taizhang import iris
from taizhang.commands import main
from taizhang.errors import InputError
from taizhang.records import WITHHELD
from taizhang.release.current import Release, current
from taizhang.release.load import Loaded
from taizhang.release.lock import locked
from taizhang.release.remove import remove

Load = Callable[..., Loaded]
PACKED = {b"\x1f\x8b": gzip.decompress, b"\xfd7zXZ": lzma.decompress, b"BZh": bz2.decompress}
NAME = "欧阳文静"
SHARED = {iris.graph(name) for name in ("ontology", "reference", "reference/inferred")}
PLEDGE = (
    "海宁市2023年民生实事整改承诺书\n一、农村供水不稳定问题\n牵头单位:市水利局\n分管领导:卓不凡\n责任人:欧阳文静、陶大同\n"
    "整改措施:改造管网,欧阳 文静工作室负责巡查。\n完成时限:2023年12月底前\n"
)
OTHER = "海宁市2023年专项整治结果公示\n一、校车超载问题\n牵头单位:市教育局\n整治成效:查处超载车辆12辆,居民欧阳文静说:“放心了。”\n"
WHO = "  by: 李一\n  date: 2024-03-05\n"
CORRECTION = f"- bulletin: {NAME}.txt\n  project: 校车超载问题\n  field: persons\n  value: [{NAME}]\n  source: {NAME}来函\n{WHO}"


def everything(data: Path) -> Iterator[tuple[str, bytes]]:
    """Every name and every byte under a data folder, also of what is compressed."""
    for path in sorted(data.rglob("*")):
        content = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        yield from unpacked(str(path.relative_to(data)), content)


def unpacked(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """A file, and what is in it where it is compressed or an archive."""
    yield name, content
    opener = next((opener for mark, opener in PACKED.items() if content.startswith(mark)), None)
    if opener:
        yield from unpacked(f"{name}>", opener(content))
    elif content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.namelist():
                yield from unpacked(f"{name}/{member}", archive.read(member))


def traces(data: Path, words: str) -> list[str]:
    """Where words stand under a data folder: in names, in bytes, and in what the stores answer."""
    spellings = [words.encode(encoding) for encoding in ("utf-8", "gb18030", "utf-16-le")] + [urllib.parse.quote(words).encode()]
    found = [name for name, content in everything(data) if words in name or any(one in content for one in spellings)]
    for release in (data / "releases").iterdir():
        for store in ("full", "stated"):
            found += [f"{release.name}/{store}"] if words in answered(release / store) else []
    return found


def answered(path: Path) -> str:
    """All that a store answers of bulletins, without spaces; what every release has is left out."""
    store = Store.read_only(str(path))
    graphs = [graph for graph in store.named_graphs() if graph.value not in SHARED]
    quads = (quad for graph in graphs for quad in store.quads_for_pattern(None, None, None, graph))
    return (serialize(quads, format=RdfFormat.N_QUADS) or b"").decode().replace(" ", "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "bulletins"
    made.mkdir()
    (made / "pledge.txt").write_text(PLEDGE, encoding="utf-8")
    (made / f"{NAME}.txt").write_text(OTHER, encoding="utf-8")
    (made / "corrections.yml").write_text(CORRECTION, encoding="utf-8")
    return made


def rows(release: Release, query: str) -> list[tuple[str, ...]]:
    answer = Store.read_only(str(release.full)).query(query, prefixes=iris.PREFIXES)
    return sorted(tuple(str(term.value) for term in row) for row in answer)


def test_a_person_leaves_no_trace_and_does_not_come_back(folder: Path, data: Path, loaded: Load) -> None:
    loaded(folder)
    (folder / "pledge.txt").write_text(PLEDGE + "附:欧阳文静补充说明\n", encoding="utf-8")
    before = loaded(folder).release
    assert before is not None and len(list((data / "releases").iterdir())) == 2
    assert len(traces(data, NAME)) > 5, "the name is everywhere before"
    texts = {line["key"]: before.text(line["key"]).read_text(encoding="utf-8") for line in before.manifest["bulletins"]}

    removed = remove(data, persons=[NAME])
    assert removed.release is not None and (removed.touched, removed.pruned) == (2, 2)
    assert traces(data, "欧阳") == []
    for key, text in texts.items():
        hidden = removed.release.text(key).read_text(encoding="utf-8")
        assert len(hidden) == len(text), "offsets stay"
        assert {other for one, other in zip(text, hidden, strict=True) if one != other} == {WITHHELD}

    (folder / "new.txt").write_text(OTHER.replace("校车", "公交"), encoding="utf-8")
    assert loaded(folder).refused == ()
    assert len(current(data).manifest["bulletins"]) == 3
    assert traces(data, NAME) == []
    assert main(["export", "--data", str(data), "-o", str(folder / "dump.nq")]) == 0
    assert NAME not in (folder / "dump.nq").read_text(encoding="utf-8")


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress, bz2.compress, lambda content: zipped(content)])
def test_a_trace_in_what_is_compressed_is_seen(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    """Else the other tests would show less than they say."""
    (tmp_path / "releases").mkdir()
    (tmp_path / "kept").write_bytes(pack(pack(f"责任人:{NAME}。".encode() * 9)))
    assert len(traces(tmp_path, NAME)) == 1


def zipped(content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", content)
    return stream.getvalue()


def test_a_person_leaves_no_trace_in_stores_that_were_only_amended(folder: Path, data: Path, loaded: Load) -> None:
    """What a store marks as gone still stands in its files, so removal may not amend; nor may what is loaded after it."""
    for number in range(3):
        (folder / f"{number}.txt").write_text(OTHER.replace("校车", f"第{number}类校车").replace(NAME, "柳知春"), encoding="utf-8")
    loaded(folder)
    (folder / "0.txt").write_text(OTHER.replace("12辆", "14辆"), encoding="utf-8")
    loaded(folder)
    stores = [name for name in traces(data, NAME) if name.endswith(".sst")]
    assert any("/full/" in name for name in stores) and any("/stated/" in name for name in stores), "stores can be read"
    (folder / "0.txt").write_text(OTHER.replace(NAME, "柳知春"), encoding="utf-8")
    loaded(folder)
    remove(data, persons=[NAME])
    assert traces(data, NAME) == [] == traces(data, NAME[:2])
    (folder / "1.txt").write_text(OTHER.replace("12辆", "15辆"), encoding="utf-8")
    loaded(folder)
    assert traces(data, NAME) == [] == traces(data, NAME[:2])


def test_a_bulletin_leaves_no_trace_in_what_stewards_linked(folder: Path, data: Path, loaded: Load, tmp_path: Path) -> None:
    (folder / "later.txt").write_text(PLEDGE.replace("2023年", "2024年").replace("不稳定", "水质不稳定"), encoding="utf-8")
    review = tmp_path / "review.csv"
    assert main(["load", str(folder), "--data", str(data), "--quiet", "--review", str(review)]) == 0
    with review.open(encoding="utf-8-sig", newline="") as file:
        pairs = [line | {"decision": "yes", "by": "李一", "date": "2024-03-05"} for line in csv.DictReader(file)]
    with (folder / "confirmed.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(pairs[0]))
        writer.writeheader()
        writer.writerows(pairs)
    loaded(folder)
    assert [name for name in traces(data, "水质不稳定") if name.endswith("links.json")], "a link names it"
    remove(data, bulletins=["later.txt"])
    assert traces(data, "水质不稳定") == [] == traces(data, "later.txt")
    loaded(folder)
    assert traces(data, "水质不稳定") == [] == traces(data, "later.txt")


def test_a_bulletin_leaves_no_trace_and_is_refused(folder: Path, data: Path, loaded: Load) -> None:
    release = loaded(folder).release
    assert release is not None
    key = next(line["key"] for line in release.manifest["bulletins"] if line["source"] != "pledge.txt")
    removed = remove(data, bulletins=[f"{NAME}.txt"])
    assert (removed.touched, removed.pruned) == (1, 1)
    assert traces(data, "校车超载") == [] and traces(data, key) == ["removed.yml"]
    assert traces(data, f"{NAME}.txt") == []
    assert [line["source"] for line in current(data).manifest["bulletins"]] == ["pledge.txt"]

    (folder / "copy.html").write_text(f"<html><body>{'<br>'.join(OTHER.splitlines())}</body></html>", encoding="utf-8")
    (folder / f"{NAME}.txt").write_text(OTHER.replace("12辆", "13辆"), encoding="utf-8")
    (folder / "again.txt").write_text(OTHER, encoding="utf-8")
    outcome = loaded(folder)
    assert {error.where for error in outcome.refused} == {f"{NAME}.txt", "again.txt", "copy.html"}
    assert all("removed on request" in str(error) for error in outcome.refused)
    assert traces(data, "校车超载") == []


def test_a_bulletin_may_be_named_by_its_key(folder: Path, data: Path, loaded: Load) -> None:
    release = loaded(folder / "pledge.txt").release
    assert release is not None
    remove(data, bulletins=[release.manifest["bulletins"][0]["key"]])
    assert current(data).manifest["bulletins"] == []
    assert traces(data, "海宁市2023年") == []


def test_what_is_removed_before_it_is_loaded_never_comes_in(folder: Path, data: Path, loaded: Load) -> None:
    data.mkdir()
    assert remove(data, persons=["卓不凡"], bulletins=[f"{NAME}.txt"]).release is None
    outcome = loaded(folder)
    assert [error.where for error in outcome.refused] == [f"{NAME}.txt"]
    assert traces(data, "卓不凡") == [] and traces(data, "校车") == []


def test_a_removal_that_was_killed_is_carried_out_by_the_next_load(
    folder: Path, data: Path, loaded: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded(folder)
    with monkeypatch.context() as patched:
        patched.setattr("taizhang.release.remove.released", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            remove(data, persons=[NAME])
    assert loaded(folder).refused == ()
    assert traces(data, NAME) == []


def test_the_setting_takes_people_out_and_the_releases_that_name_them(folder: Path, data: Path, loaded: Load) -> None:
    loaded(folder / "pledge.txt")
    (data / "settings.toml").write_text('people = "officials"\n', encoding="utf-8")
    loaded(folder / "pledge.txt")
    assert traces(data, NAME) == traces(data, "陶大同") == []
    assert traces(data, "卓不凡")
    (data / "settings.toml").write_text('people = "none"\n', encoding="utf-8")
    loaded(folder / "pledge.txt")
    assert traces(data, "卓不凡") == []
    assert len(list((data / "releases").iterdir())) == 1


def test_the_command_says_what_it_did_and_that_somebody_answers_is_still_told(
    folder: Path, data: Path, loaded: Load, capsys: pytest.CaptureFixture[str]
) -> None:
    loaded(folder / "pledge.txt")
    asked = "SELECT ?role ?name { ?r tz:holder ?p ; tz:role ?role . ?p a tz:Person ; rdfs:label ?name }"
    before = rows(current(data), asked)
    assert (iris.code("role", "section-lead"), NAME) in before
    assert main(["remove", "--person", NAME, "--data", str(data), "--lang", "en"]) == 0
    assert "bulletins that it touched: 1\nearlier releases deleted: 1" in capsys.readouterr().out
    assert rows(current(data), asked) == sorted((role, WITHHELD * 4 if name == NAME else name) for role, name in before)


@pytest.mark.parametrize("words", [["remove"], ["remove", "--person", "卓"]])
def test_wrong_use_is_one_line(words: list[str], data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*words, "--data", str(data), "--lang", "en"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not (data / "removed.yml").exists()


def test_nothing_is_removed_while_a_load_runs(folder: Path, data: Path, loaded: Load) -> None:
    loaded(folder / "pledge.txt")
    with locked(data), pytest.raises(InputError, match="another load"):
        remove(data, persons=[NAME])
    assert not (data / "removed.yml").exists()
