"""Findings for people and for programs: one model, a module a format."""

from collections.abc import Callable, Sequence

from ..finding import Finding
from .data import csv_table, json_list
from .junit import junit
from .markdown import markdown
from .page import page
from .terminal import terminal
from .turtle import turtle

FORMATS: dict[str, Callable[[Sequence[Finding], str], str]] = {
    "text": terminal,
    "json": json_list,
    "csv": csv_table,
    "turtle": turtle,
    "markdown": markdown,
    "html": page,
    "junit": junit,
}
"""The formats by name: each takes the findings and the language of the reader (``zh`` or ``en``)."""


def render(found: Sequence[Finding], format: str, lang: str) -> str:
    """The findings of one or more bulletins in a format of :data:`FORMATS`; :class:`KeyError` for another one."""
    return FORMATS[format](found, lang)
