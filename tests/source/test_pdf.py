"""PDF files: paragraphs put together again, tables by their rules, and what is no text of the bulletin left out."""

import io
from collections.abc import Callable

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table
from tests.formats.writers import FONT, pdf

from taizhang.errors import InputError
from taizhang.source.pdf import rendition

WIDTH, HEIGHT = A4
LONG = (
    "各级各部门对照问题清单逐项整改，建立台账，明确责任单位、整改措施和完成时限，做到整改一个销号一个，"
    "群众反映的停车难、上学远等问题得到改善。"
)


def drawn(draw: Callable[[Canvas], None], **options: object) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, **options)
    canvas.setFont(FONT, 12)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def lines(data: bytes) -> list[str]:
    return rendition(data, "a.pdf")[0].splitlines()


@pytest.mark.parametrize("first", [0, 24])
def test_wrapped_lines_are_one_paragraph(first: float) -> None:
    written = ["整治情况", LONG, f"第二段。{LONG}", "完。"]
    assert lines(pdf(written, first=first)) == written


def test_paragraphs_go_on_over_pages_past_heads_and_numbers() -> None:
    written = [f"第{number}段{LONG * 3}" for number in range(12)]
    data = pdf(written, first=24, head="某市人民政府公报2023年第5期")
    assert b"/Count 3" in data or b"/Count 2" in data
    assert lines(data) == written


def test_a_number_alone_on_a_line_of_the_text_stays() -> None:
    written = [words for number in range(1, 40) for words in (str(number), f"治理项目：第{number}类问题专项治理")]
    assert lines(pdf(written)) == written


def test_a_title_of_two_lines_is_one() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 22)
        canvas.drawCentredString(WIDTH / 2, HEIGHT - 100, "关于2023年民生突出问题")
        canvas.drawCentredString(WIDTH / 2, HEIGHT - 130, "专项整治情况的通报")
        canvas.setFont(FONT, 16)
        for number in range(5):
            canvas.drawString(72, HEIGHT - 180 - 30 * number, f"{number}项。")

    assert lines(drawn(draw))[0] == "关于2023年民生突出问题专项整治情况的通报"


def test_a_ruled_table_is_rows_of_cells() -> None:
    style = ParagraphStyle("cell", fontName=FONT, fontSize=10, leading=14, wordWrap="CJK")
    rows = [
        ["序号", "问题", "牵头单位"],
        ["1", Paragraph("老旧小区飞线充电屡禁不止存在安全隐患", style), "市住建局"],
        ["2", "占道经营", ""],
    ]
    table = Table(
        rows,
        colWidths=[40, 120, 100],
        style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONT", (0, 0), (-1, -1), FONT), ("SPAN", (2, 1), (2, 2))],
    )
    stream = io.BytesIO()
    body = ParagraphStyle("body", fontName=FONT, fontSize=12, leading=20, wordWrap="CJK")
    SimpleDocTemplate(stream, pagesize=A4).build([Paragraph("前言。", body), table, Paragraph("结语。", body)])
    assert lines(stream.getvalue()) == [
        "前言。",
        "序号\t问题\t牵头单位",
        "1\t老旧小区飞线充电屡禁不止存在安全隐患\t市住建局",
        "2\t占道经营\t市住建局",
        "结语。",
    ]


def test_gaps_raised_digits_watermarks_and_overprinting() -> None:
    def draw(canvas: Canvas) -> None:
        for _ in range(2):  # a poor man's bold
            canvas.drawString(72, 700, "责任单位：市水务局")
        canvas.drawString(300, 700, "电话")
        canvas.drawString(72, 670, "整改问题191")
        canvas.setFont(FONT, 7)
        canvas.drawString(72 + 12 * 4 + 18 + 2, 676, "3")
        canvas.setFont(FONT, 40)
        canvas.rotate(45)
        canvas.drawString(400, 200, "内部资料")

    found = lines(drawn(draw))
    assert found[0] == "责任单位：市水务局\t电话"
    assert found[1].startswith("整改问题191") and "3" not in found[1]
    assert not any("资料" in line for line in found)


def test_white_space_of_the_file_is_kept() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "　　牵头单位：市水务局  电话：0575-1234　　市纪委　2024年1月16日")

    assert lines(drawn(draw)) == ["牵头单位：市水务局  电话：0575-1234　　市纪委　2024年1月16日"]


def test_radicals_are_read_as_the_characters_that_they_look_like() -> None:
    assert lines(drawn(lambda canvas: canvas.drawString(72, 700, "\u2f00项\u2ed3效机制"))) == ["一项长效机制"]


def test_pages_without_text_are_told() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "整治情况通报")
        canvas.showPage()
        canvas.drawInlineImage(_picture(), 0, 0, WIDTH, HEIGHT)

    content, origin = rendition(drawn(draw), "a.pdf")
    assert (content, origin.unread) == ("整治情况通报", (2,))


def _picture() -> object:
    from PIL import Image

    return Image.new("L", (50, 70), 200)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (drawn(lambda canvas: canvas.drawInlineImage(_picture(), 0, 0, WIDTH, HEIGHT)), "no text layer"),
        (drawn(Canvas.saveState), "holds no text"),
        (drawn(lambda canvas: canvas.drawString(72, 700, "整治"))[:300], "not a whole PDF"),
        (drawn(lambda canvas: canvas.drawString(72, 700, "整治"), encrypt=StandardEncryption("secret")), "password"),
    ],
)
def test_what_holds_no_text_is_refused_with_the_cure(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        rendition(data, "a.pdf")
    assert caught.value.said("zh") != caught.value.said("en")
