"""A bulletin says the same in other typography, with other field names and marks: the same records, offsets apart."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import pytest
from bench.amounts import chinese
from bench.scene import field_names
from tests.generated.corpus import TEXTS, of_layouts, read
from tests.generated.edited import Edit, Edited, differences, edited, names, reading, unmoved

from taizhang.records import Reading
from taizhang.source.decode import decode

FIELDED = of_layouts("form", "report", "pledges")
BRACKETED = re.compile(r"(?m)^(?P<account>[^\n]*)[（(](?P<field>\w{4,6}[：:][^（）()]+)[）)](?=\s*$)")

ASCII = str.maketrans("，；：（）％", ",;:()%")
WIDE = str.maketrans(",;:()%", "，；：（）％")
WIDE_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
TYPOGRAPHY = {"colon": "{}:", "wide colon": "{}：", "box": "【{}】", "tab": "{}\t", "bar": "{}|", "wide space": "{}　　"}
MARKS: Mapping[str, Callable[[int], str]] = {
    "1.": lambda n: f"{n}.",
    "1、": lambda n: f"{n}、",
    "(1)": lambda n: f"({n})",
    "（一）": lambda n: f"（{chinese(n)}）",
    "一、": lambda n: f"{chinese(n)}、",
    "①": lambda n: "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬"[n - 1],
    "第一，": lambda n: f"第{chinese(n)}，",
    "一是": lambda n: f"{chinese(n)}是",
}
HEADING_MARKS = [name for name in MARKS if name != "一是"]
# The names of fields that cities use, by part.
FIELD_NAMES = {
    "lead": ["牵头单位", "责任单位", "牵头部门", "主办单位"],
    "target": ["整治目标", "工作目标", "承诺目标"],
    "measures": ["整治措施", "工作措施", "主要做法"],
    "results": ["整治成果", "工作成效", "取得成效"],
    "time-limit": ["完成时间", "完成时限", "完成节点"],
}
CHROME_BEFORE = "首页 > 政务公开 > 通知公告\n发布时间：{day} 10:21  来源：本站\n字号：大 中 小\n【打印】【关闭】\n"
CHROME_AFTER = "\n责任编辑：某某\n上一篇：没有了\n下一篇：关于放假的通知\n版权所有：政务服务中心\n网站标识码：1234567890\n"


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("table", [ASCII, WIDE, WIDE_DIGITS], ids=["ascii", "wide", "wide digits"])
def test_punctuation_and_digits_may_be_wide(name: str, table: dict[int, int]) -> None:
    assert differences(read(name), Edited(TEXTS[name].translate(table), unmoved)) == []


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize(
    ("pattern", "words"),
    [(r"\r?\n", "\r\n"), (r"\r?\n", "\n\n"), (r"\r?\n(?=[^\r\n])", "\n　　"), (r"\r?\n(?=[^\r\n])", "\n  "), (r"\r?\n", "  \n")],
    ids=["crlf", "blank lines", "wide indent", "indent", "trailing space"],
)
def test_lines_may_end_and_begin_otherwise(name: str, pattern: str, words: str) -> None:
    text = TEXTS[name]
    assert differences(read(name), edited(text, [Edit(*match.span(), words) for match in re.finditer(pattern, text)])) == []


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_bytes_may_be_in_another_encoding(name: str, encoding: str) -> None:
    assert decode(TEXTS[name].encode(encoding), "bulletin.txt").content == TEXTS[name]


@pytest.mark.parametrize("name", TEXTS)
def test_a_web_page_may_stand_around_the_text(name: str) -> None:
    """The page tells the day of publication, which the text may have left open; nothing else is told by it."""
    text, about = TEXTS[name], read(name).bulletin
    before = CHROME_BEFORE.format(day=about.published or f"{about.year}-12-28")
    change = edited(text, [Edit(0, 0, before), Edit(len(text), len(text), CHROME_AFTER)])
    assert differences(read(name), change, but=["bulletin"]) == []
    dressed = reading(change.text).bulletin
    assert names(dressed.supervisors) == names(about.supervisors)
    bare = {"published": None, "title": None, "supervisors": ()}
    assert replace(dressed, **bare) == replace(about, **bare)  # type: ignore[arg-type]


def remarked(text: str, found: Reading, mark: Callable[[int], str]) -> Iterator[Edit]:
    """Another mark before every title that has one at the head of its line."""
    for number, project in enumerate(found.projects, 1):
        line = text.rfind("\n", 0, project.span.start) + 1
        head = line + len(text[line:]) - len(text[line:].lstrip(" 　\t"))
        if re.fullmatch(r"[（(]?[\d一二三四五六七八九十第①-⑨]{1,3}[.、，,）)]?", text[head : project.span.start]):
            yield Edit(head, project.span.start, mark(number))


@pytest.mark.parametrize("name", [*of_layouts("items", "report"), "quanzhou-2023-items"])
@pytest.mark.parametrize("mark", HEADING_MARKS)
def test_items_may_be_marked_otherwise(name: str, mark: str) -> None:
    edits = list(remarked(TEXTS[name], read(name), MARKS[mark]))
    assert len(edits) == len(read(name).projects)
    assert differences(read(name), edited(TEXTS[name], edits)) == []


@pytest.mark.parametrize("name", [name for name in FIELDED if "①" in TEXTS[name]])
@pytest.mark.parametrize("mark", MARKS)
def test_measures_may_be_marked_otherwise(name: str, mark: str) -> None:
    found = re.finditer("[①②③④]", TEXTS[name])
    edits = [Edit(*one.span(), MARKS[mark]("①②③④".index(one[0]) + 1)) for one in found]
    assert differences(read(name), edited(TEXTS[name], edits)) == []


def fields(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The field names at line heads: the part, and the name with the mark between it and its value."""
    among = "title pledge lead participants issue target measures plans results next time-limit status"
    parts = {name: part for part in among.split(" ") for name in field_names(part)}
    either = "|".join(parts)
    pattern = re.compile(rf"(?m)^[ 　]*(?:【(?P<boxed>{either})】|(?P<name>{either})(?:[：:\t|｜]|　　))")
    for match in pattern.finditer(text):
        yield parts[match["boxed"] or match["name"]], match


