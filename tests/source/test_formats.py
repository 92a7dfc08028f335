"""Which format bytes are, whatever the file is called, and what is refused."""

import hashlib
import io
import zipfile

import docx
import pytest
from tests.formats.writers import WRITERS

from taizhang.errors import InputError
from taizhang.source.formats import text
from taizhang.source.origin import DOCX, HTML, PDF, PLAIN, Origin

WORDS = "某市整治情况通报\n检查企业12家,整改完成。\n"


def zipped(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("format", "media_type", "encoding"),
    [("txt", PLAIN, "utf-8"), ("gb18030.txt", PLAIN, "gb18030"), ("html", HTML, "gb18030"), ("docx", DOCX, ""), ("pdf", PDF, "")],
)
def test_bytes_tell_their_format(format: str, media_type: str, encoding: str) -> None:
    data = WRITERS[format](WORDS)
    read = text(data, "bulletin.bin", Origin(publisher="市纪委"))
    assert (read.origin.media_type, read.encoding, read.origin.publisher) == (media_type, encoding, "市纪委")
    assert read.sha256 == hashlib.sha256(data).hexdigest()
    assert "检查企业12家,整改完成。" in read.content


def test_a_plain_text_is_untouched() -> None:
    assert text((WORDS + "\t<表> \r\n").encode(), "a.html").content == WORDS + "\t<表> \r\n"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (zipped("xl/workbook.xml"), "xlsx"),
        (zipped("OFD.xml"), "OFD"),
        (zipped("content.xml"), "OpenDocument"),
        (zipped("a.txt"), "zip archive"),
        (b"PK\x03\x04 and no more", "not a whole zip"),
        (b"%PDF-1.7 and no more", "not a whole PDF"),
        (b"\xd0\xcf\x11\xe0 old", "doc/xls"),
        (b"MIME-Version: 1.0\n", "MHTML"),
        (b"", "empty"),
    ],
)
def test_other_formats_are_named(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        text(data, "a.txt")
    assert str(caught.value).startswith("a.txt") and "\n" not in str(caught.value)


def test_a_document_that_is_a_bomb_is_refused() -> None:
    stream = io.BytesIO()
    docx.Document().save(stream)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/media/a.bin", bytes(8 * 2**20))
    with pytest.raises(InputError, match="compressed"):
        text(stream.getvalue(), "a.docx")


def test_a_damaged_page_in_utf8_is_never_read_as_gibberish() -> None:
    page = f"<html><head><meta charset=utf-8></head><body><p>{WORDS * 3}</p></body></html>".encode()
    at = page.index("企".encode())
    with pytest.raises(InputError, match="decoded"):
        text(page[: at + 1] + page[at + 2 :], "a.html")
