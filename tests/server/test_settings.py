"""Settings: defaults, a file, the environment, and what is wrong with any of them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.commands import main
from taizhang.errors import InputError
from taizhang_server.settings import Settings, as_toml, settings


def test_the_environment_wins_over_the_file_and_the_file_over_the_defaults(tmp_path: Path) -> None:
    file = tmp_path / "taizhang.toml"
    file.write_text('seconds = 5\nworkers = 2\nurl = "https://example.org/t"\n', encoding="utf-8")
    found = settings(file, {"TAIZHANG_WORKERS": "3", "TAIZHANG_QUEUE": "", "WORKERS": "9"})
    assert found == Settings(seconds=5, workers=3, url="https://example.org/t")


@given(st.builds(Settings, seconds=st.floats(0.01, 1e6), workers=st.integers(1, 99),
                 url=st.text(st.characters(exclude_categories=["C"]))))
def test_what_is_printed_is_what_is_read(tmp_path_factory: pytest.TempPathFactory, granted: Settings) -> None:
    file = tmp_path_factory.getbasetemp() / "printed.toml"
    file.write_text(as_toml(granted), encoding="utf-8")
    assert settings(file, {}) == granted


@pytest.mark.parametrize(("text", "told"), [
    ("secnds = 5", "secnds"), ("seconds = 0", "seconds"), ("workers = 0", "workers"), ("workers = 1.5", "workers"),
    ("cache = -1", "cache"), ("seconds = true", "seconds"), ("url = 5", "url"), ("seconds = nan", "seconds"),
    ("seconds", "taizhang.toml"),
])
def test_a_wrong_file_is_told(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "taizhang.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        settings(file, {})


@pytest.mark.parametrize("value", ["many", "-1", "2.5"])
def test_a_wrong_variable_is_told(value: str) -> None:
    with pytest.raises(InputError, match="TAIZHANG_WORKERS"):
        settings(None, {"TAIZHANG_WORKERS": value})


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.toml"):
        settings(tmp_path / "none.toml", {})


def test_the_command_prints_what_is_in_effect(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("TAIZHANG_SECONDS", "7")
    assert main(["serve", "--print-config"]) == 0
    assert "seconds = 7.0\n" in capsys.readouterr().out
