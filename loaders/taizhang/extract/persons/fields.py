"""Persons named in fields: 分管领导:…, 责任人:…、…, 责任领导:姓名(职务), 负责人姓名."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ...layout.document import Document
from ...lexicon import either, table
from ...records import Span
from .names import Split, is_name, split_names
from .posts import post_pattern, role_of

_RUN = re.compile(r"[ \t]*(?P<run>[一-龥] {1,3}[一-龥](?![一-龥·])|[一-龥·•・]+)")
_POST = re.compile(r"[ \t]*\((?P<post>[^()\n]{1,40})\)")
_SEPARATOR = re.compile(r"[ \t]*[、,;/]?[ \t]*")
_VALUE = re.compile(r"(?:\((?P<post>[^()\n:]{1,16})\))?[ \t]*(?P<mark>[】\]]?[:】\]]\s*|[\t|]+[ ]*|[ ]*)")
_HEAD = re.compile(r"(?:\A|[\s。;,、:(|】\]])\Z")
_END = re.compile(r"[ \t]*(?:[。;)\n]|\Z)")
_TAIL = re.compile(r"(?:等|同志|等人|等同志)\Z")
_UNIT = re.compile(r"[一-龥]{1,20}(?:[局处科股室所站队委院会厅部镇乡]|中心|街道)")
_MANY = 30  # no list of persons is longer


class Named(NamedTuple):
    """A person as a field or a sentence names them; ``together`` is the whole run where nothing parts two names."""

    span: Span
    role: str
    post: str | None
    rank: int = 1
    together: Span | None = None


class _Entry(NamedTuple):
    names: tuple[Span, ...]
    post: str | None
    together: Span | None


@cache
def _labels() -> dict[str, tuple[str, bool]]:
    """Label → the role that it gives, and whether a post beside the name overrides it."""
    return {row["label"]: (row["role"], row["post"] == "open") for row in table("person_labels")}


@cache
def _label() -> re.Pattern[str]:
    return re.compile(either(_labels()))


def fields(document: Document) -> Iterator[Named]:
    """The persons behind every label, in the order of the text; in a table the label is the head of the column.

    Where no colon parts it from the name (负责人李明), the label must begin its clause and the name end it; names run together must
    end the sentence or the line.
    """
    folded = document.text.folded
    for label in _label().finditer(folded):
        value = _VALUE.match(folded, label.end())
        if value is None or not (value["mark"][:1] in (":", "】", "]") or _stands_alone(folded, label, value)):
            continue
        yield from _people(_entries(folded, value.end()), label[0], value["post"])
    for section in document.sections:
        if section.label and (head := folded[slice(*section.label)].strip(" :【】[]\n")) in _labels():
            yield from _people(_entries(folded, section.body.start), head, None)


def _stands_alone(folded: str, label: re.Match[str], value: re.Match[str]) -> bool:
    run = _RUN.match(folded, value.end())
    if run is None or not _HEAD.search(folded, max(0, label.start() - 1), label.start()):
        return False
    together = _END.match(folded, run.end()) and split_names(run["run"]).together
    return bool(together) or is_name(run["run"].replace(" ", ""))


def _people(entries: Iterator[_Entry], label: str, beside: str | None) -> Iterator[Named]:
    role, open_ = _labels()[label]
    rank = 0
    for entry in entries:
        post = entry.post or beside
        given = role_of(post) if post and open_ else None
        for span in entry.names:
            rank += 1
            yield Named(span, given or role, post or label, rank, entry.together)


def _entries(folded: str, at: int) -> Iterator[_Entry]:
    """The persons of a list that begins at an offset. A post may stand before the name or in brackets behind it; what is no name
    is passed over within a list by 、 and ends it elsewhere.
    """
    ahead = ""
    for _ in range(_MANY):
        run = _RUN.match(folded, at)
        if run is None or folded.startswith(":", run.end()):
            return
        post, split, start = _read(run["run"])
        offset = run.start("run") + start
        bracket = _POST.match(folded, run.end())
        at = bracket.end() if bracket else run.end()
        separator = _SEPARATOR.match(folded, at)
        mark = separator[0].strip() if separator else ""
        if split.names:
            names = tuple(Span(offset + first, offset + last) for first, last in split.names)
            together = Span(names[0].start, names[-1].end) if split.together else None
            yield _Entry(names, (bracket["post"] if bracket else "") or ahead + post or None, together)
        elif mark in (",", ";"):
            return
        ahead = f"{post}{mark}" if post and not split.names else ""
        if separator is None or separator.end() == at:
            return
        at = separator.end()


def _read(run: str) -> tuple[str, Split, int]:
    """The post, the names, and where these begin, of one run of characters: 副局长李明, 李明副局长, 李明同志, 李  明, 李明."""
    if " " in run:
        return "", Split(((0, len(run)),) if is_name(run.replace(" ", "")) else ()), 0
    run = _TAIL.sub("", run)
    posts = list(post_pattern().finditer(run))
    if not posts:
        return _behind_unit(run)
    if posts[-1].end() < len(run):
        return run[: posts[-1].end()], split_names(run[posts[-1].end() :]), posts[-1].end()
    name = run[: posts[0].start()]
    return (run[posts[0].start() :], Split(((0, len(name)),)), 0) if is_name(name) else (run, Split(()), 0)


def _behind_unit(run: str) -> tuple[str, Split, int]:
    """The names of a run without a post, at its head or behind the body that it begins with (市政府办公室李明)."""
    split = split_names(run)
    unit = None if split.names else _UNIT.match(run)
    named = bool(unit) and is_name(run[unit.end() :]) if unit else False
    return ("", split_names(run[unit.end() :]), unit.end()) if unit and named else ("", split, 0)
