"""The stored questions: SPARQL 1.1 files with a header that says what they answer and what can be set.

A question is ``queries/NAME.rq``. Its first lines begin with ``#+`` and are together a TOML document (the decorator lines of grlc,
with TOML for YAML)::

    #+ title = { zh = "…", en = "…" }
    #+ description = { zh = "…", en = "…" }
    #+ [parameters.topic]
    #+ type = "topic/ID"
    #+ default = ""
    #+ meaning = { zh = "…", en = "…" }

The file is a query that runs as it stands. Each parameter has one data block of its own in it, ``VALUES ?topic { UNDEF }``, that
holds the default; binding a parameter replaces that block by one with the value as an RDF term, so that a value never becomes
syntax.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode

from . import iris, resources
from .errors import InputError, Said

_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HEADER = re.compile(r"#\+ ?(.*)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What can be set in a question.

    ``type`` is ``text``, ``date``, ``language``, or ``SCHEME/ID`` for a code of a list (``topic/ID`` takes ``rural-water``).
    ``default`` is ``""`` where an unset parameter stands for anything, and None where it must be set.
    """

    name: str
    type: str
    default: str | None
    meaning: Said


@dataclass(frozen=True, slots=True)
class Question:
    """A stored question. ``query`` is SPARQL 1.1 that runs as it stands, with the defaults."""

    name: str
    title: Said
    description: Said
    parameters: tuple[Parameter, ...]
    query: str


def questions(folder: Path | None = None) -> tuple[Question, ...]:
    """All questions of ``folder`` (default: those that come with the project), in the order of their names.

    Raises :class:`InputError` for a file whose header cannot be read.
    """
    files = sorted((folder or resources.folder("queries")).glob("*.rq"))
    return tuple(_read(file) for file in files)


def bind(question: Question, values: Mapping[str, str]) -> str:
    """The query with ``values`` in place of the defaults; an empty value stands for anything.

    Raises :class:`InputError` for a parameter that the question does not have, one that must be set and is not, and a value that
    is none of its type.
    """
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in values:
        if name not in known:
            raise _unknown(question, name)
    blocks = {name: f"VALUES ?{name} {{ {_value(question, parameter, values)} }}" for name, parameter in known.items()}
    return _blocks(known).sub(lambda match: blocks[match["name"]], question.query) if blocks else question.query


def _read(file: Path) -> Question:
    lines = file.read_text(encoding="utf-8").splitlines()
    header = [match[1] for line in lines if (match := _HEADER.fullmatch(line))]
    try:
        question = _question(file.stem, tomllib.loads("\n".join(header)), "\n".join(lines[len(header) :]).strip() + "\n")
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        what = Said(f"头部读不懂: {error}", f"its header cannot be read: {error}")
        cure = Said("请按 taizhang.questions 的说明改正", "mend it as taizhang.questions says")
        raise InputError(file.name, what, cure) from error
    names = [parameter.name for parameter in question.parameters]
    if names and sorted(match["name"] for match in _blocks(names).finditer(question.query)) != sorted(names):
        what = Said("每个参数须恰有一个 VALUES 块", "every parameter needs exactly one VALUES block")
        raise InputError(file.name, what, f"VALUES ?{names[0]} {{ UNDEF }}")
    return question


def _question(name: str, header: Mapping[str, Any], query: str) -> Question:
    parameters = (
        Parameter(key, value["type"], value.get("default"), Said(**value["meaning"]))
        for key, value in header.get("parameters", {}).items()
    )
    return Question(name, Said(**header["title"]), Said(**header["description"]), tuple(parameters), query)


def _blocks(names: Mapping[str, Parameter] | list[str]) -> re.Pattern[str]:
    """The data blocks of all parameters at once: one pass, so that what a value brings in is never looked at again."""
    return re.compile(rf"VALUES \?(?P<name>{'|'.join(map(re.escape, names))}) \{{[^}}]*\}}")


def _value(question: Question, parameter: Parameter, values: Mapping[str, str]) -> str:
    value = values.get(parameter.name, parameter.default)
    if value is None:
        what = Said(f"缺少参数 {parameter.name}", f"the parameter {parameter.name} is missing")
        raise InputError(question.name, what, _meaning(parameter))
    if value == "":
        return "UNDEF"
    try:
        return str(_term(parameter.type, value))
    except ValueError as error:
        what = Said(f"{value!r} 不是 {parameter.type}", f"{value!r} is no {parameter.type}")
        raise InputError(question.name, what, _meaning(parameter)) from error


def _meaning(parameter: Parameter) -> Said:
    kind, meaning = parameter.type, parameter.meaning
    return Said(f"{parameter.name} ({kind}): {meaning.zh}", f"{parameter.name} ({kind}): {meaning.en}")


def _unknown(question: Question, name: str) -> InputError:
    known = ", ".join(parameter.name for parameter in question.parameters)
    what = Said(f"没有名为 {name!r} 的参数", f"there is no parameter {name!r}")
    return InputError(question.name, what, Said(f"可用的参数: {known or '无'}", f"it has: {known or 'none'}"))


def _term(kind: str, value: str) -> NamedNode | Literal:
    """The RDF term that a written value stands for; ValueError where it is none of that type."""
    if kind in _TERMS:
        return _TERMS[kind](value)
    return NamedNode(_code(kind.removesuffix("/ID"), value))


def _code(scheme: str, value: str) -> str:
    identifier = value.removeprefix(iris.code(scheme, ""))
    if not _CODE.fullmatch(identifier):
        raise ValueError(value)
    return iris.code(scheme, identifier)


def _date(value: str) -> Literal:
    return Literal(date.fromisoformat(value).isoformat(), datatype=NamedNode(iris.XSD + "date"))


def _language(value: str) -> Literal:
    if value not in ("zh", "en"):
        raise ValueError(value)
    return Literal(value)


_TERMS: Mapping[str, Callable[[str], Literal]] = {
    "text": Literal,
    "date": _date,
    "language": _language,
}
