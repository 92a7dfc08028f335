"""Bytes → Text, whatever the format: told by what the bytes are, not by what the file is called."""

import hashlib
import io
import zipfile

from ..errors import InputError, Said
from .archive import checked, is_zip
from .decode import characters
from .html import is_html
from .html import rendition as of_html
from .origin import Origin, described
from .text import Text

_PDF = b"%PDF-"
_HEAD = 1024  # bytes within which the mark of a PDF must stand
CHARACTERS = 1_000_000
"""How long a text may be: a hundred times as long as most bulletins."""

_SAVE = Said("请另存为 docx、pdf、html 或 txt 后重试", "save it as docx, pdf, html or txt and try again")
_UNPACK = Said("请解压后给出其中的通报文件", "unpack it and give the bulletins in it")
_OCR = Said("请先做文字识别(OCR),再给出带文字的文件", "recognise its characters (OCR) first, then give a file with text")
_UNREAD = {
    b"\xd0\xcf\x11\xe0": ("doc/xls/wps", _SAVE),
    b"{\\rtf": ("RTF", _SAVE),
    b"MIME-Version:": ("MHTML", _SAVE),
    b"From: <Saved by": ("MHTML", _SAVE),
    b"\x1f\x8b": ("gzip", _UNPACK),
    b"7z\xbc\xaf": ("7z", _UNPACK),
    b"Rar!": ("RAR", _UNPACK),
    b"\x89PNG": ("PNG", _OCR),
    b"\xff\xd8\xff": ("JPEG", _OCR),
    b"GIF8": ("GIF", _OCR),
    b"II*\0": ("TIFF", _OCR),
    b"MM\0*": ("TIFF", _OCR),
}
_WORD = "word/document.xml"
_OFFICE = {"OFD.xml": "OFD", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx", "content.xml": "OpenDocument"}
_ARCHIVE = Said("这是 zip 压缩包", "this is a zip archive"), Said("请以文件名给出", "give it by the name of its file")


def text(data: bytes, source: str, known: Origin | None = None) -> Text:
    """The text of a source.

    ``source`` is the name that the text carries and that errors speak of; ``known`` is what a manifest says of it. Raises
    :class:`InputError` where the bytes are of no format that is read, damaged, or hold no text.
    """
    content, encoding, origin = _rendition(data, source)
    if len(content) > CHARACTERS:
        what = Said(f"文本超过 {CHARACTERS} 字", f"a text of more than {CHARACTERS} characters")
        raise InputError(source, what, Said("请只给出通报部分", "give the bulletin only"))
    return Text(content, source, encoding, hashlib.sha256(data).hexdigest(), described(origin, known))


def _rendition(data: bytes, source: str) -> tuple[str, str, Origin]:
    """The characters, the name of their encoding where there is a choice, and what the format says of them.

    What reads PDF and Word is imported when first needed: it takes longer than reading a plain text.
    """
    if _PDF in data[:_HEAD]:
        from .pdf import rendition as of_pdf

        content, origin = of_pdf(data, source)
        return content, "", origin
    if is_zip(data):
        _refuse_other_archives(data, source)
        from .docx import rendition as of_docx

        content, origin = of_docx(data, source)
        return content, "", origin
    _refuse_unread(data, source)
    content, encoding = characters(data, source)
    if is_html(content):
        article, origin = of_html(content, source)
        return article, encoding, origin
    return content, encoding, Origin()


def _refuse_unread(data: bytes, source: str) -> None:
    for signature, (name, cure) in _UNREAD.items():
        if data.startswith(signature):
            raise InputError(source, Said(f"这是 {name} 文件,不能读取", f"this is a {name} file, which is not read"), cure)


def is_office(data: bytes) -> bool:
    """Whether a zip archive is a document of an office program, and not a bundle of files."""
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except zipfile.BadZipFile:
        return False
    return not names.isdisjoint({_WORD, *_OFFICE})


def _refuse_other_archives(data: bytes, source: str) -> None:
    """Let a Word document pass."""
    names = set(checked(data, source).namelist())
    if _WORD in names:
        return
    for part, name in _OFFICE.items():
        if part in names:
            raise InputError(source, Said(f"这是 {name} 文件", f"this is a file of the format {name}"), _SAVE)
    raise InputError(source, *_ARCHIVE)
