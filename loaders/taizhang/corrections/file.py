"""``corrections.yml`` → entries, each checked on its own: what it is about, that it answers once, who answers for it."""

from collections.abc import Iterator
from datetime import date

from ..errors import InputError, Said
from .entries import Answer, Entry
from .fields import RECORDS, Field, expected, fields, plain
from .sheet import Row, Wrong, one_of, rows

KEYS = ("bulletin", "project", *RECORDS, "ordinal", "field", "finding", "quote", *(answer.value for answer in Answer), "was",
        "passage", "source", "reason", "by", "date")
"""The keys of an entry, in the order in which a template writes them."""

NOT_STATED = "not-stated"
_LISTS = frozenset({"value", "was"})
_WORDS = {Answer.DROP: "true", Answer.CONFIRM: "true", Answer.ACCEPT: NOT_STATED}
_ASKED = {
    Answer.VALUE: (("by",), ("date",), ("source", "passage")),
    **dict.fromkeys((Answer.DROP, Answer.CONFIRM, Answer.ACCEPT), (("by",), ("date",), ("reason",))),
}
_FILL = Said("请补上", "add it")


def read(data: bytes, name: str, *, about_one: bool = False) -> Iterator[Entry | InputError]:
    """The entries of a file that give an answer, in order, and in their place what is wrong with others.

    ``name`` is what errors and findings call the file. Where it is ``about_one`` bulletin, entries need not name it.
    """
    for row in rows(data, KEYS, _LISTS):
        try:
            if isinstance(row, Wrong):
                raise row
            answer = _answer(row)
            if answer is not None:
                yield _entry(row, answer, name, about_one)
        except Wrong as wrong:
            yield wrong.of(name)


def _answer(row: Row) -> Answer | None:
    """The one answer of an entry; None where it names a finding that is still to be answered."""
    given = [answer for answer in Answer if answer.value in row.cells]
    if len(given) > 1:
        what = Said(f"有两个答复：{'、'.join(given)}", f"two answers are given: {', '.join(given)}")
        raise Wrong(row.cells[given[1]].line, what, Said("请只留一个", "keep one"))
    if not given and "finding" not in row.cells:
        raise Wrong(row.line, Said("没有答复", "no answer is given"), one_of("", tuple(Answer)))
    return given[0] if given else None


def _entry(row: Row, answer: Answer, name: str, about_one: bool) -> Entry:
    for either in _ASKED[answer]:
        if not any(key in row.cells for key in either):
            words = " / ".join(either)
            raise Wrong(row.line, Said(f"“{answer}”须有 {words}", f"“{answer}” asks for {words}"), _FILL)
    _answer_word(row, answer)
    record = _record(row)
    entry = Entry(
        where=f"{name}:{row.line}", answer=answer, by=row.word("by") or "", date=_day(row),
        bulletin=row.word("bulletin"),
        project=row.word("project"), record=record, words=row.word(record) if record else None, ordinal=_ordinal(row),
        field=row.word("field"), finding=row.word("finding"), quote=row.word("quote"),
        value=row.cells["value"].words if "value" in row.cells else (),
        was=row.cells["was"].words if "was" in row.cells else None,
        passage=row.word("passage"), source=row.word("source"), reason=row.word("reason"),
    )
    if entry.bulletin is None and not about_one:
        raise Wrong(row.line, Said("没有写明通报", "no bulletin is named"), Said("请补上 bulletin", "add “bulletin”"))
    _about(row, entry)
    return entry


def _answer_word(row: Row, answer: Answer) -> None:
    """``drop`` and ``confirm`` take ``true``, ``accept`` takes ``not-stated``."""
    wanted, given = _WORDS.get(answer), row.word(answer)
    if wanted and given != wanted:
        raise Wrong(row.cells[answer].line, Said(f"“{answer}”不能为“{given}”", f"“{answer}” cannot be “{given}”"),
                    Said(f"应为 {wanted}", f"write {wanted}"))


def _record(row: Row) -> str | None:
    given = [record for record in RECORDS if record in row.cells]
    if len(given) > 1:
        what = Said("一个条目只能指一条记录", "an entry is about one record")
        raise Wrong(row.cells[given[1]].line, what, Said("请分成两条", "make two entries"))
    return given[0] if given else None


def _about(row: Row, entry: Entry) -> None:
    """An entry names what its answer is for: a field for a value, a finding to confirm or accept."""
    if entry.answer in (Answer.CONFIRM, Answer.ACCEPT):
        if entry.finding is None:
            what = Said(f"“{entry.answer}”须对应一个校验结果", f"“{entry.answer}” answers a finding")
            raise Wrong(row.line, what, Said("请写明 finding", "name the “finding”"))
    elif entry.field is not None:
        _values(row, entry, _field(row, entry))
    elif entry.answer is Answer.VALUE or entry.subject == "bulletin":
        raise Wrong(row.line, Said("没有写明字段", "no field is named"), one_of("", tuple(fields()[entry.subject])))


def _field(row: Row, entry: Entry) -> Field:
    known = fields()[entry.subject]
    if entry.field not in known:
        what = Said(f"{entry.subject} 没有“{entry.field}”这个字段", f"a {entry.subject} has no field “{entry.field}”")
        raise Wrong(row.cells["field"].line, what, one_of(entry.field or "", tuple(known)))
    field = known[entry.field or ""]
    if entry.answer is Answer.DROP and not field.empty:
        what = Said(f"“{entry.field}”不能留空", f"“{entry.field}” cannot be dropped")
        raise Wrong(row.cells["field"].line, what, Said("请给出 value，或删去整条记录", "give a value, or drop the record itself"))
    return field


def _values(row: Row, entry: Entry, field: Field) -> None:
    """Values are of the field's type, and one where it holds one."""
    for key, words in (("value", entry.value), ("was", entry.was or ())):
        if len(words) > 1 and not field.many:
            raise Wrong(row.cells[key].line, Said(f"“{entry.field}”只有一个值", f"“{entry.field}” holds one value"))
        for word in words:
            try:
                plain(field.type, word)
            except ValueError:
                what = Said(f"“{word}”不能用于“{entry.field}”", f"“{word}” is no value of “{entry.field}”")
                raise Wrong(row.cells[key].line, what, expected(field.type)) from None


def _day(row: Row) -> date:
    word = row.word("date") or ""
    try:
        day = plain("day", word)
    except ValueError:
        day = None
    if not isinstance(day, date):
        raise Wrong(row.cells["date"].line, Said(f"“{word}”不是日期", f"“{word}” is no day"), expected("day"))
    return day


def _ordinal(row: Row) -> int | None:
    word = row.word("ordinal")
    if word is None:
        return None
    if not (word.isascii() and word.isdigit() and int(word) >= 1):
        what = Said(f"“{word}”不是序号", f"“{word}” is no ordinal")
        raise Wrong(row.cells["ordinal"].line, what, Said("应为 1、2、3……", "1, 2, 3 … is expected"))
    return int(word)
