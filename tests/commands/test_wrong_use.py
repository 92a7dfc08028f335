"""Every command as a newcomer gets it wrong: one line that names the file, the place, what was expected and the cure; exit code 2;
nothing written.
"""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from taizhang.commands import main
from taizhang.source import find, formats

BULLETIN = "海宁市2023年专项整治结果公示\n一、农村供水不稳定问题\n牵头单位:市水利局\n整治成效:改造管网12公里,惠及群众3400户。\n"


def zipped(name: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, content)
    return stream.getvalue()


FILES: dict[str, bytes] = {
    "good.txt": BULLETIN.encode(),
    "empty.txt": b"",
    "binary.txt": b"BM\0\1\2",
    "latin.txt": "été à la plage".encode("latin-1"),
    "old.doc": b"\xd0\xcf\x11\xe0" + b"0" * 60,
    "scan.jpg": b"\xff\xd8\xff\xe0" + b"0" * 60,
    "all.rar": b"Rar!\x1a\x07" + b"0" * 60,
    "torn.zip": b"PK\x03\x04torn",
    "bomb.zip": zipped("a.txt", bytes(8 * 2**20)),
    "out.zip": zipped("../a.txt", b"x"),
    "table.zip": zipped("a.csv", b"x"),
    "no-column.csv": b"title\nx\n",
    "unknown-column.csv": b"file,colour\ngood.txt,red\n",
    "gone.csv": "file,title\nmissing.txt,通报\n".encode(),
    "late.csv": b"file,published\ngood.txt,soon\n",
}
SOURCES = [
    ("missing.txt", "no such file or folder", "check the path"),
    ("folder", "no .txt", "folder of bulletins"),
    ("*.nothing", "no .txt", "folder of bulletins"),
    ("empty.txt", "byte 0: the file is empty", "give a file"),
    ("binary.txt", "byte 2: this is a binary file", "save it as"),
    ("latin.txt", "byte 2: cannot be decoded", "UTF-8"),
    ("old.doc", "doc/xls/wps", "save it as docx, pdf, html or txt"),
    ("scan.jpg", "JPEG", "OCR"),
    ("all.rar", "RAR", "unpack"),
    ("torn.zip", "not a whole zip", "pack it again"),
    ("bomb.zip", "“a.txt”: compressed more than 200 times", "unpack it"),
    ("out.zip", "'../a.txt': a name that points outside", "unpack it"),
    ("table.zip", "holds no bulletin", ".docx"),
    ("http://127.0.0.1:9/a", "private network", "give the file"),
    ("http://[::1]/a", "private network", "give the file"),
    ("ftp://example.org/a.txt", "only http and https", "give the file"),
    ("file:///etc/hostname", "only http and https", "give the file"),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with whatever newcomers have in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


@pytest.fixture
def refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """The one line on standard error of a command that is refused and writes nothing."""

    def run(*words: str) -> str:
        lines = {}
        for lang in ("zh", "en"):
            before = sorted(folder.rglob("*"))
            assert main([*words, "--lang", lang]) == 2
            told = capsys.readouterr()
            assert sorted(folder.rglob("*")) == before, "nothing is written"
            assert told.out == "" and len(told.err.splitlines()) == 1
            lines[lang] = told.err
        assert lines["zh"] != lines["en"] and any("\u4e00" <= one <= "\u9fff" for one in lines["zh"])
        return lines["en"]

    return run


@pytest.mark.parametrize("command", ["load", "check", "extract"])
@pytest.mark.parametrize(("source", "what", "cure"), SOURCES, ids=lambda value: value if "." in value or "/" in value else "")
def test_a_source_that_cannot_be_read(refused: Callable[..., str], command: str, source: str, what: str, cure: str) -> None:
    line = refused(command, source)
    assert source in line and what in line and cure in line


@pytest.mark.parametrize(
    ("manifest", "what", "cure"),
    [
        ("no-column.csv", "no-column.csv, line 1: a column file or url is missing", "publisher"),
        ("unknown-column.csv", "unknown-column.csv, line 1: there is no column “colour”", "publisher"),
        ("late.csv", "late.csv, line 2: published: soon", "2024-01-05"),
        ("gone.csv", "missing.txt: no such file", "check the path"),
        ("missing.csv", "missing.csv: no such file", "check the manifest"),
        ("binary.txt", "binary.txt, byte 2: this is a binary file", "UTF-8"),
    ],
)
def test_a_manifest_that_cannot_be_understood(refused: Callable[..., str], manifest: str, what: str, cure: str) -> None:
    line = refused("load", "--manifest", manifest)
    assert what in line and cure in line


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["load"], "give sources"),
        (["load", "good.txt", "--data", "empty.txt"], "empty.txt: this is no folder"),
        (["load", "good.txt", "--data", "empty.txt/in"], "empty.txt/in: this is no folder"),
        (["extract", "good.txt", "-o", "nowhere/out.json"], "nowhere/out.json: no such file or folder"),
        (["extract", "*.txt"], "it should be one file"),
        (["load", "good.txt", "--corrections", "missing.yml"], "missing.yml: no such file; check the path"),
        (["load", "good.txt", "--confirmed", "missing.csv"], "missing.csv: no such file; check the path"),
        (["load", "good.txt", "--review", "nowhere/out.csv"], "nowhere/out.csv: there is no such folder"),
        (["remove"], "--person or --bulletin"),
        (["remove", "--person", "王"], "two characters"),
        (["remove", "--person", ""], "two characters"),
        (["remove", "--bulletin", ""], "--bulletin"),
        (["remove", "--person", "卓不凡", "--bulletin", " "], "--bulletin"),
    ],
)
def test_a_command_that_cannot_be_carried_out(refused: Callable[..., str], words: list[str], what: str) -> None:
    assert what in refused(*words)


