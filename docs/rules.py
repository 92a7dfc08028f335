"""Writes the catalogue of rules, ``rules.md`` and ``rules.zh.md``, from the shapes and the doubts of the loaders.

    python docs/rules.py
"""

from collections.abc import Iterator
from pathlib import Path

from taizhang.errors import Said
from taizhang.findings.doubts import catalogue
from taizhang.findings.report.words import SEVERITY
from taizhang.findings.shapes import shapes
from taizhang.records import Severity

HERE = Path(__file__).resolve().parent
FILES = {"zh": HERE / "rules.zh.md", "en": HERE / "rules.md"}
TITLE = Said("校验规则", "Rules")
OTHER = Said("[English](rules.md)", "[中文](rules.zh.md)")
ABOUT = Said(
    "通报按下列规则校验。形状（`shapes/`）校验图中应有而没有或不合规矩的内容；读取时的存疑指出原文中读不准或自相矛盾的地方。"
    "违规是原文根本没有写明、或本体不容许的内容；警告是应当核对的内容；提示供参考。",
    "Bulletins are checked by these rules. Shapes (`shapes/`) check what the graph should hold and does not, or holds wrongly; "
    "doubts of the loaders point at words that cannot be read safely or contradict each other. A violation is what the text does "
    "not say at all, or what the ontology does not allow; a warning is something to check; an info is good to know.",
)
MADE = Said("本页由 `docs/rules.py` 根据形状和 `doubts.tsv` 生成，请勿手工修改。",
            "Made by `docs/rules.py` from the shapes and `doubts.tsv`: not for editing by hand.")
HEADS = {"zh": ("代码", "程度", "含义", "例子", "如何补正"), "en": ("Code", "Severity", "Meaning", "Example", "How to mend")}
CONCERNS = {
    "bulletin": Said("每篇通报应写明什么", "What every bulletin should tell"),
    "result": Said("结果通报应写明什么", "What a bulletin of results should tell"),
    "commitment": Said("承诺应写明什么", "What a bulletin of commitments should tell"),
    "press": Said("新闻报道应写明什么", "What a news story should tell"),
    "doubts": Said("读取时的存疑", "Doubts of the loaders"),
    "figures": Said("数据", "Figures"),
    "dates": Said("日期", "Dates"),
    "bodies": Said("机构", "Bodies"),
    "provenance": Said("出处", "Provenance"),
    "ontology": Said("本体", "The ontology"),
}
Rule = tuple[str, Severity, Said, Said, Said]


def rules(concern: str) -> list[Rule]:
    """Code, severity, meaning, example and cure of the rules of a concern, the heaviest first."""
    if concern == "doubts":
        found = [(code, one.severity, one.message, one.example, one.fix) for code, one in catalogue().items()]
    else:
        told = (shape for shape in shapes().catalogue.values() if shape.concern == concern)
        found = [(shape.code, shape.severity, shape.description, shape.example, shape.fix) for shape in told]
    return sorted(found, key=lambda rule: (list(Severity).index(rule[1]), rule[0]))


def page(lang: str) -> str:
    """The catalogue in one language."""
    return "\n".join((f"# {TITLE.to(lang)}", "", OTHER.to(lang), "", ABOUT.to(lang), "", *_sections(lang), MADE.to(lang), ""))


def _sections(lang: str) -> Iterator[str]:
    for concern, title in CONCERNS.items():
        yield from (f"## {title.to(lang)}", "", _line(HEADS[lang]), _line(["---"] * len(HEADS[lang])))
        for code, severity, *said in rules(concern):
            yield _line([f"`{code}`", SEVERITY[severity].to(lang), *(_cell(words.to(lang)) for words in said)])
        yield ""


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("<", "&lt;")


def _line(cells: tuple[str, ...] | list[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    for lang, file in FILES.items():
        file.write_text(page(lang), encoding="utf-8")
