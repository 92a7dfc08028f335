"""Findings as a corrections file to be filled in: an entry for each, with nothing answered (``docs/corrections.md``)."""

import json
import re
from collections.abc import Iterator, Sequence

from ...errors import Said
from ..finding import Finding
from .words import SEVERITY, one_line, still_open

_HEAD = Said(
    "每条回答一项:填 field 和 value(及 source),或 confirm: true,或 accept: not-stated(及 reason);并填 by 和 date。"
    "不回答的可留空或删去。",
    "Answer each entry: field and value (with source), or confirm: true, or accept: not-stated (with reason); then by and date. "
    "What is not answered may stay empty or go.",
)
# What YAML takes for a line break or does not allow, and JSON leaves as it is.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_ANSWER = ("field", "value", "drop", "confirm", "accept", "source", "reason", "by", "date")


def template(found: Sequence[Finding], lang: str) -> str:
    """A YAML list with an entry for each open finding, in the order given."""
    entries = "\n".join(_entry(one, lang) for one in still_open(found))
    return f"# {_HEAD.to(lang)}\n{entries or '[]'}\n"


def _entry(one: Finding, lang: str) -> str:
    words = f"{SEVERITY[one.severity].to(lang)}: {one_line(one.message.to(lang))} {one_line(one.fix.to(lang))}"
    keys = {"bulletin": one.bulletin, "project": one.project, "finding": one.code, "quote": one.quote}
    lines = [*(f"{key}: {_quoted(value)}" for key, value in keys.items() if value), *(f"{key}:" for key in _ANSWER)]
    return "\n".join((f"# {words}", *_item(lines)))


def _item(lines: Sequence[str]) -> Iterator[str]:
    """The lines of one item of a list."""
    for number, line in enumerate(lines):
        yield f"{'  ' if number else '- '}{line}"


def _quoted(words: str) -> str:
    """Words as a double-quoted YAML scalar, which JSON's strings are (YAML 1.2, 7.3.1)."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(words, ensure_ascii=False))
