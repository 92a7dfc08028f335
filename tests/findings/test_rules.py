"""The catalogue of rules in the documentation is what the shapes and doubts say today."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from taizhang.findings.doubts import catalogue
from taizhang.findings.shapes import shapes

SCRIPT = Path(__file__).resolve().parents[2] / "docs" / "rules.py"


@pytest.fixture(scope="module")
def rules() -> ModuleType:
    """The script that writes the catalogue."""
    spec = importlib.util.spec_from_file_location("rules", SCRIPT)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_catalogue_is_not_stale(rules: ModuleType, lang: str) -> None:
    assert rules.FILES[lang].read_text(encoding="utf-8") == rules.page(lang), "run python docs/rules.py"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_rule_has_a_full_line(rules: ModuleType, lang: str) -> None:
    lines = [line for line in rules.page(lang).splitlines() if line.startswith("| `")]
    assert {re.findall("`(.+?)`", line)[0] for line in lines} == shapes().codes | set(catalogue())
    assert len(lines) == len(shapes().codes) + len(catalogue())
    for line in lines:
        assert all(cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]), line


def test_no_doubt_bears_the_code_of_a_shape() -> None:
    assert not shapes().codes & set(catalogue())
