"""What was removed on request: ``DATA/removed.yml``.

Every later load must find a removed name again, but nobody needs to read it: the register holds keyed hashes (BLAKE2b, RFC 7693,
under a salt of its own) and the length of each name, and a text is searched by hashing what stands in it. Keys of bulletins are
hashes of texts already. The file must stay with the data folder and is no part of any release.
"""

import hashlib
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import yaml

from ..errors import InputError, Said
from .conceal import squeezed

FILE = "removed.yml"
_HEAD = """\
# 应请求移除的人员和通报：只存加盐散列，以后每次载入都据此移除。要撤销，删去该条，再从来源重新载入。
# Persons and bulletins removed on request, as salted hashes; every later load removes them. To take one back, delete its entry and
# load the sources again.
"""
_SHORTEST, _LONGEST = 2, 40
_BYTES = 16


@dataclass(frozen=True, slots=True)
class Register:
    """What was removed, and on which day: ``persons`` by the hash of the name (with its length), ``bulletins`` by key, hash of
    the source, and substance (what renditions of one bulletin share).
    """

    salt: str
    persons: Mapping[str, tuple[int, date]]
    bulletins: Mapping[str, date]

    @property
    def lengths(self) -> frozenset[int]:
        """The lengths of the names."""
        return frozenset(length for length, _ in self.persons.values())

    def knows(self, name: str) -> bool:
        """Whether a name, without what parts its characters, was removed."""
        return self._hash(name) in self.persons

    def removed(self, *names: str) -> date | None:
        """The day on which a bulletin known by one of these (key, source, substance) was removed."""
        return next((day for name in names if (day := self.bulletins.get(name) or self.bulletins.get(self._hash(name)))), None)

    def with_person(self, name: str) -> "Register":
        """The register with a person more. Raises :class:`InputError` where the name is too short or too long to be one."""
        letters = squeezed(name.strip())
        if not _SHORTEST <= len(letters) <= _LONGEST:
            what = Said("姓名应有两个字以上", "a name has two characters or more")
            raise InputError(f"--person {name}", what, Said("请写全名", "give the full name"))
        return replace(self, persons={**self.persons, self._hash(letters): (len(letters), _today())})

    def with_bulletin(self, key: str | None, source: str | None, substance: str | None) -> "Register":
        """The register with a bulletin more, by all that is known of it."""
        names = [*(one for one in (key, substance) if one), *([self._hash(source)] if source else [])]
        return replace(self, bulletins={**self.bulletins, **dict.fromkeys(names, _today())})

    def _hash(self, words: str) -> str:
        return hashlib.blake2b(words.encode(), key=bytes.fromhex(self.salt), digest_size=_BYTES).hexdigest()


def register(data: Path) -> Register:
    """The register of a data folder; an empty one where nothing was removed. Raises :class:`InputError` where it cannot be read:
    what was removed must not come back by accident.
    """
    path = data / FILE
    if not path.is_file():
        return Register(secrets.token_hex(_BYTES), {}, {})
    try:
        return _read(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        what = Said("移除记录已损坏", "the register of removals is damaged")
        raise InputError(str(path), what, Said("请从备份恢复该文件", "restore the file from a backup")) from error


def remember(data: Path, removed: Register) -> None:
    """Write the register, whole or not at all."""
    lines: dict[str, Any] = {
        "salt": removed.salt,
        "persons": [{"hash": one, "length": length, "date": day} for one, (length, day) in removed.persons.items()],
        "bulletins": [{"hash": one, "date": day} for one, day in removed.bulletins.items()],
    }
    aside = data / f".{FILE}"
    with aside.open("w", encoding="utf-8") as file:
        file.write(_HEAD + yaml.safe_dump(lines, allow_unicode=True, sort_keys=False))
        file.flush()
        os.fsync(file.fileno())
    aside.replace(data / FILE)


def _read(lines: Any) -> Register:
    bytes.fromhex(lines["salt"])
    persons = {one["hash"]: (int(one["length"]), _day(one["date"])) for one in lines["persons"] or ()}
    return Register(str(lines["salt"]), persons, {str(one["hash"]): _day(one["date"]) for one in lines["bulletins"] or ()})


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise ValueError(value)
    return value


def _today() -> date:
    return datetime.now(UTC).date()
