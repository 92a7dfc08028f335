"""The corrections files that stand beside a bulletin: ``corrections.yml`` of its folder, ``NAME.corrections.yml`` of its own."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from ..errors import InputError, Said, because
from ..source.text import Text
from .entries import Entry
from .file import read

FOLDER = "corrections.yml"
OWN = ".corrections.yml"
_KEY = re.compile("[0-9a-f]{16}")
_READ = Said("请检查文件及其读取权限", "check the file and the right to read it")
_NAME = Said("请写文件名、来源名或 KEY", "give the file's name, the source's name or the KEY")


class _File(NamedTuple):
    """What a file holds: its entries by what they call their bulletin, and what is wrong in it."""

    entries: Mapping[str | None, Sequence[Entry]]
    errors: Sequence[InputError]


def files(bulletin: Path) -> tuple[Path, ...]:
    """The corrections files that stand beside a bulletin's file."""
    return tuple(path for path in (bulletin.with_name(FOLDER), bulletin.with_name(bulletin.stem + OWN)) if path.is_file())


def corrections(bulletin: Path | None, text: Text, more: Sequence[Path] = ()) -> tuple[Entry, ...] | None:
    """The entries about a bulletin from the files beside its own and from ``more``; None where there is no such file.

    An entry calls the bulletin by its source, its key or the name of its file.
    """
    beside = files(bulletin) if bulletin else ()
    names = dict.fromkeys((text.source, text.key, bulletin.name if bulletin else text.source, None))
    read = [_file(path, path.name != FOLDER) for path in beside] + [_file(path, False) for path in more]
    found = [sorted((entry for name in names for entry in file.entries.get(name, ())), key=_line) for file in read]
    return tuple(chain.from_iterable(found)) if read else None


def wrong(bulletins: Iterable[Path], more: Iterable[Path] = ()) -> Iterator[InputError]:
    """What is wrong in the files beside some bulletins and in ``more``, told once: what cannot be read, and entries about a
    bulletin that does not stand beside the file.
    """
    for path in dict.fromkeys(path for bulletin in bulletins for path in files(bulletin)):
        file = _file(path, path.name != FOLDER)
        yield from file.errors
        yield from (_nobody(ones[0]) for name, ones in file.entries.items() if name and not _is_known(name, path.parent))
    for path in more:
        yield from _file(path, False).errors


def _file(path: Path, own: bool) -> _File:
    try:
        stat = path.stat()
        return _read(path, own, stat.st_mtime_ns, stat.st_size)
    except OSError as error:
        return _File({}, (InputError(str(path), because(error), _READ),))


@lru_cache(maxsize=64)
def _read(path: Path, own: bool, changed: int, size: int) -> _File:
    """A file as it stands, read once for all the bulletins beside it."""
    del changed, size
    entries: dict[str | None, list[Entry]] = {}
    errors = []
    for found in read(path.read_bytes(), path.name, about_one=own):
        if isinstance(found, InputError):
            errors.append(found)
        else:
            entries.setdefault(found.bulletin, []).append(found)
    return _File(entries, errors)


def _line(entry: Entry) -> int:
    return int(entry.where.rpartition(":")[2])


def _is_known(bulletin: str, folder: Path) -> bool:
    return bool(_KEY.fullmatch(bulletin)) or (folder / Path(bulletin).name).is_file()


def _nobody(entry: Entry) -> InputError:
    file, line = entry.where.rpartition(":")[0], _line(entry)
    what = Said(f"同一文件夹中没有“{entry.bulletin}”", f"there is no “{entry.bulletin}” in the same folder")
    return InputError(file, what, _NAME, place=Said(f"第 {line} 行", f"line {line}"))
