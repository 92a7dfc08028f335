"""A web page → the characters of its article, and what the page says of it.

The article is the smallest element that holds every sentence of the page outside its navigation, foot and side columns: what is
cut off is never a sentence. Lines of page chrome that stand inside are left for the layouts to recognise.
"""

import re
from collections.abc import Iterator
from functools import cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..errors import InputError, Said
from ..lexicon import table
from .grid import Cell, rows
from .lines import joined, numbered, raised, squeezed
from .origin import HTML, Origin, day
from .text import fold

_BEFORE = r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*"
_START = re.compile(_BEFORE + r"<(?:!doctype\s+html|html|head|body|meta|title|div|article|table|p)\b", re.I | re.S)
_SKIPPED = {
    "head", "script", "style", "noscript", "template", "iframe", "object", "svg", "math", "button", "select", "textarea", "input",
    "nav", "footer", "aside",
}
_INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "s",
    "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
}
_PARAGRAPHS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SENTENCE = re.compile(r"[㐀-鿿][^。]{7,}。")
_PUBLISHED = re.compile(r"(?:发布|公布|发文|成文|印发|公开)?(?:时间|日期)\s*:\s*(.{8,20})")
_PUBLISHER = re.compile(r"(?:信息|文章|稿件|内容)?来源\s*:\s*([^\s|【】\[\]()]{2,30})")
_TITLE = 8  # characters: a shorter line is the name of a column
_FEW = 2  # sentences that a part of the page that is not the article may hold
_NO_TEXT = (
    Said("网页中没有文字", "the page holds no text"),
    Said("内容可能靠脚本显示,请在浏览器中另存正文", "a script may draw it: save the text from a browser"),
)
_TOO_DEEP = Said("网页元素嵌套过深", "its elements are nested too deeply"), Said("请另存正文后重试", "save its text and try again")


def is_html(content: str) -> bool:
    """Whether characters are those of a web page, or of a piece of one."""
    return _START.match(content[:4096]) is not None


def rendition(content: str, source: str) -> tuple[str, Origin]:
    """The article as text, and what the page says of it. Raises :class:`InputError` where there is no text."""
    tree = LexborHTMLParser(content)
    try:
        article, around = _read(tree.body)
    except RecursionError:
        raise InputError(source, *_TOO_DEEP) from None
    if not article.strip():
        raise InputError(source, *_NO_TEXT)
    origin = Origin(
        HTML,
        title=_title(tree, around),
        publisher=_meta(tree, "publisher", "contentsource") or _found(_PUBLISHER, fold(around)) or _meta(tree, "publisher"),
        published=day(_meta(tree, "published") or _found(_PUBLISHED, fold(around)) or ""),
    )
    if origin.title and _solid(origin.title) not in _solid(article):
        article = f"{origin.title}\n{article}"
    return article, origin


def _read(body: LexborNode | None) -> tuple[str, str]:
    """The article, and the text of the whole page."""
    if body is None:
        return "", ""
    return "\n".join(_lines(_article(body))), "\n".join(_lines(body))


def _article(body: LexborNode) -> LexborNode:
    """The smallest element around all sentences and tables of the page, the whole body where it has none."""
    common: list[LexborNode] | None = None
    for block in _prose(body):
        around = [*([block] if block.css_first("br") else []), *_ancestors(block)][::-1]
        pairs = zip(common or around, around, strict=False)
        common = [one for one, other in pairs if one.mem_id == other.mem_id]
    wide = [node for node in common or [] if node.tag not in _PARAGRAPHS]
    return wide[-1] if wide else body


def _ancestors(node: LexborNode) -> Iterator[LexborNode]:
    while (above := node.parent) is not None and above.tag != "html":
        yield above
        node = above


def _prose(node: LexborNode) -> Iterator[LexborNode]:
    """The innermost blocks that hold a sentence that is no page chrome, and tables of data."""
    for child in _children(node):
        if child.tag in _INLINE or child.tag == "-text":
            continue
        if _tabular(child):
            yield child
        else:
            yield from _prose(child)
    own = squeezed("".join(_own_words(node)))
    if _SENTENCE.search(own) and not _chrome().fullmatch(own):
        yield node


def _own_words(node: LexborNode) -> Iterator[str]:
    """The words that stand in a block itself and in its inline elements, links apart."""
    for child in _children(node):
        if child.tag == "-text":
            yield child.text_content or ""
        elif child.tag in _INLINE and child.tag != "a":
            yield from _own_words(child)


@cache
def _chrome() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in table("chrome")))


@cache
def _aside() -> re.Pattern[str]:
    words = "|".join(re.escape(row["word"]) for row in table("page_parts"))
    return re.compile(rf"(?<![a-z])(?:{words})(?![a-z])", re.I)


