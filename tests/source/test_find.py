"""Which sources paths, folders and patterns name, and under which names."""

from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from taizhang.errors import InputError
from taizhang.source.find import Source, find, read
from taizhang.source.manifest import Row
from taizhang.source.origin import Origin


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.TXT", "2022/c.txt", ".hidden/d.txt", "._b.txt", "~$f.docx", "e.doc"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("通报", encoding="utf-8")
    return tmp_path


def names(*paths: Path | str) -> list[str]:
    return [found.name for found in find([str(path) for path in paths]) if isinstance(found, Source)]


def errors(*paths: Path | str) -> list[str]:
    return [str(found) for found in find([str(path) for path in paths]) if isinstance(found, InputError)]


def test_a_folder_is_searched_in_depth_and_in_order(folder: Path) -> None:
    assert names(folder) == ["2022/c.txt", "a.TXT", "b.txt"]


def test_a_file_is_named_by_itself_whatever_its_ending(folder: Path) -> None:
    assert names(folder / "e.doc") == ["e.doc"]


def test_a_folder_holds_bulletins_of_every_format(tmp_path: Path) -> None:
    for ending in ("txt", "html", "HTM", "shtml", "pdf", "docx", "xlsx", "md"):
        (tmp_path / f"a.{ending}").write_text("通报", encoding="utf-8")
    assert names(tmp_path) == ["a.HTM", "a.docx", "a.html", "a.pdf", "a.shtml", "a.txt"]


def test_an_archive_names_what_is_in_it(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("2022/a.txt", "通报")
        archive.writestr("b.html", "<p>通报情况</p>")
    assert names(tmp_path) == names(tmp_path / "all.zip") == ["all.zip/2022/a.txt", "all.zip/b.html"]
    assert [read(found).content for found in find([str(tmp_path)]) if isinstance(found, Source)] == ["通报", "通报情况"]


def test_a_document_called_an_archive_is_a_document(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("通报")
    document.save(tmp_path / "a.zip")
    (source,) = find([str(tmp_path / "a.zip")])
    assert isinstance(source, Source) and read(source).content == "通报"


def test_a_manifest_tells_of_files_and_names_more(folder: Path) -> None:
    known = Row("b.txt", folder / "b.txt", Origin(publisher="市纪委"))
    more = Row("old/c.txt", folder / "2022" / "c.txt", Origin(title="旧"))
    found = {one.name: one.origin for one in find([str(folder / "b.txt")], [known, more]) if isinstance(one, Source)}
    assert {name: (origin.publisher, origin.title) for name, origin in found.items() if origin} == {
        "b.txt": ("市纪委", None), "old/c.txt": (None, "旧")}


def test_a_row_of_a_manifest_without_its_file_is_an_error(folder: Path) -> None:
    (error,) = [found for found in find([], [Row("gone.txt", folder / "gone.txt", Origin())]) if isinstance(found, InputError)]
    assert "no such file" in str(error)


def test_a_pattern_names_from_its_first_wildcard_on(folder: Path) -> None:
    assert names(folder / "*.txt") == ["b.txt"]
    assert names(folder / "20*") == ["2022/c.txt"]
    assert names(folder / "**" / "c.txt") == ["2022/c.txt"]


def test_a_file_given_twice_is_found_once(folder: Path) -> None:
    assert names(folder, folder / "b.txt") == ["2022/c.txt", "a.TXT", "b.txt"]
    assert errors(folder, folder / "b.txt") == []


def test_two_files_under_one_name_are_not_taken_for_versions(folder: Path) -> None:
    assert names(folder / "2022", folder / "b.txt") == ["c.txt", "b.txt"]
    (folder / "2022" / "b.txt").write_text("另一份通报", encoding="utf-8")
    assert "same name" in errors(folder / "b.txt", folder / "2022")[0]


@pytest.mark.parametrize(
    ("path", "says"), [("missing.txt", "no such file"), ("no*.txt", "holds no .txt"), ("empty", "holds no .txt")]
)
def test_what_names_nothing_is_an_error_that_names_it(tmp_path: Path, path: str, says: str) -> None:
    (tmp_path / "empty").mkdir()
    (error,) = errors(tmp_path / path)
    assert error.startswith(str(tmp_path / path)) and says in error


def test_what_is_missing_does_not_hide_what_is_there(folder: Path) -> None:
    assert names(folder / "missing", folder) == ["2022/c.txt", "a.TXT", "b.txt"]


def test_a_source_is_read_under_its_name(folder: Path) -> None:
    (source,) = [found for found in find([str(folder / "2022")]) if isinstance(found, Source)]
    assert (read(source).source, read(source).content) == ("c.txt", "通报")


def test_a_source_that_is_gone_is_an_input_error(folder: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read(Source("gone.txt", folder / "gone.txt"))
