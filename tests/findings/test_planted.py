"""Invented bulletins with a defect planted: each is found where it was planted, and no violation stands that nobody planted."""

import pytest
from bench.generate import DEFECTS, generate

from taizhang.records import Severity
from taizhang.release.chain import page
from taizhang.source.text import Text

EACH = 56  # 504 bulletins with a defect, and 56 without one


@pytest.mark.long
@pytest.mark.parametrize("defect", [None, *DEFECTS])
def test_what_was_planted_is_found_and_nothing_false_is_a_violation(defect: str | None) -> None:
    unseen, false = [], []
    for seed in range(EACH):
        sample = generate(seed, defect=defect)
        planted = {(one.code, None if one.project is None else sample.truth.projects[one.project].title) for one in sample.defects}
        findings = page(Text(sample.text, f"{seed}.txt", "utf-8", "")).findings
        unseen += [(seed, one) for one in planted - {(one.code, one.project) for one in findings}]
        heavy = {(one.code, one.project) for one in findings if one.severity is Severity.VIOLATION}
        false += [(seed, one) for one in heavy - planted]
    assert (unseen, false) == ([], [])
