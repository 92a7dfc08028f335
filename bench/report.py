"""How long reports of many findings take: to write in each format, and to open, sort, filter and search as a page in Chromium.

    python -m bench.report [--findings 100000] [--out DIR]

The findings are those of invented bulletins of all layouts, a third of them with a defect, under the keys of as many bulletins as
are needed. Chromium is that of the system (``TAIZHANG_CHROMIUM`` names another one).
"""

import argparse
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count, islice
from pathlib import Path
from time import perf_counter

from playwright.sync_api import Page, sync_playwright

from taizhang.findings.finding import Finding
from taizhang.findings.report import FORMATS, render
from taizhang.release.chain import page
from taizhang.source.text import Text

from .generate import DEFECTS, generate

_BULLETINS = 60


def findings() -> Iterator[Finding]:
    """Findings without end: those of some bulletins, again and again, each time as those of other bulletins."""
    samples = [generate(seed, defect=DEFECTS[seed % len(DEFECTS)] if seed % 3 == 0 else None) for seed in range(_BULLETINS)]
    found = [one for number, sample in enumerate(samples) for one in page(Text(sample.text, f"{number}.txt", "utf-8", "")).findings]
    for turn in count():
        yield from (replace(one, key=f"{turn:05x}{one.key[5:]}", bulletin=f"{turn}/{one.bulletin}") for one in found)


def timed(what: Callable[[], object]) -> float:
    """Seconds that something takes."""
    begun = perf_counter()
    what()
    return perf_counter() - begun


def browsed(shown: Page, address: str) -> Iterator[tuple[str, float]]:
    """What a reader does with the page, and the seconds until the page shows it."""
    def until(act: Callable[[], object], drawn: str) -> float:
        return timed(lambda: (act(), shown.wait_for_selector(drawn)))

    yield "open", until(lambda: shown.goto(address), "#findings tbody tr")
    yield "sort by place", until(lambda: shown.click("#sort-place"), "th.place[aria-sort=ascending]")
    yield "filter by severity", until(lambda: shown.click("#severity-warning"), "#severity-warning[aria-pressed=true]")
    yield "search", until(lambda: shown.fill("#search", "没有写明"), "#clear:not([hidden])")
    yield "search again", until(lambda: shown.fill("#search", "时限"), "#clear:not([hidden])")
    yield "other language", until(lambda: shown.click("#language"), "html[lang=en]")
    yield "next page", until(lambda: shown.click("nav .on >> nth=0"), "nav .back:not([disabled])")


def main() -> None:
    """Print a line a format, then a line for each thing done in the browser."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--findings", type=int, default=100_000)
    parser.add_argument("--out", type=Path, default=Path(tempfile.gettempdir()))
    arguments = parser.parse_args()
    found = list(islice(findings(), arguments.findings))
    for name in FORMATS:
        begun = perf_counter()
        written = render(found, name, "zh")
        print(f"{name:9} {perf_counter() - begun:6.1f} s {len(written) / 1e6:8.1f} MB", flush=True)
        if name == "html":
            (arguments.out / "report.html").write_bytes(written)
    with sync_playwright() as playwright:
        program = os.environ.get("TAIZHANG_CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for what, seconds in browsed(browser.new_page(), (arguments.out / "report.html").as_uri()):
            print(f"{what:19} {seconds:6.2f} s", flush=True)


if __name__ == "__main__":
    main()