@pytest.mark.parametrize("name", FIELDED)
@pytest.mark.parametrize("shift", [1, 2, 3])
def test_fields_may_have_other_names(name: str, shift: int) -> None:
    text = TEXTS[name]
    used = {match["boxed"] or match["name"] for _, match in fields(text)}
    edits = []
    for part, match in fields(text):
        group = "boxed" if match["boxed"] else "name"
        free = [other for other in field_names(part) if other == match[group] or other not in used]
        if part not in ("pledge", "lead"):  # 责任单位 and 整改事项 are names of two parts
            edits.append(Edit(*match.span(group), free[(free.index(match[group]) + shift) % len(free)]))
    assert edits
    assert differences(read(name), edited(text, edits)) == []


def named() -> Iterator[tuple[str, str, str]]:
    """Every text with a part that it has a field for, and a name of that which is not the name of another part in it."""
    for name in FIELDED:
        found = [(part, match[0]) for part, match in fields(TEXTS[name])]
        for part in FIELD_NAMES.keys() & {part for part, _ in found}:
            free = [head for head in FIELD_NAMES[part] if all(told == part for told, words in found if head in words)]
            yield from ((name, part, head) for head in free)


@pytest.mark.parametrize(("name", "part", "head"), sorted(named()))
def test_a_field_may_have_any_of_its_names(name: str, part: str, head: str) -> None:
    found = [match.span("boxed" if match["boxed"] else "name") for told, match in fields(TEXTS[name]) if told == part]
    assert differences(read(name), edited(TEXTS[name], [Edit(*span, head) for span in found])) == []


@pytest.mark.parametrize("name", FIELDED)
@pytest.mark.parametrize("style", TYPOGRAPHY)
def test_fields_may_be_set_otherwise(name: str, style: str) -> None:
    text = TEXTS[name]
    edits = []
    for _, match in fields(text):
        start = match.end() - len(match[0].lstrip(" 　"))
        edits.append(Edit(start, match.end(), TYPOGRAPHY[style].format(match["boxed"] or match["name"])))
    assert edits
    assert differences(read(name), edited(text, edits)) == []


EMPTY = ["协同部门：\n", "整改期限：\n", "备注：\n", "责任领导：无\n", "配合部门：/\n", "完成节点\t\n", "工作成效　　\n",
         "【主要做法】\n", "承诺目标|\n"]


def emptied() -> Iterator[tuple[str, str]]:
    """Every text with an empty field of a name that it has not used."""
    for name in FIELDED:
        used = "".join(match[0] for _, match in fields(TEXTS[name]))
        yield from ((name, words) for words in EMPTY if re.sub(r"\W", "", words).removesuffix("无") not in used)


@pytest.mark.parametrize(("name", "words"), list(emptied()))
def test_a_field_may_be_empty(name: str, words: str) -> None:
    text = TEXTS[name]
    edits = [Edit(match.start(), match.start(), words) for part, match in fields(text) if part in ("results", "plans")]
    assert edits
    assert differences(read(name), edited(text, edits)) == []


@pytest.mark.parametrize("name", [name for name in of_layouts("items") if BRACKETED.search(TEXTS[name])])
def test_the_lead_may_stand_before_the_account_or_behind_it(name: str) -> None:
    before, after = read(name), reading(BRACKETED.sub(lambda match: f"{match['field']}\n{match['account']}", TEXTS[name]))
    assert [names(project.lead_units) for project in after.projects] == [names(project.lead_units) for project in before.projects]
    assert all(project.lead_units for project in before.projects)

    def meant(found: Reading) -> list[tuple[object, ...]]:
        return [(one.quantity.value, one.quantity.unit, one.kind, one.indicator, one.project) for one in found.figures]

    assert meant(after) == meant(before)


@pytest.mark.parametrize("name", of_layouts("narrative", "items", "form", "report", "commitments", "pledges"))
def test_a_line_may_break_behind_a_sentence(name: str) -> None:
    """Not behind an item's bold lead, nor before what would then open the closing."""
    text = TEXTS[name]
    first = min(project.span.end for project in read(name).projects)
    ends = re.finditer(r"(?<!\d\.\w{6})。(?=[^\n\r”)）下])", text)
    assert differences(read(name), edited(text, [Edit(end.end(), end.end(), "\n") for end in ends if end.end() > first])) == []


@pytest.mark.parametrize("name", of_layouts("narrative", "items", "form", "report", "commitments", "pledges"))
def test_a_line_may_break_within_a_sentence_of_several_points(name: str) -> None:
    text = TEXTS[name]
    first = min(project.span.end for project in read(name).projects)
    points = re.finditer(r"[；;](?=[^\n\r ])", text)
    assert differences(read(name), edited(text, [Edit(end.end(), end.end(), "\n") for end in points if end.end() > first])) == []
