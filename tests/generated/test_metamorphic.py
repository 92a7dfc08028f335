"""A bulletin says the same in other typography, with other field names and marks, of other places: the records must be the same.

The changes are made to the samples, to invented bulletins of every layout, and to the real bulletins where they stand beside the project.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest
from bench.amounts import chinese, counted
from bench.generate import LAYOUTS, generate
from bench.scene import divisions, field_names
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.generated.edited import Edit, Edited, assert_same, characters, edited, reading, told, unmoved
from tests.golden.sources import sources

from taizhang.records import Comparator, Figure, Reading

SEEDS = range(1, 5)
TEXTS: Mapping[str, str] = {
    **{path.stem: characters(path) for path in sources()},
    **{f"{layout} {seed}": generate(seed, layout).text for layout in LAYOUTS for seed in SEEDS},
}
INVENTED = [name for name in TEXTS if name[-1].isdigit() and " " in name]
FIELDED = [name for name in INVENTED if name.split(" ")[0] in ("form", "report", "pledges")]
ITEMS = [name for name in INVENTED if name.split(" ")[0] in ("items", "report")] + ["quanzhou-2023-items"]
LISTED = [name for name in FIELDED if "①" in TEXTS[name]]

ASCII = str.maketrans("，；：（）％", ",;:()%")
WIDE = str.maketrans(",;:()%", "，；：（）％")
WIDE_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
MARKS = {"1.": "{}.", "1、": "{}、", "(1)": "({})", "（一）": "（{han}）", "一、": "{han}、", "①": "{circled}", "第一，": "第{han}，"}
TYPOGRAPHY = {"colon": "{}:", "wide colon": "{}：", "box": "【{}】", "tab": "{}\t", "bar": "{}|", "wide space": "{}　　"}
COUNTED = frozenset("个 家 起 次 件 名 项 条 处 所 座 份".split())
CHROME_BEFORE = "首页 > 政务公开 > 通知公告\n发布时间：{day} 10:21  来源：本站\n字号：大 中 小\n【打印】【关闭】\n"
CHROME_AFTER = "\n责任编辑：某某\n上一篇：没有了\n下一篇：关于放假的通知\n版权所有：政务服务中心\n网站标识码：1234567890\n"


@cache
def read(name: str) -> Reading:
    """What is read in a text as it is."""
    return reading(TEXTS[name])


def lines(text: str) -> Iterator[re.Match[str]]:
    """The lines that are not empty."""
    return re.finditer(r"[^\r\n]+", text)


def translated(text: str, table: dict[int, int]) -> Edited:
    """The text with one character for another."""
    return Edited(text.translate(table), unmoved)


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("table", [ASCII, WIDE, WIDE_DIGITS, {**WIDE, **WIDE_DIGITS}], ids=["ascii", "wide", "wide digits", "all wide"])
def test_punctuation_and_digits_may_be_wide(name: str, table: dict[int, int]) -> None:
    assert_same(TEXTS[name], translated(TEXTS[name], table))


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize(("pattern", "words"), [
    (r"\r?\n", "\r\n"), (r"\r?\n", "\n\n"), (r"\r?\n(?=[^\r\n])", "\n　　"), (r"\r?\n(?=[^\r\n])", "\n  "), (r"\r?\n", "  \n")],
    ids=["crlf", "blank lines", "wide indent", "indent", "trailing space"])
def test_lines_may_end_and_begin_otherwise(name: str, pattern: str, words: str) -> None:
    text = TEXTS[name]
    assert_same(text, edited(text, [Edit(*match.span(), words) for match in re.finditer(pattern, text)]))


@pytest.mark.parametrize("name", TEXTS)
def test_a_web_page_may_stand_around_the_text(name: str) -> None:
    """The page tells the day of publication, which the text may have left open; nothing else is told by it."""
    text, about = TEXTS[name], read(name).bulletin
    day = about.published or f"{about.year}-12-28"
    change = edited(text, [Edit(0, 0, CHROME_BEFORE.format(day=day)), Edit(len(text), len(text), CHROME_AFTER)])
    before, after = replace(read(name).bulletin, published=None), replace(reading(change.text).bulletin, published=None)
    assert replace(after, title=None, supervisors=()) == replace(before, title=None, supervisors=())
    assert [body.name for body in after.supervisors] == [body.name for body in before.supervisors]
    assert_same(text, change, but=["bulletin"])


def remarked(text: str, found: Reading, style: str) -> Iterator[Edit]:
    """Another mark before every title that has one at the head of its line."""
    for number, project in enumerate(found.projects, 1):
        head = max(text.rfind(mark, 0, project.span.start) for mark in "\n") + 1
        head += len(text[head:]) - len(text[head:].lstrip(" 　\t"))
        if re.fullmatch(r"[（(]?[\d一二三四五六七八九十第①-⑨]{1,3}[.、，,）)]?", text[head : project.span.start]):
            yield Edit(head, project.span.start, style.format(number, han=chinese(number), circled="①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬"[number - 1]))


@pytest.mark.parametrize("name", ITEMS)
@pytest.mark.parametrize("style", MARKS.values(), ids=MARKS)
def test_items_may_be_marked_otherwise(name: str, style: str) -> None:
    edits = list(remarked(TEXTS[name], read(name), style))
    assert len(edits) == len(read(name).projects)
    assert_same(TEXTS[name], edited(TEXTS[name], edits))


@pytest.mark.parametrize("name", LISTED)
@pytest.mark.parametrize("words", ["{}.", "({})", "（{han}）", "{han}是"])
def test_measures_may_be_marked_otherwise(name: str, words: str) -> None:
    edits = [Edit(*match.span(), words.format("①②③".index(match[0]) + 1, han="一二三"["①②③".index(match[0])]))
             for match in re.finditer("[①②③]", TEXTS[name])]
    assert_same(TEXTS[name], edited(TEXTS[name], edits))


def fields(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The field names at line heads: the part, and the name with the mark between it and its value."""
    parts = {name: part for part in PARTS for name in field_names(part)}
    pattern = re.compile(rf"(?m)^[ 　]*(?:【(?P<boxed>{'|'.join(parts)})】|(?P<name>{'|'.join(parts)})(?=[：:\t|｜]|　　)(?:[：:\t|｜]|　　))")
    for match in pattern.finditer(text):
        yield parts[match["boxed"] or match["name"]], match


