"""Findings over releases: which are new, which are gone, which are still there."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Store

from .. import iris
from ..errors import Said
from ..records import Severity
from .current import Release

_QUERY = f"""
PREFIX tz: <{iris.TZ}> PREFIX dcterms: <{iris.DCTERMS}> PREFIX rdfs: <{iris.RDFS}>
SELECT ?identity ?code ?severity ?zh ?en ?source ?project WHERE {{
    ?finding a tz:Finding ; dcterms:identifier ?identity ; tz:code ?code ; tz:severity ?severity ; tz:inBulletin ?bulletin ;
        tz:message ?zh , ?en ; tz:focus ?focus .
    FILTER ( LANG( ?zh ) = "zh" && LANG( ?en ) = "en" )
    FILTER NOT EXISTS {{ ?judgement tz:settles ?finding }}
    ?bulletin dcterms:source ?source .
    OPTIONAL {{ ?focus a tz:Project ; rdfs:label ?own }}
    OPTIONAL {{ ?focus tz:ofProject ?whole . ?whole rdfs:label ?of }}
    BIND ( COALESCE( ?own , ?of ) AS ?project )
}} ORDER BY ?source ?project ?code ?finding"""


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as a release tells it: ``bulletin`` is the source, ``project`` the title, None where it is about the whole."""

    identity: str
    code: str
    severity: Severity
    message: Said
    bulletin: str
    project: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The open findings of two releases, by what became of them."""

    new: tuple[Told, ...]
    gone: tuple[Told, ...]
    still: tuple[Told, ...]


def compare(before: Release, after: Release) -> Comparison:
    """What became of the findings from one release to another.

    A finding is known again by its identity, so that it is the same one though the text around it changed; findings of one identity
    are counted, in the order of the text.
    """
    old, new = (list(_told(release)) for release in (before, after))
    came, stayed = _apart(new, Counter(one.identity for one in old))
    went, _ = _apart(old, Counter(one.identity for one in new))
    return Comparison(came, went, stayed)


def _apart(found: list[Told], known: Counter[str]) -> tuple[tuple[Told, ...], tuple[Told, ...]]:
    """The findings that are not among the known ones, and those that are."""
    unknown: list[Told] = []
    again: list[Told] = []
    for one in found:
        (again if known[one.identity] > 0 else unknown).append(one)
        known[one.identity] -= 1
    return tuple(unknown), tuple(again)


def _told(release: Release) -> Iterator[Told]:
    store = Store.read_only(str(release.full))
    for identity, code, severity, zh, en, source, project in store.query(_QUERY):  # type: ignore[union-attr]
        heavy = Severity(severity.value.removeprefix(iris.SH).lower())
        yield Told(identity.value, code.value, heavy, Said(zh.value, en.value), source.value, project.value if project else None)
