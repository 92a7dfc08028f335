"""Word documents: all that a reader sees of them, and nothing else."""

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from taizhang.errors import InputError
from taizhang.source.docx import rendition
from taizhang.source.numbering import chinese

W = nsdecls("w")


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def lines(fill: Callable[[Any], None]) -> list[str]:
    document = docx.Document()
    fill(document)
    return rendition(saved(document), "a.docx")[0].splitlines()


def body(*xml: str) -> list[str]:
    def fill(document: Any) -> None:
        for piece in xml:
            document.element.body.insert(len(document.element.body) - 1, parse_xml(piece))

    return lines(fill)


def run(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>"


def test_paragraphs_and_tables_stand_in_their_order() -> None:
    def fill(document: Any) -> None:
        document.add_heading("整治情况", 1)
        paragraph = document.add_paragraph("检查企业")
        paragraph.add_run("12").bold = True
        paragraph.add_run("家")
        table = document.add_table(2, 2)
        for cell, words in zip(
            (cell for row in table.rows for cell in row.cells), ["问题", "单位", "占道\n经营", "市城管局"], strict=True
        ):
            cell.text = words
        document.add_paragraph("完。")

    assert lines(fill) == ["整治情况", "检查企业12家", "问题\t单位", "占道 经营\t市城管局", "完。"]


def test_merged_cells_belong_to_every_row_they_reach() -> None:
    def fill(document: Any) -> None:
        table = document.add_table(4, 3)
        for number, row in enumerate(table.rows):
            for column, cell in enumerate(row.cells):
                cell.text = f"{number}{column}"
        table.cell(1, 0).merge(table.cell(3, 0)).text = "市水务局"
        table.cell(0, 1).merge(table.cell(0, 2)).text = "成效"

    assert lines(fill) == ["00\t成效\t", "市水务局\t11\t12", "市水务局\t21\t22", "市水务局\t31\t32"]


def test_insertions_count_and_deletions_do_not() -> None:
    deleted = "<w:del w:id='1' w:author='a'><w:r><w:delText>10</w:delText></w:r></w:del>"
    inserted = f"<w:ins w:id='2' w:author='a'>{run('12')}</w:ins>"
    assert body(f"<w:p {W}>{run('整改')}{deleted}{inserted}{run('处')}{run('内部', '<w:vanish/>')}</w:p>") == ["整改12处"]


def test_content_controls_fields_and_text_boxes_are_read() -> None:
    control = f"<w:sdt {W}><w:sdtContent><w:p>{run('一、教育领域')}</w:p></w:sdtContent></w:sdt>"
    field = f"<w:p {W}><w:r><w:instrText>PAGE</w:instrText></w:r><w:hyperlink>{run('市教育局')}</w:hyperlink></w:p>"
    box = f"<w:p {W}>{run('附')}<w:r><w:pict><w:txbxContent><w:p>{run('文本框')}</w:p></w:txbxContent></w:pict></w:r></w:p>"
    assert body(control, field, box) == ["一、教育领域", "市教育局", "附", "文本框"]


def test_line_breaks_tabs_and_raised_digits() -> None:
    square = run("300m") + run("2", "<w:vertAlign w:val='superscript'/>")
    broken = f"{run('甲')}<w:r><w:br/></w:r>{run('乙')}<w:r><w:tab/></w:r>"
    assert body(f"<w:p {W}>{broken}{square}</w:p>") == ["甲", "乙\t300m²"]


def numbered_document(format: str, text: str) -> Any:
    document = docx.Document()
    root = document.part.numbering_part.element
    levels = f"<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='{format}'/><w:lvlText w:val='{text}'/></w:lvl>"
    second = "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%2'/></w:lvl>"
    root.insert(0, parse_xml(f"<w:abstractNum {W} w:abstractNumId='77'>{levels}{second}</w:abstractNum>"))
    root.append(parse_xml(f"<w:num {W} w:numId='77'><w:abstractNumId w:val='77'/></w:num>"))
    return document


def add(document: Any, words: str, level: int | None = 0) -> None:
    paragraph = document.add_paragraph(words)
    if level is not None:
        place = f"<w:numPr {W}><w:ilvl w:val='{level}'/><w:numId w:val='77'/></w:numPr>"
        paragraph._p.get_or_add_pPr().append(parse_xml(place))


@pytest.mark.parametrize(
    ("format", "text", "first", "second"),
    [
        ("chineseCounting", "%1、", "一、占道经营", "二、违规停车"),
        ("chineseCounting", "(%1)", "(一)占道经营", "(二)违规停车"),
        ("decimal", "%1.", "1.占道经营", "2.违规停车"),
        ("decimal", "%1", "1 占道经营", "2 违规停车"),
        ("decimalEnclosedCircle", "%1", "① 占道经营", "② 违规停车"),
        ("bullet", "•", "占道经营", "违规停车"),
    ],
)
def test_numbers_of_lists_are_written_out(format: str, text: str, first: str, second: str) -> None:
    document = numbered_document(format, text)
    add(document, "占道经营")
    add(document, "引语", None)
    add(document, "违规停车")
    assert rendition(saved(document), "a.docx")[0].splitlines() == [first, "引语", second]


def test_a_number_is_never_read_into_the_figure_after_it() -> None:
    document = numbered_document("decimal", "%1.")
    for words in ("5万元", "6万元"):
        add(document, words)
    assert rendition(saved(document), "a.docx")[0].splitlines() == ["1. 5万元", "2. 6万元"]


def test_inner_levels_begin_anew() -> None:
    document = numbered_document("decimal", "%1.")
    for words, level in (("甲", 0), ("乙", 1), ("丙", 1), ("丁", 0), ("戊", 1)):
        add(document, words, level)
    assert rendition(saved(document), "a.docx")[0].splitlines() == ["1.甲", "1.1 乙", "1.2 丙", "2.丁", "2.1 戊"]


@pytest.mark.parametrize(
    ("number", "written"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (105, "一零五")]
)
def test_chinese_numerals(number: int, written: str) -> None:
    assert chinese(number) == written


def test_a_document_of_pictures_is_refused() -> None:
    with pytest.raises(InputError, match="no text"):
        rendition(saved(docx.Document()), "a.docx")


def test_a_damaged_document_is_refused() -> None:
    data = saved(docx.Document())
    with pytest.raises(InputError, match="not a whole docx"):
        rendition(data[: len(data) // 2], "a.docx")
