"""Where the ontology, the shapes and the questions stand: beside the package in a wheel, at the top of a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


def folder(name: str) -> Path:
    """The folder ``ontology``, ``shapes`` or ``queries``.

    A wheel carries them inside the package (``taizhang/data/NAME``); a checkout, and an editable install of it, at its top.
    """
    packaged = _PACKAGE / "data" / name
    return packaged if packaged.is_dir() else _CHECKOUT / name
