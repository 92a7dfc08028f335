"""What the source of a text says, where the text itself does not."""

from datetime import date

from taizhang.extract.reading import read
from taizhang.source.origin import Origin
from taizhang.source.text import Text

WORDS = "海宁市专项整治结果公示\n一、农村供水不稳定问题\n牵头单位:市水利局\n整治成效:改造管网12公里。\n"


def test_the_page_dates_a_text_that_has_no_date() -> None:
    origin = Origin(published=date(2022, 5, 6))
    about = read(Text(WORDS, "a.html", "utf-8", "", origin)).bulletin
    assert (about.published, about.year) == (date(2022, 5, 6), 2022)


def test_the_date_of_the_text_goes_first() -> None:
    origin = Origin(published=date(2022, 5, 6))
    about = read(Text(f"{WORDS}2021年12月30日\n", "a.html", "utf-8", "", origin)).bulletin
    assert about.published == date(2021, 12, 30)


def test_pages_without_text_are_a_doubt() -> None:
    (doubt,) = [one for one in read(Text(WORDS, "a.pdf", "", "", Origin(unread=(2, 5)))).doubts if one.code == "pages-without-text"]
    assert doubt.values == {"pages": "2、5"}
    assert not [one for one in read(Text(WORDS, "a.txt", "", "")).doubts if one.code == "pages-without-text"]
