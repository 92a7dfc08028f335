"""Bytes → Text: UTF-8, UTF-16 and GB18030 told apart, and everything else refused with its place.

GB18030 and UTF-16 accept nearly any bytes, so a rendition in one of them must also look like Chinese: a damaged UTF-8 file that
happens to be valid GB18030 is refused, not read as gibberish.
"""

import codecs
import hashlib
import re

from ..errors import InputError, Said
from .text import Text

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_OTHER_FORMATS = (
    (b"%PDF-", "PDF"), (b"PK\x03\x04", "zip/docx/xlsx"),
    (b"\xd0\xcf\x11\xe0", "doc/xls/wps"), (b"{\\rtf", "RTF"), (b"\x89PNG", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"GIF8", "GIF"),
    (b"\x1f\x8b", "gzip"), (b"7z\xbc\xaf", "7z"), (b"Rar!", "RAR"), (b"MIME-Version:", "MHTML"), (b"From: <Saved by", "MHTML"),
)
# Of what is not ASCII in simplified text more than 99 % is in GB 2312, in traditional text 70 %, in UTF-8 misread as GB18030 40 %.
_CHINESE = 0.6
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_SERIAL = ("utf-8", "gb18030")  # where decoding stops tells where the damage is; UTF-16 read by chance stops anywhere
_EXPECTED = Said("应为 UTF-8、UTF-16 或 GB18030 编码的文本", "expected text in UTF-8, UTF-16 or GB18030")
_EMPTY = Said("文件为空", "the file is empty"), Said("请给出含有通报正文的文件", "give a file that holds the bulletin's text")
_CURE = Said("请另存为 UTF-8 纯文本后重试", "save it as plain text in UTF-8 and try again")


def decode(data: bytes, source: str) -> Text:
    """The text of a plain text file, as :func:`characters` reads it."""
    content, encoding = characters(data, source)
    return Text(content, source, encoding, hashlib.sha256(data).hexdigest())


def characters(data: bytes, source: str) -> tuple[str, str]:
    """The characters of a text, without its byte order mark and otherwise untouched, and the name of their encoding.

    ``source`` is the name that errors speak of. Raises :class:`InputError` where the bytes are empty, another file format, binary,
    or in none of the encodings.
    """
    _refuse_other_formats(data, source)
    content, encoding = _decoded(data, source)
    if not content.strip():
        raise InputError(source, *_EMPTY, place=_at(0))
    return content, encoding


def _refuse_other_formats(data: bytes, source: str) -> None:
    for signature, name in _OTHER_FORMATS:
        if data.startswith(signature):
            what = Said(f"这是 {name} 文件,{_EXPECTED.zh}", f"this is a {name} file, {_EXPECTED.en}")
            raise InputError(source, what, _CURE, place=_at(0))


def _decoded(data: bytes, source: str) -> tuple[str, str]:
    """The characters and the encoding's name."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _with_mark(data, len(mark), encoding, source), encoding
    failures = []
    for encoding in (*_SERIAL, "utf-16-le", "utf-16-be"):
        try:
            content = data.decode(encoding)
        except UnicodeDecodeError as error:
            failures += [error.start] if encoding in _SERIAL else []
            continue
        if "\0" not in content and (encoding == "utf-8" or _chinese(content)):
            return content, encoding
    raise _undecodable(data, source, failures)


def _with_mark(data: bytes, skipped: int, encoding: str, source: str) -> str:
    try:
        content = data[skipped:].decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(data, source, [error.start + skipped]) from None
    if "\0" in content:
        raise _undecodable(data, source, [])
    return content


def _chinese(content: str) -> bool:
    """Whether characters are those of running Chinese text, most of which is in GB 2312; markup is ASCII whatever it marks."""
    beyond = "".join(character for character in content if character > "\x7f")
    known = _CONTROL.sub("", content.encode("gb2312", "ignore").decode("gb2312"))
    return sum(character > "\x7f" for character in known) >= _CHINESE * len(beyond) and len(known) >= _CHINESE * len(content)


def _undecodable(data: bytes, source: str, failures: list[int]) -> InputError:
    """The error at the first NUL of a binary file, else where the decoder that came furthest had to stop."""
    null = data.find(b"\0")
    if null >= 0:
        what = Said(f"这是二进制文件,{_EXPECTED.zh}", f"this is a binary file, {_EXPECTED.en}")
        return InputError(source, what, _CURE, place=_at(null))
    what = Said(f"无法解码,{_EXPECTED.zh}", f"cannot be decoded, {_EXPECTED.en}")
    return InputError(source, what, _CURE, place=_at(max(failures, default=0)))


def _at(byte: int) -> Said:
    return Said(f"第 {byte} 字节", f"byte {byte}")
