"""Texts that a command line names."""

import sys
from collections.abc import Iterator, Sequence

from ..errors import InputError
from ..source import formats
from ..source.find import Source, find, read
from ..source.text import Text

_STANDARD_INPUT = "-"


def texts(paths: Sequence[str]) -> Iterator[Text | InputError]:
    """The texts of files, folders, patterns, archives, URLs and ``-`` (standard input); an error where one could not be read."""
    files = [path for path in paths if path != _STANDARD_INPUT]
    if len(files) < len(paths):
        yield _text(None)
    for found in find(files):
        yield _text(found) if isinstance(found, Source) else found


def _text(source: Source | None) -> Text | InputError:
    """The text of a source, or of standard input."""
    try:
        return read(source) if source else formats.text(sys.stdin.buffer.read(), _STANDARD_INPUT)
    except InputError as error:
        return error
