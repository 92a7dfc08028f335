"""The table of ``taizhang extract``: a row for everything that was read, in both languages."""

import io
from collections import Counter
from dataclasses import fields

import pytest

from taizhang.commands import main
from taizhang.commands.rows import KINDS, rows
from taizhang.extract.reading import read
from taizhang.records import Reading
from taizhang.source.text import Text

BULLETIN = """开化县纪委监委关于2023年“点题整治”情况的通报
2023年5月8日,县纪委监委向县水利局制发督办函2份。各牵头单位每两周一调度。
一、农村供水不稳定问题
牵头单位:县水利局
配合单位:县财政局
分管领导:副局长卓不凡
问题表现:部分村庄水压不足。
整改目标:改造管网约12公里。
整改措施:制定《农村供水管理办法》,建立问题台账,对照销号。
整改成效:解决3400户用水难题。
完成时限:2023年12月底前
销号情况:已销号
"""


@pytest.fixture(scope="module")
def text() -> Text:
    return Text(BULLETIN, "water.txt", "utf-8", "0" * 64)


@pytest.fixture(scope="module")
def reading(text: Text) -> Reading:
    return read(text)


def test_every_record_has_its_row(text: Text, reading: Reading) -> None:
    shown = Counter(row.kind for row in rows(reading, text.content))
    collections = {field.name: getattr(reading, field.name) for field in fields(reading) if field.name != "bulletin"}
    issues = sum(len(project.issues) for project in reading.projects)
    assert shown.total() == 1 + issues + sum(map(len, collections.values()))
    assert [name for name, records in collections.items() if not records and name != "doubts"] == [], "every kind is told here"
    assert set(KINDS) - set(shown) <= {"doubt"}


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("bulletin", "result; 开化县; 2023"),
        ("project", "lead_units=开化县水利局; co_units=开化县财政局; status=closed; topics="),
        ("figure", "Target; eq ~12 公里"),
        ("person", "deputy-head; 副局长"),
        ("milestone", "by; ..2023-12-31"),
        ("instrument", "issued; 农村供水管理办法"),
        ("event", "addressees=开化县水利局; days=2023-05-08..2023-05-08"),
        ("duty", "every=2 week"),
        ("mechanism", "ledger"),
    ],
)
def test_what_was_read_is_told_in_the_codes_of_corrections(text: Text, reading: Reading, kind: str, words: str) -> None:
    told = [row.read_as.en for row in rows(reading, text.content) if row.kind == kind]
    assert any(words in one for one in told), told


def test_doubts_are_told_in_words() -> None:
    wrong = Text(BULLETIN.replace("2023年12月底前", "2023年13月底前").replace("县水利局\n配合", "\n配合"), "w", "utf-8", "")
    found = [row.read_as for row in rows(read(wrong), wrong.content) if row.kind == "doubt"]
    assert found and all(one.zh != one.en and "{" not in one.zh + one.en for one in found)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_table_names_kinds_in_the_language(
    lang: str, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(BULLETIN.encode())))
    assert main(["extract", "-", "--lang", lang]) == 0
    first = [line.split()[0] for line in capsysbinary.readouterr().out.decode().splitlines()[1:]]
    assert {KINDS[kind].to(lang).split()[0] for kind in ("event", "mechanism", "duty", "issue", "bulletin")} <= set(first)
