"""Paths, folders, patterns, archives and URLs → the sources that they name.

What cannot be read comes out in its place as an :class:`InputError`, so that one bad file does not hide the good ones: the caller
decides whether to go on.
"""

import glob
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..errors import InputError, Said, because
from . import formats
from .archive import ENDINGS, is_zip, members
from .manifest import Row
from .origin import Origin, described
from .text import Text
from .web import Web, is_url

Found = Iterator["Source | InputError"]

FILE_BYTES = 64 * 2**20
ARCHIVE_BYTES = 512 * 2**20
"""How large a file may be: far more than any bulletin, and few enough to be held in memory."""

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_NOT_FETCHED = (
    Said("只能抓取 http 和 https 地址", "only http and https addresses are fetched"),
    Said("请另存后给出文件", "save it and give the file"),
)
_UNREADABLE = Said("请检查文件及其读取权限", "check the file and the right to read it")
_NO_TEXT = (
    Said(f"其中没有 {'、'.join(ENDINGS)} 文件", f"holds no {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]} file"),
    Said("请给出含有通报的文件夹", "give a folder of bulletins"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A bulletin to read: a file, or bytes from an archive or a URL.

    ``name`` is the path relative to the folder given, with ``/`` (in an archive: its name before it), or the URL; ``origin`` is
    what is known of it beside its bytes.
    """

    name: str
    path: Path | None = None
    data: bytes | None = None
    origin: Origin | None = None


def find(paths: Sequence[str], rows: Sequence[Row] = (), web: Web | None = None) -> Found:
    """The sources that ``paths`` (files, folders searched in depth, patterns, zip archives, URLs) and a manifest name, each once.

    A folder's files come in the order of their names. A missing path, a folder or pattern without a bulletin, and a second file
    under a name already taken (the name tells a new version from another bulletin) come out as errors. ``web`` fetches the URLs.
    """
    visitor = web or Web()
    known = {key: row for row in rows for key in _keys(row.named, row.path, row.origin.url)}
    taken: dict[str, str] = {}
    told: set[str] = set()
    for found in _all(paths, rows, told, visitor):
        if isinstance(found, InputError):
            yield found
            continue
        same = taken.setdefault(found.name, _identity(found))
        if same != _identity(found):
            yield _same_name(found, same)
        elif found.name not in told:
            told.add(found.name)
            row = next((known[key] for key in _keys(found.name, found.path) if key in known), None)
            told.update([row.named] if row else [])
            yield replace(found, origin=described(found.origin or Origin(), row.origin)) if row else found


def read(source: Source) -> Text:
    """The text of a source. Raises :class:`InputError` where it cannot be read."""
    return formats.text(_bytes(source), source.name, source.origin)


def _all(paths: Sequence[str], rows: Sequence[Row], told: set[str], web: Web) -> Found:
    """What the paths name, then what rows of the manifest name that was not among it."""
    for path in paths:
        for found in _named_by(path, web):
            yield from _opened(found)
    for row in rows:
        if row.named not in told:
            one = Source(row.named, row.path) if row.path and row.path.is_file() else None
            for found in [one] if one else _named_by(str(row.path or row.named), web):
                yield from _opened(found)


def _keys(name: str, path: Path | None, url: str | None = None) -> list[str]:
    """Whatever a source and a row of a manifest may be known to be the same by."""
    return [*([str(path.resolve())] if path else []), name, *([url] if url and not path else [])]


def _identity(source: Source) -> str:
    """What tells whether two sources under one name are one."""
    return str(source.path.resolve()) if source.path else hashlib.sha256(source.data or b"").hexdigest()


def _bytes(source: Source) -> bytes:
    if source.data is not None or source.path is None:
        return source.data or b""
    limit = ARCHIVE_BYTES if source.name.lower().endswith(".zip") else FILE_BYTES
    try:
        with source.path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise InputError(source.name, because(error), _UNREADABLE) from error
    if len(data) > limit:
        what = Said(f"超过 {limit >> 20} MiB", f"more than {limit >> 20} MiB")
        raise InputError(source.name, what, Said("请只给出通报文件", "give the bulletin only"))
    return data


def _opened(found: Source | InputError) -> Found:
    """A source itself, or the members of an archive."""
    if isinstance(found, InputError) or not (found.data is not None or found.name.lower().endswith(".zip")):
        yield found
        return
    try:
        data = _bytes(found)
    except InputError as error:
        yield error
        return
    if not is_zip(data) or formats.is_office(data):
        yield found
        return
    for member in members(data, found.name):
        yield member if isinstance(member, InputError) else Source(member.name, data=member.data, origin=found.origin)


def _named_by(path: str, web: Web) -> Iterable[Source | InputError]:
    if is_url(path):
        return [_fetched(path, web)]
    if _ADDRESS.match(path):
        return [InputError(path, *_NOT_FETCHED)]
    given = Path(path)
    if given.is_dir():
        return list(_within(given, given)) or [InputError(path, *_NO_TEXT)]
    if given.exists():
        return [Source(given.name, given)]
    if glob.has_magic(path):
        return _matched(path) or [InputError(path, *_NO_TEXT)]
    return [InputError(path, Said("找不到该文件或文件夹", "no such file or folder"), Said("请检查路径", "check the path"))]


def _fetched(url: str, web: Web) -> Source | InputError:
    try:
        fetched = web.fetch(url)
    except InputError as error:
        return error
    return Source(url, data=fetched.data, origin=Origin(url=fetched.url))


def _within(folder: Path, base: Path) -> Iterator[Source]:
    """The bulletins of a folder and those below it; hidden files are somebody's tools."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in ENDINGS and path.is_file() and not _hidden(path.relative_to(folder)):
            yield Source(path.relative_to(base).as_posix(), path)


def _hidden(path: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in path.parts)


def _matched(pattern: str) -> list[Source | InputError]:
    """The files that match, named from the folder before the pattern's first wildcard."""
    parts = Path(pattern).parts
    fixed = next(number for number, part in enumerate(parts) if glob.has_magic(part))
    base, wild = Path(*parts[:fixed]), str(Path(*parts[fixed:]))
    found: list[Source | InputError] = []
    for match in sorted(path for path in base.glob(wild) if not _hidden(path.relative_to(base))):
        found += _within(match, base) if match.is_dir() else [Source(match.relative_to(base).as_posix(), match)]
    return found


def _same_name(source: Source, first: str) -> InputError:
    what = Said(f"与 {first} 同名,均为“{source.name}”", f"has the same name as {first}, “{source.name}”")
    return InputError(str(source.path or source.name), what, Said("请给出两者共同的上级文件夹", "give the folder that holds both"))
