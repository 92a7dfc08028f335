"""The settings of a data folder: ``DATA/settings.toml``. The one there is: ``people``, whose names are published."""

import tomllib
from pathlib import Path

from ..errors import InputError, Said
from .people import PEOPLE

FILE = "settings.toml"
_KNOWN = tuple(f'people = "{one}"' for one in PEOPLE)
_CURE = Said(f"应为 {'、'.join(_KNOWN)} 之一", f"write one of {', '.join(_KNOWN)}")


def people(data: Path) -> str:
    """Whose names are published: ``all``, ``officials`` or ``none``. Raises :class:`InputError` where the file says otherwise."""
    path = data / FILE
    if not path.is_file():
        return PEOPLE[0]
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(str(path), Said(f"不是 TOML（{error}）", f"this is not TOML ({error})"), _CURE) from error
    if set(said) - {"people"} or said.get("people", PEOPLE[0]) not in PEOPLE:
        raise InputError(str(path), Said("没有这样的设置", "there is no such setting"), _CURE)
    return str(said.get("people", PEOPLE[0]))
