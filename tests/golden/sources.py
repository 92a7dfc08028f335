"""The bulletins that have golden files."""

import os
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_PROJECT = _HERE.parent.parent
_SHARED = Path(os.environ.get("TAIZHANG_SHARED", _PROJECT.parent / "shared"))


def sources() -> list[Path]:
    """The samples, and the real bulletins where they stand beside the project."""
    return [*sorted((_PROJECT / "samples").glob("*.txt")), *sorted((_SHARED / "seeds").glob("*.txt"))]


def golden_file(path: Path) -> Path:
    """Where the golden records of a bulletin stand."""
    return _HERE / f"{path.stem}.json"
