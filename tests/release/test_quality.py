"""How complete the bulletins of a release are, in its graph and its manifest."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Store

from taizhang.release.current import Release
from taizhang.release.load import Loaded
from taizhang.release.quality import groups

Load = Callable[..., Loaded]
DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture
def release(folder: Path, loaded: Load) -> Release:
    """Two bulletins of one place: one that lacks a measure, one of another year that lacks its lead unit too."""
    content = (folder / "water.txt").read_text(encoding="utf-8").replace("2023年", "2024年").replace("牵头单位:市水利局\n", "")
    (folder / "water.txt").write_text(content, encoding="utf-8")
    made = loaded(folder).release
    assert made is not None
    return made


def test_bulletins_add_up_by_place_and_year(release: Release) -> None:
    lines = {line["source"]: line for line in release.manifest["bulletins"]}
    clinics, water = (tuple(lines[name]["completeness"].values()) for name in ("clinics.txt", "water.txt"))
    assert water[0] < clinics[0] < clinics[1] == water[1]
    found = {group: (score.told, score.asked) for group, score in groups(release.manifest["bulletins"]).items()}
    both = (clinics[0] + water[0], clinics[1] + water[1])
    assert found == {(None, None): both, ("330481", None): both, (None, 2023): clinics, (None, 2024): water,
                     ("330481", 2023): clinics, ("330481", 2024): water}
    assert tuple(release.manifest["completeness"].values()) == both


@pytest.mark.parametrize(("page", "place"), [("quality.md", "Haining City"), ("quality.zh.md", "海宁市")])
def test_the_question_of_the_documentation_has_its_answer(release: Release, page: str, place: str) -> None:
    (question,) = re.findall(r"```sparql\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL)
    rows = [[term.value for term in row] for row in Store.read_only(str(release.full)).query(question)]
    assert [row[:2] for row in rows] == [[place, "2024"], [place, "2023"]]
    assert 0 < float(rows[0][2]) < float(rows[1][2]) < 1


def test_an_earlier_bulletin_without_place_and_year_counts_in_the_whole(release: Release) -> None:
    nowhere = {**release.manifest["bulletins"][0], "place": None, "year": None}
    assert set(groups([nowhere])) == {(None, None)}
