"""``taizhang check``: a report in every format, and a corrections file to fill in."""

import io
from pathlib import Path

import pytest
import yaml
from openpyxl import load_workbook

from taizhang.commands import main

BULLETIN = "海宁市2023年专项整治结果公示\n一、农村供水不稳定问题\n整治措施:检修泵站5座。\n整治成效:改造管网12公里。\n"


@pytest.fixture
def bulletin(tmp_path: Path) -> Path:
    """A bulletin with a project that nobody leads."""
    path = tmp_path / "water.txt"
    path.write_text(BULLETIN, encoding="utf-8")
    return path


def test_a_report_may_be_a_workbook(bulletin: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.xlsx"
    assert main(["check", str(bulletin), "--format", "xlsx", "-o", str(out)]) == 1
    cells = [cell for page in load_workbook(io.BytesIO(out.read_bytes())) for row in page.values for cell in row]
    assert "result-lead-unit" in cells


def test_a_template_has_an_entry_a_finding_and_filled_in_it_settles_one(
    bulletin: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template = tmp_path / "corrections.yml"
    assert main(["check", str(bulletin), "--format", "json", "-o", str(tmp_path / "r.json"), "--fix-template", str(template)]) == 1
    entries = yaml.safe_load(template.read_text(encoding="utf-8"))
    assert {entry["finding"] for entry in entries} >= {"result-lead-unit", "result-time-limit"}
    assert main(["check", str(bulletin), "--format", "json", "-o", str(tmp_path / "r.json")]) == 1  # nothing is answered yet
    answer = {"accept": "not-stated", "reason": "发布单位确认未写", "by": "李一", "date": "2024-03-05"}
    filled = [{**entry, **answer} if entry["finding"] == "result-lead-unit" else entry for entry in entries]
    template.write_text(yaml.safe_dump(filled, allow_unicode=True), encoding="utf-8")
    assert main(["check", str(bulletin), "--lang", "en"]) == 0
    assert "1 settled" in capsys.readouterr().out
