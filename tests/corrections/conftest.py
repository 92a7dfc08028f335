"""A bulletin of our own making, read as it stands, and entries about it."""

import hashlib
from collections.abc import Callable

import pytest

from taizhang.corrections.apply import Corrected, apply
from taizhang.corrections.entries import Entry
from taizhang.corrections.file import read
from taizhang.errors import InputError
from taizhang.extract.reading import read as read_text
from taizhang.records import Reading
from taizhang.source.text import Text

BULLETIN = (
    "海宁市2023年专项整治结果公示\n"
    "一、农村供水不稳定问题\n"
    "牵头单位:市水利局\n"
    "整治措施:开展管网巡查,更换老旧水表。\n"
    "整治成效:改造管网12公里,惠及群众3400户。\n"
    "二、村卫生室缺药问题\n"
    "牵头单位:市卫生健康委员会、市医疗保障局\n"
    "整治措施:建立药品调剂制度。\n"
    "整治成效:补充药品210种。\n"
)
WHO = "\n  by: 数据科 李一\n  date: 2024-03-05"


@pytest.fixture
def text() -> Text:
    """The bulletin."""
    return Text(BULLETIN, "water.txt", "utf-8", hashlib.sha256(BULLETIN.encode()).hexdigest())


@pytest.fixture
def reading(text: Text) -> Reading:
    """What the loaders read from it."""
    return read_text(text)


def entries(*items: str) -> list[Entry]:
    """Entries of YAML items, each begun with its first key, about the bulletin; none of them wrong."""
    found = list(read("\n".join(f"- bulletin: water.txt\n  {item}{WHO}" for item in items).encode(), "corrections.yml"))
    assert not [str(one) for one in found if isinstance(one, InputError)]
    return [one for one in found if isinstance(one, Entry)]


@pytest.fixture
def corrected(text: Text, reading: Reading) -> Callable[..., Corrected]:
    """The reading after some YAML items."""

    def after(*items: str) -> Corrected:
        return apply(text, reading, entries(*items))

    return after
