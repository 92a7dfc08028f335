"""What the layouts of invented bulletins have in common: matters one after another, their bodies, and clauses joined."""

from collections.abc import Callable, Iterator

from taizhang.lexicon import table
from taizhang.records import Span

from .clauses import chosen, tell
from .scene import Scene, matters, words

Write = Callable[[Scene], object]
_STATUSES = {"已销号": "closed", "已完成": "completed", "持续推进": "in-progress", "未销号": "in-progress"}


def frame(scene: Scene, kind: str, part: str) -> Span:
    """Write a title, opening or closing of a kind of bulletin."""
    fit = [row["text"] for row in table("frames", "bench") if (row["kind"], row["part"]) == (kind, part)]
    return tell(scene, scene.rng.choice(fit))


def each_matter(scene: Scene) -> Iterator[int]:
    """The matters of a bulletin, one after another, each open while it is told; those of one body stand together."""
    drawn = scene.rng.sample(matters(), scene.count)
    for number, matter in enumerate(sorted(drawn, key=lambda matter: matter["leads"])):
        scene.begin(matter)
        scene.draft.open(matter["topic"], scene.place)
        yield number
        scene.draft.close()


def told(scene: Scene, part: str, count: int, joint: str, *, planned: bool = False) -> Span:
    """Write some clauses of a part, joined, and a full stop behind them; where the clauses stand."""
    start = scene.draft.at
    for number, template in enumerate(chosen(scene, part, count)):
        scene.draft.write(joint if number else "")
        tell(scene, template, planned=planned)
    span = Span(start, scene.draft.at)
    scene.draft.write("。")
    return span


def to_come(scene: Scene) -> None:
    """Write a next step, which is due after the year that the bulletin tells of."""
    scene.ahead = 1
    told(scene, "next", 1, "，", planned=True)
    scene.ahead = 0


def lead(scene: Scene) -> None:
    """Write the body that leads, or the first of them."""
    scene.draft.lead(*scene.body(scene.leads[0]))


def leads(scene: Scene) -> None:
    """Write the bodies that lead."""
    joint = scene.rng.choice(["、", "、", "、", "和", "，"])
    for number, name in enumerate(scene.leads):
        scene.draft.write(joint if number else "")
        scene.draft.lead(*scene.body(name))


def others(scene: Scene) -> None:
    """Write the bodies that take part and do not lead."""
    for number, name in enumerate(scene.others()):
        scene.draft.write("、" if number else "")
        scene.draft.participant(*scene.body(name))


def field(scene: Scene, part: str, style: str, write: Write) -> None:
    """Write a field's name in a typography, and its value."""
    scene.draft.write(style.format(scene.field(part)))
    write(scene)


def status(scene: Scene) -> None:
    """Write how far the matter has come."""
    said = scene.rng.choice(list(_STATUSES))
    scene.draft.tell(status=_STATUSES[said])
    scene.draft.write(said)


def problem(scene: Scene) -> None:
    """Write what is wrong."""
    scene.draft.issue(told(scene, "issue", 1, "；"))


def goal(scene: Scene) -> None:
    """Write what is to be reached."""
    told(scene, "target", 1, "；", planned=True)


def listed(part: str) -> Write:
    """Write clauses of a part with marks, with bold leads, or one after another."""
    def write(scene: Scene) -> None:
        bold = [f"{number}.{said}。" for number, said in enumerate(scene.rng.sample(words("lead"), 4), 1)]
        styles = [([""] * 4, "；"), (list("①②③④"), "；"), (["一是", "二是", "三是", "四是"], "；"), (bold, "。")]
        marks, stop = scene.rng.choice(styles)
        for number, template in enumerate(chosen(scene, part, 4)):
            scene.draft.write((stop if number else "") + marks[number])
            tell(scene, template)
        scene.draft.write("。")
    return write


def title_issue(scene: Scene, skipped: int = 0) -> None:
    """The title states the problem, behind its first characters."""
    start = scene.draft.project.span.start + skipped
    scene.draft.issue(Span(start, start + len(scene.matter["problem"])))
