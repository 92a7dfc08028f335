"""Supervision events: what is told as done, by whom, to whom, when, with which figures; not what is demanded, planned or named."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.telling import Told, matter

from taizhang.records import SupervisionEvent


def events(words: str) -> list[tuple[str, str]]:
    return [(event.stage, event.form) for event in Told(words).reading.events]


def only(words: str) -> tuple[Told, SupervisionEvent]:
    told = Told(words)
    (event,) = told.reading.events
    return told, event


@pytest.mark.parametrize(
    ("words", "stage", "form"),
    [
        ("市纪委监委向市水利局下发督办函6份。", "order", "督办函"),
        ("督办单4份已送达责任单位。", "order", "督办单"),
        ("通过督办函的形式督促责任单位整改。", "order", "督办函"),
        ("制发“工作提醒”11份。", "order", "工作提醒"),
        ("督促整改,发出工作建议函4份。", "order", "工作建议"),
        ("下达责令限期整改通知书9份。", "order", "责令整改通知书"),
        ("检察机关制发检察建议9件。", "order", "检察建议"),
        ("提出监察建议21条。", "order", "监察建议"),
        ("挂牌督办突出问题5个。", "order", "挂牌督办"),
        ("线索转交市水利局调查核实。", "order", "交办"),
        ("责成市水务局限期整改。", "order", "责成整改"),
        ("市委巡察办开展“回头看”2轮。", "inspect", "回头看"),
        ("“回头看”发现问题31个。", "inspect", "回头看"),
        ("对各县区开展专项督查3次。", "inspect", "专项督查"),
        ("督导检查共61轮次。", "inspect", "督导检查"),
        ("督导检查先后十二次。", "inspect", "督导检查"),
        ("市纪委监委开展监督检查86次。", "inspect", "监督检查"),
        ("市纪委监委驻市教育局纪检监察组全程监督。", "inspect", "全程监督"),
        ("到申请销号的单位实地核查。", "inspect", "销号核查"),
        ("开展群众满意度测评2次。", "evaluate", "满意度测评"),
        ("群众满意度得分95.1分。", "evaluate", "满意度测评"),
        ("营商环境公众满意度总分92.5,居全省第四。", "evaluate", "满意度测评"),
        ("第三方机构随机访问市民1800人。", "evaluate", "第三方评估"),
        ("市人大常委会开展专题询问。", "evaluate", "专题询问"),
        ("邀请政协委员对成效进行评议。", "evaluate", "评议"),
        ("请群众代表现场打分,接受群众评判。", "evaluate", "接受评议"),
        ("面向社会公开征集问题线索730条。", "solicit", "征集问题"),
        ("入户征求居民意见520条。", "solicit", "征求意见"),
        ("受理群众点题95件。", "solicit", "受理点题"),
        ("各部门公开承诺整改事项88项。", "respond", "公开承诺"),
        ("逐件答复来信46件。", "respond", "逐件答复"),
        ("印发《校园食品安全专项整治实施方案(试行)》。", "respond", "整治方案"),
        ("制定整改工作方案,成立专班。", "respond", "整治方案"),
        ("出台《整治校车超载问题 保障学生安全工作方案》。", "respond", "整治方案"),
        ("现将整改情况公布如下。", "disclose", "公布成效"),
        ("整改结果向社会公示。", "disclose", "公布成效"),
        ("分两批通报曝光典型案例12起。", "disclose", "通报曝光"),
        ("对17个问题核查后予以销号。", "close", "销号"),
        ("台账问题已销号23个。", "close", "销号"),
    ],
)
def test_an_act_told_as_done_is_an_event(words: str, stage: str, form: str) -> None:
    assert (stage, form) in events(words)
    assert {found for found, _ in events(words)} == {stage}


@pytest.mark.parametrize(
    "words",
    [
        "未下发督办函。",
        "拟下发督办函。",
        "建立督办单制度,规范流程。",
        "督办函的格式由市纪委监委统一。",
        "累计督办函46份。",
        "对整改不力的,下发督办单。",
        "要求责任单位制发整改通知书。",
        "收到整改通知书的企业均已整改。",
        "各责任单位要定期开展“回头看”。",
        "下一步,将开展“回头看”。",
        "下一步,市政府将加强后续管护,对已完成项目开展“回头看”。",
        "健全“回头看”工作机制。",
        "加强督导力度,压实责任。",
        "市市场监管局开展监督检查86次。",
        "公布投诉电话和邮箱。",
        "推进政务公开取得成效。",
        "群众满意度达98.2%。",
        "调查结果纳入年度考核。",
        "企业申请销号。",
        "实行销号管理。",
        "未销号。",
        "销号率达98%。",
        "根据《校园食品专项整治实施方案》安排,排查学校7所。",
        "《督办通知书管理办法》已经实施。",
        "便于群众评价,让社会评议。",
        "征求意见稿已经成形。",
        "市纪委监委约谈2人,责令5月底前制定整改方案。",
    ],
)
def test_what_is_not_told_as_done_is_none(words: str) -> None:
    assert events(words) == []


@pytest.mark.parametrize("head", ["整改目标", "下一步", "完成时限"])
def test_what_a_matter_has_still_before_it_is_none(head: str) -> None:
    told = Told(matter(整改措施="排查学校食堂7所。", **{head: "开展“回头看”1次。"}))
    assert [event.form for event in told.reading.events] == ["公布成效"]


def test_a_planned_act_is_a_planned_measure_with_its_stage() -> None:
    told = Told(matter(整治成效="检查学校食堂85家。", 下一步="6月底前对整改情况开展一次“回头看”,制定工作指引。"))
    promised = {told.words(one.span): (one.stage, one.form) for one in told.reading.measures if one.planned}
    assert promised["对整改情况开展一次“回头看”"] == ("inspect", "回头看")
    assert promised["制定工作指引"] == (None, None)


def test_an_event_belongs_to_the_matter_that_tells_it() -> None:
    told = Told(matter(整治成效="下发整改通知书9份,约谈企业3家。"))
    assert [(event.form, event.project) for event in told.reading.events] == [("公布成效", None), ("整改通知书", 0)]
    assert told.words(told.reading.events[1].span) == "下发整改通知书9份"


def test_a_label_is_no_act() -> None:
    told = Told(matter(取得成效="已公示学校58所。"))
    assert [event.project for event in told.reading.events] == [None]


def test_the_bold_lead_of_an_item_is_no_act() -> None:
    told = Told(matter(整治成效="1.开展检查督导。检查学校食堂85家。"))
    assert [event.project for event in told.reading.events] == [None]


@pytest.mark.parametrize(
    ("words", "acting", "addressed"),
    [
        ("市纪委监委向市教育局、市卫健委下发督办函。", ["郑州市纪委监委"], ["郑州市教育局", "郑州市卫健委"]),
        ("3月,市委巡察办会同市纪委监委开展“回头看”。", ["郑州市委巡察办", "郑州市纪委监委"], []),
        ("市公安局金水分局、市交通运输局开展联合督导3次。", ["郑州市公安局金水分局", "郑州市交通运输局"], []),
        ("由市政府督查室开展专项督查。", ["郑州市政府督查室"], []),
        ("登封市开展“回头看”2次。", ["登封市"], []),
        ("市纪委监委强化监督,下发督办函5份。", ["郑州市纪委监委"], []),
        ("市纪委监委强化监督,各责任单位公布整改结果。", [], []),
        ("各级纪检监察机关制发监察建议5份。", [], []),
        ("相关派驻纪检监察组跟进监督。", [], []),
        ("市教育局的负责人向社会公布整改结果。", [], []),
        ("交办单由市信访局转交市水利局办理,制发督办函1份。", [], []),
    ],
)
def test_who_acts_and_who_is_addressed(words: str, acting: list[str], addressed: list[str]) -> None:
    event = Told(words).reading.events[-1]
    assert [body.name for body in event.bodies] == acting
    assert [body.name for body in event.addressees] == addressed


def test_in_a_news_story_the_paragraph_tells_which_city_is_meant() -> None:
    story = (
        "“路灯亮了,夜里出门心里踏实多了。”居民王小兰高兴地说。\n"
        "针对背街小巷路灯损坏、照明不足问题,新密市组织专人逐条街巷摸排,更换灯具,补齐线路,居民夜间出行的环境明显改善,记者在现场看到不少变化。"
        "市纪委监委制发督办函8份。\n"
        "针对公交候车亭破损、站牌缺失问题,巩义市逐站登记,统一更换站牌,老人和学生乘车更加方便,居民李大伟告诉记者,现在等车不再淋雨,大家都说好。\n"
        "郑州市纪委监委表示,将继续推动解决群众身边的烦心事。\n"
    )
    told = Told(story, "郑州市:小切口推动大变化\n2022-10-17 本报记者 李大年\n")
    assert told.reading.bulletin.layout == "press"
    assert [[body.name for body in event.bodies] for event in told.reading.events] == [["新密市纪委监委"]]


@pytest.mark.parametrize(
    ("words", "parties"),
    [
        ("向群众征集意见210条。", ("public",)),
        ("第三方随机访问业主90人。", ("public", "third-party")),
        ("组织人大代表现场打分。", ("deputies",)),
        ("组织专家评议2次。", ("experts",)),
        ("向群众热线管理单位下发督办函。", ()),
    ],
)
def test_who_else_takes_part(words: str, parties: tuple[str, ...]) -> None:
    assert only(words)[1].parties == parties


@pytest.mark.parametrize(
    ("words", "begun", "ended"),
    [
        ("4月下旬,市人大常委会开展专题询问。", date(2022, 4, 21), date(2022, 4, 30)),
        ("截至6月底,下发督办函15份。", None, date(2022, 6, 30)),
        ("3月以来,下发督办函15份。", date(2022, 3, 1), None),
        ("问题已销号(2022年9月5日)。", date(2022, 9, 5), date(2022, 9, 5)),
        ("按照《2021年整治要点》,下发督办函15份。", None, None),
        ("印发《供水专项整治方案(2022-2024年)》。", None, None),
        ("下发督办函15份。", None, None),
    ],
)
def test_when_it_took_place(words: str, begun: date | None, ended: date | None) -> None:
    event = only(words)[1]
    assert (event.begun, event.ended) == (begun, ended)


@pytest.mark.parametrize(
    ("words", "carried"),
    [
        ("向9个单位下发督办函12份。", [["9个", "12份"]]),
        ("下发督办函6份、工作提示4份。", [["6份"], ["4份"]]),
        ("4批次通报曝光典型案例12起。", [["4批次", "12起"]]),
        ("下发督办函6份,整改问题40个。", [["6份"]]),
        ("委托第三方开展满意度测评,得分96.4分,位列全省第三,追缴资金5万元。", [["96.4分", "第三"]]),
        ("销号14个、在办3个。", [["14个"]]),
    ],
)
def test_which_figures_it_carries(words: str, carried: list[list[str]]) -> None:
    told = Told(words)
    assert [told.figures(event.figures) for event in told.reading.events] == carried


def test_two_tellings_of_one_act_in_a_sentence_are_one_event() -> None:
    told, event = only("开展“亮单赛绩”,通过新闻媒体发布整改成效,已发布6批8件整改成效。")
    assert (event.form, told.figures(event.figures)) == ("亮单赛绩", ["6批", "8件"])


def test_an_order_sets_a_day_and_prompts_measures_that_are_told() -> None:
    told = Told(matter(整治成效="向市教育局下发督办单,督促建立台账,限10月底前整改;检查学校食堂85家。"))
    order = told.reading.events[-1]
    assert (order.form, order.due_by) == ("督办单", date(2022, 10, 31))
    assert told.measures(order.prompted) == ["督促建立台账"]


def test_a_later_act_rests_on_an_earlier_one_only_where_the_text_says_so() -> None:
    told = Told("4月,市人大常委会开展工作评议。市住建局根据评议意见制定整改方案。市住建局下发督办函7份。")
    assert [event.informed_by for event in told.reading.events] == [(), (0,), ()]


@given(st.integers(2, 4000), st.sampled_from(["郑州市", "登封市", "中牟县"]))
def test_width_of_marks_and_digits_the_number_and_the_place_change_nothing(number: int, place: str) -> None:
    words = f"{place}纪委监委向{place}教育局下发督办函{number}份,限9月底前整改。"
    wide = str.maketrans("0123456789,", "０１２３４５６７８９，")
    (plain, event), (_, other) = only(words), only(words.translate(wide))
    assert [body.name for body in (*event.bodies, *event.addressees)] == [f"{place}纪委监委", f"{place}教育局"]
    assert plain.figures(event.figures) == [f"{number}份"]
    assert (event.span, event.bodies, event.addressees, event.due_by) == (other.span, other.bodies, other.addressees, other.due_by)


def test_nothing_is_read_from_an_empty_bulletin() -> None:
    assert Told("", "").reading.events == ()


def test_who_watches_a_matters_work_supervises_it() -> None:
    told = Told(matter(整治成效="查处问题9个。市纪委监委派驻第五纪检监察组全程跟进监督。市纪委监委下发督办函2份。"))
    assert [body.name for body in told.reading.projects[0].supervisors] == ["郑州市纪委监委派驻第五纪检监察组"]


def test_a_field_of_supervision_may_tell_what_was_done() -> None:
    told = Told(matter(纪委监督="驻市教育局纪检监察组开展嵌入式监督,走访学校52所,发出工作建议函4份。", 整治成效="查处问题9个。"))
    supervisors = [(body.name, body.place) for body in told.reading.projects[0].supervisors]
    assert supervisors == [("驻市教育局纪检监察组", "410100")]
    assert [event.form for event in told.reading.events if event.project == 0] == ["嵌入式监督", "工作建议"]


def test_a_resident_group_that_publishes_supervises_the_whole() -> None:
    told = Told("市纪委监委驻市教育局纪检监察组将整治情况通报如下。\n一、食堂问题\n牵头单位:市教育局\n整治成效:查处问题9个。\n")
    assert [body.name for body in told.reading.bulletin.supervisors] == ["郑州市纪委监委驻市教育局纪检监察组"]


def test_an_act_may_end_the_text() -> None:
    told = Told(matter(整治成效="查处问题9个。") + "1.市纪委监委下发督办函3份")
    assert [event.form for event in told.reading.events][-1] == "督办函"
