"""Layouts of promises and of news: commitments by bureau, commitments as fields, and press stories."""

from taizhang.records import Span

from .amounts import chinese
from .clauses import chosen, tell
from .layouts import each_matter, told, wrote_leads, wrote_others
from .scene import Scene, words, within


def commitments(scene: Scene) -> None:
    """Headings that name a bureau, and under each its matters: (一)整改目标 … (四)责任分工."""
    heading, number = "", 0
    for _ in each_matter(scene):
        scene.draft.tell(status="pledged")
        body = scene.leads[0]
        if body != heading:
            heading, number = body, 0
            scene.draft.line()
            written, name = scene.body(body)
            scene.draft.lead(written, name)
        else:
            scene.draft.tell(lead_units=scene.draft.projects[-2].lead_units)
        number += 1
        scene.draft.line()
        scene.draft.write(f"{chinese(number)}、")
        scene.draft.title(scene.matter["problem"])
        scene.draft.issue(scene.draft.project.span)
        scene.draft.line()
        scene.draft.issue(told(scene, "issue", 1, "；"))
        _promise_parts(scene)


def _promise_parts(scene: Scene) -> None:
    parts = [("整改目标", _goal), ("整改措施", _plans), ("完成时限", _calendar), ("责任分工", _duties)]
    if scene.defect == "time-limit" and scene.spoils("time-limit"):
        parts.pop(2)
    for number, (name, write) in enumerate(parts):
        scene.draft.line()
        scene.draft.write(f"（{chinese(number + 1)}）{name}")
        scene.draft.line()
        write(scene)


def _goal(scene: Scene) -> None:
    """The goal says what the measures are for: its own clauses of action are the measures' and not told twice."""
    own = [template for template in chosen(scene, "target", 3) if "[" not in template and "{by}" not in template]
    tell(scene, (own or ["投诉量较上年下降{n % T complaints-change-rate 10-50 down least}"])[0], planned=True)
    scene.draft.write("。")


def _plans(scene: Scene) -> None:
    for number, template in enumerate(chosen(scene, "measure", 4)):
        if number:
            scene.draft.line()
        scene.draft.write(f"{number + 1}.")
        tell(scene, template, planned=True)
        scene.draft.write("。")


def _calendar(scene: Scene) -> None:
    months = sorted(scene.rng.sample(range(3, 9), 2)) + [scene.rng.randint(9, 11)]
    for number, (month, template) in enumerate(zip(months, _STAGES, strict=True)):
        if number:
            scene.draft.line()
        scene.draft.write(f"{number + 1}.")
        tell(scene, template.format(month=month), planned=True)
        scene.draft.write("。")


_STAGES = ("{{during {month}}}，[制定工作方案]，[部署整治任务]", "{{during {month}}}，[开展督导检查]，[查找薄弱环节]", "{{by {month}}}，[完成全部整治任务]")


def _duties(scene: Scene) -> None:
    tell(scene, f"{scene.level}政府分管领导：{{person vice-mayor}}")
    scene.draft.line()
    tell(scene, "部门主要负责人：{person department-head}")
    scene.draft.line()
    tell(scene, f"分管局长：{{person deputy-head}}，责任科室：{scene.pick('section')}，责任人：{{person section-lead}}。")


def pledges(scene: Scene) -> None:
    """One record of fields for each promise: who promises what, how, by when, and who answers for it."""
    names = {part: scene.field(part) for part in ("promiser", "pledge", "plans", "time-limit", "leader", "section", "phone")}
    for number in each_matter(scene):
        scene.draft.tell(status="pledged")
        scene.draft.line()
        scene.draft.write(f"{chinese(number + 1)}、{names['promiser']}：")
        wrote_leads(scene)
        scene.draft.line()
        scene.draft.write(f"{names['pledge']}：")
        scene.draft.title(f"解决{scene.matter['problem']}")
        start = scene.draft.project.span.start + 2
        scene.draft.issue(Span(start, scene.draft.at))
        scene.draft.line()
        scene.draft.write(f"{names['plans']}：")
        for count, template in enumerate(chosen(scene, "measure", 4)):
            scene.draft.line()
            scene.draft.write(f"（{count + 1}）")
            tell(scene, template, planned=True)
            scene.draft.write("。")
        _pledged_until(scene, names["time-limit"])
        scene.draft.line()
        tell(scene, f"{names['leader']}：{{person deputy-head}}（{scene.pick('deputy')}）", planned=True)
        scene.draft.line()
        tell(scene, f"{names['section']}：{scene.pick('section')}，负责人{{person section-lead}}", planned=True)
        scene.draft.line()
        scene.draft.write(f"{names['phone']}：{scene.phone()}")


def _pledged_until(scene: Scene, name: str) -> None:
    if scene.spoils("time-limit"):
        return
    scene.draft.line()
    scene.draft.write(f"{name}：")
    tell(scene, "{by}" if scene.rng.random() < 0.8 else "{ever}", planned=True)


def story(scene: Scene) -> None:
    """Paragraphs of a news story, each in a part of the city: voices, the problem, who acts, what came of it."""
    places = scene.rng.sample(within(scene.place), min(scene.count, len(within(scene.place))))
    scene.count = len(places)
    for number in each_matter(scene):
        scene.where = places[number]
        scene.draft.tell(place=scene.where.code)
        scene.draft.line()
        scene.rng.choice([_aimed, _once_a_worry, _goes_for])(scene)
        told(scene, "measure", 3, "，")
        told(scene, "result", 2, "，")
        if scene.rng.random() < 0.6:
            _voice(scene)
    scene.where = None


def _aimed(scene: Scene) -> None:
    """在某区,针对…,区X局…"""
    scene.draft.write(f"在{scene.here.name}，")
    start = scene.draft.write("针对").start
    scene.draft.title(scene.matter["wrongs"])
    scene.draft.issue(Span(start, scene.draft.at))
    scene.draft.write("，")
    scene.draft.lead(*scene.body(scene.leads[0]))


def _once_a_worry(scene: Scene) -> None:
    """在某区,…曾让不少居民揪心。区X局会同…"""
    scene.draft.write(f"在{scene.here.name}，")
    scene.draft.title(scene.matter["wrongs"])
    scene.draft.issue(scene.draft.project.span)
    scene.draft.write(f"曾让不少{scene.pick('calling')}揪心。")
    scene.draft.lead(*scene.body(scene.leads[0]))


def _goes_for(scene: Scene) -> None:
    """某区则盯住民生痛点。面对…,区X局牵头会同区Y局…"""
    scene.draft.write(f"{scene.here.name}把整治重点放在群众身边的小事上。面对")
    scene.draft.title(scene.matter["wrongs"])
    scene.draft.issue(scene.draft.project.span)
    scene.draft.write("，")
    scene.draft.lead(*scene.body(scene.leads[0]))
    scene.joined = scene.draft.write("牵头会同").start
    wrote_others(scene)


def _voice(scene: Scene) -> None:
    scene.draft.write(f"“{scene.pick('quote')}。”{scene.pick('calling')}")
    tell(scene, "{person quoted}")
    scene.draft.write(f"{scene.rng.choice(words('speech'))}。")
