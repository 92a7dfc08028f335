"""A load in a process of its own that may be killed. What takes seconds is done when this module is imported: before the fork."""

import os
from pathlib import Path

from taizhang.release.load import load
from taizhang.release.reference import shared
from taizhang.source.find import find

shared()


def load_folder(data: Path, folder: Path, workers: int) -> None:
    """Load a folder of bulletins afresh, in a group of processes of its own; what happens is told by the exit code."""
    os.setpgid(0, 0)
    loaded = load(data, list(find([str(folder)])), replace=True, workers=workers)
    if loaded.refused or loaded.release is None:
        raise SystemExit(2)
