"""Bulletins of our own making, and what tests of releases ask of a data folder."""

from collections.abc import Callable
from pathlib import Path

import pytest

from taizhang.release.load import Loaded, load
from taizhang.source.find import find

WATER = "海宁市2023年专项整治结果公示\n一、农村供水不稳定问题\n牵头单位:市水利局\n整治成效:改造管网12公里,惠及群众3400户。\n"
CLINICS = "海宁市2023年民生实事整改情况通报\n一、村卫生室缺药问题\n牵头单位:市卫生健康委员会\n整治成效:补充药品210种。\n"
CLINICS_AGAIN = "海宁市2024年民生实事整改情况通报\n一、体检排队问题\n牵头单位:市卫健委\n整治成效:新增体检点9个。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two bulletins, one with the line ends of another system."""
    made = tmp_path / "bulletins"
    made.mkdir()
    (made / "water.txt").write_text(WATER, encoding="utf-8")
    (made / "clinics.txt").write_bytes(CLINICS.replace("\n", "\r\n").encode("gb18030"))
    return made


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder that is not there yet."""
    return tmp_path / "data"


@pytest.fixture
def loaded(data: Path) -> Callable[..., Loaded]:
    """Load paths into the data folder."""

    def load_paths(*paths: Path, replace: bool = False, workers: int = 1) -> Loaded:
        return load(data, list(find([str(path) for path in paths])), replace=replace, workers=workers)

    return load_paths
