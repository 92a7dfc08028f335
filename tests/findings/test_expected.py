"""What annotated bulletins leave out or contradict is found in the right project, and nothing else is a violation.

They are not part of the project: they stand beside the checkout, or where ``TAIZHANG_SHARED`` says.
"""

import os
from pathlib import Path

import pytest

from taizhang.records import Severity
from taizhang.release.chain import page
from taizhang.source.decode import decode

SHARED = Path(os.environ.get("TAIZHANG_SHARED", Path(__file__).resolve().parents[3] / "shared"))

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not (SHARED / "eval" / "dev").is_dir(), reason=f"no annotated bulletins in {SHARED}"),
]

# Code and number of the project (0: the whole bulletin) of what must be found.
EXPECTED = {
    "D1": {("parts-do-not-add-up", 1), ("result-lead-unit", 5)},
    "D2": {("percentage-refuted", 0), ("result-lead-unit", 6), ("result-time-limit", 6)},
    "D3": {("percentage-refuted", 2), ("result-time-limit", 4)},
    "D4": {("parts-do-not-add-up", 0), ("result-lead-unit", 3)},
    "D5": {("parts-do-not-add-up", 1), ("result-lead-unit", 5), ("result-time-limit", 5)},
    "D6": {("parts-do-not-add-up", 2), ("commitment-time-limit", 4)},
    "D7": {("two-values", 0), ("press-body", 5), ("press-time-limit", 5)},
    "D8": {("status-contradicted", 5), ("result-lead-unit", 4)},
}
CONTRADICTIONS = {
    "parts-do-not-add-up", "part-exceeds-whole", "percentage-refuted", "two-values", "stages-miss-target", "status-contradicted",
    "rectified-exceeds-found",
}


def found(path: Path) -> dict[tuple[str, int], Severity]:
    """Code and number of the project of each finding, and how heavy it is."""
    read = page(decode(path.read_bytes(), path.name))
    number = {project.title: at for at, project in enumerate(read.reading.projects, 1)}
    return {(one.code, number.get(one.project or "", 0)): one.severity for one in read.findings}


@pytest.mark.parametrize("name", EXPECTED)
def test_what_must_be_found_is_found_and_nothing_false(name: str) -> None:
    told = found(SHARED / "eval" / "dev" / f"{name}.txt")
    assert EXPECTED[name] - set(told) == set()
    # No contradiction and no violation beyond them.
    beyond = {one for one, severity in told.items() if severity is Severity.VIOLATION or one[0] in CONTRADICTIONS}
    assert beyond - EXPECTED[name] == set()


def test_complete_bulletins_have_no_violation() -> None:
    heavy = {(path.name, one) for path in (SHARED / "seeds").glob("*.txt") for one, severity in found(path).items()
             if severity is Severity.VIOLATION}
    assert heavy == set()
