"""A small bulletin with something to find in it, on its way to its findings."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from pyoxigraph import Quad

from taizhang.findings.collect import findings
from taizhang.findings.finding import Finding
from taizhang.mapping.graph import quads
from taizhang.reasoning.closure import Reference, infer, read_reference
from taizhang.records import (
    Body,
    Bulletin,
    BulletinKind,
    Comparator,
    Doubt,
    Figure,
    FigureKind,
    Measure,
    Project,
    Quantity,
    Reading,
    Span,
)
from taizhang.resources import folder
from taizhang.source.text import Text

CONTENT = (
    "泸水市窗口服务整治结果通报\n"
    "确定3个项目。\n"
    "一、证照办理慢问题。牵头单位:市行政审批局。群众反映办证要跑多趟。已增设窗口7个,办结12件。\n"
    "二、停车收费乱问题。群众反映收费不公示。已检查停车场9处,清退收费40元。14月底前完成。\n"
)


@dataclass(frozen=True)
class Case:
    """A bulletin and its findings."""

    text: Text
    reading: Reading
    stated: list[Quad]
    found: tuple[Finding, ...]

    def finding(self, code: str) -> Finding:
        """The one finding of a code."""
        (one,) = (finding for finding in self.found if finding.code == code)
        return one


def reading(content: str) -> Reading:
    """What the loaders would read of a text that has the words of ``CONTENT``: its second project names no lead unit."""
    def span(words: str) -> Span:
        start = content.index(words)
        return Span(start, start + len(words))

    def project(title: str, issue: str, *lead: Body) -> Project:
        return Project(title, span(title), lead, place="533301", issues=(span(issue),), status="completed")

    def outcome(words: str, number: int) -> Figure:
        quantity = Quantity(span(words), Decimal(words[:-1]), None, words[-1], Comparator.EQ, False)
        return Figure(quantity, FigureKind.OUTCOME, project=number)

    announced = {"announced": "3", "found": "2"}
    return Reading(
        bulletin=Bulletin(BulletinKind.RESULT, span("泸水市窗口服务整治结果通报"), "533301", "泸水市", 2024, None, (), "items"),
        projects=(
            project("证照办理慢问题", "群众反映办证要跑多趟", Body("泸水市行政审批局", span("市行政审批局"), "533301", "approval")),
            project("停车收费乱问题", "群众反映收费不公示"),
        ),
        figures=(outcome("12件", 0), outcome("40元", 1)),
        measures=(Measure(span("增设窗口7个"), False, 0), Measure(span("检查停车场9处"), False, 1)),
        instruments=(), milestones=(), responsibilities=(),
        doubts=(
            Doubt("announced-count", span("3个项目"), values=announced, related=(span("停车收费乱问题"),)),
            Doubt("date-slip", span("14月底前"), 1, {"written": "14月底前", "read": ""}),
        ),
    )


Make = Callable[..., Case]


@pytest.fixture(scope="session")
def reference() -> Reference:
    """The closed ontology with its code lists and places."""
    return read_reference(folder("ontology"))


@pytest.fixture(scope="session")
def make(reference: Reference) -> Make:
    """A case from a text; ``changes`` are to its reading, ``more`` quads are stated besides."""
    def made(content: str = CONTENT, more: tuple[Quad, ...] = (), source: str = "lushui.txt", **changes: object) -> Case:
        text, record = Text(content, source, "utf-8", ""), replace(reading(content), **changes)  # type: ignore[arg-type]
        stated = [*quads(text, record), *more]
        return Case(text, record, stated, findings(text, record, stated, infer(reference, stated)))

    return made


@pytest.fixture(scope="session")
def case(make: Make) -> Case:
    """The bulletin as it stands."""
    return make()
