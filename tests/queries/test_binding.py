"""Questions as files: their headers, and values that never become syntax."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from taizhang.errors import InputError
from taizhang.questions import Question, bind, questions

HEADER = """#+ title = {{ zh = "问", en = "Ask" }}
#+ description = {{ zh = "述", en = "Tell" }}
#+ [parameters.first]
#+ type = "{type}"
#+ meaning = {{ zh = "甲", en = "one" }}
#+ [parameters.second]
#+ type = "text"
#+ default = ""
#+ meaning = {{ zh = "乙", en = "two" }}

SELECT ?first ?second {{ VALUES ?first {{ UNDEF }} VALUES ?second {{ UNDEF }} }}
"""


def question(folder: Path, kind: str = "text") -> Question:
    """A question of two parameters, the first one needed."""
    (folder / "pair.rq").write_text(HEADER.format(type=kind), encoding="utf-8")
    return questions(folder)[0]


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Question:
    """A question of two texts."""
    return question(tmp_path_factory.mktemp("questions"))


def answer(query: str) -> tuple[str | None, ...]:
    """The one row of a query that needs no data."""
    (row,) = Store().query(query)
    return tuple(term.value if term else None for term in row)


NASTY = st.text() | st.sampled_from([
    '"', "\\", "\\\" } #", "'''", "\n", "\u2028", "}", "?first", 'VALUES ?second { "x" }', '" } VALUES ?second { "x',
    "} UNION { ?s ?p ?o }",
])


@given(first=NASTY.filter(bool), second=NASTY)
def test_a_text_comes_back_as_it_went_in(pair: Question, first: str, second: str) -> None:
    assert answer(bind(pair, {"first": first, "second": second})) == (first, second or None)


def test_the_file_is_read_in_full(pair: Question) -> None:
    assert (pair.name, pair.title.zh, pair.description.en) == ("pair", "问", "Tell")
    assert [(one.name, one.type, one.default, one.meaning.en) for one in pair.parameters] == [
        ("first", "text", None, "one"), ("second", "text", "", "two")]
    assert pair.query.startswith("SELECT")


@pytest.mark.parametrize(("kind", "value", "term"), [
    ("date", "2024-02-29", '"2024-02-29"^^<http://www.w3.org/2001/XMLSchema#date>'),
    ("language", "en", '"en"'),
    ("topic/ID", "rural-water", "<https://w3id.org/taizhang/topic/rural-water>"),
    ("topic/ID", "https://w3id.org/taizhang/topic/parking", "<https://w3id.org/taizhang/topic/parking>"),
])
def test_a_value_becomes_a_term_of_its_type(tmp_path: Path, kind: str, value: str, term: str) -> None:
    assert f"VALUES ?first {{ {term} }}" in bind(question(tmp_path, kind), {"first": value})


@pytest.mark.parametrize(("kind", "value"), [
    ("date", "2023-02-29"), ("date", "soon"), ("language", "fr"), ("topic/ID", "../unit/x"), ("topic/ID", "a b"), ("topic/ID", "https://example.org/other"),
])
def test_a_value_of_another_type_is_refused(tmp_path: Path, kind: str, value: str) -> None:
    with pytest.raises(InputError) as error:
        bind(question(tmp_path, kind), {"first": value})
    assert "first" in error.value.said("zh") and value in error.value.said("en").replace("\\\\", "\\")


def test_an_unknown_and_a_missing_parameter_are_named(pair: Question) -> None:
    with pytest.raises(InputError, match=r"third.*first, second"):
        bind(pair, {"first": "a", "third": "b"})
    with pytest.raises(InputError, match="first is missing"):
        bind(pair, {"second": "b"})


@pytest.mark.parametrize(("old", "new"), [
    ('#+ type = "text"\n#+ meaning', '#+ type = \n#+ meaning'),
    ("#+ title", "# title"),
    ('zh = "甲", ', ""),
    ("VALUES ?second { UNDEF }", ""),
    ("VALUES ?second { UNDEF }", "VALUES ?second { UNDEF } VALUES ?second { UNDEF }"),
])
def test_a_broken_question_names_its_file(tmp_path: Path, old: str, new: str) -> None:
    text = HEADER.format(type="text")
    assert old in text
    (tmp_path / "broken.rq").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError, match=r"broken\.rq"):
        questions(tmp_path)