PARTS = ("title", "pledge", "lead", "participants", "issue", "target", "measures", "plans", "results", "next", "time-limit", "status")


@pytest.mark.parametrize("name", FIELDED)
@pytest.mark.parametrize("shift", [1, 2, 3])
def test_fields_may_have_other_names(name: str, shift: int) -> None:
    text = TEXTS[name]
    used = {match["boxed"] or match["name"] for _, match in fields(text)}
    edits = []
    for part, match in fields(text):
        group = "boxed" if match["boxed"] else "name"
        names = [other for other in field_names(part) if other == match[group] or other not in used]
        if part not in ("pledge", "lead"):  # 责任单位 and 整改事项 are names of two parts
            edits.append(Edit(*match.span(group), names[(names.index(match[group]) + shift) % len(names)]))
    assert edits
    assert_same(text, edited(text, edits))


@pytest.mark.parametrize("name", FIELDED)
@pytest.mark.parametrize("style", TYPOGRAPHY.values(), ids=TYPOGRAPHY)
def test_fields_may_be_set_otherwise(name: str, style: str) -> None:
    text = TEXTS[name]
    edits = []
    for _, match in fields(text):
        start = match.start() + len(match[0]) - len(match[0].lstrip(" 　"))
        edits.append(Edit(start, match.end(), style.format(match["boxed"] or match["name"])))
    assert edits
    assert_same(text, edited(text, edits))


@pytest.mark.parametrize("name", FIELDED)
@pytest.mark.parametrize("words", ["协同部门：\n", "整改期限：\n", "备注：\n"])
def test_a_field_may_be_empty(name: str, words: str) -> None:
    text = TEXTS[name]
    edits = [Edit(match.start(), match.start(), words) for part, match in fields(text) if part in ("results", "plans")]
    assert edits
    assert_same(text, edited(text, edits))


