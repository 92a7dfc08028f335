"""Where, when and among whom an invented bulletin plays, all drawn from one random source."""

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from random import Random

from taizhang.gazetteer import Place, places, short_name
from taizhang.lexicon import table

from .draft import Draft

_LEVELS = "市区县"
OF_THE_WHOLE = ("announced", "two-values")
"""The defects that concern the bulletin, not one of its matters."""


@cache
def words(group: str) -> tuple[str, ...]:
    """The words of a group of ``words.tsv``."""
    return tuple(word for row in table("words", "bench") if row["group"] == group for word in row["word"].split("|"))


@cache
def field_names(part: str) -> tuple[str, ...]:
    """The field names that may stand for a part."""
    return tuple(row["name"] for row in table("fields", "bench") if row["part"] == part)


@cache
def matters() -> tuple[dict[str, str], ...]:
    """The matters that can be told."""
    return tuple(dict(row) for row in table("matters", "bench"))


@cache
def divisions() -> tuple[Place, ...]:
    """The cities, districts and counties that a bulletin can speak for."""
    found = [place for place in places().values() if place.current and place.level in ("prefecture", "county")]
    return tuple(place for place in found if place.name[-1] in _LEVELS and len(place.name) > 2)


@cache
def cities() -> tuple[Place, ...]:
    """The cities with three or more districts or counties of their own."""
    return tuple(place for place in divisions() if place.level == "prefecture" and len(within(place)) >= 3)


@cache
def within(city: Place) -> tuple[Place, ...]:
    """The divisions that a city consists of."""
    return tuple(place for place in divisions() if place.parent == city.code)


@dataclass
class Scene:
    """One bulletin's stage.

    ``matter`` are the words of the matter that is told, ``leads`` the bodies that lead it, without place, ``where`` the place that
    市 and 区 mean there. ``ahead`` is how many years on what is told is due, ``joined`` where the next measure begins with the
    bodies that take part in it. ``defect`` is still to be planted, in the matter ``spoilt``. ``figures`` are those that templates
    name, ``names`` the field names in use.
    """

    rng: Random
    place: Place
    year: int
    published: date
    draft: Draft
    count: int
    defect: str | None = None
    spoilt: int | None = None
    matter: dict[str, str] = field(default_factory=dict)
    leads: list[str] = field(default_factory=list)
    where: Place | None = None
    ahead: int = 0
    joined: int | None = None
    figures: dict[str, int] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def pick(self, group: str) -> str:
        """A word of a group."""
        return self.rng.choice(words(group))

    def field(self, part: str) -> str:
        """The field name that this bulletin uses for a part, always the same."""
        if part not in self.names:
            self.names[part] = self.rng.choice([name for name in field_names(part) if name not in self.names.values()])
        return self.names[part]

    @property
    def level(self) -> str:
        """市, 区 or 县, as the text calls its own place."""
        return self.here.name[-1]

    @property
    def here(self) -> Place:
        """The place that the text speaks of."""
        return self.where or self.place

    def full_name(self) -> str:
        """The place's name, with that of the place around it where it alone could mean two."""
        parent = places().get(self.place.parent or "")
        shared = sum(place.name == self.place.name for place in places().values()) > 1
        told = self.place.level == "county" and (shared or self.rng.random() < 0.3)
        return f"{parent.name}{self.place.name}" if parent and told else self.place.name

    def person(self) -> str:
        """A name."""
        return self.pick("surname") + self.pick("given")

    def phone(self) -> str:
        """A telephone number."""
        return f"0{self.rng.randint(311, 999)}-{self.rng.randint(2000000, 8999999)}"

    def spoils(self, defect: str) -> bool:
        """Whether this defect is to be planted here; once only."""
        if self.defect != defect or (self.spoilt is not None and self.spoilt != self.draft.matter):
            return False
        self.defect = None
        return True

    def begin(self, matter: dict[str, str]) -> None:
        """Turn to another matter, and settle which bodies lead it: one, at times two."""
        self.matter = matter
        first, other = self.rng.choice(matter["leads"].split("|")), matter["others"].split("|")[0]
        self.leads = [first, other] if self.rng.random() < 0.2 else [first]

    def others(self) -> list[str]:
        """The bodies that may take part in the matter, without place."""
        return [body for body in self.matter["others"].split("|") if body not in self.leads]

    def body(self, name: str) -> tuple[str, str]:
        """A body as written and its full name: 市教育局 is 郑州市教育局; at times a district has a branch of the city's."""
        parent = places().get(self.here.parent or "")
        short = short_name(self.here.name)
        if name.startswith("自然资源") and self.level == "区" and parent and parent.name[-1] == "市" and len(short) == 2:
            return f"市{name}{short}分局", f"{parent.name}{name}{short}分局"
        return self.level + name, self.here.name + name


def scene(seed: int, salt: str, kind: str, defect: str | None) -> Scene:
    """The stage for one bulletin. A story plays in a city with districts; a spoilt bulletin knows which matter is spoilt."""
    rng = Random(f"{seed} {salt}")
    place = rng.choice(cities() if kind == "press" else divisions())
    year = rng.randint(2019, 2025)
    month, later = {"press": (9, 0), "commitment": (2, 0), "result": (1, 1)}[kind]
    published = date(year + later, rng.randint(month, month + 1), rng.randint(3, 28))
    indent = rng.choice(["", "", "　　", "  "])
    newline = rng.choice(["\n", "\n", "\n", "\n\n", "\r\n"])
    count = rng.randint(3, 7)
    spoilt = rng.randrange(count) if defect not in (None, *OF_THE_WHOLE) else None
    return Scene(rng, place, year, published, Draft(newline, indent), count, defect, spoilt)
