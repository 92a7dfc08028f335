"""The HTML report in a browser: counts, filters, order, the marked sentence, both languages, the keyboard.

Chromium is asked for where it is installed, or where ``TAIZHANG_CHROMIUM`` says; a screenshot is left in the test's folder.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from tests.golden.sources import sources

from taizhang.findings.finding import Finding
from taizhang.findings.report import render
from taizhang.records import Severity
from taizhang.release.chain import page as chain
from taizhang.source.decode import decode

pytestmark = pytest.mark.long

UNLED = """奉化区2024年专项整治结果公示
一、农村供水不稳定问题
群众反映:高处住户经常断水。
整治措施:检修泵站5座。
整治成效:改造管网12公里。
二、集市摊位乱摆问题
牵头单位:区综合执法局
群众反映:集市占道。
整治措施:划定摊位60个,清理占道30处。14月底前完成验收。
整治成效:发现问题40个,其中当场整改30个、限期整改15个。
"""


PAINTED = "one => getComputedStyle(one).backgroundColor"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser of the system; without one the test fails and says so."""
    installed = filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))
    program = os.environ.get("TAIZHANG_CHROMIUM") or next(installed, None)
    assert program, "no Chromium: apt-get install chromium, or name one in TAIZHANG_CHROMIUM"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def found() -> list[Finding]:
    """What is found in an invented bulletin, in the samples, and in the real bulletins where they stand beside the project."""
    texts = [decode(UNLED.encode(), "fenghua.txt"), *(decode(path.read_bytes(), path.name) for path in sources())]
    return [one for text in texts for one in chain(text).findings]


@pytest.fixture
def opened(browser: Browser, found: list[Finding], tmp_path: Path) -> Iterator[Page]:
    """The report, opened from a file in a browser without a network; no script of it may fail."""
    (tmp_path / "report.html").write_bytes(render(found, "html", "zh"))
    context = browser.new_context(viewport={"width": 1360, "height": 1000}, offline=True)
    shown = context.new_page()
    faults: list[str] = []
    shown.on("pageerror", lambda error: faults.append(str(error)))
    shown.on("request", lambda request: faults.extend([request.url] * (not request.url.startswith("file:"))))
    shown.goto((tmp_path / "report.html").as_uri())
    yield shown
    shown.screenshot(path=tmp_path / "report.png")
    context.close()
    assert faults == []


def column(shown: Page, name: str) -> list[str]:
    """The cells of a column, from top to bottom."""
    return [words.strip() for words in shown.locator(f"#findings tbody td.{name}").all_inner_texts()]


def test_it_lists_and_counts_every_finding(opened: Page, found: list[Finding]) -> None:
    rows = opened.locator("#findings tbody tr")
    expect(rows).to_have_count(min(len(found), 100))
    expect(opened.get_by_role("status").first).to_have_text(f"1–{min(len(found), 100)} / {len(found)}")
    for severity in Severity:
        expect(opened.locator(f"#severity-{severity} b")).to_have_text(str(sum(one.severity is severity for one in found)))
    unled = opened.locator("#by-place tr", has_text="奉化区").locator("td.violation")
    expect(unled).to_have_text("1")


def test_the_sentence_is_highlighted_in_its_context(opened: Page, found: list[Finding]) -> None:
    slip = next(one for one in found if one.code == "date-slip" and one.bulletin == "fenghua.txt")
    words = opened.locator(f"[id='{slip.key}-{slip.local}'] td.words")
    expect(words.locator("mark")).to_have_text("14月底前")
    expect(words.locator(".sentence")).to_have_text("14月底前完成验收。")
    expect(words).to_contain_text("清理占道30处")  # the context
    painted = [part.evaluate(PAINTED) for part in (words, words.locator(".sentence"), words.locator("mark"))]
    assert len(set(painted)) == 3
    expect(words.locator("mark")).to_be_visible()


def test_a_finding_says_what_is_missing_and_how_to_mend_it(opened: Page) -> None:
    row = opened.locator("#findings tbody tr", has_text="农村供水不稳定问题").filter(has_text="result-lead-unit")
    expect(row.locator(".what")).to_have_text("项目没有写明牵头单位。")
    expect(row.locator(".fix")).to_contain_text("请写明牵头单位")
    expect(row.locator(".where")).to_have_text("fenghua.txt:2:3")


