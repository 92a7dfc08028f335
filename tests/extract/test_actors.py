"""Who leads and who takes part, told by running text."""

import pytest

from taizhang.extract.bodies.actors import actors
from taizhang.extract.bodies.jurisdiction import Jurisdiction
from taizhang.gazetteer import place_mentions, places
from taizhang.records import Span

HERE = Jurisdiction(places()["410100"])


def told(text: str) -> tuple[list[str], list[str]]:
    by_end = {mention.span.end: mention for mention in place_mentions(text)}
    leads, others = actors(text, Span(0, len(text)), HERE, by_end, subjects=True)
    return [body.name for body in leads], [body.name for body in others]


@pytest.mark.parametrize(
    ("text", "leads", "others"),
    [
        ("针对校车超载问题,市教育局开展排查。", ["郑州市教育局"], []),
        ("由市人社局牵头,市住建局、市水利局配合,排查工地。", ["郑州市人社局"], ["郑州市住建局", "郑州市水利局"]),
        ("针对乱停车问题,市公安局联合市城管局开展整治。", ["郑州市公安局"], ["郑州市城管局"]),
        ("会同水利、林业等部门巡查。", [], ["水利部门", "林业部门"]),
        ("市民政局负责人介绍,已发放补贴。", [], []),
        ("针对欠薪问题,开展排查,市纪委监委驻市人社局纪检监察组跟进监督。", [], []),
        ("市场秩序良好,市民满意。", [], []),
        ("市人社局牵头,会同金水区、新郑市、郑东新区开展排查。", ["郑州市人社局"], ["金水区", "新郑市", "郑东新区"]),
        ("由市城管局牵头,金水区、市公安局和航空港区积极配合。", ["郑州市城管局"], ["金水区", "郑州市公安局", "航空港区"]),
        ("市人社局牵头,会同郑东新区开展排查,由郑汴新区配合。", ["郑州市人社局"], ["郑东新区", "郑汴新区"]),
        ("由金水区、中原区共同牵头,排查工地。", ["金水区", "中原区"], []),
        ("在金水区、中原区开展排查,联合河南省、山东省开展宣传,联合金水区境内商户自查。", [], []),
    ],
)
def test_leads_and_participants(text: str, leads: list[str], others: list[str]) -> None:
    assert told(text) == (leads, others)
