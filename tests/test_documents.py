"""What the documents say is so: their links lead somewhere, their example runs and answers what they show."""

import csv
import re
from pathlib import Path

import pytest

from taizhang.commands import main

ROOT = Path(__file__).resolve().parents[1]
READMES = [ROOT / "README.md", ROOT / "README.zh.md"]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "samples").glob("*.md")])
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, loaded."""
    folder = tmp_path_factory.mktemp("documents") / "data"
    assert main(["load", str(ROOT / "samples"), "--data", str(folder), "--quiet"]) == 0
    return folder


def block(document: str, start: str) -> str:
    """The fenced block whose first line (the language, or the first words of a session) begins with ``start``."""
    found = re.search(rf"```(?:\n\$ )?{re.escape(start)}[^\n]*\n(.*?)```", document, re.DOTALL)
    assert found, f"no block that begins with {start}"
    return found[1]


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_example_question_answers_what_the_readme_shows(readme: Path, data: Path, tmp_path: Path) -> None:
    document = readme.read_text(encoding="utf-8")
    question, answer = tmp_path / "schools.rq", tmp_path / "answer.csv"
    question.write_text(block(document, "sparql"), encoding="utf-8")
    assert main(["query", str(question), "--format", "csv", "-o", str(answer), "--data", str(data)]) == 0
    shown = [row for row in csv.reader(block(document, "curl").splitlines()) if row != ["…"]]
    answered = list(csv.reader(answer.read_text(encoding="utf-8").splitlines()))
    assert shown[0] == answered[0]
    assert len(shown) > 2
    assert all(row in answered for row in shown)
    assert len({row[0] for row in answered[1:]}) >= 3, "the example asks across at least three places"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_local_links_lead_somewhere(document: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text(encoding="utf-8"))
    assert [target for target in targets if not (document.parent / target).exists()] == []


def test_the_index_lists_every_decision() -> None:
    index = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    assert [page.name for page in DECISIONS if page.name != "README.md" and f"({page.name})" not in index] == []


def test_every_sample_is_described() -> None:
    described = (ROOT / "samples" / "README.md").read_text(encoding="utf-8")
    samples = sorted(path.name for path in (ROOT / "samples").glob("*.txt"))
    assert len(samples) == 5
    assert [name for name in samples if described.count(f"`{name}`") != 2] == [], "once in each language"
