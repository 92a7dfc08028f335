"""Documents in 《》: issued, planned or cited."""

import pytest

from taizhang.extract.work.instruments import instruments
from taizhang.layout.document import Document, Matter, Part, Section
from taizhang.records import Span
from taizhang.source.text import Text


def document(*parts: tuple[str, Part, int | None]) -> Document:
    """Sections one after another, each of a matter or of none."""
    sections: list[Section] = []
    at = 0
    for words, part, matter in parts:
        sections.append(Section(part, Span(at, at + len(words)), None, matter))
        at += len(words)
    content = "".join(words for words, _, _ in parts)
    numbers = sorted({matter for _, _, matter in parts if matter is not None})
    own = {n: [s.body for s in sections if s.matter == n] for n in numbers}
    matters = tuple(Matter(Span(own[n][0].start, own[n][0].start + 1), Span(own[n][0].start, own[n][-1].end)) for n in numbers)
    return Document(Text(content, "t", "utf-8", ""), "items", None, "", tuple(sections), matters)


def told(words: str, part: Part = Part.RESULTS) -> list[tuple[str, str]]:
    return [(found.title, found.status.value) for found in instruments(document((words, part, 0)))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("出台《遵义市停车管理办法》。", [("遵义市停车管理办法", "issued")]),
        ("制定实施《河道保洁规范》。", [("河道保洁规范", "issued")]),
        ("《洒水作业导则》也于9月印发。", [("洒水作业导则", "issued")]),
        ("张贴《致家长的一封信》。", [("致家长的一封信", "issued")]),
        ("依据《农药管理条例》查处案件2起。", [("农药管理条例", "cited")]),
        ("以《信访工作条例》为遵循,化解积案。", [("信访工作条例", "cited")]),
        ("按照省《污水处理费标准》要求,制定《管网移交规程》。", [("污水处理费标准", "cited"), ("管网移交规程", "issued")]),
        ("《城市绿化条例》是基本遵循。", [("城市绿化条例", "cited")]),
        ("拟出台《犬只管理规定》。", [("犬只管理规定", "planned")]),
        ("正在起草《夜市经营导则》。", [("夜市经营导则", "planned")]),
        ("11月底前印发《村道养护细则》。", [("村道养护细则", "planned")]),
        ("下一步,完善《校车运行方案》。", [("校车运行方案", "planned")]),
        ("登上《工人日报》,做客《问政时间》。", []),
    ],
)
def test_status_by_the_words_beside_the_title(words: str, expected: list[tuple[str, str]]) -> None:
    assert told(words) == expected


@pytest.mark.parametrize("part", [Part.TARGET, Part.NEXT, Part.TIME_LIMIT])
def test_what_is_brought_out_in_a_planned_part_is_planned_unless_out_already(part: Part) -> None:
    assert told("印发《水价公示办法》。", part) == [("水价公示办法", "planned")]
    assert told("已印发《水价公示办法》。", part) == [("水价公示办法", "issued")]
    assert told("落实《水价公示办法》。", part) == [("水价公示办法", "cited")]


@pytest.mark.parametrize("join", ["", "、", "和", ",", "(宜水〔2025〕8号)、"])
def test_a_verb_governs_the_whole_list(join: str) -> None:
    words = f"印发《水厂考核办法》{join}《水样检测规程》等制度,学习《水法》。"
    assert told(words) == [("水厂考核办法", "issued"), ("水样检测规程", "issued"), ("水法", "cited")]


def test_titles_in_titles() -> None:
    assert told("出台《关于落实〈辽宁省物业条例〉的意见》。") == [
        ("关于落实〈辽宁省物业条例〉的意见", "issued"),
        ("辽宁省物业条例", "cited"),
    ]
    assert told("下发《关于印发〈校服采购指引〉的通知》。")[1] == ("校服采购指引", "issued")


@pytest.mark.parametrize(
    "words",
    [
        "出台《丹东市噪声条例》,宣传《条例》12场。",
        "为《条例》出台做准备,出台《丹东市噪声条例》。",
        "出台《丹东市噪声条例》(以下简称《噪声条例》),按照《噪声条例》执法。",
        "出台《丹东市噪声条例(试行)》,落实《条例》。",
    ],
)
def test_a_short_title_is_the_full_one(words: str) -> None:
    assert [(title.removesuffix("(试行)"), status) for title, status in told(words)] == [("丹东市噪声条例", "issued")]


def test_a_short_title_in_another_matter_is_an_instrument_of_that_matter() -> None:
    found = instruments(document(("出台《丹东市噪声条例》。", Part.RESULTS, 0), ("落实《条例》。", Part.RESULTS, 1)))
    assert [(one.title, one.status.value, one.project) for one in found] == [
        ("丹东市噪声条例", "issued", 0),
        ("丹东市噪声条例", "cited", 1),
    ]


def test_each_title_once_per_status_and_the_span_is_the_first() -> None:
    doc = document(("印发《水质公示办法》,再次印发《水质公示办法》。", Part.RESULTS, 0))
    (found,) = instruments(doc)
    assert doc.text.content[slice(*found.span)] == found.title == "水质公示办法"
    assert found.span.start == 3


def test_full_width_marks_stay_in_the_title() -> None:
    assert told("印发《路灯维护办法（试行）》。") == [("路灯维护办法（试行）", "issued")]


def test_page_chrome_names_none() -> None:
    assert told("印发《路灯维护办法》。", Part.CHROME) == []
