"""What figures mean, told by their kind, indicator and change; all sentences are invented."""

from datetime import date

import pytest
from pyoxigraph import QuerySolutions, RdfFormat, Store
from tests.extract.telling import Told

from taizhang import lexicon, resources
from taizhang.extract.figures.figures import figures
from taizhang.extract.quantities.quantities import quantities
from taizhang.iris import SKOS, TZ, code
from taizhang.layout.document import Document, Matter, Part, Section
from taizhang.records import BulletinKind, Figure, FigureKind, Span
from taizhang.source.text import Text


def read(
    content: str, part: Part = Part.RESULTS, kind: BulletinKind = BulletinKind.RESULT, place: str = "430100"
) -> tuple[Figure, ...]:
    """The figures of a text that is one section of one matter, of 2024."""
    text, whole = Text(content, "x.txt", "utf-8", ""), Span(0, len(content))
    document = Document(text, "test", None, "", (Section(part, whole, None, 0),), (Matter(whole, whole),))
    return figures(document, quantities(text.folded), kind, 2024, place)


def told(content: str, found: tuple[Figure, ...]) -> list[str]:
    """One line a figure: ``QUOTE kind indicator[ change]``."""
    quotes = (content[figure.quantity.span.start : figure.quantity.span.end] for figure in found)
    return [" ".join(filter(None, (quote, figure.kind.value, figure.indicator or "-", figure.change)))
            for quote, figure in zip(quotes, found, strict=True)]


RESULTS = [
    ("出动执法人员2340人次，检查农贸市场88家次，抽检食用农产品1260批次，合格率98.7%。",
     ["2340人次 Output -", "88家次 Output inspection-visits", "1260批次 Output samples-tested", "98.7% Outcome compliance-rate"]),
    ("取缔无证经营户63家，责令整改219家，行政处罚57家，罚款41.2万元，列入经营异常名录26家。",
     ["63家 Outcome entities-closed", "219家 Outcome entities-ordered-to-rectify", "57家 Outcome entities-penalised",
      "41.2万元 Outcome fines-amount", "26家 Outcome entities-blacklisted"]),
    # the later of two stages, and a clause that says only the verb
    ("发现并整改隐患45处；发现问题96个，已整改91个，整改率94.8%。",
     ["45处 Outcome problems-rectified", "96个 Outcome problems-found", "91个 Outcome problems-rectified",
      "94.8% Outcome rectification-rate"]),
    # two counts of one thing, and a verb that leads a list
    ("分3次通报曝光典型问题8起14人；清理楼道堆物310处、小广告2600余处。",
     ["3次 Output exposure-batches", "8起 Outcome exposure-cases", "14人 Outcome exposure-persons",
      "310处 Outcome disorder-spots-cleared", "2600余处 Outcome disorder-spots-cleared"]),
    # the unit tells whom the money reached and how much it was
    ("为876名农民工追回工资1530万元，发放高龄津贴2130万元，退还违规收费36.7万元。",
     ["876名 Outcome workers-paid", "1530万元 Outcome wages-recovered", "2130万元 Outcome funds-disbursed",
      "36.7万元 Outcome funds-recovered"]),
    # changes take only indicators of changes; a new thing is no change
    ("投诉量同比下降18.5%，PM10浓度下降8.6%，群众满意率提高2.3个百分点，新增停车位340个。",
     ["18.5% Outcome complaints-change-rate decrease", "8.6% Outcome pm10-change-rate decrease",
      "2.3个百分点 Outcome - increase", "340个 Outcome parking-spaces-added"]),
    ("收购均价同比分别下降6.1%和4.8%，办理时限压缩5个工作日，比上年多9处。",
     ["6.1% Outcome price-reduction-rate decrease", "4.8% Outcome price-reduction-rate decrease",
      "5个工作日 Outcome - decrease", "9处 Outcome - increase"]),
    # earlier values
    ("护理员持证率由61%提高到89%，平均等候时间从40分钟缩短至15分钟。",
     ["61% Baseline compliance-rate", "89% Outcome compliance-rate", "40分钟 Baseline -", "15分钟 Outcome -"]),
    ("图书馆闭馆时间由18时推迟至21时，每日开放时长由8小时延长至11小时，改善300名职工居住条件。",
     ["8小时 Baseline -", "11小时 Outcome -", "300名 Outcome beneficiaries-persons"]),
    # the field, and averages
    ("全市426家餐饮单位全部接入平台，人均费用320元，每月开展检查2次。",
     ["426家 Scope entities-in-scope", "320元 Outcome -", "2次 Output -"]),
    # a word within a longer noun is no verb
    ("检查检验互认机构增至38家，完成互认9200次。", ["38家 Outcome entities-covered", "9200次 Outcome mutual-recognitions"]),
    # titles are no cues, lists told item by item
    ("印发《食堂检查办法》等7份文件；知晓率、满意率分别为88%和96%。",
     ["7份 Output instruments-issued", "88% Outcome coverage-rate", "96% Outcome satisfaction-rate"]),
    # what is left over has no indicator
    ("受理信访件120件，已化解112件，其余8件正在办理。",
     ["120件 Output appeals-received", "112件 Outcome appeals-resolved", "8件 Outcome -"]),
]


