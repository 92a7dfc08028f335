"""A measure and what stands in its words: its figures and the documents that it issues or goes by."""

import pytest
from tests.extract.telling import Told, matter


def tied(words: str) -> dict[str, tuple[list[str], list[str]]]:
    told = Told(matter(整治成效=words))
    titles = [one.title for one in told.reading.instruments]
    measures = told.reading.measures
    return {told.words(one.span): (told.figures(one.figures), [titles[n] for n in one.instruments]) for one in measures}


def test_a_measure_has_the_figures_and_documents_of_its_own_clause() -> None:
    found = tied("开展专项检查18次,印发《食堂采购规范》《留样规程》2份,追缴资金5万元。")
    assert found == {
        "开展专项检查18次": (["18次"], []),
        "印发《食堂采购规范》《留样规程》2份": (["2份"], ["食堂采购规范", "留样规程"]),
    }


def test_a_document_that_it_goes_by_is_tied_too() -> None:
    assert tied("按照《留样规程》检查学校食堂58家。") == {"按照《留样规程》检查学校食堂58家": (["58家"], ["留样规程"])}


def test_a_measure_without_figures_has_none() -> None:
    assert tied("开展法规宣传。") == {"开展法规宣传": ([], [])}


@pytest.mark.parametrize(("kind", "field", "status"), [("承诺书", "整改措施", "planned"), ("情况通报", "整治成效", "issued")])
def test_a_document_that_a_planned_measure_brings_out_is_planned(kind: str, field: str, status: str) -> None:
    words = matter(**{field: "排查食堂7所。2.与市财政局共同修订《食堂采购办法》。"})
    told = Told(words, f"郑州市2022年群众身边突出问题整治{kind}\n")
    assert {one.planned for one in told.reading.measures} == {status == "planned"}
    assert [(one.title, one.status.value) for one in told.reading.instruments] == [("食堂采购办法", status)]