@pytest.mark.parametrize("name", [name for name in INVENTED if name.startswith("items") and re.search(r"[（(][^（）()]+[：:][^（）()]+[）)]\s*$", TEXTS[name], re.M)])
def test_the_lead_may_stand_before_the_account_or_behind_it(name: str) -> None:
    text = TEXTS[name]
    bracket = re.compile(r"(?m)^(?P<account>[^\n]*)[（(](?P<field>[^（）()：:]{4,6}[：:][^（）()]+)[）)](?=\s*$)")
    moved = bracket.sub(lambda match: f"{match['field']}\n{match['account']}", text)
    before, after = read(name), reading(moved)
    assert [project.lead_units for project in before.projects if not project.lead_units] == []
    assert [[body.name for body in project.lead_units] for project in after.projects] == [
        [body.name for body in project.lead_units] for project in before.projects]
    assert [(one.quantity.value, one.quantity.unit, one.kind, one.indicator, one.project) for one in after.figures] == [
        (one.quantity.value, one.quantity.unit, one.kind, one.indicator, one.project) for one in before.figures]


def exact(found: Reading, units: Iterable[str], low: int, high: int) -> Iterator[Figure]:
    """The figures in whole numbers between two bounds, in some units, that are not bounded by words."""
    for figure in found.figures:
        quantity = figure.quantity
        whole = quantity.value == quantity.value.to_integral_value() and low <= quantity.value <= high
        if whole and quantity.unit in units and quantity.comparator is Comparator.EQ and not quantity.approximate and not quantity.rank:
            yield figure


def rewritten(name: str, figures: Iterable[Figure], write: Mapping[str, str]) -> Edited:
    """The text with numbers in other words: quote → new words."""
    text = TEXTS[name]
    spans = [figure.quantity.span for figure in figures]
    return edited(text, [Edit(*span, write[text[slice(*span)]]) for span in spans if text[slice(*span)] in write])


@pytest.mark.parametrize("name", TEXTS)
def test_a_percentage_may_be_spelled_out(name: str) -> None:
    figures = list(exact(read(name), ["%"], 1, 99))
    write = {f"{figure.quantity.value}{mark}": f"百分之{chinese(int(figure.quantity.value))}" for figure in figures for mark in "%％"}
    assert_same(TEXTS[name], rewritten(name, figures, write))


@pytest.mark.parametrize("name", TEXTS)
def test_a_count_may_be_spelled_out(name: str) -> None:
    figures = list(exact(read(name), COUNTED, 3, 999))
    write = {f"{figure.quantity.value}{figure.quantity.unit}": counted(int(figure.quantity.value)) + figure.quantity.unit for figure in figures}
    assert_same(TEXTS[name], rewritten(name, figures, write))


@pytest.mark.parametrize("name", TEXTS)
def test_a_large_number_may_be_grouped_or_scaled(name: str) -> None:
    figures = list(exact(read(name), {*COUNTED, "人", "人次", "户", "元"}, 1000, 10**9))
    grouped = {f"{figure.quantity.value}{figure.quantity.unit}": f"{int(figure.quantity.value):,}{figure.quantity.unit}" for figure in figures}
    assert_same(TEXTS[name], rewritten(name, figures, grouped))
    large = [figure for figure in figures if figure.quantity.value >= 10000 and figure.quantity.value % 100 == 0]
    scaled = {f"{figure.quantity.value}{figure.quantity.unit}": f"{(figure.quantity.value / 10000).normalize():f}万{figure.quantity.unit}" for figure in large}
    assert_same(TEXTS[name], rewritten(name, large, scaled))


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("dash", ["—", "-", "至", "～", "~", "–"])
def test_a_range_may_be_joined_otherwise(name: str, dash: str) -> None:
    spans = [figure.quantity.span for figure in read(name).figures if figure.quantity.comparator is Comparator.RANGE]
    joints = [match for span in spans for match in re.finditer("[—～~–至-]+", TEXTS[name][slice(*span)])]
    starts = [span.start for span in spans for _ in re.finditer("[—～~–至-]+", TEXTS[name][slice(*span)])]
    edits = [Edit(start + joint.start(), start + joint.end(), dash) for start, joint in zip(starts, joints, strict=True)]
    assert_same(TEXTS[name], edited(TEXTS[name], edits))


