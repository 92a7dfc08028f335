"""Where a command's result goes: standard output, or a file that is whole or not there."""

import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ..errors import InputError, Said, because

OUTPUT = Said("写入该文件(默认标准输出)", "write to this file (default standard output)")
_CURE = Said("请检查该文件夹及其写入权限", "check the folder and the right to write there")
_ENDLESS = 1_000_000


@contextmanager
def output(path: Path | None) -> Iterator[BinaryIO]:
    """A binary stream to ``path``, written beside it and renamed when all went well, or to standard output."""
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with aside.open("wb") as stream:
            yield stream
        aside.replace(path)
    except OSError as error:
        raise InputError(str(path), because(error), _CURE) from error
    finally:
        aside.unlink(missing_ok=True)


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table for reading: as wide as the terminal, its cells folded; as wide as it needs to be where it goes elsewhere."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=None, pad_edge=False)
    for column in columns:
        drawn.add_column(column, overflow="fold")
    for row in rows:
        drawn.add_row(*map(Text, row))
    text = io.StringIO()
    Console(file=text, width=None if sys.stdout.isatty() else _ENDLESS, color_system=None).print(drawn)
    return "".join(f"{line.rstrip()}\n" for line in text.getvalue().splitlines()).encode()
