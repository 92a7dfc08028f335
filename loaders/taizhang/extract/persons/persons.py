"""The persons that a bulletin names: answerable in its fields, acting by their office, or quoted."""

from collections.abc import Iterable, Iterator

from ...layout.document import Document, Part
from ...lexicon import pattern
from ...records import Doubt, Responsibility, Span
from ..context import Context
from .fields import Named, fields
from .mentions import beside_quotation, contacts, office_holders, quoted, residents

_ABOVE = frozenset({"vice-mayor", "department-head"})


def persons(document: Document) -> tuple[tuple[Responsibility, ...], tuple[Doubt, ...]]:
    """The persons of a bulletin with role and post, in the order of the text, each once per role and project; and the runs in which
    nothing parts two names (``names-run-together``), which are read as two.

    Reporters and editors are none: no label or post of theirs is known, and page chrome is passed over.
    """
    context = Context(document)
    named = [one for one in _once(document) if context.part(one.span.start) is not Part.CHROME]
    found: dict[tuple[str, str, int | None], Responsibility] = {}
    for one, role in _with_roles(context, named):
        project = _project(context, one)
        name = "".join(document.text.content[slice(*one.span)].split())
        found.setdefault((name, role, project), Responsibility(name, one.span, role, one.post, project, one.rank))
    return tuple(found.values()), tuple(_doubts(context, named))


def _project(context: Context, one: Named) -> int | None:
    """The matter that a person stands in. Whoever is no official and has a paragraph of a news story to themselves speaks of the
    matter right before it, or else of the one right behind it.
    """
    matter, document = context.matter(one.span.start), context.document
    resident = one.role == "quoted" and pattern("speech", "resident").search(one.post or "")
    if matter is not None or document.layout != "press" or not resident:
        return matter
    folded = context.folded
    start, end = folded.rfind("\n", 0, one.span.start) + 1, folded.find("\n", one.span.end)
    end = len(folded) if end < 0 else end
    sides = [number for number, other in enumerate(document.matters) if folded[other.extent.end : start].isspace()]
    sides += [number for number, other in enumerate(document.matters) if folded[end : other.extent.start].isspace()]
    return next(iter(sides), None)


def _once(document: Document) -> list[Named]:
    """Every person where it is written; a field is surer than a sentence, a quotation than an office."""
    folded = document.text.folded
    readings: dict[int, Named] = {}
    read = list(fields(document))
    for reader in (quoted, beside_quotation, contacts, office_holders, residents):
        read += reader(folded)
    for named in read:
        readings.setdefault(named.span.start, named)
    return sorted(readings.values())


def _with_roles(context: Context, named: Iterable[Named]) -> Iterator[tuple[Named, str]]:
    """Each person with the role. A 分管领导 is the government's, unless a higher one of the same matter is named before."""
    above: set[int | None] = set()
    for one in named:
        matter = context.matter(one.span.start)
        role = one.role
        if role == "by-order":
            role = "deputy-head" if matter in above else "vice-mayor"
        elif role in _ABOVE:
            above.add(matter)
        yield one, role


def _doubts(context: Context, named: Iterable[Named]) -> Iterator[Doubt]:
    """One doubt for each run of names that nothing parts."""
    content = context.document.text.content
    runs: dict[Span, list[str]] = {}
    for one in named:
        if one.together:
            runs.setdefault(one.together, []).append(content[slice(*one.span)])
    for run, names in runs.items():
        values = {"written": content[slice(*run)], "read": "、".join(names)}
        yield Doubt("names-run-together", run, context.matter(run.start), values)
