"""What may be published of a bulletin: where only quotes may, the text that no fact rests on stands nowhere."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store, serialize
from tests.formats.writers import as_html

from taizhang import iris
from taizhang.commands import main
from taizhang.release.current import Release
from taizhang.release.load import Loaded, load
from taizhang.release.rights import PUBLISHED, WITHHELD, settled
from taizhang.source.find import find
from taizhang.source.manifest import Row
from taizhang.source.origin import Origin

from .conftest import WATER

Load = Callable[..., Loaded]
ASIDE = "天气转凉,街边的桂花开了一树又一树"
TELLING = "针对城区路灯损坏多、维修慢的问题,景宁县纪委监委督促县住建局牵头整治,排查路灯3200盏,修复损坏路灯286盏。"
STORY = (
    f"景宁:民生难题逐个销号\n{ASIDE}。\n“路灯亮了,心里踏实。”居民柳知春说。\n今年以来,{TELLING}\n“我们会继续盯下去。”"
    "景宁县住建局有关负责人表示。(记者 某某)\n"
)


def release_of(loaded: Loaded) -> Release:
    assert loaded.release is not None
    return loaded.release


@pytest.fixture
def release(folder: Path, loaded: Load) -> Release:
    """A release of two notices and a newspaper's story."""
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    return release_of(loaded(folder))


def stored(path: Path) -> str:
    """All that a store answers."""
    return (serialize(Store.read_only(str(path)), format=RdfFormat.N_QUADS) or b"").decode()


def published_files(release: Release) -> Iterator[tuple[str, bytes]]:
    """The files of a release that may be handed on."""
    for path in release.path.rglob("*"):
        if path.is_file() and WITHHELD not in path.relative_to(release.path).parts:
            yield path.name, path.read_bytes()


def test_what_is_not_quoted_stands_in_no_store_dump_or_file(release: Release, data: Path, tmp_path: Path) -> None:
    assert TELLING in stored(release.full), "what facts rest on is quoted"
    assert ASIDE not in stored(release.full) and ASIDE not in stored(release.stated)
    assert [name for name, content in published_files(release) if ASIDE.encode() in content] == []
    for format in ("nquads", "trig", "turtle", "jsonl", "csv"):
        dump = tmp_path / f"dump.{format}"
        assert main(["export", "--format", format, "-o", str(dump), "--data", str(data)]) == 0
        assert "路灯286盏" in dump.read_text(encoding="utf-8") and ASIDE not in dump.read_text(encoding="utf-8")


def test_no_literal_is_longer_than_a_sentence(release: Release) -> None:
    store = Store.read_only(str(release.full))
    story = next(line["key"] for line in release.manifest["bulletins"] if line["source"] == "story.txt")
    quotes = store.query(f"SELECT ?q {{ ?p oa:hasSource <{iris.text(story)}> ; tz:quote ?q }}", prefixes=iris.PREFIXES)
    assert max(len(row["q"].value) for row in quotes) <= len(f"今年以来,{TELLING}")


def test_texts_that_may_be_published_stand_apart_from_the_others(release: Release) -> None:
    keys = {line["source"]: line["key"] for line in release.manifest["bulletins"]}
    assert {path.stem for path in (release.path / PUBLISHED).iterdir()} == {keys["water.txt"], keys["clinics.txt"]}
    assert [path.stem for path in (release.path / WITHHELD).iterdir()] == [keys["story.txt"]]
    assert release.text(keys["story.txt"]).read_text(encoding="utf-8") == STORY, "the next load reads it there"


@pytest.mark.parametrize("restricted", ["water.txt", "water.html"])
def test_what_is_said_of_one_rendition_counts_for_all(folder: Path, data: Path, restricted: str) -> None:
    (folder / "water.html").write_bytes(as_html(WATER))
    rows = [Row(restricted, folder / restricted, Origin(text="quotes"))]
    release = release_of(load(data, list(find([str(folder / "water.txt"), str(folder / "water.html")], rows))))
    assert [line["text"] for line in release.lines] == ["quotes", "quotes"]
    assert list((release.path / PUBLISHED).iterdir()) == []
    told = [quad for quad in Store.read_only(str(release.full)) if quad.predicate.value == iris.TZ + "textPublished"]
    assert {quad.object.value for quad in told} == {"false"}


@pytest.mark.parametrize(("said", "default", "counts"), [
    ([None, None], "full", "full"),
    ([None, None], "quotes", "quotes"),
    (["full", None], "quotes", "full"),
    ([None, "full"], "quotes", "full"),
    (["full", "quotes"], "full", "quotes"),
])
def test_what_somebody_said_goes_before_the_kind_and_quotes_before_all(said: list[str | None], default: str, counts: str) -> None:
    one, other = ({"key": key, "text": default, "origin": {"text": word}} for key, word in zip("ab", said, strict=True))
    assert [line["text"] for line in settled([one, {**other, "of": "a"}])] == [counts, counts]
