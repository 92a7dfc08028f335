"""What the server says to people, in Chinese and English: the texts of ``words.toml``."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("zh", "en")


@cache
def words(part: str) -> Mapping[str, Any]:
    """One table of ``words.toml``: ``page`` (key → text in each language) or ``problem`` (name → status, title, detail)."""
    with (files(__package__) / "words.toml").open("rb") as file:
        return dict(tomllib.load(file)[part])


def page_words(lang: str) -> dict[str, str]:
    """The texts of the pages in one language."""
    return {key: text[lang] for key, text in words("page").items()}
