"""One thing that a steward should look at."""

import hashlib
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from ..corrections.entries import Entry
from ..errors import Said
from ..records import BulletinKind, Severity, Span

_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Result:
    """What a SHACL engine reports. The path and the messages of a result are those of its shape."""

    focus: NamedNode | BlankNode
    shape: NamedNode
    component: NamedNode
    value: NamedNode | BlankNode | Literal | Triple | None


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding with its passage and its cure.

    ``bulletin`` is the bulletin's source and ``key`` its key; ``place``, ``kind`` and ``year`` are the bulletin's. ``project`` is
    the title of the project, None where it is about the whole bulletin. ``quote`` are the characters of ``span``, which begins at
    ``line`` and ``column`` (from 1); ``sentence`` are those of the sentence around it, which begins at the offset ``within``;
    ``around`` are those of the text around both, and begin at the offset ``since``; ``passages`` are those of the graph that it
    points at, its own first. ``focus`` is what it is about; ``result`` what the SHACL engine said, None for what the loader found
    itself. ``identity`` stays the same over releases; ``ordinal`` tells findings of one identity apart, in the order of the text.
    ``settled`` is the steward's entry that confirms what was read or accepts that the text does not say; None while it is open.
    """

    code: str
    severity: Severity
    message: Said
    fix: Said
    bulletin: str
    key: str
    place: str | None
    kind: BulletinKind
    year: int | None
    project: str | None
    quote: str
    span: Span
    line: int
    column: int
    sentence: str
    within: int
    around: str
    since: int
    focus: NamedNode | BlankNode
    identity: str
    result: Result | None = None
    passages: tuple[Span, ...] = ()
    ordinal: int = 1
    settled: Entry | None = None

    @property
    def local(self) -> str:
        """Identity and ordinal: its name within the bulletin."""
        return self.identity if self.ordinal == 1 else f"{self.identity}-{self.ordinal}"


def identity(code: str, scope: str, path: str, value: str) -> str:
    """What a finding is known by over releases: 16 hex digits.

    They stand for its code, the IRI of its project (or programme), the path and the value.
    """
    return hashlib.sha256("\x1f".join((code, scope, path, value)).encode()).hexdigest()[:_DIGITS]
