"""What ``docs/sources.md`` says of limits, endings and manifests is so."""

import re
from pathlib import Path

import pytest

from taizhang.source import archive, find, formats, manifest, pdf, web

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = [DOCS / "sources.md", DOCS / "sources.zh.md"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_limits(page: Path) -> None:
    words = page.read_text(encoding="utf-8")
    assert find.FILE_BYTES == web._BYTES == archive._MEMBER_BYTES == 64 * 2**20 and "64 MiB" in words
    assert find.ARCHIVE_BYTES == archive._ALL_BYTES == 512 * 2**20 and "512 MiB" in words
    numbers = {int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", words)}
    said = {archive._MEMBERS, archive._RATIO, formats.CHARACTERS, pdf._PAGES, int(web._SECONDS), int(web._WHOLE)}
    assert said - numbers == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_ending_is_named(page: Path) -> None:
    words = page.read_text(encoding="utf-8").lower()
    assert [ending for ending in archive.ENDINGS if ending.removeprefix(".") not in words] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_example_manifest_is_one(page: Path, tmp_path: Path) -> None:
    example = re.search(r"```csv\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    assert example
    path = tmp_path / "list.csv"
    path.write_text(example[1], encoding="utf-8")
    first, second = manifest.manifest(path)
    assert (first.origin.text, second.origin.text) == ("full", "quotes")
    assert example[1].splitlines()[0].split(",") == list(manifest._COLUMNS)
