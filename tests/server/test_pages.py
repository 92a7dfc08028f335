"""The pages, in Chinese and English, and the stored questions by address."""

import re
from html.parser import HTMLParser
from string import Formatter

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from taizhang.errors import InputError, Said
from taizhang.questions import questions
from taizhang_server.app import create_app
from taizhang_server.words import LANGUAGES, words

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


class Page(HTMLParser):
    """What a test looks at: the words, the links and files, and the fields with their labels."""

    def __init__(self, response: Response) -> None:
        super().__init__()
        assert response.status_code == 200, response.text
        assert response.headers["content-type"] == "text/html; charset=utf-8"
        self.words, self.links, self.files, self.labelled, self.fields = "", [], [], set(), set()
        self.feed(response.text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Collect the links, files, labels and fields."""
        found = dict(attributes)
        self.links += [found["href"]] if tag == "a" else []
        self.files += [found[name] for name in ("src",) if name in found] + ([found["href"]] if tag == "link" else [])
        self.labelled |= {found["for"]} if tag == "label" and "for" in found else set()
        self.fields |= {found["id"]} if tag in ("input", "textarea", "select") and "id" in found else set()

    def handle_data(self, data: str) -> None:
        """Collect the words."""
        self.words += data


@pytest.mark.parametrize(("query", "header", "expected"), [
    ("", "zh-CN", "已载入"), ("", "en", "What is loaded"), ("?lang=en", "zh", "What is loaded"), ("?lang=zh", "en", "已载入"),
    ("?lang=fr", "en", "What is loaded")])
def test_the_page_speaks_the_language_asked_for(client: TestClient, query: str, header: str, expected: str) -> None:
    response = client.get(f"/{query}", headers={"Accept-Language": header})
    assert expected in Page(response).words
    assert "Accept-Language" in response.headers["vary"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_says_what_is_loaded_and_asks(client: TestClient, lang: str) -> None:
    page = Page(client.get(f"/?lang={lang}"))
    kinds = [words("page")[kind][lang] for kind in ("Target", "warning")]
    places = {"zh": "云泽市、石湾新区、青禾市", "en": "Qinghe, Yunze, 石湾新区"}
    for expected in ("first", places[lang], "青禾市<整治>通报", "qinghe.txt", "2023", "10", *kinds):
        assert expected in page.words
    for question in questions():
        assert question.title[LANGUAGES.index(lang)] in page.words
        assert Page(client.get(next(link for link in page.links if f"/questions/{question.name}?" in link))).words
    assert page.fields <= page.labelled
    assert "{{" not in page.words and "Said(" not in page.words


def test_everything_comes_from_this_server(client: TestClient) -> None:
    response = client.get("/")
    files = Page(response).files
    assert len(files) == 2 and all(client.get(file).status_code == 200 for file in files)
    assert "default-src 'none'" in response.headers["content-security-policy"]


def test_a_question_is_a_page_to_browsers_and_data_to_others(client: TestClient) -> None:
    page = Page(client.get("/questions/money?lang=en", headers=BROWSER))
    assert "Fines and confiscations" in page.words and "24000" in page.words
    assert client.get("/questions/money").json()["results"]["bindings"][0]["value"]["value"] == "24000"
    table = client.get("/questions/money?format=csv&lang=en").text.splitlines()
    assert table[1].startswith("石湾新区,整治学校食堂,Fines and confiscations")
    assert client.get("/questions/money", headers={"Accept": "image/png"}).status_code == 406


def test_the_page_of_a_question_links_to_its_data(client: TestClient) -> None:
    page = Page(client.get("/questions/time-limits?until=2022-12-31&lang=en", headers=BROWSER))
    link = next(link for link in page.links if "format=csv" in link)
    rows = client.get(f"/questions/time-limits{link}").text.splitlines()
    assert rows[0].startswith("\ufeff"), "by which a spreadsheet knows UTF-8"
    assert len(rows) == 2 and "2022-08-10" in rows[1]


def test_a_browser_gets_labels_in_its_language(client: TestClient) -> None:
    assert "Persons handled" in Page(client.get("/questions/accountability", headers={**BROWSER, "Accept-Language": "en"})).words
    assert "处理人数" in Page(client.get("/questions/accountability", headers={**BROWSER, "Accept-Language": "zh"})).words


def test_nothing_found_is_said(client: TestClient) -> None:
    assert "Nothing matches" in Page(client.get("/questions/measures?topic=noise&lang=en&format=html")).words


@pytest.mark.parametrize(("address", "status", "told"), [
    ("/questions/money?colour=red", 400, "colour"),
    ("/questions/time-limits?until=soon", 400, "until"),
    ("/questions/lead-units?topic=a%22%7D", 400, "topic"),
    ("/questions/money?reason=maybe", 400, "reason"),
    ("/questions/money?format=pdf", 406, "text/csv"),
    ("/questions/nothing", 404, "/questions/nothing"),
])
def test_a_question_that_cannot_be_asked(client: TestClient, address: str, status: int, told: str) -> None:
    response = client.get(address)
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
    assert all(told in message for message in response.json()["message"].values())


def test_health_names_the_release(client: TestClient) -> None:
    assert client.get("/health").json() == {"status": "ok", "release": "first"}


def test_without_a_release_it_says_so() -> None:
    def nothing() -> None:
        raise InputError("data", Said("尚未载入", "nothing is loaded"), "taizhang load")

    with TestClient(create_app(nothing)) as client:  # type: ignore[arg-type]
        for address in ("/", "/health", "/ready", "/graphs?default", "/sparql", "/sparql?query=ASK%7B%7D"):
            response = client.get(address, headers={"Accept-Language": "en"})
            assert response.status_code == 503 and "taizhang load" in response.json()["detail"]


@pytest.mark.parametrize("name", words("problem"))
def test_problems_say_the_same_in_both_languages(name: str) -> None:
    problem = words("problem")[name]
    zh, en = ({field for _, field, _, _ in Formatter().parse(problem["detail"][lang]) if field} for lang in LANGUAGES)
    assert zh == en and 400 <= problem["status"] < 600
    assert re.search("[一-鿿]", problem["title"]["zh"]) and not re.search("[一-鿿]", problem["title"]["en"])


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_every_column_of_a_question_has_a_heading(client: TestClient, question: object) -> None:
    columns = client.get(f"/questions/{question.name}").json()["head"]["vars"]  # type: ignore[attr-defined]
    assert set(columns) <= set(words("column"))
