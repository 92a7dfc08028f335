"""``taizhang remove``: a person or a bulletin out of all that is published, now and in every later load."""

import argparse
import sys

from ..errors import InputError, Said
from ..release.remove import Removed, remove

_PERSON = Said("移除该姓名(可多次给出)", "remove this name (may be given several times)")
_BULLETIN = Said("移除该通报:KEY 或来源名(可多次给出)", "remove this bulletin: its KEY or source (may be given several times)")
_WHAT = Said("请给出 --person 或 --bulletin", "give --person or --bulletin")
_NOTHING = Said("尚未载入任何通报；已记下，以后载入时移除", "nothing is loaded yet; noted for every later load")
_UNKNOWN = (
    Said("已载入的通报中没有；已记下，以后载入时移除", "nothing that is loaded has it; noted for every later load"),
    Said("请核对写法", "check the spelling"),
)
_LINES = {
    "release": Said("发布", "release"),
    "touched": Said("涉及通报", "bulletins that it touched"),
    "pruned": Said("删除旧发布", "earlier releases deleted"),
}
_AGAIN = Said(
    "已导出的文件和备份不在此列，请另行处理",
    "files that were exported and backups are out of reach: look after them yourself",
)


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--person", action="append", default=[], metavar="NAME", help=_PERSON.to(lang))
    parser.add_argument("--bulletin", action="append", default=[], metavar="KEY|SOURCE", help=_BULLETIN.to(lang))


def run(arguments: argparse.Namespace) -> int:
    """Remove, and say what was touched; 1 where something was asked for that nothing loaded has."""
    if not arguments.person and not arguments.bulletin:
        raise InputError("remove", _WHAT, "taizhang remove --help")
    removed = remove(arguments.data, persons=arguments.person, bulletins=arguments.bulletin)
    if not arguments.quiet:
        print(_told(removed, arguments.lang))
    asked = [*(f"--person {name}" for name in removed.persons), *(f"--bulletin {name}" for name in removed.bulletins)]
    for words in asked:
        print(InputError(words, *_UNKNOWN).said(arguments.lang), file=sys.stderr)
    return 1 if asked else 0


def _told(removed: Removed, lang: str) -> str:
    if removed.release is None:
        return _NOTHING.to(lang)
    values = {"release": removed.release.id, "touched": removed.touched, "pruned": removed.pruned}
    return "\n".join([*(f"{said.to(lang)}: {values[name]}" for name, said in _LINES.items()), _AGAIN.to(lang)])
