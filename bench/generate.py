"""Invented bulletins of every layout, seeded, with their true records.

    python -m bench.generate --count 100 --seed 1 --out DIR

writes N.txt, as a city might publish it (UTF-8, GB18030, with a byte order mark), and N.json, its truth.
"""

import argparse
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random

from taizhang.records import BulletinKind, Reading

from . import promises, results, stories
from .scene import Scene, scene
from .telling import frame

LAYOUTS: Mapping[str, tuple[str, Callable[[Scene], None]]] = {
    "narrative": ("result", results.narrative),
    "items": ("result", results.items),
    "form": ("result", results.form),
    "table": ("result", results.rows),
    "report": ("result", results.report),
    "commitments": ("commitment", promises.commitments),
    "pledges": ("commitment", promises.pledges),
    "press": ("press", stories.story),
}
_SUPERVISORS = {"result": "纪委监委", "commitment": "人大常委会", "press": "纪委监委"}
_FOUND = {
    "lead-unit": "{kind}-lead-unit",
    "time-limit": "{kind}-time-limit",
    "parts": "parts-do-not-add-up",
    "percentage": "percentage-refuted",
    "two-values": "two-values",
    "announced": "announced-count",
    "person": "commitment-person",
    "date": "date-slip",
    "names": "names-run-together",
}
_KINDS_WITH = {"two-values": "press", **dict.fromkeys(("time-limit", "person", "date", "names"), "commitment")}
DEFECTS = tuple(_FOUND)
# Typography is one character for another, so that no offset moves.
_ASCII_MARKS = str.maketrans("，；：（）", ",;:()")
_WIDE_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True, slots=True)
class Planted:
    """A defect put into a bulletin on purpose: the code under which it is to be found, and the matter that it spoils, if any."""

    code: str
    project: int | None


@dataclass(frozen=True, slots=True)
class Sample:
    """An invented bulletin. ``truth`` holds what it says, spans being offsets into ``text``; ``defects`` what is wrong with it."""

    text: str
    truth: Reading
    layout: str
    defects: tuple[Planted, ...] = ()


def generate(seed: int, layout: str | None = None, defect: str | None = None) -> Sample:
    """The bulletin of a seed, in a layout of :data:`LAYOUTS` (one after another by default).

    A defect of :data:`DEFECTS` is planted in it, if one is named. Raises ``ValueError`` where bulletins of the layout cannot
    have the defect.
    """
    fit = [name for name, (kind, _) in LAYOUTS.items() if defect is None or kind == _KINDS_WITH.get(defect, "result")]
    layout = layout or fit[seed % len(fit)]
    if layout not in fit:
        raise ValueError(f"no {defect} in {layout}")
    kind, write = LAYOUTS[layout]
    stage = scene(seed, kind + layout, kind, defect)
    _opening(stage, kind)
    write(stage)
    _closing(stage, kind)
    supervisor = stage.place.name + _SUPERVISORS[kind]
    truth = stage.draft.reading(BulletinKind(kind), stage.place, stage.year, supervisor, layout)
    planted = (Planted(_FOUND[defect].format(kind=kind), stage.spoilt),) if defect else ()
    text = _typeset(stage.rng, "".join(stage.draft.pieces))
    return Sample(text, _as_typeset(truth, text), layout, planted)


def generate_many(count: int, seed: int) -> Iterator[Sample]:
    """``count`` bulletins from ``seed`` on, the layouts in turn."""
    return (generate(seed + number) for number in range(count))


def _opening(stage: Scene, kind: str) -> None:
    frame(stage, kind, "title")
    stage.draft.line()
    if kind == "press":
        stage.draft.write(f"{stage.published:%Y-%m-%d}　本报记者　{stage.person()}")
        stage.draft.line()
    frame(stage, kind, "opening")


def _closing(stage: Scene, kind: str) -> None:
    stage.draft.line()
    frame(stage, kind, "closing")


def _typeset(rng: Random, text: str) -> str:
    if rng.random() < 0.35:
        text = text.translate(_ASCII_MARKS)
    if rng.random() < 0.3:
        text = text.replace("%", "％")
    return text.translate(_WIDE_DIGITS) if rng.random() < 0.06 else text


def _as_typeset(truth: Reading, text: str) -> Reading:
    """The truth with the titles as they stand in the text."""
    return replace(truth, projects=tuple(replace(project, title=text[slice(*project.span)]) for project in truth.projects),
                   instruments=tuple(replace(one, title=text[slice(*one.span)]) for one in truth.instruments))


def _encoded(rng: Random, text: str) -> bytes:
    return text.encode(rng.choice(["utf-8", "utf-8", "utf-8-sig", "gb18030"]))


def main() -> None:
    """Write bulletins and truths into a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for number, sample in enumerate(generate_many(arguments.count, arguments.seed), 1):
        (arguments.out / f"{number}.txt").write_bytes(_encoded(Random(number), sample.text))
        truth = json.dumps({"layout": sample.layout, **asdict(sample.truth)}, ensure_ascii=False, indent=1, default=str)
        (arguments.out / f"{number}.json").write_text(truth, encoding="utf-8")


if __name__ == "__main__":
    main()
