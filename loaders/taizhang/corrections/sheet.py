"""A YAML list of entries → the words that stand at each key, with their lines.

The YAML is composed and not loaded: every scalar stays the words that stand there (``011000`` is no octal number, ``no`` no truth
value), nothing is constructed, and every key keeps its line.
"""

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import NamedTuple

import yaml

from ..errors import InputError, Said

CURE = Said("请按 docs/corrections.md 改正", "mend it as docs/corrections.md says")


class Cell(NamedTuple):
    """The words that stand at a key, several where it holds a list, and the key's line (from 1)."""

    words: tuple[str, ...]
    line: int


class Row(NamedTuple):
    """An entry: its first line, and what stands at each key that has a value."""

    line: int
    cells: Mapping[str, Cell]

    def word(self, key: str) -> str | None:
        """The one value at a key."""
        return self.cells[key].words[0] if key in self.cells else None


class Wrong(Exception):
    """What is wrong at a line, and the cure."""

    def __init__(self, line: int, what: Said, cure: Said = CURE) -> None:
        self.line, self.what, self.cure = line, what, cure
        super().__init__(what.en)

    def of(self, file: str) -> InputError:
        """The error with the file's name."""
        return InputError(file, self.what, self.cure, place=Said(f"第 {self.line} 行", f"line {self.line}"))


def rows(data: bytes, keys: Collection[str], lists: Collection[str]) -> Iterator[Row | Wrong]:
    """The entries of a file, in order, or what is wrong with one. ``lists`` are the keys that may hold several values."""
    try:
        nodes = _nodes(data)
    except Wrong as wrong:
        yield wrong
        return
    for node in nodes:
        try:
            yield Row(_line(node), _cells(node, keys, lists))
        except Wrong as wrong:
            yield wrong


def one_of(given: str, known: Collection[str]) -> Said:
    """The cure for an unknown word: the nearest known one, else all of them."""
    near = get_close_matches(given, known, n=1)
    if near:
        return Said(f"是否为“{near[0]}”？", f"is “{near[0]}” meant?")
    return Said(f"可用：{'、'.join(known)}", f"there are: {', '.join(known)}")


def _nodes(data: bytes) -> list[yaml.Node]:
    """The items of the list that the file is; an empty file is an empty list."""
    try:
        root = yaml.compose(data.decode("utf-8-sig"), Loader=yaml.SafeLoader)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Wrong(line, Said("不是 UTF-8 文本", "this is not UTF-8 text"), Said("请另存为 UTF-8", "save it as UTF-8")) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise Wrong(line, Said(f"不是 YAML（{error.problem}）", f"this is not YAML ({error.problem})")) from error
    except yaml.YAMLError as error:
        raise Wrong(1, Said("含有 YAML 不允许的字符", "it holds a character that YAML does not allow")) from error
    if root is None or (isinstance(root, yaml.ScalarNode) and not root.value):
        return []
    if not isinstance(root, yaml.SequenceNode):
        raise Wrong(_line(root), Said("应为条目列表，每条以“- ”开头", "a list of entries is expected, each begun with “- ”"))
    return list(root.value)


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _cells(node: yaml.Node, keys: Collection[str], lists: Collection[str]) -> dict[str, Cell]:
    """What stands at each key of an entry; a key without a value is left out, so that a template can be filled in bit by bit."""
    if not isinstance(node, yaml.MappingNode):
        raise Wrong(_line(node), Said("条目应为“键: 值”", "an entry is made of “key: value” lines"))
    cells: dict[str, Cell] = {}
    for key, value in node.value:
        name = str(key.value)
        if name not in keys:
            raise Wrong(_line(key), Said(f"没有“{name}”这个键", f"there is no key “{name}”"), one_of(name, keys))
        if name in cells:
            raise Wrong(_line(key), Said(f"“{name}”出现两次", f"“{name}” stands twice"))
        words = tuple(word for word in _scalars(value, name, lists) if word)
        if words:
            cells[name] = Cell(words, _line(key))
    return cells


def _scalars(node: yaml.Node, name: str, lists: Collection[str]) -> Iterator[str]:
    if isinstance(node, yaml.ScalarNode):
        yield "" if node.style is None and node.value in ("~", "null") else node.value.strip()
    elif isinstance(node, yaml.SequenceNode) and name in lists and all(isinstance(one, yaml.ScalarNode) for one in node.value):
        yield from (one.value.strip() for one in node.value)
    else:
        raise Wrong(_line(node), Said(f"“{name}”应为一个值", f"“{name}” takes one value"))
