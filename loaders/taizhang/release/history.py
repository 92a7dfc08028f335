"""The releases that a data folder holds: listing them, going back to one, and dropping old ones."""

import shutil
from pathlib import Path

from ..errors import InputError, Said
from .current import CURRENT, MANIFEST, RELEASES, Release, current
from .lock import locked


def releases(data: Path) -> list[Release]:
    """All whole releases, oldest first; their names begin with the time."""
    return [Release(path.parent) for path in sorted((data / RELEASES).glob(f"[!.]*/{MANIFEST}"))]


def named(data: Path, name: str) -> Release:
    """The release of a name, or of the only name that begins so. Raises :class:`InputError` where it is not told which."""
    found = [release for release in releases(data) if release.id.startswith(name)] if name else []
    exact = [release for release in found if release.id == name]
    if len(exact or found) == 1:
        return (exact or found)[0]
    what = Said("有多个发布以此开头", "several releases begin so") if found else Said("没有这个发布", "there is no such release")
    raise InputError(name, what, Said("taizhang releases 列出全部发布", "taizhang releases lists them all"))


def make_current(data: Path, release: Release) -> None:
    """Point ``current`` at a release: the renaming of one symbolic link, so that there is always one that is current."""
    link = data / f".{CURRENT}"
    link.unlink(missing_ok=True)
    link.symlink_to(release.path.relative_to(data))
    link.replace(data / CURRENT)


def rollback(data: Path, name: str) -> Release:
    """Make an earlier, or a later, release current again."""
    found = named(data, name)
    with locked(data):
        make_current(data, named(data, found.id))  # which may have been dropped before the lock was ours
    return found


def prune(data: Path, keep: int) -> list[str]:
    """Drop all releases but the current one and the ``keep`` newest others; the names of those that were dropped.

    A folder is renamed first: what a killed prune leaves behind is no release any more, and cleared by the next load.
    """
    current(data)  # or there is nothing to drop, and nothing to make a lock in
    with locked(data):
        standing = current(data).id
        others = [release for release in releases(data) if release.id != standing]
        dropped = others[: max(len(others) - keep, 0)]
        for release in dropped:
            _drop(release)
    return [release.id for release in dropped]


def drop_stale(data: Path, kept: Release, left_out: str) -> int:
    """Drop the releases but one that hold what is not to be published any more; how many they were. The caller holds the lock."""
    others = [release for release in releases(data) if release.id != kept.id]
    stale = [release for release in others if release.manifest.get("left_out", "") != left_out]
    for release in stale:
        _drop(release)
    return len(stale)


def _drop(release: Release) -> None:
    aside = release.path.with_name(f".pruned-{release.id}")
    release.path.rename(aside)
    shutil.rmtree(aside)
