"""Texts that a command line names."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..corrections.beside import corrections, wrong
from ..corrections.entries import Entry
from ..errors import InputError, Said
from ..source import formats
from ..source.find import Source, find, read
from ..source.text import Text

_STANDARD_INPUT = "-"
CORRECTIONS = Said(
    "另加的订正文件(通报旁边的自动读取)", "a further file of corrections (those beside the bulletins are read anyway)",
)


def corrected(paths: Sequence[str], files: Sequence[Path] = ()) -> Iterator[tuple[Text, tuple[Entry, ...]] | InputError]:
    """The texts that :func:`texts` gives, each with the stewards' entries about it: in the files beside it and in ``files``.

    What is wrong in those files comes out as an error behind the texts.
    """
    beside = []
    for source in _sources(paths):
        text = source if isinstance(source, InputError) else _text(source)
        if isinstance(text, InputError):
            yield text
            continue
        path = source.path if isinstance(source, Source) else None
        beside += [path] if path else []
        yield text, corrections(path, text, files) or ()
    yield from wrong(beside, files)


def texts(paths: Sequence[str]) -> Iterator[Text | InputError]:
    """The texts of files, folders, patterns, archives, URLs and ``-`` (standard input); an error where one could not be read."""
    for source in _sources(paths):
        yield source if isinstance(source, InputError) else _text(source)


def _sources(paths: Sequence[str]) -> Iterator[Source | InputError | None]:
    """The sources that paths name; None is standard input."""
    files = [path for path in paths if path != _STANDARD_INPUT]
    if len(files) < len(paths):
        yield None
    yield from find(files)


def _text(source: Source | None) -> Text | InputError:
    """The text of a source, or of standard input."""
    try:
        return read(source) if source else formats.text(sys.stdin.buffer.read(), _STANDARD_INPUT)
    except InputError as error:
        return error
