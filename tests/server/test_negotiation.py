"""Which representation a client gets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang_server import negotiation

OFFERS = ("application/sparql-results+json", "text/csv", "text/html", "application/json")
FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(("accept", "chosen"), [
    (None, OFFERS[0]),
    ("", OFFERS[0]),
    ("  ", OFFERS[0]),
    ("*/*", OFFERS[0]),
    ("text/*", "text/csv"),
    ("text/csv", "text/csv"),
    ("TEXT/CSV; Q=0.5", "text/csv"),
    ("text/csv;header=present", "text/csv"),
    ("text/csv;q=0.5, application/json;q=0.6", "application/json"),
    ("text/csv;q=0.5, */*;q=0.1", "text/csv"),
    ("*/*, application/sparql-results+json;q=0", "text/csv"),
    ("text/*, text/csv;q=0", "text/html"),
    ("text/csv;q=0.001", "text/csv"),
    (FIREFOX, "text/html"),
    ("image/png, text/csv;q=0", None),
    ("image/png", None),
    ("*/*;q=0", None),
    ("text/csv;q=high, application/json;q=0.1", "application/json"),
    ("text/csv;q=2", None),
    (",,text/csv,", "text/csv"),
    ("application/json, application/sparql-results+json", OFFERS[0]),
])
def test_media_type(accept: str | None, chosen: str | None) -> None:
    assert negotiation.media_type(accept, OFFERS) == chosen


@pytest.mark.parametrize(("accept", "chosen"), [
    (None, "zh"), ("", "zh"), ("zh-CN,zh;q=0.9,en;q=0.8", "zh"), ("en-GB,en;q=0.9,zh;q=0.1", "en"),
    ("en;q=0.3, zh-Hant-TW;q=0.2", "en"),
    ("fr", "zh"), ("fr, *;q=0.5", "zh"), ("zh;q=0, *", "en"), ("ende", "zh"),
])
def test_language(accept: str | None, chosen: str) -> None:
    assert negotiation.language(accept, ("zh", "en")) == chosen


@given(st.text())
def test_any_header_gives_an_offer_or_none(accept: str) -> None:
    assert negotiation.media_type(accept, OFFERS) in (*OFFERS, None)


@given(st.dictionaries(st.sampled_from(OFFERS), st.integers(0, 1000), min_size=1))
def test_the_heaviest_wins_and_the_first_of_equals(weights: dict[str, int]) -> None:
    accept = ", ".join(f"{offer};q={weight / 1000:.3f}" for offer, weight in weights.items())
    chosen = negotiation.media_type(accept, OFFERS)
    best = max(weights.values())
    assert chosen == (next(offer for offer in OFFERS if weights.get(offer) == best) if best else None)
