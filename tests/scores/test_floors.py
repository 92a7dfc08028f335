"""What was once reached on the annotated bulletins is not lost again.

They are not part of the project: they stand beside the checkout, or where ``TAIZHANG_SHARED`` says.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SHARED = Path(os.environ.get("TAIZHANG_SHARED", ROOT.parent / "shared"))


def fallen(floors: dict[str, dict[str, float]], reached: dict[str, dict[str, float]]) -> list[str]:
    """The rows that are lower than their floor, or gone."""
    return [f"{name} {row}: {reached[name].get(row, 0.0)} < {floor}" for name, rows in floors.items() for row, floor in rows.items()
            if reached[name].get(row, 0.0) < floor]


@pytest.mark.long
@pytest.mark.skipif(not (SHARED / "eval" / "score.py").is_file(), reason=f"no annotated bulletins in {SHARED}")
def test_no_row_falls_below_its_floor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "reached.json"
    done = subprocess.run([sys.executable, HERE / "reached.py", SHARED, out], capture_output=True, text=True)
    with capsys.disabled():
        print(f"\n{done.stdout}{done.stderr}")
    assert done.returncode == 0
    floors = json.loads((HERE / "floors.json").read_text())
    assert floors, "without floors nothing is held"
    assert fallen(floors, json.loads(out.read_text())) == []


def test_a_fallen_row_is_seen() -> None:
    assert fallen({"dev": {"figures": 97.0, "links": 75.0}}, {"dev": {"figures": 96.9}}) == [
        "dev figures: 96.9 < 97.0", "dev links: 0.0 < 75.0"]
