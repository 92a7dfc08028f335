"""The words of an entry → the value that a field holds, and a value → words that people know it by."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ..extract.bodies.bodies import identify
from ..extract.bodies.jurisdiction import Jurisdiction
from ..gazetteer import named, places
from ..records import Body, Reading, Span
from ..source.text import Text
from .address import Misfit, occurrences, picked, squeezed, titled, worded
from .entries import Entry
from .fields import Field, plain


@dataclass(frozen=True, slots=True)
class Setting:
    """What the words of an entry mean depends on: its bulletin, as corrected so far, and the project that it is about.

    ``number`` is the entry's position among those of the bulletin.
    """

    text: Text
    reading: Reading
    project: int | None
    number: int

    @property
    def here(self) -> Jurisdiction:
        """What 市 and 区 mean: by the place of the bulletin."""
        return Jurisdiction(places().get(self.reading.bulletin.place or ""))

    @property
    def nowhere(self) -> Span:
        """The empty span, behind the text, of what no words of it state: one for each entry, so that it tells which one does."""
        behind = len(self.text.content) + self.number
        return Span(behind, behind)

    @property
    def begins(self) -> int:
        """Where the project begins, behind its title."""
        return 0 if self.project is None else self.reading.projects[self.project].span.end


def meant(setting: Setting, type: str, word: str, passage: str | None = None) -> object:
    """The value that a word means for a type of ``fields.tsv``. Raises :class:`Misfit` where the bulletin has no such thing.

    ``passage`` are the words of the bulletin that state it.
    """
    if type == "body":
        return _body(setting, word, passage)
    if type == "place":
        return _place(setting, word)
    if type == "passage":
        return _passage(setting, word)
    if type == "figure":
        return _figure(setting, word)
    if type == "project":
        return picked(titled(setting.reading, word), None, word, setting.reading.projects)
    return plain(type, word)


def all_meant(setting: Setting, entry: Entry, field: Field, words: Sequence[str]) -> object:
    """What the words of an entry mean for its field: a tuple where it holds several."""
    found = tuple(meant(setting, field.type, word, entry.passage) for word in words)
    return found if field.many else found[0] if found else None


def _body(setting: Setting, word: str, passage: str | None) -> Body:
    return identify(word, _passage(setting, passage) if passage else setting.nowhere, setting.here)


def _figure(setting: Setting, word: str) -> int:
    """A figure by its words: one of the same project, else of the whole bulletin."""
    try:
        return worded(setting.text, setting.reading, "figure", word, [setting.project], None)
    except Misfit:
        return worded(setting.text, setting.reading, "figure", word, None, None)


def _place(setting: Setting, word: str) -> str:
    """The code of a division, given by its code or its name."""
    if word in places():
        return word
    near = setting.reading.bulletin.place
    place = named(word, near)
    if place is None:
        raise Misfit(word)
    return place.code


def _passage(setting: Setting, words: str) -> Span:
    """Where words stand: of several places the first behind the project's title."""
    found = occurrences(setting.text, words)
    after = [span for span in found if span.start >= setting.begins]
    if not found:
        raise Misfit(words)
    return (after or found)[0]


def shown(setting: Setting, type: str, value: object) -> tuple[str, ...]:
    """A value as words: none for nothing, several for several."""
    if value is None or value == ():
        return ()
    if isinstance(value, tuple) and not isinstance(value, Span):
        return tuple(word for one in value for word in shown(setting, type, one))
    return (_word(setting, type, value),)


def _word(setting: Setting, type: str, value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) and type in ("project", "figure"):
        return _of_position(setting, type, value)
    if isinstance(value, Span):
        return setting.text.content[value.start : value.end]
    if isinstance(value, Body):
        return value.name
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def _of_position(setting: Setting, type: str, position: int) -> str:
    if type == "project":
        return setting.reading.projects[position].title
    span = setting.reading.figures[position].quantity.span
    return setting.text.content[span.start : span.end]


def same(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether words are the same, in whatever order and width."""
    return sorted(map(squeezed, some)) == sorted(map(squeezed, others))
