"""Tables of cues: one pass over a text finds each with its row, and the tables that belong together agree."""

import re

import pytest

from taizhang.lexicon import matches as matching
from taizhang.lexicon import table
from taizhang.lexicon.matches import matches


def test_where_several_cues_match_the_longest_written_counts() -> None:
    found = [(match[0], row["form"]) for match, row in matches("supervision_forms", "先后开展督导检查,再发整改通知书")]
    assert found == [("督导检查", "督导检查"), ("整改通知书", "整改通知书")]


@pytest.mark.parametrize("name", ["supervision_forms", "mechanisms"])
def test_one_pass_finds_what_every_cue_by_itself_finds(name: str) -> None:
    text = "群众点题、部门答题;下发督办函,开展“回头看”;一事一台账;河长制;作出承诺;整改情况"
    alone = {match.start() for row in table(name) for match in re.finditer(row["cue"], text)}
    together = [match.span() for match, _ in matches(name, text)]
    assert together and {start for start, _ in together} <= alone
    assert all(any(start <= at < end for start, end in together) for at in alone)


@pytest.mark.parametrize("cue", ["(?:甲|乙)丙", "|甲", ".甲"])
def test_a_cue_that_begins_otherwise_is_refused(cue: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "table", lambda _: ({"cue": cue},))
    with pytest.raises(ValueError, match="begin with a character"):
        list(matches(f"invented {cue}", "甲丙"))


def test_every_form_of_supervision_has_an_english_name() -> None:
    forms = {row["form"] for row in table("supervision_forms")}
    named = [row["form"] for row in table("supervision_names")]
    assert sorted(forms) == sorted(named)
    assert all(row["en"].isascii() for row in table("supervision_names"))


def test_every_act_of_a_duty_has_an_english_name() -> None:
    words = {row["word"]: row["en"] for row in table("duty_acts")}
    reported = [row["cue"] for row in table("duty_cues") if row["sense"] == "reports"]
    assert all(words[cue].isascii() for cue in reported)
