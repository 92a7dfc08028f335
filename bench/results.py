"""Layouts of bulletins that tell results: narrative, items, form, table and report."""

from collections.abc import Callable, Mapping

from .amounts import chinese
from .clauses import chosen, tell
from .scene import Scene
from .telling import Write, each_matter, field, goal, lead, leads, listed, others, problem, status, title_issue, to_come, told

_MARKS: tuple[Callable[[int], str], ...] = (
    lambda n: f"{n}.",
    lambda n: f"{n}、",
    lambda n: f"（{n}）",
    lambda n: f"（{chinese(n)}）",
    lambda n: f"{chinese(n)}、",
    lambda n: "①②③④⑤⑥⑦⑧⑨"[n - 1],
    lambda n: f"第{chinese(n)}，",
)
_FIELDS = ("{}：", "{}：", "{}：", "【{}】", "{}\t", "{}｜", "{}　　")
_WRITERS: Mapping[str, Write] = {
    "title": lambda scene: scene.draft.title(f"{scene.matter['problem']}专项治理"),
    "lead": leads,
    "participants": others,
    "issue": problem,
    "target": goal,
    "measures": listed("measure"),
    "results": listed("result"),
    "status": status,
    "next": to_come,
}
_COLUMNS = ("title", "lead", "target", "results", "time-limit")


def narrative(scene: Scene) -> None:
    """Sections by field; every paragraph opens with the problem that it is aimed at."""
    for number in each_matter(scene):
        scene.draft.line()
        scene.draft.write(f"{chinese(number + 1)}、{scene.matter['field']}领域")
        scene.draft.line()
        scene.draft.title(f"{scene.rng.choice(['针对', '聚焦'])}{scene.matter['wrongs']}等问题")
        scene.draft.issue(scene.draft.project.span)
        scene.draft.write("，")
        if not scene.spoils("lead-unit"):
            _acting(scene)
        told(scene, "measure", 4, "，")
        told(scene, "result", 3, scene.rng.choice(["；", "，"]))
        if scene.rng.random() < 0.3:
            scene.draft.write("下一步，")
            to_come(scene)


def _acting(scene: Scene) -> None:
    """Who acts: 市教育局…, 由市教育局牵头,市财政局配合,…, 市教育局会同市财政局…"""
    ahead, between, behind = scene.rng.choice([("", "", ""), ("由", "牵头，", "配合，"), ("", "会同", "")])
    scene.draft.write(ahead)
    lead(scene)
    joined = scene.draft.write(between).start
    if between:
        others(scene)
    scene.draft.write(behind)
    scene.joined = joined if between == "会同" else None


def items(scene: Scene) -> None:
    """Marked headings that name a problem, the account below, the lead units in a bracket or field."""
    mark, fielded = scene.rng.choice(_MARKS), scene.rng.random() < 0.4
    for number in each_matter(scene):
        lacking = scene.spoils("lead-unit")
        scene.draft.line()
        scene.draft.write(mark(number + 1))
        cure = scene.rng.choice(["整治", "解决", "纠治"])
        scene.draft.title(f"{cure}{scene.matter['problem']}，{scene.matter['purpose']}")
        title_issue(scene, len(cure))
        scene.draft.write("。")
        scene.draft.line()
        if fielded and not lacking:
            field(scene, "lead", "{}：", leads)
            scene.draft.line()
        told(scene, "measure", 4, "；")
        told(scene, "result", 3, "；")
        if not fielded and not lacking:
            field(scene, "lead", "（{}：", leads)
            scene.draft.write("）")


def form(scene: Scene) -> None:
    """Records of named fields, each on its own line, which fields and in what typography the bulletin decides."""
    style, numbered, parts = scene.rng.choice(_FIELDS), scene.rng.random() < 0.5, _form_parts(scene)
    for number in each_matter(scene):
        lacking = scene.spoils("lead-unit")
        if numbered:
            scene.draft.line()
            scene.draft.write(str(number + 1))
        for part in parts:
            if part != "lead" or not lacking:
                scene.draft.line()
                field(scene, part, style, _WRITERS[part])
        if not scene.draft.project.issues:
            title_issue(scene)


def _form_parts(scene: Scene) -> list[str]:
    """The fields of a form in their order; some are not in every form, and the lead may stand before the title."""
    heads = scene.rng.choice([["title", "lead"], ["title", "lead"], ["title", "lead"], ["lead", "title"]])
    accounts = scene.rng.choice([["target"], ["target", "measures"], ["measures"]])
    always = {*heads, *accounts, "results"}
    order = [*heads, "participants", "issue", *accounts, "results", "status"]
    return [part for part in order if part in always or scene.rng.random() < 0.5]


def report(scene: Scene) -> None:
    """A report on what became of review opinions: problem, body, measures, results and next steps of every matter."""
    bracketed = scene.rng.random() < 0.5
    for number in each_matter(scene):
        lacking = scene.spoils("lead-unit")
        scene.draft.line()
        scene.draft.write(f"{chinese(number + 1)}、")
        scene.draft.title(f"关于{scene.matter['problem']}")
        if bracketed:
            scene.draft.write("【")
            status(scene)
            scene.draft.write("】")
        for part in ("issue", *(() if lacking else ("lead",)), "measures", "results"):
            scene.draft.line()
            field(scene, part, "{}：", _WRITERS[part])
            if part == "lead" and scene.rng.random() < 0.4:
                scene.draft.write("；")
                field(scene, "participants", "{}：", others)
        if scene.rng.random() < 0.5:
            scene.draft.line()
            field(scene, "next", "{}：", to_come)


def rows(scene: Scene) -> None:
    """A table: a header of field names, one matter a line, cells parted by tabs or bars."""
    mark = scene.rng.choice(["\t", "\t", " | "])
    scene.draft.line()
    scene.draft.write(mark.join(["序号", *(scene.field(part) for part in _COLUMNS)]))
    for number in each_matter(scene):
        scene.draft.row()
        scene.draft.write(f"{number + 1}{mark}")
        scene.draft.title(scene.matter["problem"])
        scene.draft.issue(scene.draft.project.span)
        for write in (_lead_cell, _goal_cell, _result_cell, _limit_cell):
            scene.draft.write(mark)
            write(scene)


def _lead_cell(scene: Scene) -> None:
    if scene.spoils("lead-unit"):
        scene.draft.write("—")
    else:
        leads(scene)


def _goal_cell(scene: Scene) -> None:
    tell(scene, chosen(scene, "target", 1)[0], planned=True)


def _result_cell(scene: Scene) -> None:
    for number, template in enumerate(chosen(scene, "result", 2)):
        scene.draft.write("；" if number else "")
        tell(scene, template)


def _limit_cell(scene: Scene) -> None:
    if scene.rng.random() < 0.5:
        scene.draft.write(f"已于{scene.rng.randint(5, 12)}月完成")
        return
    scene.ahead = 1
    tell(scene, "{by}", planned=True)
    scene.ahead = 0
