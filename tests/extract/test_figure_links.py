"""How figures stand beside each other; all sentences are invented."""

import pytest

from taizhang.extract.figures.figures import figures
from taizhang.extract.quantities.quantities import quantities
from taizhang.layout.document import Document, Matter, Part, Section
from taizhang.records import BulletinKind, Figure, Span
from taizhang.source.text import Text


def read(*parts: tuple[Part, str]) -> tuple[str, tuple[Figure, ...]]:
    """The text of one matter's sections, one a line, and its figures."""
    content, sections = "", []
    for part, words in parts:
        sections.append(Section(part, Span(len(content), len(content) + len(words)), None, 0))
        content += words + "\n"
    text, whole = Text(content, "x.txt", "utf-8", ""), Span(0, len(content))
    document = Document(text, "test", None, "", tuple(sections), (Matter(whole, whole),))
    return content, figures(document, quantities(text.folded), BulletinKind.RESULT, 2024, "430100")


def links(content: str, found: tuple[Figure, ...]) -> set[str]:
    """``QUOTE link QUOTE`` of every link."""
    quotes = [content[figure.quantity.span.start : figure.quantity.span.end] for figure in found]
    return {f"{quote} {link} {quotes[other]}" for quote, figure in zip(quotes, found, strict=True)
            for link in ("subset_of", "out_of", "against", "restates") if (other := getattr(figure, link)) is not None}


LINKS = [
    # 其中 governs its list to the first thing that can be no part
    ("处理213人，其中党纪政务处分87人、诫勉谈话40人，开展培训12场。", {"87人 subset_of 213人", "40人 subset_of 213人"}),
    ("新增泊位640个（其中立体泊位150个），绿地3公顷。", {"150个 subset_of 640个"}),
    ("投用学校5所（小学3所、初中2所）。", {"3所 subset_of 5所", "2所 subset_of 5所"}),
    ("追缴租金640万元，其中5年以上陈欠90万元。", {"90万元 subset_of 640万元"}),
    # a later stage after 其中 is no part by sort
    ("发现隐患300处，其中重大隐患20处，整改285处。", {"20处 subset_of 300处", "285处 out_of 300处"}),
    # a stage that names nothing itself is of the number before
    ("交办整改事项34项。截至9月底，完成27项，正在推进7项。", {"27项 out_of 34项", "7项 out_of 34项"}),
    ("排查老旧电梯310台，已更换206台。", {"206台 out_of 310台"}),
    ("涉及逾期楼盘64个、居民2.1万户，已化解50个，余下14个明年办结。", {"50个 out_of 64个", "14个 subset_of 64个"}),
    ("86个撤并村已接通72个。", {"72个 out_of 86个"}),
    ("新开工泵站12座，完工5座。", set()),
    ("收到来电530件，办结498件。另有公交线路调整。尚未答复的32件由专班跟进。", {"498件 out_of 530件", "32件 subset_of 530件"}),
    ("推动整改未落实岗前培训问题42个，排查工地68个。", set()),
    # stages, rates, and what is left
    ("发现问题96个，已整改91个，整改率94.8%，其余5个正在整改。",
     {"91个 out_of 96个", "94.8% out_of 96个", "5个 subset_of 96个"}),
    ("全市298家机构100%纳入平台。", {"100% out_of 298家"}),
    ("选派医师60名（其中市属医院占40%）进驻。", {"40% out_of 60名"}),
    ("受理诉求9000件，按时办结率99%。", {"99% out_of 9000件"}),
    # earlier values, singly, in lists, in series
    ("等候时间由30分钟压缩到10分钟。", {"10分钟 against 30分钟"}),
    ("标准由500元、400元提高到560元、450元。", {"560元 against 500元", "450元 against 400元"}),
    ("2021年投诉310件，2022年280件。", {"280件 against 310件"}),
    # one amount said twice
    ("处置闲置土地84公顷（合1260亩）。", {"1260亩 restates 84公顷"}),
    # none of these stand beside each other
    ("检查学校120所，培训教师800人，发放资料3000份。", set()),
    ("发现问题40个。检查食堂90家次，罚款3万元。", set()),
]


@pytest.mark.parametrize(("content", "expected"), LINKS)
def test_links(content: str, expected: set[str]) -> None:
    assert links(*read((Part.RESULTS, content))) == expected


def test_a_result_answers_its_target_and_takes_its_indicator() -> None:
    content, found = read((Part.TARGET, "新建助餐点20处，绿道15公里。"), (Part.RESULTS, "建成22处，完工绿道16公里。"))
    assert links(content, found) == {"22处 out_of 20处", "22处 against 20处", "16公里 out_of 15公里", "16公里 against 15公里"}
    assert [figure.indicator for figure in found] == ["elderly-canteens", None, "elderly-canteens", None]


def test_a_stage_is_part_of_its_goal() -> None:
    stages = "6月底前，培训护理员150人；年底前，培训护理员400人。"
    content, found = read((Part.TARGET, "培训护理员400人。"), (Part.TIME_LIMIT, stages))
    assert links(content, found) == {"150人 subset_of 400人"}


def test_a_need_met_of_the_problems_found_is_a_problem_rectified() -> None:
    _, found = read((Part.RESULTS, "排查问题500个，推动解决470个。"))
    assert found[1].indicator == "problems-rectified"
