"""What was made of a text, kept by all that it depends on, so that unchanged work is not done again.

A kept bulletin is a folder ``cache/ID`` with ``text.txt``, ``stated.nq`` (what goes into both stores), ``inferred.nq``,
``names.nq`` (what the bulletin calls its bodies; a release chooses among the bulletins), ``entry.json`` (its line in the
manifest), ``corrections.json`` (the stewards' entries about it) and ``matters.json`` (what finds its like in other bulletins). ID
stands for the text, its source, the entries, and every file of the software, the lexicons, the ontology and the shapes.
"""

import hashlib
import json
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from pyoxigraph import RdfFormat, serialize

from .. import resources
from ..corrections import entries as corrections
from ..corrections.entries import Entry as Correction
from ..layout.substance import substance
from ..linking import matters
from ..mapping.terms import BODIES
from ..records import BulletinKind
from ..source.origin import to_json
from ..source.text import Text
from .chain import Page
from .rights import FULL, QUOTES

Entry = Mapping[str, Any]
"""A bulletin's line in the manifest: key, source, encoding, sha256, made, layout, kind, place, year, title, counts, its ``origin``,
its ``completeness`` (told and asked), its ``substance`` (the same for every rendition), and ``text``: ``full`` or ``quotes``, what
may be published of it."""

_SOFTWARE = Path(__file__).resolve().parent.parent
_NO_PART = "commands"  # they call the stages; nothing of a graph is theirs


@cache
def _software() -> bytes:
    """A hash of every file that what is made depends on."""
    code = (path for path in _SOFTWARE.rglob("*") if path.suffix in (".py", ".tsv") and _NO_PART not in path.parts)
    data = (path for name in ("ontology", "shapes") for path in resources.folder(name).glob("*.ttl"))
    found = hashlib.sha256()
    for path in (*sorted(code), *sorted(data)):
        found.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return found.digest()


def place(data: Path, text: Text, entries: Sequence[Correction] = (), people: str = "all") -> Path:
    """The folder in which what is made of a text, with stewards' entries about it, is kept, whether it is there or not.

    ``people`` is the setting under which the text was cleared of names.
    """
    known = json.dumps([to_json(text.origin), corrections.to_json(entries), people], sort_keys=True)
    parts = (_software(), text.source.encode(), text.key.encode(), text.content.encode(), known.encode())
    return data / "cache" / hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()[:32]


def keep(folder: Path, page: Page) -> None:
    """Keep what was made of a text: written aside and renamed, so that what stands there is whole."""
    aside = folder.with_name(f".{folder.name}-{os.getpid()}")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    names = [quad for quad in page.stated if quad.graph_name == BODIES]
    stated = [quad for quad in page.stated if quad.graph_name != BODIES]
    for name, quads in (("names", names), ("stated", [*stated, *page.found]), ("inferred", page.inferred)):
        serialize(quads, aside / f"{name}.nq", RdfFormat.N_QUADS)
    (aside / "text.txt").write_bytes(page.text.content.encode())
    for name, value in (("entry", _entry(page)), ("matters", matters.to_json(matters.matters(page.text, page.reading))),
                        ("corrections", corrections.to_json(page.corrections))):
        (aside / f"{name}.json").write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    aside.rename(folder)


def entry(folder: Path) -> Entry:
    """The manifest's line of a kept bulletin."""
    line: Entry = json.loads((folder / "entry.json").read_text(encoding="utf-8"))
    return line


def prune(data: Path, used: Iterable[Path]) -> None:
    """Drop what the release that is now current was not made from."""
    kept = {folder.name for folder in used}
    for folder in (data / "cache").iterdir():
        if folder.name not in kept:
            shutil.rmtree(folder)


def _entry(page: Page) -> Entry:
    text, reading, bulletin = page.text, page.reading, page.reading.bulletin
    return {
        "key": text.key,
        "source": text.source,
        "encoding": text.encoding,
        "sha256": text.sha256,
        "origin": to_json(text.origin),
        "substance": substance(text),
        "text": text.origin.text or _published(bulletin.kind),
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "layout": bulletin.layout,
        "kind": bulletin.kind,
        "place": bulletin.place,
        "year": bulletin.year,
        "title": text.content[slice(*bulletin.title)] if bulletin.title else None,
        "completeness": asdict(page.completeness.bulletin),
        "counts": {
            "projects": len(reading.projects),
            "measures": len(reading.measures),
            "figures": Counter(figure.kind for figure in reading.figures),
            "corrections": len(page.changes),
            "accepted": sum(finding.settled is not None for finding in page.findings),
            "findings": Counter(finding.severity for finding in page.findings if finding.settled is None),
            "quads": {"stated": len(page.stated), "inferred": len(page.inferred)},
        },
    }


def _published(kind: BulletinKind) -> str:
    """What is published of a bulletin of which nobody said: of a newspaper's story only quotes."""
    return QUOTES if kind is BulletinKind.PRESS else FULL
