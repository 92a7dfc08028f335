"""One bulletin in several renditions, and what may be published of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Store
from tests.formats.writers import as_docx, as_html, as_pdf

from taizhang import iris
from taizhang.release.current import Release
from taizhang.release.load import Loaded, load
from taizhang.source.find import find
from taizhang.source.manifest import Row
from taizhang.source.origin import Origin

from .conftest import CLINICS, WATER

Load = Callable[..., Loaded]
CATALOG = NamedNode(iris.graph("catalog"))
STORY = """龙泉:民生难题逐个销号
“路灯亮了,夜里出门放心多了。”居民叶知秋说。
今年以来,针对城区路灯损坏多、维修慢的问题,龙泉市纪委监委督促市住建局牵头整治,排查路灯3200盏,修复损坏路灯286盏,群众反映的问题得到解决。
“我们会继续盯下去。”龙泉市住建局有关负责人表示。(记者 某某)
"""


@pytest.fixture
def renditions(tmp_path: Path) -> Path:
    """A folder with one bulletin in four formats."""
    made = tmp_path / "renditions"
    made.mkdir()
    (made / "water.txt").write_text(WATER.replace("\n", "\n\n"), encoding="utf-8")
    for name, write in (("water.html", as_html), ("water.docx", as_docx), ("water.pdf", as_pdf)):
        (made / name).write_bytes(write(WATER))
    return made


def release_of(loaded: Loaded) -> Release:
    assert loaded.release is not None
    return loaded.release


def told(release: Release, predicate: str) -> set[tuple[str, str]]:
    """Subject and object of a property in the catalogue."""
    quads = Store.read_only(str(release.full)).quads_for_pattern(None, NamedNode(predicate), None, CATALOG)
    return {(quad.subject.value, getattr(quad.object, "value", "")) for quad in quads}


def published(release: Release) -> dict[str, str]:
    return {line["source"]: line["text"] for line in release.manifest["bulletins"]}


def test_several_renditions_count_once(renditions: Path, loaded: Load) -> None:
    release = release_of(loaded(renditions))
    (line,) = release.manifest["bulletins"]
    assert line["source"] == "water.html" and release.manifest["counts"]["projects"] == 1
    others = {one["source"]: one["key"] for one in release.manifest["renditions"]}
    assert others.keys() <= {"water.txt", "water.docx", "water.pdf"} and "water.txt" in others
    formats = told(release, iris.DCTERMS + "isFormatOf")
    assert formats == {(iris.text(key), iris.text(line["key"])) for key in others.values()}
    assert (iris.text(others["water.txt"]), "text/plain") in told(release, iris.DCTERMS + "format")
    assert release.text(others["water.txt"]).read_text(encoding="utf-8") == WATER.replace("\n", "\n\n")


@pytest.mark.parametrize(
    "order", [["water.pdf", "water.docx", "water.txt", "water.html"], ["water.html", "water.txt", "water.docx", "water.pdf"]]
)
def test_the_order_of_loads_does_not_matter(renditions: Path, loaded: Load, order: list[str]) -> None:
    for name in order:
        release = release_of(loaded(renditions / name))
    (line,) = release.manifest["bulletins"]
    assert line["source"] == "water.html"
    assert release_of(loaded(renditions)).id == release.id


def test_a_new_version_of_a_rendition_is_a_bulletin_again(renditions: Path, loaded: Load) -> None:
    old = release_of(loaded(renditions / "water.txt", renditions / "water.html"))
    before = old.manifest["renditions"][0]["key"]
    (renditions / "water.txt").write_text(WATER.replace("3400", "3500"), encoding="utf-8")
    release = release_of(loaded(renditions / "water.txt"))
    assert [line["source"] for line in release.manifest["bulletins"]] == ["water.html", "water.txt"]
    assert release.manifest["bulletins"][1]["replaces"] == before and release.manifest["renditions"] == []


def test_of_a_story_only_quotes_are_published_unless_somebody_says_so(folder: Path, data: Path) -> None:
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    release = release_of(load(data, list(find([str(folder)]))))
    assert published(release) == {"clinics.txt": "full", "story.txt": "quotes", "water.txt": "full"}
    keys = {line["source"]: line["key"] for line in release.manifest["bulletins"]}
    assert (iris.text(keys["story.txt"]), "false") in told(release, iris.TZ + "textPublished")
    assert (iris.text(keys["water.txt"]), "true") in told(release, iris.TZ + "textPublished")
    assert release.text(keys["story.txt"]).read_text(encoding="utf-8") == STORY


def test_a_manifest_reaches_the_graph(folder: Path, data: Path, loaded: Load) -> None:
    origin = Origin(
        title="民生实事通报", publisher="海宁市纪委监委", url="https://x.example/a?b=1 2", rights="转载请注明出处", text="quotes"
    )
    rows = [Row("clinics.txt", folder / "clinics.txt", origin)]
    release = release_of(load(data, list(find([str(folder)], rows))))
    (line,) = (line for line in release.manifest["bulletins"] if line["source"] == "clinics.txt")
    node = iris.text(line["key"])
    assert published(release)["clinics.txt"] == "quotes"
    assert (node, "https://x.example/a?b=1 2") in told(release, "https://schema.org/url")
    assert [rights for subject, rights in told(release, iris.DCTERMS + "rights") if subject == node] == ["转载请注明出处"]
    store = Store.read_only(str(release.full))
    facts = f'dc:publisher "海宁市纪委监委" ; dcterms:title "{CLINICS.splitlines()[0]}"@zh'
    ask = f"ASK {{ GRAPH <{iris.graph(line['key'])}> {{ <{node}> {facts} }} }}"
    assert store.query(ask, prefixes=iris.PREFIXES)
    assert release_of(loaded(folder / "water.txt")).id == release.id, "what is carried over keeps what the manifest said"


def test_the_page_says_when_it_was_published(tmp_path: Path, data: Path) -> None:
    body = WATER.replace("2023年", "").replace("\n", "</p><p>")
    page = f'<html><head><meta name="PubDate" content="2022-05-06 10:00"></head><body><div><p>{body}</p></div></body></html>'
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    release = release_of(load(data, list(find([str(tmp_path / "a.html")]))))
    ask = 'ASK { ?b a tz:Bulletin ; dcterms:issued "2022-05-06"^^xsd:date ; tz:year "2022"^^xsd:gYear }'
    assert Store.read_only(str(release.full)).query(ask, prefixes=iris.PREFIXES)
