"""Layouts of promises: commitments by bureau, and commitments as fields."""

from .amounts import chinese
from .clauses import chosen, tell
from .scene import Scene
from .telling import each_matter, field, leads, problem, title_issue

_STAGES = (
    "{{during {month}}}，[制定工作方案]，[部署整治任务]",
    "{{during {month}}}，[开展督导检查]，[查找薄弱环节]",
    "{{by {month}}}，[完成全部整治任务]",
)


def commitments(scene: Scene) -> None:
    """Headings that name a bureau, and under each its matters: (一)整改目标 … (四)责任分工."""
    heading, number = "", 0
    for _ in each_matter(scene):
        scene.draft.tell(status="pledged")
        body = scene.leads[0]
        if body == heading:
            scene.draft.tell(lead_units=scene.draft.projects[-2].lead_units)
        else:
            heading, number = body, 0
            scene.draft.line()
            scene.draft.lead(*scene.body(body))
        number += 1
        scene.draft.line()
        scene.draft.write(f"{chinese(number)}、")
        scene.draft.title(scene.matter["problem"])
        title_issue(scene)
        scene.draft.line()
        problem(scene)
        _parts(scene)


def _parts(scene: Scene) -> None:
    parts = [("整改目标", _goal), ("整改措施", _plans), ("完成时限", _calendar), ("责任分工", _duties)]
    if scene.spoils("time-limit"):
        parts.pop(2)
    if scene.spoils("person"):
        parts.pop(3)
    for number, (name, write) in enumerate(parts, 1):
        scene.draft.line()
        scene.draft.write(f"（{chinese(number)}）{name}")
        write(scene)


def _goal(scene: Scene) -> None:
    """The goal tells no action: the measures do."""
    scene.draft.line()
    fit = [template for template in chosen(scene, "target", 3) if "[" not in template and "{by}" not in template]
    tell(scene, (fit or ["投诉量较上年下降{n % T complaints-change-rate 10-50 down least}"])[0], planned=True)
    scene.draft.write("。")


def _plans(scene: Scene) -> None:
    for number, template in enumerate(chosen(scene, "measure", 4), 1):
        scene.draft.line()
        scene.draft.write(f"{number}.")
        tell(scene, template, planned=True)
        scene.draft.write("。")


def _calendar(scene: Scene) -> None:
    months = [*sorted(scene.rng.sample(range(3, 9), 2)), scene.rng.randint(9, 11)]
    for number, (month, template) in enumerate(zip(months, _STAGES, strict=True), 1):
        scene.draft.line()
        scene.draft.write(f"{number}.")
        tell(scene, template.format(month=month), planned=True)
        scene.draft.write("。")
    if scene.spoils("date"):
        scene.draft.line()
        scene.draft.write(f"4.组织回头看，{_slip(scene)}完成。")


def _slip(scene: Scene) -> str:
    """A time limit with a typing slip: a month that no year has, or 月 left out."""
    return scene.rng.choice(["13月底前", f"{scene.rng.randint(10, 12)}底前"])


def _duties(scene: Scene) -> None:
    for template in (
        "{level}政府分管领导：{person vice-mayor}",
        "部门主要负责人：{person department-head}",
        f"分管局长：{{person deputy-head}}，责任科室：{scene.pick('section')}，责任人：{{person section-lead}}。",
    ):
        scene.draft.line()
        tell(scene, template.replace("。", _second(scene)) if template.endswith("。") else template, planned=True)


def _second(scene: Scene) -> str:
    """The end of the last duty; where names are to run together, another one that follows without a comma."""
    return "{person section-lead}。" if scene.spoils("names") else "。"


def pledges(scene: Scene) -> None:
    """One record of fields for each promise: who promises what, how, by when, and who answers for it."""
    for number in each_matter(scene):
        scene.draft.tell(status="pledged")
        scene.draft.line()
        field(scene, "promiser", f"{chinese(number + 1)}、{{}}：", leads)
        scene.draft.line()
        field(scene, "pledge", "{}：", lambda scene: scene.draft.title(f"解决{scene.matter['problem']}"))
        title_issue(scene, 2)
        scene.draft.line()
        field(scene, "plans", "{}：", _acts)
        if not scene.spoils("time-limit"):
            scene.draft.line()
            field(scene, "time-limit", "{}：", _until)
        if not scene.spoils("person"):
            _answerable(scene)
        scene.draft.line()
        field(scene, "phone", "{}：", lambda scene: scene.draft.write(scene.phone()))


def _answerable(scene: Scene) -> None:
    """The fields of those who answer for a promise."""
    scene.draft.line()
    field(scene, "leader", "{}：", lambda scene: tell(scene, f"{{person deputy-head}}（{scene.pick('deputy')}）"))
    scene.draft.line()
    other = "{person section-lead}" if scene.spoils("names") else ""
    field(scene, "section", "{}：", lambda scene: tell(scene, f"{scene.pick('section')}，负责人{{person section-lead}}{other}"))


def _acts(scene: Scene) -> None:
    for number, template in enumerate(chosen(scene, "measure", 4), 1):
        scene.draft.line()
        scene.draft.write(f"（{number}）")
        tell(scene, template, planned=True)
        scene.draft.write("。")


def _until(scene: Scene) -> None:
    if scene.spoils("date"):
        scene.draft.write(_slip(scene))
        return
    tell(scene, "{by}" if scene.rng.random() < 0.8 else "{ever}", planned=True)
