"""Names out of texts: every spelling goes, nothing else moves."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.errors import InputError
from taizhang.extract.reading import read
from taizhang.records import WITHHELD
from taizhang.removal.conceal import concealed, without
from taizhang.removal.people import left_out
from taizhang.removal.register import Register, register, remember
from taizhang.removal.settings import people
from taizhang.source.origin import Origin
from taizhang.source.text import Text

NAMES = {"欧阳文静", "卓不凡", "阿依古丽买买提"}
BULLETIN = (
    "海宁市2023年整改承诺书\n一、农村供水不稳定问题\n牵头单位:市水利局\n分管领导:卓不凡\n责任人:欧阳文静\n"
    "整改措施:改造管网。\n完成时限:2023年12月底前\n居民陶玉兰说:“水清了。”\n"
)


def hide(words: str) -> str:
    return concealed(words, frozenset(map(len, NAMES)), NAMES.__contains__)


@pytest.mark.parametrize(("words", "left"), [
    ("局长卓不凡说", "局长囗囗囗说"),
    ("责任人:卓 不 凡、王宁", "责任人:囗 囗 囗、王宁"),
    ("卓\u3000不凡", "囗\u3000囗囗"),
    ("阿依古丽·买买提", "囗囗囗囗囗囗囗囗"),
    ("卓不凡卓不凡", "囗囗囗囗囗囗"),
    ("卓不\n凡", "卓不\n凡"),
    ("卓不", "卓不"),
    ("https://a.example/%E5%8D%93%E4%B8%8D%E5%87%A1.html", "https://a.example/囗囗囗.html"),
    ("https://a.example/%E6%B0%B4.html", "https://a.example/%E6%B0%B4.html"),
    ("100%", "100%"),
])
def test_a_name_goes_however_it_is_spaced(words: str, left: str) -> None:
    assert hide(words) == left


@given(st.text(alphabet="卓不凡 ·\n:甲a欧阳文静", max_size=30))
def test_every_character_stays_in_its_place(words: str) -> None:
    hidden = hide(words)
    assert len(hidden) == len(words)
    assert all(one == other or other == WITHHELD for one, other in zip(words, hidden, strict=True))
    assert [at for at, one in enumerate(words) if one.isspace()] == [at for at, one in enumerate(hidden) if one.isspace()]
    assert not any(name in hidden.replace(" ", "").replace("·", "") for name in NAMES)


def text() -> Text:
    return Text(BULLETIN, "卓不凡/承诺.txt", "utf-8", "0" * 64, Origin(title="卓不凡的承诺", published=date(2023, 5, 1)))


def test_a_text_keeps_its_key_and_loses_the_name_everywhere() -> None:
    hidden = without(text(), frozenset({3}), {"卓不凡"}.__contains__)
    assert hidden.key == text().key and hidden.content.index("欧阳文静") == BULLETIN.index("欧阳文静")
    assert "卓不凡" not in f"{hidden.content}{hidden.source}{hidden.origin}"
    assert hidden.origin.published == date(2023, 5, 1)


def test_nothing_to_hide_changes_nothing() -> None:
    one = text()
    assert without(one, frozenset(), {"x"}.__contains__) is one


def test_who_is_concealed_is_still_someone_in_a_role() -> None:
    hidden = read(without(text(), frozenset({3}), {"卓不凡"}.__contains__)).responsibilities
    assert [(one.name, one.role) for one in hidden] == [
        (one.name.replace("卓不凡", WITHHELD * 3), one.role) for one in read(text()).responsibilities
    ]
    assert hidden[0].name == WITHHELD * 3


def test_the_setting_leaves_out_whom_it_says() -> None:
    assert left_out(text(), "all") == text()
    officials = left_out(text(), "officials").content
    assert "卓不凡" in officials and "欧阳文静" not in officials and "陶玉兰" not in officials
    nobody = left_out(text(), "none").content
    assert not any(name in nobody for name in ("卓不凡", "欧阳文静", "陶玉兰"))
    assert left_out(left_out(text(), "none"), "none") == left_out(text(), "none")


def test_the_register_knows_a_name_and_does_not_tell_it(tmp_path: Path) -> None:
    kept = register(tmp_path).with_person("卓 不凡").with_bulletin("0123456789abcdef", "水/通报.txt", None)
    remember(tmp_path, kept)
    again = register(tmp_path)
    assert again == kept and again.lengths == {3}
    assert again.knows("卓不凡") and not again.knows("卓不群")
    written = (tmp_path / "removed.yml").read_text(encoding="utf-8")
    assert "卓" not in written and "通报.txt" not in written
    assert again.removed("水/通报.txt") == again.removed("x", "0123456789abcdef") is not None
    assert again.removed("别的.txt") is None


def test_two_registers_hash_one_name_differently(tmp_path: Path) -> None:
    one, other = (register(tmp_path).with_person("卓不凡") for _ in range(2))
    assert set(one.persons).isdisjoint(other.persons)


@pytest.mark.parametrize("name", ["", "卓", "卓" * 41])
def test_what_is_no_name_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        register(tmp_path).with_person(name)


@pytest.mark.parametrize("content", ["", "[", "salt: x\n", "salt: '00'\npersons: [a]\nbulletins: []\n", "- 1\n"])
def test_a_damaged_register_stops_everything(content: str, tmp_path: Path) -> None:
    (tmp_path / "removed.yml").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="damaged"):
        register(tmp_path)


def test_settings(tmp_path: Path) -> None:
    assert people(tmp_path) == "all"
    (tmp_path / "settings.toml").write_text('people = "officials"\n', encoding="utf-8")
    assert people(tmp_path) == "officials"
    for content in ("people = 1", "colour = 'red'", "people ="):
        (tmp_path / "settings.toml").write_text(content, encoding="utf-8")
        with pytest.raises(InputError, match="people"):
            people(tmp_path)


def test_an_empty_register_conceals_nothing() -> None:
    assert Register("00", {}, {}).lengths == frozenset()
