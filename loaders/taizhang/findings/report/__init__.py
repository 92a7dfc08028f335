"""Findings for people and for programs: one model, a module a format."""

from collections.abc import Callable, Sequence

from ..finding import Finding
from .data import csv_table, json_list
from .junit import junit
from .linked import json_ld, turtle
from .markdown import markdown
from .page import page
from .sheet import sheet
from .template import template
from .terminal import terminal

FORMATS: dict[str, Callable[[Sequence[Finding], str], str | bytes]] = {
    "text": terminal,
    "json": json_list,
    "csv": csv_table,
    "xlsx": sheet,
    "html": page,
    "markdown": markdown,
    "turtle": turtle,
    "jsonld": json_ld,
    "junit": junit,
}
"""The formats by name: each takes the findings and the language of the reader (``zh`` or ``en``)."""

__all__ = ["FORMATS", "render", "template"]


def render(found: Sequence[Finding], format: str, lang: str) -> bytes:
    """The findings of one or more bulletins in a format of :data:`FORMATS`; :class:`KeyError` for another one."""
    written = FORMATS[format](found, lang)
    return written.encode() if isinstance(written, str) else written