@pytest.mark.parametrize(("content", "expected"), RESULTS)
def test_results(content: str, expected: list[str]) -> None:
    assert told(content, read(content)) == expected


TARGETS = [
    (Part.TARGET, BulletinKind.RESULT, "建成社区食堂30家，覆盖率达到80%。",
     ["30家 Target elderly-canteens", "80% Target coverage-rate"]),
    (Part.MEASURES, BulletinKind.COMMITMENT, "新增泊位900个。", ["900个 Target parking-spaces-added"]),
    (Part.MEASURES, BulletinKind.RESULT, "组建巡查小组6支。", ["6支 Output -"]),
    # what counts work counts promised work in what a bulletin promises
    (Part.MEASURES, BulletinKind.COMMITMENT, "组织专项检查4轮，聘请监督员18名，比对异常数据3600条。",
     ["4轮 Target inspections", "18名 Target -", "3600条 Target suspect-records-checked"]),
    (Part.MEASURES, BulletinKind.RESULT, "组织专项检查4轮，聘请监督员18名。", ["4轮 Output inspections", "18名 Output -"]),
    (Part.RESULTS, BulletinKind.RESULT, "力争年底前完成户厕改造5000户。", ["5000户 Target beneficiaries-households"]),
    (Part.ISSUE, BulletinKind.COMMITMENT, "60岁以上老年人口超过30万。", ["60岁以上 Scope -", "超过30万 Scope target-population"]),
]


@pytest.mark.parametrize(("part", "kind", "content", "expected"), TARGETS)
def test_the_part_and_the_kind_of_bulletin_tell_what_is_planned(
    part: Part, kind: BulletinKind, content: str, expected: list[str]
) -> None:
    assert told(content, read(content, part, kind)) == expected


ABOUTS = [
    ("查处违规机构12家", ["查处违规机构"]),
    ("制定15项整治措施", ["制定15项整治措施"]),
    ("截至目前，全市累计惠及居民3万户", ["惠及居民"]),
    ("通报曝光典型问题8起14人", ["通报曝光典型问题", "通报曝光典型问题"]),
    ("持证率由61%提高到89%", ["持证率", "持证率"]),
    ("知晓率、满意率分别为88%和96%", ["知晓率", "满意率"]),
]


@pytest.mark.parametrize(("content", "expected"), ABOUTS)
def test_the_words_that_say_what_is_counted(content: str, expected: list[str]) -> None:
    spans = [figure.about for figure in read(content)]
    assert [content[span.start : span.end] for span in spans if span] == expected