def test_filters_leave_what_they_name(opened: Page, found: list[Finding]) -> None:
    opened.locator("#filter-place").select_option("奉化区")
    assert set(column(opened, "place")) and all(cell.startswith("奉化区") for cell in column(opened, "place"))
    expect(opened.locator("#findings tbody tr")).to_have_count(sum(one.bulletin == "fenghua.txt" for one in found))
    opened.locator("#severity-violation").click()
    assert column(opened, "project") == ["农村供水不稳定问题"]
    expect(opened.locator("#severity-violation")).to_have_attribute("aria-pressed", "true")
    opened.locator("#clear").click()
    opened.locator("#by-code button", has_text="日期笔误").click()
    assert {cell.splitlines()[0][:2] for cell in column(opened, "message")} == {"日期"}
    opened.locator("#clear").click()
    opened.locator("#search").fill("PARTS-do-not")
    expect(opened.locator("#findings tbody tr")).to_have_count(sum(one.code == "parts-do-not-add-up" for one in found))
    opened.locator("#search").fill("没有这几个字")
    expect(opened.locator(".nothing")).to_have_text("没有符合筛选条件的结果。")


def test_columns_sort_both_ways(opened: Page) -> None:
    heavy = {"违规": 0, "警告": 1, "提示": 2}
    order = [heavy[cell] for cell in column(opened, "severity")]
    assert order == sorted(order) and len(set(order)) == 3
    opened.locator("#sort-severity").click()
    again = [heavy[cell] for cell in column(opened, "severity")]
    assert again == sorted(again, reverse=True)
    expect(opened.locator("th.severity")).to_have_attribute("aria-sort", "descending")
    opened.locator("#sort-place").click()
    places = [cell.splitlines()[0] for cell in column(opened, "place")]
    assert places == opened.evaluate("names => names.sort(new Intl.Collator('zh-CN').compare)", list(places))
    expect(opened.locator("th.place")).to_have_attribute("aria-sort", "ascending")


def test_both_languages(opened: Page) -> None:
    expect(opened.locator("h1")).to_have_text("通报校验报告")
    opened.locator("#language").click()
    expect(opened.locator("h1")).to_have_text("Findings in bulletins")
    expect(opened.locator("html")).to_have_attribute("lang", "en")
    assert set(column(opened, "severity")) == {"violation", "warning", "info"}
    expect(opened.locator("#findings .what", has_text="The project names no lead unit.")).not_to_have_count(0)
    expect(opened.locator("#by-kind")).to_contain_text("commitments")
    expect(opened.locator("td.words").first).to_have_attribute("lang", "zh-CN")


def test_the_keyboard_is_enough(opened: Page) -> None:
    opened.keyboard.press("/")
    expect(opened.locator("#search")).to_be_focused()
    opened.keyboard.type("占道")
    expect(opened.locator("#search")).to_be_focused()
    opened.locator("#sort-place").focus()
    opened.keyboard.press("Enter")
    expect(opened.locator("th.place")).to_have_attribute("aria-sort", "ascending")
    expect(opened.locator("#sort-place")).to_be_focused()


def test_a_finding_has_an_address(browser: Browser, found: list[Finding], tmp_path: Path) -> None:
    many = [replace(one, key=f"{number:016x}") for number in range(20) for one in found]
    (tmp_path / "many.html").write_bytes(render(many, "html", "en"))
    shown, last = browser.new_page(), many[-1]
    shown.goto(f"{(tmp_path / 'many.html').as_uri()}#{last.key}-{last.local}")
    expect(shown.locator(f"[id='{last.key}-{last.local}']")).to_be_in_viewport()
    shown.close()


def test_pages(browser: Browser, found: list[Finding], tmp_path: Path) -> None:
    many = [replace(one, key=f"{number:016x}") for number in range(250 // len(found) + 1) for one in found]
    (tmp_path / "many.html").write_bytes(render(many, "html", "en"))
    shown = browser.new_page()
    shown.goto((tmp_path / "many.html").as_uri())
    expect(shown.locator("#findings tbody tr")).to_have_count(100)
    first = shown.locator("#findings tbody tr").first.get_attribute("id")
    shown.locator("nav .on").first.click()
    expect(shown.get_by_role("status").first).to_have_text(f"101–200 / {len(many)}")
    assert shown.locator("#findings tbody tr").first.get_attribute("id") != first
    shown.close()


def test_nothing_found(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "none.html").write_bytes(render((), "html", "zh"))
    shown = browser.new_page()
    shown.goto((tmp_path / "none.html").as_uri())
    expect(shown.locator(".nothing")).to_have_text("没有发现问题。")
    shown.close()
