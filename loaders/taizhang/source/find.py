"""Paths, folders and patterns → the sources that they name.

What cannot be read comes out in its place as an :class:`InputError`, so that one bad file does not hide the good ones: the caller
decides whether to go on.
"""

import glob
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError, Said
from .decode import decode
from .text import Text

_UNREADABLE = Said("请检查文件及其读取权限", "check the file and the right to read it")
_NO_TEXT = Said("其中没有 .txt 文件", "holds no .txt file"), Said("请给出含有通报文本的文件夹", "give a folder of bulletins")


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read; ``name`` is its path relative to the folder given, with ``/``."""

    name: str
    path: Path


def find(paths: Sequence[str]) -> Iterator[Source | InputError]:
    """The text files that ``paths`` (files, folders searched in depth, patterns) name, each once.

    A folder's files come in the order of their names. A missing path, a folder or pattern without a text file, and a second file
    under a name already taken (the name tells a new version from another bulletin) come out as errors.
    """
    taken: dict[str, Path] = {}
    for found in (found for path in paths for found in _named_by(path)):
        if isinstance(found, InputError):
            yield found
        elif found.name not in taken:
            taken[found.name] = found.path.resolve()
            yield found
        elif taken[found.name] != found.path.resolve():
            yield _same_name(found, taken[found.name])


def read(source: Source) -> Text:
    """The decoded text of a source. Raises :class:`InputError` where it cannot be read."""
    try:
        return decode(source.path.read_bytes(), source.name)
    except OSError as error:
        raise InputError(source.name, str(error.strerror), _UNREADABLE) from error


def _named_by(path: str) -> Iterable[Source | InputError]:
    given = Path(path)
    if given.is_dir():
        return list(_within(given, given)) or [InputError(path, *_NO_TEXT)]
    if given.exists():
        return [Source(given.name, given)]
    if glob.has_magic(path):
        return _matched(path) or [InputError(path, *_NO_TEXT)]
    return [InputError(path, Said("找不到该文件或文件夹", "no such file or folder"), Said("请检查路径", "check the path"))]


def _within(folder: Path, base: Path) -> Iterator[Source]:
    """The text files of a folder and those below it; hidden ones are somebody's tools, not bulletins."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() == ".txt" and path.is_file() and not _hidden(path.relative_to(folder)):
            yield Source(path.relative_to(base).as_posix(), path)


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _matched(pattern: str) -> list[Source | InputError]:
    """The files that match, named from the folder before the pattern's first wildcard."""
    parts = Path(pattern).parts
    fixed = next(number for number, part in enumerate(parts) if glob.has_magic(part))
    base, wild = Path(*parts[:fixed]), str(Path(*parts[fixed:]))
    found: list[Source | InputError] = []
    for match in sorted(path for path in base.glob(wild) if not _hidden(path.relative_to(base))):
        found += _within(match, base) if match.is_dir() else [Source(match.relative_to(base).as_posix(), match)]
    return found


def _same_name(source: Source, first: Path) -> InputError:
    what = Said(f"与 {first} 同名,均为“{source.name}”", f"has the same name as {first}, “{source.name}”")
    return InputError(str(source.path), what, Said("请给出两者共同的上级文件夹", "give the folder that holds both"))
