"""A bulletin written in every format that is read, as an office or a web site would publish it."""

import html
import io
from collections.abc import Callable, Iterable
from itertools import chain, groupby

from docx import Document
from docx.shared import Pt
from reportlab.lib.colors import black
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Paragraph, SimpleDocTemplate, Table

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def lines(text: str) -> list[str]:
    """The paragraphs of a plain text."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def blocks(text: str) -> list[list[str]]:
    """The paragraphs of a plain text, and its tables as several lines of cells parted by tabs."""
    runs = groupby(lines(text), key=lambda line: "\t" in line)
    return [block for tabular, run in runs for block in ([list(run)] if tabular else [[line] for line in run])]


def _is_table(block: list[str]) -> bool:
    return "\t" in block[0]


def _cells(block: list[str]) -> list[list[str]]:
    return [line.split("\t") for line in block]


def as_txt(text: str) -> bytes:
    """UTF-8."""
    return text.encode()


def as_gb18030(text: str) -> bytes:
    """GB18030."""
    return text.encode("gb18030")


def as_utf16(text: str) -> bytes:
    """UTF-16 with its mark and the line ends of Windows, as Notepad saves it."""
    return "\r\n".join(text.splitlines()).encode("utf-16")


def as_html(text: str) -> bytes:
    """A page of a government's site, in GB18030 without saying so, its paragraphs in tags and non-breaking spaces."""
    body = "\n".join(
        _html_table(block) if _is_table(block) else f"<p>&nbsp;&nbsp;<span>{_split(block[0])}</span></p>" for block in blocks(text)
    )
    page = f"""<!DOCTYPE html>
<html><head><title>通知公告</title><script>var a = "问题。";</script></head><body>
<div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li></ul></div>
<div class="crumb">当前位置:<a href="/">首页</a> &gt; <a href="/tzgg">通知公告</a></div>
<div class="main"><div class="content">{body}</div>
<div class="bdsharebuttonbox">分享到:<a>微信</a><a>微博</a></div><p>【打印本页】 【关闭窗口】</p></div>
<div class="footer"><p>主办单位:市人民政府办公室。未经许可不得转载本站内容。</p><p>网站地图 联系我们</p></div></body></html>"""
    return page.encode("gb18030")


def as_declared_html(text: str) -> bytes:
    """A page that declares its GB2312, its paragraphs parted by breaks only and set in by non-breaking spaces."""
    body = "<br />\n".join(
        _html_table(block) if _is_table(block) else f"&nbsp;&nbsp;&nbsp;&nbsp;{_split(block[0])}" for block in blocks(text)
    )
    head = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'
    return f'<html><head>{head}</head><body><div id="zoom">{body}</div></body></html>'.encode("gb18030")


def _html_table(block: list[str]) -> str:
    rows = "".join("<tr>" + "".join(f"<td><p>{_split(cell)}</p></td>" for cell in row) + "</tr>" for row in _cells(block))
    return f"<table><tbody>{rows}</tbody></table>"


def _split(line: str) -> str:
    """A line whose every digit stands in a tag of its own, as editors leave them behind."""
    return "".join(f"<b>{one}</b>" if one.isdigit() else html.escape(one) for one in line)


def as_docx(text: str) -> bytes:
    """A Word document, its paragraphs in several runs."""
    document = Document()
    for block in blocks(text):
        if _is_table(block):
            rows = _cells(block)
            table = document.add_table(len(rows), len(rows[0]))
            for cell, words in zip((cell for row in table.rows for cell in row.cells), chain(*rows), strict=True):
                cell.text = words
            continue
        line = block[0]
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.first_line_indent = Pt(24)
        for piece in (line[: len(line) // 2], line[len(line) // 2 :]):
            paragraph.add_run(piece)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_pdf(text: str) -> bytes:
    """A PDF as an office prints it: paragraphs indented by two characters, wrapped, with page numbers."""
    return pdf(blocks(text), first=24)


def as_web_pdf(text: str) -> bytes:
    """A PDF as a browser prints it: no indent, paragraphs apart."""
    return pdf(blocks(text), after=10)


def pdf(paragraphs: Iterable[str | list[str]], *, first: float = 0, after: float = 0, head: str = "") -> bytes:
    """A PDF of paragraphs with a first indent and a space after them, in points, and a running head."""
    style = ParagraphStyle("body", fontName=FONT, fontSize=12, leading=20, firstLineIndent=first, spaceAfter=after, wordWrap="CJK")
    stream = io.BytesIO()

    def furniture(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawString(72, A4[1] - 40, head)
        canvas.drawCentredString(A4[0] / 2, 40, f"— {document.page} —")

    story = [_flowable([block] if isinstance(block, str) else block, style) for block in paragraphs]
    SimpleDocTemplate(stream, pagesize=A4).build(story, onFirstPage=furniture, onLaterPages=furniture)
    return stream.getvalue()


def _flowable(block: list[str], style: ParagraphStyle) -> Paragraph | Table:
    if not _is_table(block):
        return Paragraph(html.escape(block[0]), style)
    cell = ParagraphStyle("cell", fontName=FONT, fontSize=10, leading=14, wordWrap="CJK")
    rows = [[Paragraph(html.escape(words), cell) for words in row] for row in _cells(block)]
    widths = [sum(8 + len(row[column]) for row in _cells(block)) for column in range(len(rows[0]))]
    wide = A4[0] - 2 * 72
    return Table(rows, colWidths=[wide * width / sum(widths) for width in widths], style=[("GRID", (0, 0), (-1, -1), 0.5, black)])


WRITERS: dict[str, Callable[[str], bytes]] = {
    "txt": as_txt,
    "gb18030.txt": as_gb18030,
    "utf16.txt": as_utf16,
    "html": as_html,
    "declared.html": as_declared_html,
    "docx": as_docx,
    "pdf": as_pdf,
    "web.pdf": as_web_pdf,
}
