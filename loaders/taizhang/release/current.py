"""The releases of a data folder, and which of them is current."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ..corrections.entries import Entry as Correction
from ..corrections.entries import from_json
from ..errors import InputError, Said
from .rights import PUBLISHED, WITHHELD

CORRECTIONS = "corrections.json"
CURRENT = "current"
MANIFEST = "manifest.json"
RELEASES = "releases"


@dataclass(frozen=True)
class Release:
    """An immutable release: ``releases/ID`` of a data folder."""

    path: Path

    @property
    def id(self) -> str:
        """Its name: the time when it was made (UTC), and what it holds as eight hex digits."""
        return self.path.name

    @property
    def full(self) -> Path:
        """The store of all graphs. Open it with ``pyoxigraph.Store.read_only``: opening it to write changes the folder."""
        return self.path / "full"

    @property
    def stated(self) -> Path:
        """The store without the inferred graphs, to be opened like :attr:`full`."""
        return self.path / "stated"

    @cached_property
    def manifest(self) -> Mapping[str, Any]:
        """``id``, ``created``, ``software``, ``state``, ``counts`` and ``bulletins`` (one mapping each)."""
        manifest: Mapping[str, Any] = json.loads((self.path / MANIFEST).read_text(encoding="utf-8"))
        return manifest

    @property
    def lines(self) -> Sequence[Mapping[str, Any]]:
        """The manifest's lines of all bulletins and their further renditions."""
        return [*self.manifest["bulletins"], *self.manifest.get("renditions", ())]

    @cached_property
    def corrections(self) -> Mapping[str, tuple[Correction, ...]]:
        """The stewards' entries by the key of the bulletin that they are about."""
        path = self.path / CORRECTIONS
        kept = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        return {key: from_json(entries) for key, entries in kept.items()}

    def text(self, key: str) -> Path:
        """The file of a bulletin's text, UTF-8, whether the whole text may be published (it stands in ``texts``) or not."""
        published = self.path / PUBLISHED / f"{key}.txt"
        return published if published.is_file() else self.path / WITHHELD / f"{key}.txt"


def current(data: Path) -> Release:
    """The release that stands now. Raises :class:`InputError` where nothing was loaded yet."""
    link = data / CURRENT
    if not (link / MANIFEST).is_file():
        cure = Said("请先运行 taizhang load", "run taizhang load first")
        raise InputError(str(data), Said("尚未载入任何通报", "nothing has been loaded here yet"), cure)
    return Release(link.resolve())
