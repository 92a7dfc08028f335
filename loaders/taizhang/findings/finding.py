"""One thing that a steward should look at."""

import hashlib
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from ..errors import Said
from ..records import Severity, Span

_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Result:
    """What a SHACL engine reports. ``path`` is in SPARQL's notation of property paths, None for a constraint of the node itself."""

    focus: NamedNode | BlankNode
    shape: NamedNode
    component: NamedNode
    path: str | None
    value: NamedNode | BlankNode | Literal | Triple | None
    message: Said


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding with its passage and its cure.

    ``bulletin`` is the bulletin's source and ``key`` its key; ``project`` the title of the project, None where it is about the
    whole bulletin. ``quote`` are the characters of ``span``, which begins at ``line`` and ``column`` (from 1); ``passages`` are
    those of the graph that it points at, its own first. ``focus`` is what it is about; ``result`` is what the SHACL engine said,
    None for what the loader found itself. ``identity`` stays the same over releases; ``ordinal`` tells findings of one identity
    apart, in the order of the text.
    """

    code: str
    severity: Severity
    message: Said
    fix: Said
    bulletin: str
    key: str
    project: str | None
    quote: str
    span: Span
    line: int
    column: int
    focus: NamedNode | BlankNode
    identity: str
    result: Result | None = None
    passages: tuple[Span, ...] = ()
    ordinal: int = 1

    @property
    def local(self) -> str:
        """Identity and ordinal: its name within the bulletin."""
        return self.identity if self.ordinal == 1 else f"{self.identity}-{self.ordinal}"


def identity(code: str, scope: str, path: str, value: str) -> str:
    """What a finding is known by over releases: 16 hex digits.

    They stand for its code, the IRI of its project (or programme), the path and the value.
    """
    return hashlib.sha256("\x1f".join((code, scope, path, value)).encode()).hexdigest()[:_DIGITS]
