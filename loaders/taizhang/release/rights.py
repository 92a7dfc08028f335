"""What of a bulletin may be published, its whole text or quotes alone: one answer for all its renditions."""

from collections.abc import Mapping, Sequence
from typing import Any

FULL, QUOTES = "full", "quotes"
PUBLISHED, WITHHELD = "texts", "withheld"
"""The folders of a release in which texts stand: those that may be published, and those that are kept for the next load alone."""

Line = dict[str, Any]


def settled(lines: Sequence[Mapping[str, Any]]) -> list[Line]:
    """The lines of bulletins and of their renditions with the answer that counts in ``text``: what somebody said of any of the
    renditions goes before what the kind of the bulletin tells, and ``quotes`` before ``full``. A rendition names its bulletin by
    key, as ``of``.
    """
    said: dict[str, set[str]] = {}
    for line in lines:
        said.setdefault(_bulletin(line), set()).add(line["origin"].get("text"))
    told = {line["key"]: line["text"] for line in lines if not line.get("of")}
    counts = {key: next((one for one in (QUOTES, FULL) if one in words), told[key]) for key, words in said.items()}
    return [{**line, "text": counts[_bulletin(line)]} for line in lines]


def folder(line: Mapping[str, Any]) -> str:
    """The folder of a release in which the text of a line of the manifest stands."""
    return PUBLISHED if line["text"] == FULL else WITHHELD


def _bulletin(line: Mapping[str, Any]) -> str:
    return str(line.get("of") or line["key"])
