"""Bytes → Text: which encodings are read, and what is refused with which place."""

import codecs
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.errors import InputError
from taizhang.source.decode import decode

BULLETIN = "关于集中整治窗口服务问题的通报\n1.市民政局:已整改问题37个,占比92.5%。\r\n2.市水利局:正在整改。\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (BULLETIN.encode(), "utf-8"),
        (codecs.BOM_UTF8 + BULLETIN.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + BULLETIN.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + BULLETIN.encode("utf-16-be"), "utf-16-be"),
        (BULLETIN.encode("utf-16-le"), "utf-16-le"),
        (BULLETIN.encode("utf-16-be"), "utf-16-be"),
        (BULLETIN.encode("gb18030"), "gb18030"),
    ],
)
def test_every_encoding_gives_the_same_characters_and_key(data: bytes, encoding: str) -> None:
    text = decode(data, "a.txt")
    assert (text.content, text.encoding, text.source) == (BULLETIN, encoding, "a.txt")
    assert text.sha256 == hashlib.sha256(data).hexdigest()
    assert text.key == decode(BULLETIN.encode(), "b.txt").key


def test_traditional_characters_in_gb18030_are_read() -> None:
    content = "關於開展窗口服務專項整治工作的通報,經查共發現問題三十五個,已完成整改二十八個。"
    assert decode(content.encode("gb18030"), "a.txt").content == content


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), min_size=1).filter(str.strip))
def test_any_utf8_text_comes_back_as_it_was(content: str) -> None:
    if content.startswith(("%PDF-", "PK\x03\x04", "{\\rtf", "GIF8")):
        return
    assert decode(content.encode(), "a.txt").content == content


@pytest.mark.parametrize(
    ("data", "says", "place"),
    [
        (b"", "empty", "byte 0"),
        (b" \r\n\t", "empty", "byte 0"),
        (codecs.BOM_UTF8, "empty", "byte 0"),
        (b"text\0\x01\x02\xff", "binary", "byte 4"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF", "byte 0"),
        (b"PK\x03\x04\x14\x00", "zip", "byte 0"),
        (BULLETIN.encode() + b"\xff\xfe", "cannot be decoded", f"byte {len(BULLETIN.encode())}"),
        (codecs.BOM_UTF16_LE + b"a", "cannot be decoded", "byte 2"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(data: bytes, says: str, place: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "bad.txt")
    line = str(caught.value)
    assert line.startswith(f"bad.txt, {place}: ") and says in line and "\n" not in line
    assert caught.value.said("zh") != line


@given(st.integers(1, len(BULLETIN.encode()) - 2))
def test_damaged_utf8_is_never_read_as_gibberish(at: int) -> None:
    data = BULLETIN.encode()
    damaged = data[:at] + b"\xff" + data[at + 1 :]
    with pytest.raises(InputError):
        decode(damaged, "bad.txt")