@pytest.mark.parametrize("command", ["load", "check", "extract"])
def test_a_file_that_is_no_bulletin_by_its_size(refused: Callable[..., str], folder: Path, monkeypatch: pytest.MonkeyPatch,
                                                command: str) -> None:
    monkeypatch.setattr(formats, "CHARACTERS", 50)
    assert "more than 50 characters" in refused(command, "good.txt")
    monkeypatch.setattr(find, "FILE_BYTES", 2**20)
    (folder / "huge.txt").write_bytes(b"a" * (2**20 + 1))
    assert "more than 1 MiB" in refused(command, "huge.txt")


def test_a_file_without_end_is_not_read_to_its_end(refused: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find, "FILE_BYTES", 2**20)
    assert "more than 1 MiB" in refused("extract", "/dev/zero")


@pytest.mark.parametrize("value", ["0", "-1", "x", "1.5"])
def test_a_number_of_workers(folder: Path, capsys: pytest.CaptureFixture[str], value: str) -> None:
    for lang, says in (("en", "a whole number from 1"), ("zh", "不小于 1 的整数")):
        with pytest.raises(SystemExit) as ended:
            main(["load", "good.txt", f"--workers={value}", "--lang", lang])
        assert ended.value.code == 2
        assert says in capsys.readouterr().err
    assert not (folder / "data").exists()


@pytest.mark.usefixtures("folder")
def test_what_was_not_there_to_remove_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """It is remembered all the same, since it may still come; but a name may also be mistyped."""
    assert main(["load", "good.txt", "--quiet"]) == 0
    assert main(["remove", "--bulletin", "god.txt", "--person", "卓不凡", "--lang", "en"]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in lines] == ["--person 卓不凡", "--bulletin god.txt"]
    assert all("check the spelling" in line and "later load" in line for line in lines)
    assert main(["remove", "--bulletin", "good.txt", "--lang", "en"]) == 0
    assert capsys.readouterr().err == ""
