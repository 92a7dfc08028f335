"""Short bulletins for tests: a heading, an opening and, where wanted, one matter with its fields."""

from taizhang.extract.reading import read
from taizhang.records import Reading, Span
from taizhang.source.text import Text

HEADING = "郑州市2022年群众身边突出问题整治情况通报\n"


class Told:
    """A bulletin's reading with the words that its spans stand for."""

    def __init__(self, words: str, heading: str = HEADING) -> None:
        self.content = heading + words
        self.reading: Reading = read(Text(self.content, "told.txt", "utf-8", ""))

    def words(self, span: Span) -> str:
        """The characters of a span."""
        return self.content[slice(*span)]

    def figures(self, numbers: tuple[int, ...]) -> list[str]:
        """Figures by their words."""
        return [self.words(self.reading.figures[number].quantity.span) for number in numbers]

    def measures(self, numbers: tuple[int, ...]) -> list[str]:
        """Measures by their words."""
        return [self.words(self.reading.measures[number].span) for number in numbers]


def matter(**fields: str) -> str:
    """One matter of a bulletin in fields: a lead unit, and the parts that are given by their heads."""
    lines = ["一、校园周边食品安全问题", "牵头单位:市市场监管局", *(f"{head}:{words}" for head, words in fields.items())]
    return "现将整治情况通报如下:\n" + "\n".join(lines) + "\n"
