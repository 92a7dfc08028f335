"""What goes wrong with somebody's input, said so that they can mend it."""

import errno
from typing import NamedTuple


class Said(NamedTuple):
    """One message in the two languages of the project."""

    zh: str
    en: str

    def to(self, lang: str) -> str:
        """The message in ``zh``, or else in English."""
        return self.zh if lang == "zh" else self.en


_REASONS = {
    errno.ENOENT: Said("找不到该文件或文件夹", "no such file or folder"),
    errno.EACCES: Said("没有权限", "permission denied"),
    errno.EISDIR: Said("这是文件夹", "this is a folder"),
    errno.ENOTDIR: Said("这不是文件夹", "this is no folder"),
    errno.EEXIST: Said("这不是文件夹", "this is no folder"),
    errno.ENOSPC: Said("磁盘已满", "the disk is full"),
    errno.EROFS: Said("该磁盘只读", "the disk is read-only"),
}


def because(error: OSError) -> Said:
    """Why the system could not read, make or write a file or folder."""
    words = error.strerror or str(error)
    return _REASONS.get(error.errno or 0, Said(f"系统报告：{words}", f"the system says: {words}"))


class InputError(Exception):
    """A source that cannot be read or a command that cannot be carried out.

    Carries the file (or argument), the place in it where there is one, what was expected or found there, and the cure. Commands
    print it as one line on standard error; nothing that is already stored is touched. ``what``, ``cure`` and ``place`` are in both
    languages, or a plain string that serves for both.
    """

    def __init__(self, where: str, what: Said | str, cure: Said | str, *, place: Said | str | None = None) -> None:
        self.where, self.what, self.cure, self.place = where, what, cure, place
        super().__init__(self.said("en"))

    def said(self, lang: str) -> str:
        """The one line, in ``zh`` or ``en``."""
        what, cure, place = (_in(lang, part) for part in (self.what, self.cure, self.place or ""))
        if lang == "zh":
            return f"{self.where}{place and f'({place})'}: {what}; {cure}"
        return f"{self.where}{place and f', {place}'}: {what}; {cure}"

    def __reduce__(self) -> tuple[object, ...]:
        """Made again from its parts, so that it can come back from a worker process."""
        return _again, (self.where, self.what, self.cure, self.place)


def _again(where: str, what: Said | str, cure: Said | str, place: Said | str | None) -> InputError:
    return InputError(where, what, cure, place=place)


def _in(lang: str, words: Said | str) -> str:
    if isinstance(words, str):
        return words
    return words.to(lang)
