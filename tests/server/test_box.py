"""The query box in a browser: an answer below it, its downloads, an error in the reader's language.

Chromium is asked for where it is installed, or where ``TAIZHANG_CHROMIUM`` says.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect, sync_playwright

from .test_live import SOURCES, started

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, releaser: Callable[..., None]) -> Iterator[Page]:
    """The home page in English, in the browser of the system; without one the test fails and says so."""
    data: Path = tmp_path_factory.mktemp("box")
    releaser(data, "first")
    installed = filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))
    program = os.environ.get("TAIZHANG_CHROMIUM") or next(installed, None)
    assert program, "no Chromium: apt-get install chromium, or name one in TAIZHANG_CHROMIUM"
    with started(data) as (address, _), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page()
        page.set_default_timeout(60_000)
        page.goto(f"{address}/?lang=en")
        yield page
        browser.close()


def asked(page: Page, query: str) -> None:
    """Write a query into the box and send it."""
    page.locator("#query").fill(query)
    page.get_by_role("button", name="Ask").click()


def test_rows_are_shown_and_can_be_downloaded(home: Page) -> None:
    asked(home, SOURCES)
    expect(home.locator("#result tbody tr")).to_have_count(3, timeout=60_000)
    link = home.get_by_role("link", name="CSV").get_attribute("href")
    response = httpx.get(f"{home.url.partition('/?')[0]}{link}")
    assert response.content.startswith(b"\xef\xbb\xbfsource\r\n") and b"yunze.txt" in response.content


def test_an_error_is_told_in_the_language_of_the_page(home: Page) -> None:
    asked(home, "SELECT * { ?s ?p }")
    expect(home.get_by_role("alert")).to_contain_text("Line 1, column 18", timeout=60_000)


def test_a_graph_is_shown_as_text(home: Page) -> None:
    asked(home, "DESCRIBE <https://w3id.org/taizhang/id/place/990100>")
    expect(home.locator("#result pre")).to_contain_text("青禾市", timeout=60_000)
