"""A new release: built aside, put in place by renaming one symbolic link.

Whatever moment a load is killed at, ``current`` points at a whole release: the old one until the link is renamed, then the new
one. What a killed load leaves behind begins with a dot and is cleared by the next.
"""

import hashlib
import json
import os
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from pyoxigraph import Quad

from .. import __version__
from ..findings.scores import Score
from ..mapping.provenance import provenance, rendition
from . import rights
from .cache import Entry, entry
from .current import CORRECTIONS, MANIFEST, RELEASES, Release
from .exchange import exchange, link
from .history import make_current
from .linked import FILE as LINKS
from .linked import Linked, written
from .quality import groups, quality
from .stores import Contents, write


def build(
    data: Path, folders: Sequence[Path], replaces: Mapping[str, str], renditions: Mapping[Path, str], links: Linked, left_out: str,
    base: Release | None = None,
) -> Release:
    """Make a release of kept bulletins and the ``links`` between them, and make it current.

    ``replaces`` tells, by key, which version each supersedes; ``renditions`` are further kept folders, each with the key of the
    bulletin that it is another rendition of: their texts are kept and named in the catalogue, and count for nothing else.
    ``left_out`` stands for what is not published (:meth:`Making.left_out`). What ``base`` holds already is not written again.
    """
    now, state = datetime.now(UTC), state_of([*folders, *renditions], links)
    name = f"{now:%Y%m%dT%H%M%S%f}Z-{state[:8]}"
    aside = data / RELEASES / f".building-{name}"
    for kind in (rights.PUBLISHED, rights.WITHHELD):
        (aside / kind).mkdir(parents=True)
    further = [{**entry(folder), "replaces": None, "of": of} for folder, of in renditions.items()]
    lines = rights.settled([*(_entry(folder, replaces) for folder in folders), *further])
    entries, others = lines[: len(folders)], lines[len(folders) :]
    for line, folder in zip(lines, [*folders, *renditions], strict=True):
        link(folder / "text.txt", aside / rights.folder(line) / f"{line['key']}.txt")
    _write(aside / CORRECTIONS, json.dumps(_corrections([*folders, *renditions]), ensure_ascii=False, indent=1))
    _write(aside / LINKS, written(links.decisions))
    _stores(aside, Contents(folders, [*_catalogue(entries, others), *quality(entries)], links.quads), entries, base, left_out)
    manifest = {
        "id": name,
        "created": now.isoformat(timespec="seconds"),
        "software": __version__,
        "state": state,
        "left_out": left_out,
        "completeness": asdict(groups(entries).get((None, None), Score())),
        "counts": {"bulletins": len(entries), **_sum(entries)},
        "bulletins": entries,
        "renditions": others,
    }
    _write(aside / MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
    return _put_in_place(data, aside, name)


def _stores(aside: Path, contents: Contents, entries: Sequence[Entry], base: Release | None, left_out: str) -> None:
    """Write the stores: anew where there is no ``base``, where it has not even half of it all, or where other things are published.

    Kept folders are named by the software too: where one stays, so do the graphs that all releases share.
    """
    held = {(line["key"], line.get("kept")) for line in base.manifest["bulletins"]} if base else set()
    staying = {(line["key"], line["kept"]) for line in entries} & held
    if base is None or base.manifest.get("left_out") != left_out or len(staying) * 2 <= max(len(held), len(entries)):
        write(aside, contents)
        return
    folders = {name for _, name in staying}
    changed = [folder for folder in contents.folders if folder.name not in folders]
    exchange(aside, base.path, contents, changed, {key for key, _ in staying})


def state_of(folders: Sequence[Path], links: Linked) -> str:
    """What a release of these bulletins and links holds, as a hash: kept folders are named by all that is in them."""
    names = "\n".join(sorted(folder.name for folder in folders))
    return hashlib.sha256(f"{names}\n{written(links.decisions)}".encode()).hexdigest()


def clear(data: Path) -> None:
    """Remove what a load that was killed left behind."""
    for folder in (data / RELEASES, data / "cache"):
        for left in folder.glob(".*"):
            shutil.rmtree(left)


def _put_in_place(data: Path, aside: Path, name: str) -> Release:
    final = data / RELEASES / name
    aside.rename(final)
    release = Release(final)
    make_current(data, release)
    return release


def _corrections(folders: Sequence[Path]) -> dict[str, object]:
    """The stewards' entries by the key of the bulletin that they are about."""
    kept = {folder: json.loads((folder / "corrections.json").read_text(encoding="utf-8")) for folder in folders}
    return {entry(folder)["key"]: entries for folder, entries in kept.items() if entries}


def _entry(folder: Path, replaces: Mapping[str, str]) -> Entry:
    line = entry(folder)
    return {**line, "kept": folder.name, "replaces": replaces.get(line["key"])}


def _catalogue(entries: Sequence[Entry], renditions: Sequence[Entry]) -> Iterator[Quad]:
    for line in entries:
        known = {name: line["origin"].get(name) for name in ("url", "rights")}
        yield from provenance(**{name: line[name] for name in ("key", "source", "sha256", "made", "replaces", "text")}, **known)
    for line in (*entries, *renditions):
        named = {name: line[name] for name in ("key", "source", "sha256")}
        yield from rendition(**named, media_type=line["origin"]["media_type"], of=line.get("of"))


def _sum(entries: Sequence[Entry]) -> dict[str, object]:
    """The counts of all bulletins together."""
    counts = [line["counts"] for line in entries]
    simple = {name: sum(count[name] for count in counts) for name in ("projects", "measures", "corrections", "accepted")}
    return simple | {name: sum((Counter(count[name]) for count in counts), Counter()) for name in ("figures", "findings", "quads")}


def _write(path: Path, content: str) -> None:
    """Write a file that is on disk before the release is put in place."""
    with path.open("w", encoding="utf-8") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
