"""One text → the folder that keeps what is made of it: what was removed taken out, what stewards put right put in."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..corrections import entries as corrections
from ..corrections.beside import corrections as beside
from ..corrections.entries import Entry
from ..errors import InputError, Said
from ..layout.substance import substance
from ..linking import confirmed
from ..linking.review import Decision
from ..removal.conceal import everywhere, without
from ..removal.people import PEOPLE, left_out
from ..removal.register import Register
from ..source.find import Source, read
from ..source.origin import from_json
from ..source.text import Text
from . import cache as keeping
from .chain import page
from .current import Release


@dataclass(frozen=True, slots=True)
class Carried:
    """A bulletin of the release before: its text there, its line in the manifest, the stewards' entries about it."""

    path: Path
    entry: keeping.Entry
    corrections: tuple[Entry, ...] = ()


Task = Source | Carried
Made = Path | InputError


@dataclass(frozen=True, slots=True)
class Making:
    """What is made of a text depends on, beside the text: the data folder, what was removed, whose names are published
    (``people``), corrections files that were given, and the release before, which keeps what stewards said then.
    """

    data: Path
    removed: Register
    people: str = "all"
    files: Sequence[Path] = ()
    before: Path | None = None

    @property
    def left_out(self) -> str:
        """What stands for all that is not to be published: empty where everything is."""
        names = sorted((*self.removed.persons, *self.removed.bulletins))
        return hashlib.sha256("\n".join((self.people, *names)).encode()).hexdigest() if names or self.people != PEOPLE[0] else ""


def made(making: Making, task: Task) -> Made:
    """The folder that keeps what is made of one text; one text that fails does not stop the others."""
    try:
        text = text_of(task)
        _refuse_removed(making, text)
        entries = _hidden(making, _entries(making, task, text))
        return _kept_page(making, without(text, making.removed.lengths, making.removed.knows), entries)
    except InputError as error:
        return error
    except Exception as error:
        name = task.name if isinstance(task, Source) else task.entry["source"]
        what = Said(f"处理时出错({error!r})", f"an error while it was processed ({error!r})")
        return InputError(name, what, Said("请连同该文件报告此问题", "please report it with the file"))


def _kept_page(making: Making, text: Text, entries: tuple[Entry, ...]) -> Path:
    """Where the page of a text is kept, made where it is not yet. One that is kept names nobody whom the setting leaves out."""
    folder = keeping.place(making.data, text, entries, making.people)
    if folder.exists():
        return folder
    text = left_out(text, making.people)
    folder = keeping.place(making.data, text, entries, making.people)
    if not folder.exists():
        keeping.keep(folder, page(text, entries))
    return folder


def text_of(task: Task) -> Text:
    """The text of a source, or of a bulletin of the release before. Raises :class:`InputError` where it cannot be read."""
    if isinstance(task, Source):
        return read(task)
    content = task.path.read_bytes().decode()
    line = task.entry
    return Text(content, line["source"], line["encoding"], line["sha256"], from_json(line.get("origin", {})), line["key"])


def _refuse_removed(making: Making, text: Text) -> None:
    day = making.removed.removed(text.key, text.source, substance(text)) if making.removed.bulletins else None
    if day is not None:
        what = Said(f"该通报已于 {day} 应请求移除，不再载入", f"this bulletin was removed on request on {day} and is not loaded")
        raise InputError(text.source, what, Said("撤销移除见 removed.yml", "removed.yml says how to take that back"))


def _entries(making: Making, task: Task, text: Text) -> tuple[Entry, ...]:
    """What stewards say of a bulletin: in the files beside it, else as the release before has it."""
    if isinstance(task, Carried):
        return task.corrections
    found = beside(task.path, text, making.files)
    if found is None and making.before:
        kept = _kept(making.before)
        found = kept.get(text.source) or kept.get(text.key)
    return found or ()


@cache
def _kept(release: Path) -> Mapping[str, tuple[Entry, ...]]:
    """The stewards' entries that a release keeps, by the source and the key of the bulletin."""
    kept = Release(release)
    named = ((line[name], line["key"]) for line in kept.lines for name in ("source", "key"))
    return {name: kept.corrections[key] for name, key in named if key in kept.corrections}


def hidden_decisions(making: Making, decisions: Sequence[Decision]) -> list[Decision]:
    """Stewards' decisions without those about bulletins that were removed, and without the names of persons who were."""
    removed = making.removed
    staying = [one for one in decisions if not removed.removed(one.first.bulletin, one.second.bulletin)]
    if not staying or not removed.lengths:
        return staying
    return confirmed.from_json(everywhere(confirmed.to_json(staying), removed.lengths, removed.knows))


def _hidden(making: Making, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries without the names of persons who were removed."""
    if not entries or not making.removed.lengths:
        return entries
    return corrections.from_json(everywhere(corrections.to_json(entries), making.removed.lengths, making.removed.knows))
