"""Archives: what is read from them, and the limits that keep them from doing harm."""

import io
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.errors import InputError
from taizhang.source import archive
from taizhang.source.archive import Member, members


def zipped(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as made:
        for name, data in files:
            made.writestr(name, data)
    return stream.getvalue()


def names(data: bytes) -> list[str]:
    return [found.name for found in members(data, "a.zip") if isinstance(found, Member)]


def errors(data: bytes) -> list[str]:
    return [str(found) for found in members(data, "a.zip") if isinstance(found, InputError)]


def test_bulletins_come_in_the_order_of_their_names() -> None:
    data = zipped(
        ("b.txt", b"2"),
        ("2023/a.docx", b"1"),
        ("readme.md", b""),
        ("__MACOSX/._b.txt", b""),
        (".hidden/c.txt", b""),
        ("2023/", b""),
    )
    assert names(data) == ["a.zip/2023/a.docx", "a.zip/b.txt"]
    assert errors(data) == []


def test_archives_in_archives_are_opened_to_a_depth() -> None:
    data = zipped(("b.txt", "通报".encode()))
    for _ in range(2):
        data = zipped(("in.zip", data))
    assert names(data) == ["a.zip/in.zip/in.zip/b.txt"]
    assert "deep" in errors(zipped(("in.zip", data)))[0]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_chinese_names_without_a_word_on_their_encoding(encoding: str) -> None:
    name = "整治/通报.txt"
    placeholder = "x" * (len(name.encode(encoding)) - 4) + ".txt"
    data = zipped((placeholder, b"1")).replace(placeholder.encode(), name.encode(encoding))
    assert names(data) == [f"a.zip/{name}"]


@pytest.mark.parametrize("name", ["../a.txt", "x/../../a.txt", "/etc/a.txt", "C:\\a.txt", "..\\a.txt", "a\x01.txt"])
def test_names_that_point_elsewhere_are_refused(name: str) -> None:
    data = zipped(("n" * len(name), b"1")).replace(b"n" * len(name), name.encode())
    assert names(data) == []
    assert "outside" in errors(data)[0]


def test_a_bomb_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("it was read"))
    data = zipped(("a.txt", bytes(8 * 2**20)))
    assert len(data) < 10_000
    assert names(data) == [] and "compressed more than" in errors(data)[0]


def test_a_bomb_that_lies_about_its_size_is_not_unpacked() -> None:
    data = bytearray(zipped(("a.txt", bytes(8 * 2**20))))
    for signature, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        data[data.find(signature) + at :][:4] = b""
        start = data.find(signature) + at
        data[start : start + 4] = struct.pack("<I", 1000)
    assert names(bytes(data)) == [] and "not a whole zip" in errors(bytes(data))[0]


@pytest.mark.parametrize(
    ("limit", "value", "says"),
    [("_MEMBERS", 2, "more than 2 files"), ("_MEMBER_BYTES", 10, "unpacked"), ("_ALL_BYTES", 25, "unpacked")],
)
def test_limits(monkeypatch: pytest.MonkeyPatch, limit: str, value: int, says: str) -> None:
    data = zipped(*((f"{n}.txt", b"0123456789") for n in range(3)))
    assert len(names(data)) == 3
    if limit == "_MEMBER_BYTES":
        data = zipped(("a.txt", b"01234567890"))
    monkeypatch.setattr(archive, limit, value)
    assert names(data) == [] and says in errors(data)[0]


def test_an_archive_without_a_bulletin_says_what_can_be_read() -> None:
    (error,) = errors(zipped(("a.xls", b"1")))
    assert "no bulletin" in error and ".docx" in error


def test_a_locked_or_damaged_member_does_not_hide_the_others() -> None:
    whole = zipped(("a.txt", b"first first"), ("b.txt", b"second second"), method=zipfile.ZIP_STORED)
    assert names(whole.replace(b"first first", b"worse worse")) == ["a.zip/b.txt"]
    locked = bytearray(whole)
    locked[locked.find(b"PK\x01\x02") + 8] |= 1
    assert names(bytes(locked)) == ["a.zip/b.txt"] and "password" in errors(bytes(locked))[0]


@given(st.binary(max_size=200))
def test_any_bytes_are_an_archive_or_an_error(data: bytes) -> None:
    whole = zipped(("a.txt", b"text"))
    for damaged in (data, whole[:20] + data, whole[: len(whole) // 2] + data + whole[len(whole) // 2 :]):
        assert all(isinstance(found, Member | InputError) for found in members(damaged, "a.zip"))


def test_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names(zipped(("a.txt", b"1")))
    assert list(tmp_path.iterdir()) == []
