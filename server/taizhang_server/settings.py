"""What one server grants and how it is reached, from a file and from the environment."""

import math
import os
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from taizhang.errors import InputError, Said

PREFIX = "TAIZHANG_"
_TYPES = {int: Said("非负整数", "a whole number, not negative"), float: Said("正数", "a number above 0"),
          str: Said("文字", "text")}


@dataclass(frozen=True, slots=True)
class Settings:
    """Sizes are bytes, times seconds; 0 bytes of ``cache`` or ``memory_store`` switch it off."""

    seconds: float = 30
    """How long an answer may take, waiting for a worker included."""
    light_seconds: float = 0.25
    """How much processor time a light query takes at most; one worker is kept for those."""
    workers: int = 4
    """Worker processes that answer at the same time."""
    queue: int = 256
    """Queries that may wait for a worker."""
    worker_memory: int = 1 << 30
    """What a worker may take beyond what it starts with."""
    query: int = 64 << 10
    """The longest query, in bytes of UTF-8."""
    address: int = 32 << 10
    """The longest query string of an address; the HTTP library itself takes addresses of up to 64 KiB."""
    body: int = 1 << 20
    """The largest request."""
    answer: int = 64 << 20
    """The largest answer, before compression."""
    cache: int = 64 << 20
    """Answers that are kept for being asked for again."""
    memory_store: int = 1 << 30
    """Stores of a release that fit in here are held in memory; larger ones are read from disk."""
    watch_seconds: float = 1
    """How often to look whether there is a new release."""
    drain_seconds: float = 35
    """How long requests may take to end when the server is told to."""
    services: str = ""
    """The endpoints that SERVICE may ask, by their whole addresses with spaces between; with any, workers stay in the network."""
    url: str = ""
    """The address under which a proxy shows the server, such as https://example.org/taizhang; by default that of the request."""


def settings(file: Path | None, environment: Mapping[str, str] = os.environ) -> Settings:
    """The defaults, over them those of a TOML file, over them ``TAIZHANG_NAME`` of the environment.

    Raises :class:`InputError` for a file that cannot be read, an unknown name in it, or a value of another kind.
    """
    known = {field.name: field.type for field in fields(Settings)}
    given: dict[str, Any] = _of_file(file, known) if file else {}
    for name, kind in known.items():
        variable = f"{PREFIX}{name.upper()}"
        if environment.get(variable):
            given[name] = _read(variable, environment[variable], kind)
    if given.get("workers") == 0:
        raise _wrong("workers", 0, float)
    return replace(Settings(), **given)


def as_toml(granted: Settings) -> str:
    """All settings as a file that :func:`settings` reads."""
    values = asdict(granted)
    return "".join(f"{name} = {_quoted(value) if isinstance(value, str) else value}\n" for name, value in values.items())


def _of_file(file: Path, known: Mapping[str, object]) -> dict[str, Any]:
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(str(file), str(error), Said("请检查该设置文件", "check the settings file")) from error
    for name in told:
        if name not in known:
            cure = Said(f"可用:{'、'.join(known)}", f"known: {', '.join(known)}")
            raise InputError(str(file), Said(f"没有 {name} 这项设置", f"there is no setting {name}"), cure)
    return {name: _checked(f"{file}: {name}", value, known[name]) for name, value in told.items()}


def _read(where: str, text: str, kind: object) -> object:
    try:
        return _checked(where, text if kind is str else int(text) if kind is int else float(text), kind)
    except ValueError as error:
        raise _wrong(where, text, kind) from error


def _checked(where: str, value: object, kind: object) -> object:
    if kind is str:
        if not isinstance(value, str):
            raise _wrong(where, value, kind)
        return value
    if isinstance(value, bool) or not isinstance(value, int if kind is int else int | float):
        raise _wrong(where, value, kind)
    if not math.isfinite(value) or value < 0 or (kind is float and value == 0):
        raise _wrong(where, value, kind)
    return value


def _wrong(where: str, value: object, kind: object) -> InputError:
    assert isinstance(kind, type)
    return InputError(where, Said(f"不能是 {value!r}", f"it cannot be {value!r}"), _TYPES[kind])


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
