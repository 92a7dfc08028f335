"""The layout of news: paragraphs that each play in a part of the city."""

from taizhang.records import Span

from .clauses import tell
from .scene import Scene, within
from .telling import each_matter, lead, others, told


def story(scene: Scene) -> None:
    """A matter a paragraph: where, what was wrong, who acts, what came of it, and what people say."""
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


def _wrongs(scene: Scene, aim: str = "") -> None:
    """The problem is the matter's title; the word that aims at it belongs to its statement."""
    start = scene.draft.write(aim).start
    scene.draft.title(scene.matter["wrongs"])
    scene.draft.issue(Span(start, scene.draft.at))


def _aimed(scene: Scene) -> None:
    """在某区,针对…,区X局…"""
    scene.draft.write(f"在{scene.here.name}，")
    _wrongs(scene, "针对")
    scene.draft.write("，")
    lead(scene)


def _once_a_worry(scene: Scene) -> None:
    """在某区,…曾让不少居民揪心。区X局…"""
    scene.draft.write(f"在{scene.here.name}，")
    _wrongs(scene)
    scene.draft.write(f"曾让不少{scene.pick('calling')}揪心。")
    lead(scene)


def _goes_for(scene: Scene) -> None:
    """某区把整治重点放在…。面对…,区X局牵头会同区Y局…"""
    scene.draft.write(f"{scene.here.name}把整治重点放在群众身边的小事上。面对")
    _wrongs(scene)
    scene.draft.write("，")
    lead(scene)
    scene.joined = scene.draft.write("牵头会同").start
    others(scene)


def _voice(scene: Scene) -> None:
    scene.draft.write(f"“{scene.pick('quote')}。”{scene.pick('calling')}")
    tell(scene, "{person quoted}")
    scene.draft.write(f"{scene.pick('speech')}。")
