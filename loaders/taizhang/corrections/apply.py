"""Entries → reading: what each changes, what it settles, and what no longer fits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..records import Doubt, Reading, Span
from ..source.text import Text
from .additions import added
from .address import COLLECTIONS, Misfit, Target, squeezed, target, titled
from .entries import Answer, Entry
from .fields import Field, fields
from .holding import held, holding, place_of, project_of, words_of
from .renumber import without
from .values import Setting, all_meant, meant, same, shown


@dataclass(frozen=True, slots=True)
class Change:
    """What an entry changed: in which project (by its position), at which words, what stood there and what stands there now."""

    entry: Entry
    project: int | None
    span: Span | None
    earlier: tuple[str, ...]
    later: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corrected:
    """A reading as the entries about its bulletin have put it right, and what they changed.

    What no words of the text state has an empty span behind the text: that far behind as the entry that states it stands in
    ``entries``.
    """

    reading: Reading
    entries: tuple[Entry, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def settling(self) -> tuple[Entry, ...]:
        """The entries that change nothing and settle a finding."""
        return tuple(entry for entry in self.entries if entry.answer in (Answer.CONFIRM, Answer.ACCEPT))


def apply(text: Text, reading: Reading, entries: Sequence[Entry]) -> Corrected:
    """The reading with the entries of its bulletin applied in their order; whole records are dropped once all else is said of them.

    An entry that does not fit changes nothing and becomes a doubt ``correction-does-not-fit``.
    """
    state = Corrected(reading, tuple(entries))
    changing = [(number, entry) for number, entry in enumerate(entries) if entry not in state.settling]
    for number, entry in changing:
        if entry.field is not None:
            state = _answered(text, state, entry, number)
    return _without(text, state, [entry for _, entry in changing if entry.field is None])


def _answered(text: Text, state: Corrected, entry: Entry, number: int) -> Corrected:
    """The state after one entry that sets or drops a field."""
    try:
        to = target(text, state.reading, entry)
        field = fields()[entry.subject][entry.field or ""]
        setting = Setting(text, state.reading, project_of(state.reading, to), number)
        reading, earlier, later = (_added if field.adds else _replaced)(setting, entry, field, to)
    except Misfit as misfit:
        return _unfit(text, state, entry, misfit)
    change = Change(entry, setting.project, place_of(state.reading, to), earlier, later)
    return replace(state, reading=_settled(text, reading, entry), changes=(*state.changes, change))


_Outcome = tuple[Reading, tuple[str, ...], tuple[str, ...]]
"""A reading, what stood there before, and what stands there now."""


def _replaced(setting: Setting, entry: Entry, field: Field, to: Target) -> _Outcome:
    name = entry.field or ""
    earlier = shown(setting, field.type, held(setting.reading, to, name))
    if entry.was is not None:
        expected = shown(setting, field.type, all_meant(setting, entry, field, entry.was))
        if not same(earlier, expected):
            raise Misfit("、".join(expected), earlier)
    reading = holding(setting.reading, to, name, all_meant(setting, entry, field, entry.value))
    return reading, earlier, shown(replace(setting, reading=reading), field.type, held(reading, to, name))


def _added(setting: Setting, entry: Entry, field: Field, to: Target) -> _Outcome:
    del to
    for word in entry.value:
        setting = replace(setting, reading=added(setting, entry, word, meant(setting, field.type, word)))
    return setting.reading, (), entry.value


def _settled(text: Text, reading: Reading, entry: Entry) -> Reading:
    """The reading without the doubts that an entry answers."""
    if entry.finding is None:
        return reading
    among = titled(reading, entry.project) if entry.project else [None]
    kept = (doubt for doubt in reading.doubts if not (doubt.code == entry.finding and doubt.project in among
                                                      and quotes(entry, text.content[slice(*doubt.span)])))
    return replace(reading, doubts=tuple(kept))


def quotes(entry: Entry, words: str) -> bool:
    """Whether the words of a finding are those that an entry quotes; one that quotes none leaves them open."""
    return entry.quote is None or squeezed(entry.quote) == squeezed(words)


def _without(text: Text, state: Corrected, dropping: Sequence[Entry]) -> Corrected:
    """The state without the records that entries drop."""
    dropped: dict[str, set[int]] = {}
    for entry in dropping:
        try:
            to = target(text, state.reading, entry)
        except Misfit as misfit:
            state = _unfit(text, state, entry, misfit)
            continue
        dropped.setdefault(COLLECTIONS[to.kind], set()).add(to.index or 0)
        earlier = (words_of(text, state.reading, to),)
        change = Change(entry, project_of(state.reading, to), place_of(state.reading, to), earlier, ())
        state = replace(state, reading=_settled(text, state.reading, entry), changes=(*state.changes, change))
    gone = dropped.get("projects", set())
    changes = tuple(replace(change, project=_after(change.project, gone)) for change in state.changes)
    return replace(state, reading=without(state.reading, dropped), changes=changes)


def _after(project: int | None, gone: set[int]) -> int | None:
    """The position of a project once others are gone."""
    return None if project is None or project in gone else project - sum(one < project for one in gone)


def _unfit(text: Text, state: Corrected, entry: Entry, misfit: Misfit) -> Corrected:
    doubt = does_not_fit(text, state.reading, entry, misfit)
    return replace(state, reading=replace(state.reading, doubts=(*state.reading.doubts, doubt)))


def does_not_fit(text: Text, reading: Reading, entry: Entry, misfit: Misfit) -> Doubt:
    """The doubt that an entry which does not fit leaves behind, at its project or at the bulletin's head."""
    among = titled(reading, entry.project) if entry.project else []
    project = among[0] if len(among) == 1 else None
    head = reading.bulletin.title or Span(0, len(text.folded.partition("\n")[0]))
    span = head if project is None else reading.projects[project].span
    values = {"where": entry.where, "wanted": misfit.wanted, "found": "、".join(misfit.found)}
    return Doubt("correction-does-not-fit", span, project, values)
