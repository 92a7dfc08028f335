"""Topics by weighted cue words."""

from itertools import chain

import pytest

from taizhang.extract.matters.topics import topics
from taizhang.lexicon import table
from taizhang.resources import folder


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("小学生作业负担过重问题", {"double-reduction"}),
        ("幼儿园入园难、学位不足问题", {"school-places"}),
        ("县医院挂号难、候诊时间长", {"care-access"}),
        ("死亡人员冒领养老金问题", {"pension-claims"}),
        ("社区老年食堂停办问题", {"meals-for-elderly"}),
        ("学校食堂管理混乱问题", {"school-canteens"}),
        ("楼盘烂尾、迟迟不能入住", {"home-delivery"}),
        ("小区公共收益去向不明", {"public-revenue-owners"}),
        ("渣土车带泥上路、扬尘扰民", {"dust"}),
        ("村道坑洼、危桥未修", {"rural-roads"}),
        ("二手房过户办理慢", {"realestate-registration"}),
        ("政务大厅窗口效率低", {"service-centres"}),
        ("拖欠民营企业账款", {"payment-arrears"}),
        ("加油机作弊问题", {"fuel-metering"}),
        ("农机购置补贴发放慢", {"rural"}),
        ("烟花爆竹监管宽松", {"safety"}),
        ("公园绿地不足", {"housing"}),
        ("草场补奖资金兑付慢", {"rural"}),
        ("路口早晚拥堵、路灯损坏", {"city-order"}),
        ("景区商户宰客、退货难", {"consumer-rights"}),
        ("山区群众看病远", {"primary-care", "care-access"}),
        ("异地结算备案慢", {"medical-insurance", "care-access"}),
        ("零工市场少、技能培训走过场", {"labour", "skills-training"}),
        ("执法部门随意处罚企业", {"business-environment"}),
        ("渣土车抛洒滴漏", {"dust", "city-order"}),
    ],
)
def test_titles_of_other_places(title: str, expected: set[str]) -> None:
    assert set(topics(title)) == expected


def test_a_longer_cue_hides_the_shorter_one_in_it() -> None:
    assert topics("长者食堂") == ("meals-for-elderly",)
    assert topics("学校食堂") == ("school-canteens",)


def test_the_field_says_nothing_beside_one_of_its_own_topics() -> None:
    assert topics("药品短缺、诊疗设备陈旧") == ("health",)
    assert topics("乡镇卫生院药品短缺、基层医疗设备陈旧") == ("primary-care",)


def test_the_problem_and_the_account_speak_where_the_title_is_silent() -> None:
    assert topics("突出问题专项治理") == ()
    assert topics("突出问题专项治理", ["农民工工资被拖欠"]) == ("wage-arrears",)
    assert topics("突出问题专项治理", [], "追发农民工工资,根治欠薪,清收工资保证金") == ("wage-arrears",)


def test_several_topics_the_best_first_and_no_more_than_three() -> None:
    found = topics("停车难、校服质次价高、噪声扰民、农村饮水不安全、种植牙价高问题")
    assert len(found) == 3
    assert topics("养老院床位不足、噪声扰民问题") == ("noise", "care-homes")


def test_cues_name_topics_of_the_code_list_only() -> None:
    known = (folder("ontology") / "topics.ttl").read_text(encoding="utf-8")
    named = {row["topic"] for row in chain(table("topic_cues"), table("topic_fields"))}
    named |= {row["field"] for row in table("topic_fields")}
    assert [topic for topic in sorted(named) if f"/{topic}>" not in known and f":{topic} " not in known] == []


def test_every_topic_has_a_cue_that_is_sure_by_itself() -> None:
    best: dict[str, int] = {}
    for row in table("topic_cues"):
        best[row["topic"]] = max(best.get(row["topic"], 0), int(row["weight"]))
    assert {topic for topic, weight in best.items() if weight < 5} == set()
