"""The layouts of bulletins: each writes the matters of one, its truth alongside."""

from collections.abc import Callable, Iterator, Mapping

from taizhang.lexicon import table
from taizhang.records import Span

from .amounts import chinese
from .clauses import chosen, tell
from .scene import Scene, matters, words

_STATUSES = {"已销号": "closed", "已完成": "completed", "持续推进": "in-progress", "未销号": "in-progress"}
_MARKS: tuple[Callable[[int], str], ...] = (
    lambda n: f"{n}.", lambda n: f"{n}、", lambda n: f"（{n}）", lambda n: f"（{chinese(n)}）", lambda n: f"{chinese(n)}、",
    lambda n: "①②③④⑤⑥⑦⑧⑨"[n - 1], lambda n: f"第{chinese(n)}，")
_FIELDS = ("{}：", "{}：", "{}：", "【{}】", "{}\t", "{}｜", "{}　　")


def frame(scene: Scene, kind: str, part: str) -> str:
    """A title, opening or closing of a kind of bulletin."""
    return scene.rng.choice([row["text"] for row in table("frames", "bench") if (row["kind"], row["part"]) == (kind, part)])


def told(scene: Scene, part: str, count: int, joint: str, *, planned: bool = False) -> Span:
    """Some clauses of a part, joined, with a full stop behind them."""
    start = scene.draft.at
    for number, template in enumerate(chosen(scene, part, count)):
        scene.draft.write(joint if number else "")
        tell(scene, template, planned=planned)
    span = Span(start, scene.draft.at)
    scene.draft.write("。")
    return span


def each_matter(scene: Scene) -> Iterator[int]:
    """The matters of a bulletin, one after another, each open while it is told; those of one body stand together."""
    for number, matter in enumerate(sorted(scene.rng.sample(matters(), scene.count), key=lambda matter: matter["leads"])):
        scene.begin(matter)
        scene.draft.open(matter["topic"], scene.place)
        yield number
        scene.draft.close()


def wrote_leads(scene: Scene, joint: str = "、") -> bool:
    """Write the bodies that lead, unless the lack of them is the defect to be planted."""
    if scene.spoils("lead-unit"):
        return False
    for number, body in enumerate(scene.leads):
        scene.draft.write(joint if number else "")
        scene.draft.lead(*scene.body(body))
    return True


def wrote_others(scene: Scene) -> None:
    """Write the bodies that take part and do not lead."""
    for number, name in enumerate(scene.others()):
        scene.draft.write("、" if number else "")
        scene.draft.participant(*scene.body(name))


def narrative(scene: Scene) -> None:
    """Sections by field; every paragraph opens with the problem that it is aimed at."""
    for number in each_matter(scene):
        scene.draft.line()
        scene.draft.write(f"{chinese(number + 1)}、{scene.matter['field']}领域")
        scene.draft.line()
        scene.draft.title(f"{scene.rng.choice(['针对', '聚焦'])}{scene.matter['wrongs']}等问题")
        scene.draft.issue(scene.draft.project.span)
        scene.draft.write("，")
        _acting(scene)
        told(scene, "measure", 4, "，")
        told(scene, "result", 3, scene.rng.choice(["；", "，"]))
        if scene.rng.random() < 0.3:
            _next(scene)


def _acting(scene: Scene) -> None:
    """Who acts, as the subject of what follows: 市教育局…, 由市教育局牵头,市财政局配合,…, 市教育局会同市财政局…"""
    if scene.spoils("lead-unit"):
        return
    ahead, between, behind = scene.rng.choice([("", "", ""), ("由", "牵头，", "配合，"), ("", "会同", "")])
    scene.draft.write(ahead)
    scene.draft.lead(*scene.body(scene.leads[0]))
    joined = scene.draft.write(between).start
    if between:
        wrote_others(scene)
    scene.draft.write(behind)
    scene.joined = joined if between == "会同" else None


def _next(scene: Scene) -> None:
    scene.ahead = 1
    scene.draft.write("下一步，")
    told(scene, "next", 1, "，", planned=True)
    scene.ahead = 0


def items(scene: Scene) -> None:
    """Marked headings that name a problem, the account below, the lead units in a bracket or field."""
    mark, fielded = scene.rng.choice(_MARKS), scene.rng.random() < 0.4
    for number in each_matter(scene):
        scene.draft.line()
        scene.draft.write(mark(number + 1))
        cure, problem = scene.rng.choice(["整治", "解决", "纠治"]), scene.matter["problem"]
        scene.draft.title(f"{cure}{problem}，{scene.matter['purpose']}")
        start = scene.draft.project.span.start + len(cure)
        scene.draft.issue(Span(start, start + len(problem)))
        scene.draft.write("。")
        scene.draft.line()
        if fielded:
            _field(scene, "lead", "{}：", wrote_leads)
            scene.draft.line()
        told(scene, "measure", 4, "；")
        told(scene, "result", 3, "；")
        if not fielded:
            _bracketed(scene)


def _bracketed(scene: Scene) -> None:
    if scene.defect != "lead-unit" or scene.spoilt != scene.draft.matter:
        scene.draft.write(f"（{scene.field('lead')}：")
        wrote_leads(scene)
        scene.draft.write("）")
    else:
        scene.spoils("lead-unit")