PERIODS = [
    ("2023年，全市检查食堂120家次。", (date(2023, 1, 1), date(2023, 12, 31), None)),
    ("1—8月，检查食堂120家次。", (date(2024, 1, 1), date(2024, 8, 31), None)),
    ("今年以来，检查食堂120家次。", (date(2024, 1, 1), None, None)),
    ("截至10月底，检查食堂120家次。", (None, None, date(2024, 10, 31))),
    ("截至目前，检查食堂120家次。", (None, None, None)),
    ("开展2023年食堂整治行动，检查食堂120家次。", (None, None, None)),
    ("2023年，开展培训。检查食堂120家次。", (None, None, None)),
]


@pytest.mark.parametrize(("content", "expected"), PERIODS)
def test_the_time_that_the_sentence_tells(content: str, expected: tuple[date | None, date | None, date | None]) -> None:
    figure = read(content)[-1]
    assert (figure.period_from, figure.period_to, figure.as_of) == expected


@pytest.mark.parametrize(("content", "place", "expected"), [
    ("优良率居全省第5", "430100", "430000"),
    ("优良率居全市第二", "430102", "430100"),
    ("优良率居全市第二", "310101", "310000"),
    ("优良率位列全国第一", "430100", "100000"),
    ("优良率排名第三", "430100", None),
])
def test_whom_a_rank_is_among(content: str, place: str, expected: str | None) -> None:
    (figure,) = read(content, place=place)
    assert figure.indicator == "rank"
    assert figure.peer_group == expected


def test_a_figure_belongs_to_the_matter_of_its_section() -> None:
    content = "全县共检查9次。\n甲事项：检查3次。\n乙事项：检查4次。\n"
    first, second = content.index("甲"), content.index("乙")
    sections = (Section(Part.OPENING, Span(0, first)), Section(Part.RESULTS, Span(first, second), None, 0),
                Section(Part.RESULTS, Span(second, len(content)), None, 1))
    matters = tuple(Matter(section.body, section.body) for section in sections[1:])
    text = Text(content, "x.txt", "utf-8", "")
    found = figures(Document(text, "test", None, "", sections, matters), quantities(text.folded), BulletinKind.RESULT)
    assert [figure.project for figure in found] == [None, 0, 1]


def test_every_indicator_of_the_cues_is_in_the_code_list_with_its_units() -> None:
    store = Store()
    for name in ("indicators", "units"):
        store.bulk_load(path=str(resources.folder("ontology") / f"{name}.ttl"), format=RdfFormat.TURTLE)
    for row in lexicon.table("indicator_cues"):
        if row["indicator"] == "-":
            continue
        question = f"""SELECT ?notation {{ <{code("indicator", row["indicator"])}> <{TZ}countingUnit> ?unit .
            ?unit <{SKOS}notation> ?notation }}"""
        answer = store.query(question)
        assert isinstance(answer, QuerySolutions)
        allowed = {solution["notation"].value for solution in answer}
        written = {unit.lstrip("±⌀") for unit in row["units"].split(",")}
        assert allowed, row["indicator"]
        assert written - {"-", "rank"} <= allowed, row["indicator"]


def test_a_number_alone_in_its_cell_means_what_the_head_of_its_column_says() -> None:
    heads = "县区|检查数(家)|发现问题数(个)|未整改数(个)|涉及资金(万元)|2024年任务数(个)\n"
    rows = f"{heads}金水区|302|56|3|20|60\n中原区|287|41|2|35|50\n"
    told = Told(f"整改情况见下表:\n{rows}")
    found = [(figure.kind, figure.indicator) for figure in told.reading.figures[-5:]]
    assert found[:2] == [(FigureKind.OUTPUT, "entities-inspected"), (FigureKind.OUTCOME, "problems-found")]
    assert [indicator for _, indicator in found[2:]] == [None] * 3
    assert found[4][0] is FigureKind.TARGET
    assert told.words(told.reading.figures[-5].about or Span(0, 0)) == "检查数"