@pytest.mark.parametrize("name", TEXTS)
def test_more_than_may_be_said_otherwise(name: str) -> None:
    spans = [figure.quantity.span for figure in read(name).figures if figure.quantity.approximate]
    edits = [Edit(span.start + at, span.start + at + 1, "多") for span in spans if (at := TEXTS[name][slice(*span)].find("余")) > 0]
    assert_same(TEXTS[name], edited(TEXTS[name], edits))


@pytest.mark.parametrize("name", [name for name in INVENTED if name.split(" ")[0] not in ("table", "press")])
def test_a_line_may_break_behind_a_sentence(name: str) -> None:
    text = TEXTS[name]
    inside = [project.span.end for project in read(name).projects]
    ends = [match.end() for match in re.finditer(r"(?<!\d\.\w{6})。(?=[^\n\r”)）下])", text) if match.end() > min(inside)]
    assert_same(text, edited(text, [Edit(end, end, "\n") for end in ends]))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(seed=st.integers(1, 10**6), layout=st.sampled_from([layout for layout in LAYOUTS if layout != "press"]), choice=st.integers(0, 10**6))
def test_another_place_tells_the_same(seed: int, layout: str, choice: int) -> None:
    sample = generate(seed, layout)
    place = sample.truth.bulletin
    here = next(one for one in divisions() if one.code == place.place)
    alike = [one for one in divisions() if one.parent == here.parent and one.level == here.level and one.name[-1] == here.name[-1]
             and len(one.name) == len(here.name) and one.name[:-1] not in here.name]
    assume(alike)
    other = alike[choice % len(alike)]
    assume(sum(one.name == other.name for one in divisions()) == sum(one.name == here.name for one in divisions()) == 1)
    text = sample.text.replace(here.name, other.name)
    short = here.name[:-1]
    assume(short not in text)
    before, after = told(reading(sample.text)), told(reading(text))
    assert after["bulletin"][1] == other.code
    for name in ("figures", "links", "measures", "instruments", "milestones", "persons", "doubts"):
        assert after[name] == before[name], name
    renamed = eval_names(before["projects"], here.name, other.name)
    assert [fact[1:3] for fact in after["projects"]] == renamed  # type: ignore[index]


def eval_names(projects: list[object], old: str, new: str) -> list[tuple[tuple[str, ...], ...]]:
    """The lead and co-units of projects, of another place."""
    return [tuple(tuple(name.replace(old, new) for name in names) for names in fact[1:3]) for fact in projects]  # type: ignore[index]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(seed=st.integers(1, 10**6), layout=st.sampled_from(list(LAYOUTS)), step=st.integers(1, 8))
def test_other_numbers_tell_the_same(seed: int, layout: str, step: int) -> None:
    sample = generate(seed, layout)
    found = reading(sample.text)
    figures = [figure for figure in exact(found, COUNTED, 10, 999) if re.fullmatch(r"[0-9]+\w+", sample.text[slice(*figure.quantity.span)])]

    def other(digits: str) -> str:
        return "".join(str((int(digit) + step - 1) % 9 + 1) for digit in digits)

    edits = [Edit(figure.quantity.span.start, figure.quantity.span.start + len(str(figure.quantity.value)), other(str(figure.quantity.value)))
             for figure in figures]
    change = edited(sample.text, edits)
    after = reading(change.text)
    assert [(one.quantity.span, one.quantity.unit, one.quantity.comparator, one.kind, one.indicator, one.change, one.project) for one in after.figures] == [
        (one.quantity.span, one.quantity.unit, one.quantity.comparator, one.kind, one.indicator, one.change, one.project) for one in found.figures]
    changed = {figure.quantity.span: Decimal(other(str(figure.quantity.value))) for figure in figures}
    assert {one.quantity.span: one.quantity.value for one in after.figures if one.quantity.span in changed} == changed
