"""From a text to the graph: every mechanism, act and duty of the loop that a bulletin names, asked for in SPARQL."""

from collections.abc import Callable

import pytest
from pyoxigraph import Store

from taizhang import iris
from taizhang.extract.reading import read
from taizhang.mapping.graph import quads
from taizhang.source.text import Text

CONTENT = """海宁市2023年群众身边突出问题整治情况通报
海宁市纪委监委坚持群众点题、部门答题、纪委监督、社会评价,开门治理,接受群众监督评议,现将整治情况通报如下:
一、路灯不亮问题
牵头单位:市住建局
监督单位:市纪委监委驻市住建局纪检监察组
整治措施:征集群众意见210条,向社会公开承诺整改事项12项。建立工作台账,挂账销号,一事一台账。
整治成效:3月,市纪委监委向市住建局下发督办函3份,督促印发《照明管理办法》。发送工作提醒18份。已销号9个。整治任务已全部完成。
二、停车难问题
牵头单位:市公安局
整治措施:实行一周一报告、两周一调度、一月一小结,每季度向市人大常委会报告进展。运用“纪企直通车”、舆纪联动和“吹哨人”机制收集线索。
整治成效:5月,市人大常委会开展专题询问2次。6月,市委巡察办开展“回头看”2轮,发现问题5个。针对“回头看”发现的问题,下发整改通知书4份。
亮单赛绩9批次,公布整治成效11项。整治工作取得阶段性成效。
下一步:9月底前开展“回头看”1次。
"""
Ask = Callable[[str, str], list[tuple[str, ...]]]
LABELS = "; rdfs:label ?zh , ?en . FILTER(LANG(?zh) = 'zh' && LANG(?en) = 'en')"


@pytest.fixture(scope="module")
def ask() -> Ask:
    text = Text(CONTENT, "loop.txt", "utf-8", "")
    store = Store()
    store.extend(quads(text, read(text)))

    def asked(variables: str, pattern: str) -> list[tuple[str, ...]]:
        query = f"PREFIX prov: <{iris.PROV}> SELECT {variables} {{ {pattern} }}"
        answer = store.query(query, prefixes=iris.PREFIXES, use_default_graph_as_union=True)
        return sorted(tuple(term.value.removeprefix(iris.BASE) if term else "" for term in row) for row in answer)

    return asked


def test_the_four_steps_are_one_mechanism_of_the_programme_with_its_stages(ask: Ask) -> None:
    stages = "?p a tz:Programme ; tz:usesMechanism ?m . ?m rdfs:label '群众点题、部门答题、纪委监督、社会评价'@zh ; tz:hasStage ?s"
    assert ask("?s", stages) == [("stage/evaluate",), ("stage/inspect",), ("stage/respond",), ("stage/solicit",)]


def test_every_mechanism_is_there_with_its_passage_and_named_in_both_languages(ask: Ask) -> None:
    found = ask("DISTINCT ?zh", f"?m a tz:Mechanism ; tz:statedIn/tz:quote ?quote {LABELS}")
    known = {zh for (zh,) in found}
    assert {"开门治理", "台账管理", "纪企直通车", "舆纪联动", "吹哨人"} <= known


@pytest.mark.parametrize(
    ("stage", "form", "project"),
    [
        ("solicit", "征集问题", "路灯不亮问题"),
        ("respond", "公开承诺", "路灯不亮问题"),
        ("order", "督办函", "路灯不亮问题"),
        ("order", "工作提醒", "路灯不亮问题"),
        ("close", "销号", "路灯不亮问题"),
        ("evaluate", "专题询问", "停车难问题"),
        ("inspect", "回头看", "停车难问题"),
        ("order", "整改通知书", "停车难问题"),
        ("disclose", "亮单赛绩", "停车难问题"),
    ],
)
def test_every_act_is_an_event_of_its_stage_and_matter(ask: Ask, stage: str, form: str, project: str) -> None:
    pattern = f"?e a tz:SupervisionEvent ; tz:stage ?s ; tz:ofProject/rdfs:label ?p ; tz:statedIn/tz:quote ?quote {LABELS}"
    assert (f"stage/{stage}", form, project) in ask("?s ?zh ?p", pattern)


def test_an_order_says_who_sent_it_to_whom_when_how_often_and_what_it_prompted(ask: Ask) -> None:
    pattern = """?e rdfs:label '督办函'@zh ; prov:wasAssociatedWith/rdfs:label ?by ; tz:addressee/rdfs:label ?to ;
        tz:periodFrom ?from ; tz:prompted/tz:statedIn/tz:quote ?done . ?f tz:ofEvent ?e ; tz:value ?n"""
    assert ask("?by ?to ?from ?n ?done", pattern) == [
        ("海宁市纪委监委", "海宁市住建局", "2023-03-01", "3", "督促印发《照明管理办法》")
    ]


def test_a_later_act_rests_on_what_an_earlier_one_found(ask: Ask) -> None:
    pattern = "?e prov:wasInformedBy ?before . ?e rdfs:label ?l . ?before rdfs:label ?b FILTER(LANG(?l) = 'zh' && LANG(?b) = 'zh')"
    assert ("整改通知书", "回头看") in ask("?l ?b", pattern)


def test_who_supervises_stands_beside_the_matter_and_the_programme(ask: Ask) -> None:
    assert ask("?w", "?p a tz:Programme ; tz:supervisedBy/rdfs:label ?w") == [("海宁市纪委监委",)]
    assert ask("?w", "?p a tz:Project ; tz:supervisedBy/rdfs:label ?w") == [("海宁市纪委监委驻市住建局纪检监察组",)]


def test_duties_have_their_rhythm_and_a_name_in_both_languages(ask: Ask) -> None:
    pattern = f"?d a tz:ReportingDuty ; tz:every ?n ; tz:period ?p ; tz:statedIn/tz:quote ?q {LABELS}"
    assert ask("?zh ?en ?n ?p", pattern) == [
        ("一周一报告", "report every week", "1", "period/week"),
        ("一月一小结", "summing-up every month", "1", "period/month"),
        ("两周一调度", "progress meeting every 2 weeks", "2", "period/week"),
        ("每季度向市人大常委会报告进展", "report every quarter", "1", "period/quarter"),
    ]
    assert ask("?to", "?d tz:reportsTo/rdfs:label ?to") == [("海宁市人大常委会",)]


def test_status_words_give_a_matter_its_status(ask: Ask) -> None:
    assert ask("?t ?s", "?p a tz:Project ; rdfs:label ?t ; tz:status ?s") == [
        ("停车难问题", "status/phased-result"),
        ("路灯不亮问题", "status/completed"),
    ]


def test_a_promised_look_back_is_a_planned_measure_with_its_day_and_no_event(ask: Ask) -> None:
    pattern = "?m a tz:PlannedMeasure ; tz:stage ?s ; rdfs:label '回头看'@zh . ?d tz:dueFor ?m ; tz:dueBy ?day"
    assert ask("?s ?day", pattern) == [("stage/inspect", "2023-09-30")]
