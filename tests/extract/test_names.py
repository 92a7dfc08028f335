"""Names of persons among other words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.extract.persons.names import is_name, leading_name, split_names

SURNAMES = st.sampled_from(["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "欧阳", "诸葛", "司马"])
GIVEN = st.sampled_from(["伟", "芳", "秀英", "建国", "海燕", "志强", "雪梅", "俊杰", "晓明", "春花"])
NAMES = st.builds(lambda surname, given_name: surname + given_name, SURNAMES, GIVEN)


@given(NAMES)
def test_surname_and_given_name(name: str) -> None:
    assert is_name(name)
    assert split_names(name).names == ((0, len(name)),)


@pytest.mark.parametrize(
    "words", ["项目", "安全科", "党组成员", "高度重视", "时限", "各科室", "赵女士", "钱某某", "李", "办公室", "常态化", "周边"]
)
def test_other_words_are_no_names(words: str) -> None:
    assert not is_name(words)
    assert split_names(words).names == ()


@pytest.mark.parametrize("name", ["方向北", "严明远", "高兴旺", "安全胜", "成功杰", "明亮"])
def test_a_name_may_begin_like_a_word(name: str) -> None:
    assert split_names(name).names == ((0, len(name)),)


@pytest.mark.parametrize("words", ["安全员", "高质量", "管理员", "常态化", "方案组", "高效率", "党支部", "农业局", "方便群众"])
def test_a_longer_word_is_no_name_either(words: str) -> None:
    assert split_names(words).names == ()


@given(NAMES, st.sampled_from(["介绍", "表示", "告诉记者", "指着新路说", "高兴地说", "牵头", "任组长", "带队督导", "在现场说"]))
def test_a_name_ends_where_what_the_person_does_begins(name: str, action: str) -> None:
    assert leading_name(name + action) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("陆平正在接线", "陆平"), ("陆志刚在家", "陆志刚"), ("陆平搓着围裙", "陆平"), ("陆平安搓着围裙", "陆平安"),
        ("斯琴高娃拧开水龙头", "斯琴高娃"),
    ],
)
def test_the_plainer_end_of_a_name_wins(words: str, name: str) -> None:
    assert leading_name(words) == name


@pytest.mark.parametrize("words", ["纷纷点赞", "高兴地说", "连连称赞", "关于落实", "马上办理", "周大爷说", "吴女士介绍"])
def test_no_name_leads(words: str) -> None:
    assert leading_name(words) == ""


@given(st.lists(NAMES, min_size=2, max_size=2))
def test_two_names_run_together_come_apart(names: list[str]) -> None:
    words = "".join(names)
    if len(words) <= 6:
        found = split_names(words)
        assert found.together
        assert "".join(words[a:b] for a, b in found.names) == words


@given(NAMES, NAMES, st.sampled_from("和与及"))
def test_a_conjunction_parts_two_names(first: str, second: str, join: str) -> None:
    words = f"{first}{join}{second}"
    found = split_names(words)
    assert [words[a:b] for a, b in found.names] == [first, second]
    assert not found.together


@pytest.mark.parametrize("name", ["巴图苏和", "次仁拉姆", "努尔买买提", "阿牛", "乌云其其格"])
def test_a_name_of_parts_that_no_surname_leads(name: str) -> None:
    assert is_name(name)
    assert split_names(name).names == ((0, len(name)),)


def test_a_name_parted_by_a_dot() -> None:
    assert is_name("古丽娜·买买提")
    assert leading_name("古丽娜·买买提激动地说") == "古丽娜·买买提"
