"""Where a query goes wrong.

The engine reports the furthest character that it looked at: the end of the longest keyword that it tried, or the end of the query
where that keyword would not fit. Counted back from there, the place is the start of the token that cannot stand where it does.
"""

import re
from collections.abc import Iterator, Sequence

from pyoxigraph import Store

from .tokens import Token

_ERROR = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): expected (?:one of )?(?P<expected>.*)", re.DOTALL)
_CHARACTERS = re.compile(r"\[[^\[\]]*\]|\"(?:[^\"\\]|\\.)+\"")  # what can stand there as it is: its place is the reported one
_KEYWORD = re.compile(r"[A-Za-z_0-9]{2,}")
_PHRASE = re.compile(r"[A-Z][A-Za-z]* [A-Za-z ]+")  # a rule that is broken, told in words
_WIDE = " " * 32  # more than the longest keyword
_ROOM = "\n" + _WIDE


def offending(query: str, found: Sequence[Token]) -> Token:
    """The token of a malformed query that cannot stand where it does; an empty one at the end where the query ends too early."""
    wide, starts = _spread(query, found)
    report = _ERROR.match(_complaint(wide + _ROOM))
    end = Token("end", "", len(query.rstrip()))
    if not report:
        return end
    reported, limit = _offset(wide + _ROOM, int(report["line"]), int(report["column"])), len(wide.rstrip())
    candidates = [at for at in _candidates(reported, report["expected"]) if at in starts or at >= limit]
    at = max(candidates, default=reported)
    before = [token for start, token in starts.items() if start <= at]
    return end if at >= limit or not before else before[-1]


def _spread(query: str, found: Sequence[Token]) -> tuple[str, dict[int, Token]]:
    """The query with room between words, so that no keyword that is tried reaches past the next one; its tokens by their places."""
    wide, starts, done = "", {}, 0
    for token in found:
        gap = query[done : token.start]
        wide += gap + _WIDE * bool(gap)
        starts[len(wide)] = token
        wide += token.text
        done = token.start + len(token.text)
    return wide + query[done:], starts


def broken_rule(message: str) -> str | None:
    """The rule of SPARQL that a query breaks though it is well formed, in the engine's words; None where it tells none."""
    report = _ERROR.match(message)
    phrase = _PHRASE.search(_CHARACTERS.sub("", report["expected"])) if report else None
    return phrase[0] if phrase else None


def _complaint(query: str) -> str:
    try:
        Store().query(query)
    except SyntaxError as error:
        return str(error)
    return ""


def _candidates(reported: int, expected: str) -> Iterator[int]:
    if any(match[0] != "[_]" for match in _CHARACTERS.finditer(expected)):
        yield reported
    for keyword in _KEYWORD.findall(_CHARACTERS.sub("", _PHRASE.sub("", expected))):
        yield reported - len(keyword)


def _offset(query: str, line: int, column: int) -> int:
    return sum(len(each) for each in query.splitlines(keepends=True)[: line - 1]) + column - 1
