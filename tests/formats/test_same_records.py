"""One bulletin in every format: the same records, offsets apart, and one substance.

The annotated bulletins are not part of the project: they stand beside the checkout, or where ``TAIZHANG_SHARED`` says.
"""

import io
import os
from functools import cache
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from taizhang.commands.plain import plain
from taizhang.extract.reading import read
from taizhang.layout.substance import substance
from taizhang.source import formats
from taizhang.source.decode import decode
from taizhang.source.text import Text

from .writers import WRITERS, lines

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("TAIZHANG_SHARED", ROOT.parent / "shared"))
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
BESIDE = [*sorted((SHARED / "seeds").glob("*.txt")), *sorted((SHARED / "eval" / "dev").glob("*.txt"))]
OTHERS = [format for format in WRITERS if format != "txt"]
TABLE = """浦江县2022年民生问题整治情况表
序号\t整治项目\t牵头单位\t整治成效
1\t农贸市场短斤少两问题\t县市场监管局\t检查摊位420个,更换电子秤36台。
2\t公交站点设置不合理问题\t县交通运输局\t新增站点14处,调整线路5条。
3\t小区充电难问题\t县住建局\t建成充电桩208个。
"""


def content(path: Path) -> str:
    return decode(path.read_bytes(), path.name).content


@cache
def rendered(format: str, path: Path) -> Text:
    return written(format, content(path))


def written(format: str, text: str) -> Text:
    return formats.text(WRITERS[format](text), f"bulletin.{format}")


def worded(record: Any) -> Any:
    """A record with its words in the place of spans, whatever the white space in them."""
    if isinstance(record, dict) and record.keys() == {"start", "end", "quote"}:
        return "".join(record["quote"].split())
    if isinstance(record, dict):
        return {name: worded(value) for name, value in record.items()}
    if isinstance(record, list):
        return [worded(value) for value in record]
    return "".join(record.split()) if isinstance(record, str) else record


def records(text: Text) -> Any:
    """What a text says; how it was read (which layout came next, which share of the characters counts) is no part of that."""
    found = worded(plain(read(text), text.content))
    for name in ("coverage", "runner_up", "reason"):
        del found["bulletin"][name]
    return found


@pytest.mark.parametrize("format", OTHERS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_format_yields_the_same_records(path: Path, format: str) -> None:
    found, expected = records(rendered(format, path)), records(rendered("txt", path))
    assert expected["figures"], "a bulletin of which something is read"
    assert found == expected


@pytest.mark.long
@pytest.mark.skipif(not BESIDE, reason=f"no annotated bulletins in {SHARED}")
@pytest.mark.parametrize("format", OTHERS)
def test_every_format_of_the_annotated_bulletins_yields_the_same_records(format: str) -> None:
    differing = [path.name for path in BESIDE if records(rendered(format, path)) != records(rendered("txt", path))]
    assert len(BESIDE) >= 13
    assert differing == []
    assert {path.name for path in BESIDE if substance(rendered(format, path)) != substance(rendered("txt", path))} == set()


@pytest.mark.parametrize("format", ["pdf", "web.pdf"])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_lines_of_a_pdf_are_wrapped(path: Path, format: str) -> None:
    """As the file has them: were they not, the tests here would show nothing."""
    with pdfplumber.open(io.BytesIO(WRITERS[format](content(path)))) as document:
        printed = [line for page in document.pages for line in (page.extract_text() or "").splitlines()]
    assert max(map(len, printed)) < max(map(len, lines(content(path))))
    assert len(printed) > len(lines(content(path)))


@pytest.mark.parametrize("format", WRITERS)
def test_every_format_yields_the_same_table(format: str) -> None:
    found = records(written(format, TABLE))
    assert [project["title"] for project in found["projects"]] == [
        "农贸市场短斤少两问题",
        "公交站点设置不合理问题",
        "小区充电难问题",
    ]
    assert found == records(written("txt", TABLE))
    assert "\n".join(line.strip() for line in written(format, TABLE).content.splitlines()) == TABLE.strip()


@pytest.mark.parametrize("format", OTHERS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_format_has_the_same_substance(path: Path, format: str) -> None:
    assert substance(rendered(format, path)) == substance(rendered("txt", path))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_other_words_are_another_substance(path: Path) -> None:
    changed = content(path).replace("问题", "难题", 1)
    assert changed != content(path)
    assert substance(formats.text(changed.encode(), "a.txt")) != substance(rendered("txt", path))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("format", ["html", "docx", "pdf", "web.pdf"])
def test_a_paragraph_is_a_line(path: Path, format: str) -> None:
    def bare(text: str) -> list[str]:
        return ["".join(line.replace("\u00a0", " ").split()) for line in lines(text)]

    found = bare(rendered(format, path).content)
    assert [line for line in bare(content(path)) if line not in found] == []