def _children(node: LexborNode) -> Iterator[LexborNode]:
    """The children that a reader of the article sees."""
    child = node.child
    while child is not None:
        if child.tag == "-text" or not (child.tag in _SKIPPED or (child.tag or "-").startswith("-") or _unseen(child)):
            yield child
        child = child.next


def _unseen(node: LexborNode) -> bool:
    attributes = node.attributes
    if "hidden" in attributes or _HIDDEN.search(attributes.get("style") or ""):
        return True
    name = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return bool(_aside().search(name)) and len(_SENTENCE.findall(node.text())) <= _FEW


def _tabular(node: LexborNode) -> bool:
    """Whether a table holds data: no table inside, and two rows or more of two cells or more. Else it lays out the page."""
    if node.tag != "table" or len(node.css("table")) > 1:
        return False
    return sum(len(row.css("td, th")) > 1 for row in node.css("tr")) > 1


def _lines(node: LexborNode) -> Iterator[str]:
    """The lines of an element: a block each, a table's row each; white space as a browser shows it."""
    run: list[str] = []
    for child in _children(node):
        if child.tag in _INLINE or child.tag == "-text":
            run += _inline(child)
            continue
        yield from _broken(run)
        run = []
        yield from _block(child)
    yield from _broken(run)


def _block(node: LexborNode) -> Iterator[str]:
    """The lines of a block; the items of an ordered list with their numbers."""
    if node.tag == "pre":
        yield from (line for words in node.text().splitlines() if (line := words.strip()))
    elif node.tag == "ol":
        yield from _listed(node)
    elif node.tag != "br":
        yield from rows(_cells(node)) if _tabular(node) else _lines(node)


def _listed(node: LexborNode) -> Iterator[str]:
    """The items of an ordered list (HTML, 4.4.5), numbered as a browser shows them unless its style says not to."""
    bare = "none" in (node.attributes.get("style") or "")
    start = node.attributes.get("start") or ""
    number = int(start) if start.isdecimal() else 1
    for item in _children(node):
        mark = "" if bare or item.tag != "li" else f"{number}."
        for line in _lines(item):
            yield numbered(mark, line)
            mark = ""
        number += item.tag == "li"


def _inline(node: LexborNode) -> Iterator[str]:
    """The words of an inline element; a block inside one breaks the line."""
    if node.tag == "-text":
        yield node.text_content or ""
    elif node.tag == "br":
        yield "\0"
    elif node.tag in _INLINE:
        words = "".join(word for child in _children(node) for word in _inline(child))
        yield raised(words) if node.tag == "sup" else words
    else:
        yield "\0" + "\0".join(_lines(node)) + "\0"


def _broken(run: list[str]) -> Iterator[str]:
    """The lines of a run of inline words, in which NUL stands for a line break."""
    yield from (line for words in "".join(run).split("\0") if (line := squeezed(words)))


def _cells(node: LexborNode) -> list[list[Cell]]:
    found = []
    for row in node.css("tr"):
        cells = [cell for cell in _children(row) if cell.tag in ("td", "th")]
        found.append([Cell(joined(_lines(cell)), _span(cell, "colspan"), _span(cell, "rowspan")) for cell in cells])
    return found


def _span(cell: LexborNode, name: str) -> int:
    """How many columns or rows a cell takes up (HTML, 4.9.11: at most 1000 columns)."""
    value = cell.attributes.get(name) or ""
    return min(max(int(value), 1), 1000) if value.isdecimal() else 1


def _meta(tree: LexborHTMLParser, field: str, only: str | None = None) -> str | None:
    """What the first meta element for a field says, in the order of the lexicon."""
    said: dict[str, str] = {}
    for node in tree.css("meta"):
        name = node.attributes.get("name") or node.attributes.get("property") or ""
        said.setdefault(name.lower(), squeezed(node.attributes.get("content") or ""))
    names = [only] if only else [row["name"] for row in table("page_terms") if row["field"] == field]
    return next((said[name] for name in names if said.get(name)), None)


def _title(tree: LexborHTMLParser, around: str) -> str | None:
    """The article's title: as a meta element has it, or the line of the page that the window's title repeats.

    What stands in the window's title alone may be the name of the site or of a column of it.
    """
    if stated := _meta(tree, "title"):
        return stated
    node = tree.css_first("title")
    window = _solid(fold(node.text())) if node else ""
    repeated = [line for line in around.splitlines() if len(line) >= _TITLE and _solid(fold(line)) in window]
    return max(repeated, key=len, default=None)


def _solid(words: str) -> str:
    return "".join(words.split())


def _found(pattern: re.Pattern[str], words: str) -> str | None:
    found = pattern.search(words)
    return found[1] if found else None
