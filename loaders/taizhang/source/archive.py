"""Zip archives → the bulletins in them, within limits that no honest archive meets.

Nothing is unpacked to disk. What an archive says of its own sizes is checked before a member is read, and reading stops at the size
that was said.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePosixPath
from typing import NamedTuple

from ..errors import InputError, Said

ENDINGS = (".txt", ".html", ".htm", ".shtml", ".xhtml", ".pdf", ".docx", ".zip")
_MEMBERS = 10_000
_MEMBER_BYTES = 64 * 2**20
_ALL_BYTES = 512 * 2**20
_RATIO = 200  # deflate makes at most 1:1030; a long run of plain text about 1:20
_SMALL = 2**20  # bytes: a small member may be as repetitive as it likes
_DEPTH = 3  # archives in archives
_BAD_NAME = re.compile(r"\A[/\\]|\A[A-Za-z]:|(?:\A|[/\\])\.\.(?:[/\\]|\Z)|[\x00-\x1f\x7f]")
_UTF8_NAME = 0x800  # general purpose bit 11 (APPNOTE 4.4.4)
_ENCRYPTED = 0x1
_UNPACK = Said("请解压后给出其中的通报文件", "unpack it and give the bulletins in it")
_DAMAGED = Said("不是完好的 zip 文件", "not a whole zip file"), Said("请重新下载或重新打包", "fetch or pack it again")
_NOTHING = (
    Said("压缩包中没有通报文件", "the archive holds no bulletin"),
    Said(f"可读的文件: {'、'.join(ENDINGS)}", f"what can be read: {', '.join(ENDINGS)}"),
)


class Member(NamedTuple):
    """A file of an archive: its name with those of the archives around it, and its bytes."""

    name: str
    data: bytes


def is_zip(data: bytes) -> bool:
    """Whether bytes are a zip archive, be it a plain one or an office document."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def checked(data: bytes, source: str) -> zipfile.ZipFile:
    """An archive that keeps the limits. Raises :class:`InputError` for one that does not, or is damaged."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise InputError(source, *_DAMAGED) from error
    infos = archive.infolist()
    if len(infos) > _MEMBERS:
        raise InputError(source, Said(f"文件超过 {_MEMBERS} 个", f"more than {_MEMBERS} files"), _UNPACK)
    if sum(info.file_size for info in infos) > _ALL_BYTES:
        raise InputError(source, _over(_ALL_BYTES), _UNPACK)
    for info in infos:
        _check(info, source)
    return archive


def _check(info: zipfile.ZipInfo, source: str) -> None:
    place = f"“{_name(info)}”"
    if info.file_size > _MEMBER_BYTES:
        raise InputError(source, _over(_MEMBER_BYTES), _UNPACK, place=place)
    if info.file_size > max(_SMALL, _RATIO * info.compress_size):
        raise InputError(source, Said(f"压缩比超过 {_RATIO}", f"compressed more than {_RATIO} times"), _UNPACK, place=place)
    if _BAD_NAME.search(_name(info)):
        what = Said("文件名指向压缩包之外或含控制字符", "a name that points outside the archive or holds control characters")
        raise InputError(source, what, _UNPACK, place=repr(_name(info)))


def _over(limit: int) -> Said:
    return Said(f"解压后超过 {limit >> 20} MiB", f"more than {limit >> 20} MiB when unpacked")


def members(data: bytes, source: str, depth: int = 1) -> Iterator[Member | InputError]:
    """The bulletins in an archive and the archives in it, in the order of their names; an error stands where one cannot be read."""
    try:
        archive = checked(data, source)
    except InputError as error:
        yield error
        return
    infos = sorted((info for info in archive.infolist() if _is_bulletin(info)), key=_name)
    if not infos:
        yield InputError(source, *_NOTHING)
    for info in infos:
        try:
            member = Member(f"{source}/{_name(info)}", _read(archive, info, source))
            yield from _opened(member, depth)
        except InputError as error:
            yield error


def _opened(member: Member, depth: int) -> Iterator[Member | InputError]:
    """A member itself, or what is in it where it is an archive."""
    if not member.name.lower().endswith(".zip"):
        yield member
    elif depth == _DEPTH:
        what = Said(f"压缩包嵌套超过 {_DEPTH} 层", f"archives in archives, more than {_DEPTH} deep")
        yield InputError(member.name, what, _UNPACK)
    else:
        yield from members(member.data, member.name, depth + 1)


def _is_bulletin(info: zipfile.ZipInfo) -> bool:
    """A file that may be read; hidden ones and what systems add (__MACOSX) are not."""
    path = PurePosixPath(_name(info))
    return path.suffix.lower() in ENDINGS and not info.is_dir() and not any(part.startswith((".", "__")) for part in path.parts)


def _name(info: zipfile.ZipInfo) -> str:
    """A member's name: UTF-8 where it says so, else as Chinese systems write it, which zipfile takes for code page 437."""
    if not info.flag_bits & _UTF8_NAME:
        for encoding in ("utf-8", "gb18030"):
            with suppress(UnicodeError):
                return info.filename.encode("cp437").decode(encoding)
    return info.filename


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: str) -> bytes:
    place = f"“{_name(info)}”"
    if info.flag_bits & _ENCRYPTED:
        raise InputError(source, Said("文件有密码", "a file that needs a password"), _UNPACK, place=place)
    try:
        return archive.read(info)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise InputError(source, *_DAMAGED, place=place) from error
    except Exception as error:  # zlib.error and the like of other methods
        raise InputError(source, *_DAMAGED, place=place) from error
