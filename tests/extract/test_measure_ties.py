"""A measure and what stands in its words: its figures and the documents that it issues or goes by."""

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