def _field(scene: Scene, part: str, style: str, write: Callable[[Scene], object]) -> None:
    scene.draft.write(style.format(scene.field(part)))
    write(scene)


def form(scene: Scene) -> None:
    """Records of named fields, each on its own line, in an order and a typography of the bulletin's own."""
    style, numbered = scene.rng.choice(_FIELDS), scene.rng.random() < 0.5
    parts = ["lead", *scene.rng.sample(["participants"], scene.rng.randint(0, 1)), *scene.rng.sample(["issue"], scene.rng.randint(0, 1)),
             *scene.rng.choice([["target"], ["target", "measures"], ["measures"]]), "results", *scene.rng.sample(["status"], scene.rng.randint(0, 1))]
    for number in each_matter(scene):
        if numbered:
            scene.draft.line()
            scene.draft.write(str(number + 1))
        scene.draft.line()
        _field(scene, "title", style, lambda scene: scene.draft.title(f"{scene.matter['problem']}专项治理"))
        for part in parts:
            if part == "lead" and scene.defect == "lead-unit" and scene.spoils("lead-unit"):
                continue
            scene.draft.line()
            _field(scene, part, style, _FIELD_WRITERS[part])
        if not scene.draft.project.issues:
            start = scene.draft.project.span.start
            scene.draft.issue(Span(start, start + len(scene.matter["problem"])))


def _status(scene: Scene) -> None:
    words = scene.rng.choice(list(_STATUSES))
    scene.draft.tell(status=_STATUSES[words])
    scene.draft.write(words)


def _issue(scene: Scene) -> None:
    scene.draft.issue(told(scene, "issue", 1, "；"))


def _listed(part: str) -> Callable[[Scene], None]:
    """Clauses of a part, with marks, bold leads, or one after another."""
    def write(scene: Scene) -> None:
        mark, stop = scene.rng.choice([(lambda n: "", "；"), (lambda n: "①②③④"[n], "；"), (lambda n: "一二三四"[n] + "是", "；"), (_bold(scene), "。")])
        for number, template in enumerate(chosen(scene, part, 4)):
            scene.draft.write((stop if number else "") + mark(number))
            tell(scene, template)
        scene.draft.write("。")
    return write


def _bold(scene: Scene) -> Callable[[int], str]:
    """Item marks with a heading of their own, which tells no measure: 1.压实工作责任。"""
    leads = scene.rng.sample(words("lead"), 4)
    return lambda n: f"{n + 1}.{leads[n]}。"


def _next_field(scene: Scene) -> None:
    scene.ahead = 1
    told(scene, "next", 1, "；", planned=True)
    scene.ahead = 0


_FIELD_WRITERS: Mapping[str, Callable[[Scene], object]] = {
    "lead": wrote_leads,
    "participants": wrote_others,
    "issue": _issue,
    "target": lambda scene: told(scene, "target", 1, "；", planned=True),
    "measures": _listed("measure"),
    "results": _listed("result"),
    "status": _status,
    "next": _next_field,
}


def report(scene: Scene) -> None:
    """A report on what became of review opinions: problem, body, measures, results and next steps of every matter."""
    bracketed = scene.rng.random() < 0.5
    for number in each_matter(scene):
        scene.draft.line()
        scene.draft.write(f"{chinese(number + 1)}、")
        scene.draft.title(f"关于{scene.matter['problem']}")
        if bracketed:
            scene.draft.write("【")
            _status(scene)
            scene.draft.write("】")
        for part in ("issue", "lead", "measures", "results", *(["next"] if scene.rng.random() < 0.5 else [])):
            if part == "lead" and scene.defect == "lead-unit" and scene.spoils("lead-unit"):
                continue
            scene.draft.line()
            _field(scene, part, "{}：", _FIELD_WRITERS[part])
            if part == "lead" and scene.rng.random() < 0.4:
                scene.draft.write("；")
                _field(scene, "participants", "{}：", wrote_others)


def rows(scene: Scene) -> None:
    """A table: a header of field names, one matter a line, cells parted by tabs or bars."""
    mark = scene.rng.choice(["\t", "\t", " | "])
    scene.draft.line()
    scene.draft.write(mark.join(["序号", *(scene.field(part) for part in ("title", "lead", "target", "results", "time-limit"))]))
    for number in each_matter(scene):
        scene.draft.row()
        scene.draft.write(f"{number + 1}{mark}")
        scene.draft.title(scene.matter["problem"])
        scene.draft.issue(scene.draft.project.span)
        scene.draft.write(mark)
        if not wrote_leads(scene):
            scene.draft.write("—")
        for part, planned in (("target", True), ("result", False)):
            scene.draft.write(mark)
            _cell(scene, part, planned)
        scene.draft.write(mark)
        _row_limit(scene)


def _cell(scene: Scene, part: str, planned: bool) -> None:
    for number, template in enumerate(chosen(scene, part, 1 if planned else 2)):
        scene.draft.write("；" if number else "")
        tell(scene, template, planned=planned)


def _row_limit(scene: Scene) -> None:
    done = scene.rng.random() < 0.5
    if done:
        scene.draft.write(f"已于{scene.rng.randint(5, 12)}月完成")
    else:
        scene.ahead = 1
        tell(scene, "{by}", planned=True)
        scene.ahead = 0
