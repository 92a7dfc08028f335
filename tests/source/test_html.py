"""Web pages: which part is the article, how its elements become lines, and what the page says of itself."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.errors import InputError
from taizhang.source.html import is_html, rendition

ARTICLE = (
    "<p>　　永康市推动整改校园食堂问题<b>1</b><span>91</span>个，完成率98.5%。</p>"
    "<p>牵头单位：市教育局</p><p>检查农贸市场12处，更换设施。</p>"
)
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>永康市“点题整治”成果公示_永康市人民政府</title></head><body>
<div class="header"><ul><li><a href="/">首页</a></li><li><a href="/a">信息公开</a></li></ul></div>
<div class="wrap"><h1>永康市“点题整治”成果公示</h1><div>发布时间：2024-01-05 09:30　来源：市纪委监委　浏览次数：231</div>
<div id="zoom">{ARTICLE}</div><div class="editor">责任编辑：某某</div></div>
<div class="footer"><p>主办：永康市人民政府办公室。未经许可不得转载。</p></div></body></html>"""


def lines(body: str) -> list[str]:
    return rendition(f"<html><body>{body}</body></html>", "a.html")[0].splitlines()


def test_the_article_is_read_and_the_page_around_it_is_not() -> None:
    content, _ = rendition(PAGE, "a.html")
    assert content.splitlines() == [
        "永康市“点题整治”成果公示",
        "永康市推动整改校园食堂问题191个，完成率98.5%。",
        "牵头单位：市教育局",
        "检查农贸市场12处，更换设施。",
    ]


def test_title_publisher_and_day_are_those_that_the_page_shows() -> None:
    _, origin = rendition(PAGE, "a.html")
    assert (origin.title, origin.publisher, origin.published) == ("永康市“点题整治”成果公示", "市纪委监委", date(2024, 1, 5))
    assert origin.media_type == "text/html"


def test_what_meta_elements_state_goes_first() -> None:
    said = {"ArticleTitle": "永康市整治结果", "SiteName": "永康市政府网", "PubDate": "2024年2月3日"}
    meta = "".join(f'<meta name="{name}" content="{content}">' for name, content in said.items())
    _, origin = rendition(PAGE.replace("<title>", meta + "<title>").replace("来源：市纪委监委", ""), "a.html")
    assert (origin.title, origin.publisher, origin.published) == ("永康市整治结果", "永康市政府网", date(2024, 2, 3))


def test_the_name_of_a_column_is_no_title() -> None:
    page = f"<html><head><title>通知公告</title></head><body><p>通知公告</p><div>{ARTICLE}</div></body></html>"
    content, origin = rendition(page, "a.html")
    assert origin.title is None and "通知公告" not in content


@pytest.mark.parametrize("name", ["content-location", "article-links", "main-position"])
def test_no_article_is_lost_by_the_name_of_its_element(name: str) -> None:
    assert len(lines(f'<div class="{name}">{ARTICLE}<p>新增车位300个，便民。</p><p>修复道路5条，均已完工。</p></div>')) == 5


def test_every_sentence_of_several_blocks_is_kept() -> None:
    blocks = "".join(f"<div><div><p>整治第{n}类问题，已完成整改{n}项。</p></div></div>" for n in range(1, 5))
    assert len(lines(f"<div>{blocks}<div><p>牵头单位：市水务局</p></div></div>")) == 5


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("共1<i></i>2<b>.</b>5&nbsp;万元", "共12.5\u00a0万元"),
        ("面积300m<sup>2</sup>", "面积300m²"),
        ("问题191<sup>1</sup>个", "问题191¹个"),
        ("一是排查\n    到位", "一是排查到位"),
        ("order  of\nwords", "order of words"),
        ("甲<!-- 乙 -->丙", "甲丙"),
        ("甲<span style='display: none'>乙</span>丙<script>丁</script>", "甲丙"),
        ("整改完成<a href='x'>率98%</a>。", "整改完成率98%。"),
    ],
)
def test_inline_elements_are_read_as_a_browser_shows_them(markup: str, shown: str) -> None:
    assert lines(f"<p>{markup}</p>") == [shown]


def test_breaks_headings_and_lists_are_lines() -> None:
    assert lines("<h2>一、教育</h2>甲<br>乙<ul><li>丙</li></ul><ol start=3><li>丁</li><li>5处</li></ol><pre>戊\n 己</pre>") == [
        "一、教育",
        "甲",
        "乙",
        "丙",
        "3.丁",
        "4. 5处",
        "戊",
        "己",
    ]


def test_a_table_of_data_is_rows_of_cells() -> None:
    table = """<table><tr><th>序号</th><th>问题</th><th colspan=2>单位</th></tr>
      <tr><td>1</td><td><p>占道经营</p><p>屡禁不止。</p><p>群众不满</p></td><td rowspan=2>市城管局</td><td>张</td></tr>
      <tr><td>2</td><td>违规停车</td><td></td></tr><tr><td colspan=4>合计整改2项</td></tr></table>"""
    assert lines(table) == [
        "序号\t问题\t单位\t",
        "1\t占道经营 屡禁不止。群众不满\t市城管局\t张",
        "2\t违规停车\t市城管局\t",
        "合计整改2项",
    ]


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    inner = f"<table><tr><td>{ARTICLE}</td></tr></table>"
    page = f"<table><tr><td>首页</td><td>导航</td></tr><tr><td>栏目</td><td>{inner}</td></tr></table>"
    assert len(lines(page)) == 3


@pytest.mark.parametrize(
    "content", ["<!DOCTYPE html><p>甲", "\n<html>", "<?xml version='1.0'?><html>", "<!-- 页 --><div>甲</div>", "<p>甲</p>"]
)
def test_a_page_is_told_by_its_beginning(content: str) -> None:
    assert is_html(content)


@pytest.mark.parametrize("content", ["关于<整治>情况的通报", "<通报>甲", "1 < 2", ""])
def test_a_text_is_no_page(content: str) -> None:
    assert not is_html(content)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("<html><body><script>document.write('问题')</script></body></html>", "no text"),
        ("<html></html>", "no text"),
        ("<div>" * 5000 + "整改完成，群众满意。", "nested"),
    ],
)
def test_a_page_without_words_is_refused(content: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        rendition(content, "a.html")


@given(st.text("<>/apdivtble= \"'整改问题。&;\n", max_size=60))
def test_any_markup_is_read_or_refused(content: str) -> None:
    try:
        found, _ = rendition(f"<html>{content}", "a.html")
    except InputError:
        return
    assert found.strip()
