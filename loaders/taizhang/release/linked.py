"""Links over bulletins: stewards' decisions found and kept, the links that they make, and the candidates still to be decided."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from pyoxigraph import Quad

from ..errors import InputError, Said, because
from ..linking.candidates import Candidate, answers, same_matters
from ..linking.confirmed import from_json, links, pairs, to_json, undecided
from ..linking.graph import quads
from ..linking.matters import Matter
from ..linking.matters import from_json as matters_from_json
from ..linking.review import CONFIRMED, Decision, read

FILE = "links.json"
_CURE = Said("请检查文件及其读取权限", "check the file and the right to read it")


@dataclass(frozen=True, slots=True)
class Linked:
    """What the decisions come to among some bulletins: the quads of the links, and what is wrong with decisions."""

    decisions: Sequence[Decision] = ()
    quads: Sequence[Quad] = ()
    errors: Sequence[InputError] = ()


def linked(folders: Iterable[Path], decisions: Sequence[Decision]) -> Linked:
    """The links between kept bulletins."""
    if not decisions:
        return Linked()
    found, errors = links(decisions, _matters(folders))
    return Linked(decisions, quads(found), errors)


def candidates(folders: Iterable[Path], decisions: Sequence[Decision]) -> list[Candidate]:
    """The pairs that nobody has decided about: matters that may be one, and outcomes that may answer the target of such a one."""
    matters = _matters(folders)
    found, _ = links(decisions, matters)
    return undecided([*same_matters(matters), *answers(pairs(found, matters))], decisions)


def decisions_kept(release: Path | None) -> list[Decision]:
    """The decisions that a release keeps."""
    path = release / FILE if release else None
    return from_json(json.loads(path.read_text(encoding="utf-8"))) if path and path.is_file() else []


def decisions_given(bulletins: Iterable[Path], files: Iterable[Path]) -> tuple[list[Decision], list[InputError]]:
    """The decisions in ``confirmed.csv`` beside bulletins and in files that were given, and what is wrong in them."""
    beside = dict.fromkeys(path for bulletin in bulletins if (path := bulletin.with_name(CONFIRMED)).is_file())
    found = list(chain.from_iterable(_read(path) for path in (*beside, *files)))
    return [one for one in found if isinstance(one, Decision)], [one for one in found if isinstance(one, InputError)]


def written(decisions: Iterable[Decision]) -> str:
    """Decisions as a release keeps them."""
    return json.dumps(to_json(decisions), ensure_ascii=False, indent=1)


def _read(path: Path) -> list[Decision | InputError]:
    try:
        return list(read(path.read_bytes(), path.name))
    except OSError as error:
        return [InputError(str(path), because(error), _CURE)]


def _matters(folders: Iterable[Path]) -> list[Matter]:
    texts = ((folder / "matters.json").read_text(encoding="utf-8") for folder in folders)
    return [matter for words in texts for matter in matters_from_json(json.loads(words))]
