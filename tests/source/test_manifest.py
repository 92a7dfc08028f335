"""Manifests: what their columns say, and errors that name the line."""

from datetime import date
from pathlib import Path

import pytest

from taizhang.errors import InputError
from taizhang.source.manifest import manifest
from taizhang.source.origin import Origin, described, from_json, to_json

WHOLE = (
    "file,url,title,publisher,published,rights,text\n2023/a.txt,https://x.example/a,整治结果,市纪委,2024-01-05,转载请注明,quotes\n"
)


def write(path: Path, content: str, encoding: str = "utf-8") -> Path:
    file = path / "list.csv"
    file.write_bytes(content.encode(encoding))
    return file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_every_column_is_read(tmp_path: Path, encoding: str) -> None:
    (row,) = manifest(write(tmp_path, WHOLE, encoding))
    assert (row.named, row.path) == ("2023/a.txt", tmp_path / "2023" / "a.txt")
    assert row.origin == Origin(
        title="整治结果",
        publisher="市纪委",
        published=date(2024, 1, 5),
        url="https://x.example/a",
        rights="转载请注明",
        text="quotes",
    )
    assert from_json(to_json(row.origin)) == row.origin


def test_columns_may_be_few_cells_empty_and_lines_blank(tmp_path: Path) -> None:
    first, second = manifest(write(tmp_path, 'URL,Title\nhttps://x.example/b,"甲,乙"\n,\nhttps://x.example/c,\n'))
    assert (first.named, first.path, first.origin.title) == ("https://x.example/b", None, "甲,乙")
    assert second.origin.title is None


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        ("title\nx\n", 1, "file or url"),
        ("file,colour\na.txt,red\n", 1, "colour"),
        ("file,published\na.txt,2024-01-05\nb.txt,2024-13-05\n", 3, "2024-13-05"),
        ("file,published\na.txt,soon\n", 2, "soon"),
        ("file,text\na.txt,half\n", 2, "half"),
        ("file,title\n,x\n", 2, "neither"),
        ("file,title\na.txt,x,y\n", 2, "more cells"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, content: str, line: int, says: str) -> None:
    with pytest.raises(InputError) as caught:
        manifest(write(tmp_path, content))
    assert f"line {line}: " in str(caught.value) and says in str(caught.value)


def test_a_manifest_that_is_not_there_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        manifest(tmp_path / "list.csv")


def test_a_manifest_goes_before_the_page() -> None:
    page = Origin("text/html", title="页面标题", publisher="某网", unread=(2,))
    known = described(page, Origin(title="正题", text="full"))
    assert known == Origin("text/html", title="正题", publisher="某网", text="full", unread=(2,))
    assert described(page, None) == page
