"""The language of ``clauses.tsv``: templates of what bulletins say, told into a draft with their true records."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache

from taizhang.lexicon import table
from taizhang.records import Comparator, Figure, FigureKind, InstrumentStatus, Measure, Quantity, Span

from . import due
from .amounts import LEAST_RATE, Amount, chinese, counted, scaled, written
from .scene import Scene

_TOKEN = re.compile(r"\{(?P<slot>[^{}]+)\}|<(?P<either>[^<>]+)>|(?P<open>\[)|(?P<close>\])|(?P<words>[^{}<>\[\]]+)")
_VALUE = re.compile(r"(?P<low>[\d.]+)(?P<low_scale>[万亿]?)-(?P<high>[\d.]+)(?P<high_scale>[万亿]?)")
_KINDS = {"R": FigureKind.OUTCOME, "A": FigureKind.OUTPUT, "T": FigureKind.TARGET, "B": FigureKind.BASELINE, "S": FigureKind.SCOPE}
_STYLES = {"exact", "least", "most", "range", "words"}
_SCALES = {"": 1, "万": 10**4, "亿": 10**8}
_FRACTIONS = {"公里": 1, "%": 1, "个百分点": 1, "分": 2, "小时": 0}


@cache
def clauses(topic: str, part: str) -> tuple[str, ...]:
    """The templates that tell a part of a matter of a topic."""
    return tuple(row["text"] for row in table("clauses", "bench") if row["part"] == part and row["topic"] in ("*", topic))


def chosen(scene: Scene, part: str, count: int) -> list[str]:
    """Some templates for a part of the open matter, at least one of them of its own topic, and the one that a planted defect needs.

    None tells who takes part where that is told already.
    """
    own = [text for text in clauses(scene.matter["topic"], part) if text not in clauses("*", part)]
    picked = [scene.rng.choice(own)] if own else []
    joined = bool(scene.draft.project.co_units)
    rest = [text for text in clauses(scene.matter["topic"], part) if text not in picked and not (joined and "{co}" in text)]
    picked += scene.rng.sample(rest, min(len(rest), max(0, count - len(picked))))
    needed = {"parts": "a-b", "percentage": "b/a"}.get(scene.defect or "")
    if needed and part == "result" and scene.spoilt == scene.draft.matter and not any(needed in text for text in picked):
        picked[-1] = next(text for text in clauses("*", part) if needed in text)
    scene.rng.shuffle(picked)
    return picked


def tell(scene: Scene, template: str, *, planned: bool = False) -> Span:
    """Write a template; the measures in it are ``planned`` or performed, and so are its figures and documents. Where it stands."""
    begun = scene.draft.at
    measure = begun
    for token in _TOKEN.finditer(template):
        if token["slot"]:
            name, *words = token["slot"].split(" ")
            _SLOTS[name](scene, words, planned)
        elif token["either"]:
            scene.draft.write(scene.rng.choice(token["either"].split("|")))
        elif token["open"]:
            measure = scene.draft.at if scene.joined is None else scene.joined
            scene.joined = None
        elif token["close"]:
            scene.draft.measures.append(Measure(Span(measure, scene.draft.at), planned, scene.draft.matter))
        else:
            scene.draft.write(token["words"])
    return Span(begun, scene.draft.at)


def _number(scene: Scene, words: list[str], planned: bool) -> None:
    unit, letter, indicator, value, *flags = words
    unit = scene.matter["counter"] if unit == "C" else unit
    named = dict(flag.split(":") for flag in flags if ":" in flag)
    links = {flag: scene.figures[name] for flag, name in named.items() if flag != "as"}
    change = "increase" if "up" in flags else "decrease" if "down" in flags else None
    meant = replace(_meaning(letter, indicator, planned), change=change, subset_of=links.get("in"), out_of=links.get("out"),
                    against=links.get("was"))
    exact = bool({"as", "in", "out"} & named.keys())
    style = next((flag for flag in flags if flag in _STYLES), None) or _style(meant.kind, unit, exact=exact)
    number = scene.draft.figure(written(scene.rng, _value(scene, value, unit), unit, style), unit, meant)
    if "as" in named:
        scene.figures[named["as"]] = number


def _meaning(letter: str, indicator: str, planned: bool = False, *, rank: bool = False) -> Figure:
    """What a figure means, whatever its quantity is; what is planned is a target."""
    kind = FigureKind.TARGET if planned and letter in "RA" else _KINDS[letter]
    unknown = Quantity(Span(0, 0), Decimal(0), None, "", Comparator.EQ, False, rank)
    return Figure(unknown, kind, indicator=None if indicator == "-" else indicator)


def _style(kind: FigureKind, unit: str, *, exact: bool) -> str:
    if exact or unit in ("分", "个百分点", "小时"):
        return "exact"
    if kind is FigureKind.TARGET:
        return "goal"
    return "rate" if unit == "%" else "count"


def _value(scene: Scene, spec: str, unit: str) -> Decimal:
    """A value by its specification, cut to the places that its unit allows; where a defect is to be planted, not the true one."""
    drawn = _VALUE.fullmatch(spec)
    if drawn:
        low, high = (float(drawn[end]) * _SCALES[drawn[f"{end}_scale"]] for end in ("low", "high"))
        return _cut(Decimal(str(scene.rng.uniform(low, high))), unit)

    def of(name: str) -> Decimal:
        return scene.draft.figures[scene.figures[name]].quantity.value

    if spec[0] == "=":
        return of(spec[1:]) + (7 if spec == "=T" and scene.spoils("two-values") else 0)
    if spec[0] == "~":
        return max(Decimal(1), (of(spec[1:]) * Decimal(str(scene.rng.uniform(0.6, 0.95)))).to_integral_value())
    if spec[0] in "<>":
        return _beyond(scene, of(spec[1:]), spec[0], unit)
    first, second = spec[0], spec[2]
    if spec[1] == "-":
        return of(first) - of(second) + (3 if scene.spoils("parts") else 0)
    share = (100 * of(first) / of(second)).quantize(Decimal("0.1"))
    return share - 9 if scene.spoils("percentage") else share


def _beyond(scene: Scene, value: Decimal, side: str, unit: str) -> Decimal:
    """A later value, above or below an earlier one."""
    if side == "<":
        return _cut(value * Decimal(str(scene.rng.uniform(0.3, 0.8))), unit)
    high = Decimal(99) if unit == "%" else value * 2
    return _cut(value + (high - value) * Decimal(str(scene.rng.uniform(0.3, 0.95))), unit)


def _cut(value: Decimal, unit: str) -> Decimal:
    """A value with as many places as a bulletin would give it: amounts of money and areas from 10000 on in hundredths of 万."""
    if unit in ("元", "平方米") and value >= 10000:
        return (value / 1000).to_integral_value() * 1000
    return value.quantize(Decimal(10) ** -_FRACTIONS.get(unit, 0)).normalize()


def _shared(scene: Scene, words: list[str], __: bool) -> None:
    """Three amounts under one comparator: 不低于1万元、2万元和3.5万元."""
    unit, letter, indicator, value, *_style = words
    form, comparator, _ = LEAST_RATE[0]
    for joint in ("", "、", "和"):
        scene.draft.write(joint)
        drawn = _value(scene, value, unit)
        said = scaled(drawn, unit) + unit if joint else form.format(scaled(drawn, unit), unit)
        scene.draft.figure(Amount(said, drawn, None, comparator), unit, _meaning(letter, indicator))


def _rank(scene: Scene, _: list[str], __: bool) -> None:
    place = scene.rng.randint(1, 9)
    words = scene.rng.choice([f"第{place}位", f"第{place}名", f"第{chinese(place)}", f"第{place}"])
    scene.draft.figure(Amount(words, Decimal(place)), "名", _meaning("R", "rank", rank=True))


def _top(scene: Scene, _: list[str], __: bool) -> None:
    place = scene.rng.randint(3, 9)
    words = scene.rng.choice([f"前{chinese(place)}", f"前{place}名"])
    scene.draft.figure(Amount(words, Decimal(place), None, Comparator.LE), "名", _meaning("T", "rank", rank=True))


def _announced(scene: Scene, words: list[str], _: bool) -> None:
    """How many matters there are: 六个整治项目, 23项承诺事项."""
    number = scene.count + (2 if scene.spoils("announced") else 0)
    said = counted(number) if scene.rng.random() < 0.4 else str(number)
    scene.draft.figure(Amount(said + words[0], Decimal(number)), words[0], _meaning("S", "programme-matters"))
    scene.draft.write(words[1])


def _document(status: InstrumentStatus) -> Callable[[Scene, list[str], bool], None]:
    def slot(scene: Scene, words: list[str], planned: bool) -> None:
        coming = planned and status is InstrumentStatus.ISSUED
        scene.draft.document(words[0].replace("@", scene.here.name), InstrumentStatus.PLANNED if coming else status)
    return slot


def _by(scene: Scene, words: list[str], _: bool) -> None:
    first = int(words[0]) if words else 3
    scene.draft.limit(due.by(scene.rng, scene.year + scene.ahead, scene.ahead > 0 or scene.rng.random() < 0.2, first))


def _co(scene: Scene, _: list[str], __: bool) -> None:
    scene.draft.participant(*scene.body(scene.rng.choice(scene.others() or ["审计局"])))


def _word(read: Callable[[Scene], str]) -> Callable[[Scene, list[str], bool], None]:
    def slot(scene: Scene, _: list[str], __: bool) -> None:
        scene.draft.write(read(scene))
    return slot


_SLOTS: Mapping[str, Callable[[Scene, list[str], bool], None]] = {
    "n": _number,
    "shared": _shared,
    "rank": _rank,
    "top": _top,
    "announced": _announced,
    "issued": _document(InstrumentStatus.ISSUED),
    "planned": _document(InstrumentStatus.PLANNED),
    "cited": _document(InstrumentStatus.CITED),
    "by": _by,
    "during": lambda scene, words, _: scene.draft.limit(due.during(scene.rng, scene.year, int(words[0]))),
    "each": lambda scene, _, __: scene.draft.limit(due.each(scene.rng)),
    "ever": lambda scene, _, __: scene.draft.limit(due.ever()),
    "co": _co,
    "person": lambda scene, words, _: scene.draft.person(scene.person(), words[0]),
    "place": _word(lambda scene: scene.here.name),
    "where": _word(lambda scene: scene.full_name()),
    "level": _word(lambda scene: scene.level),
    "all": _word(lambda scene: "全" + scene.level),
    "year": _word(lambda scene: str(scene.year)),
    "thing": _word(lambda scene: scene.matter["thing"]),
    "phone": _word(lambda scene: scene.phone()),
    "issued-day": _word(lambda scene: f"{scene.published.year}年{scene.published.month}月{scene.published.day}日"),
}
