"""What looks like a quantity and is none is blank; the rest stays, character for character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.extract.quantities.masks import BLANK, masked


def kept(text: str) -> str:
    return masked(text).replace(BLANK, "")


@pytest.mark.parametrize(("text", "rest"), [
    ("2021年6月至12月处理15件", "处理15件"),
    ("2019-2022年、3—5月、2023-04-11、9时30分", "、、、"),
    ("印发《关于3项工作的通知》共60份", "印发共60份"),
    ("推行“1+3”模式，他说:“修了5公里路。”", "推行模式,他说:“修了5公里路。”".replace(",", "，")),
    ("\"12项行动\"和\"办了7件事,都成了。\"", "和\"办了7件事,都成了。\""),
    ("第1、2、5项和第三、第四小组", "项和小组"),
    ("每三个月1次，近5年", "1次，"),
    ("三分之二以上，电话0571-88001234", "以上，电话"),
    ("三元分局、三元公安分局和三元区法院发放三元，清退3元", "分局、公安分局和法院发放三元，清退3元"),
    ("占2.3%，1.8万户，2500年代", "占2.3%，1.8万户，2500年代"),
])
def test_only_what_is_no_figure_is_blank(text: str, rest: str) -> None:
    assert kept(text) == rest


@given(st.text(alphabet="0123456789年月日时点:-—、至第一三“”\"'《》。,个分之 \n+", max_size=80))
def test_every_character_is_kept_or_blank(text: str) -> None:
    assert [one for one, other in zip(masked(text), text, strict=True) if one not in (other, BLANK)] == []
