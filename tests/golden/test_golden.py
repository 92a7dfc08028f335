"""What each sample and each real bulletin yields, held against its golden file.

``python -m tests.golden.update`` writes the golden files anew; read the diff before committing it. The real bulletins stand
beside the project (``../shared/seeds``) and are read where they are there; the samples always are.
"""

import json
from pathlib import Path

import pytest
from tests.golden.snapshot import lines, snapshot
from tests.golden.sources import golden_file, sources


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.stem)
def test_a_bulletin_yields_its_golden_records(path: Path) -> None:
    expected = json.loads(golden_file(path).read_text(encoding="utf-8"))
    found = json.loads(lines(snapshot(path)))
    for kind, rows in expected.items():
        assert found[kind] == rows, kind


def test_the_samples_are_there() -> None:
    assert len([path for path in sources() if path.parent.name == "samples"]) >= 5
