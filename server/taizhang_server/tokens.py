"""The tokens of a SPARQL query, as far as they decide whether it may run.

By the longest match, as SPARQL 1.1 Query, section 19.8, has it. The engine's own grammar reads words that run together
(``SERVICEex:a``, ``1SERVICE``) as if they stood apart, and would fetch any address that a SERVICE names; what is decided here is
therefore never laxer than the engine.
"""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

_CHAR = r"[\w·\u0300-\u036f\u200c\u200d\u203f\u2040-]"
_WORD = rf"[^\W\d](?:(?:\.|{_CHAR})*{_CHAR})?"  # as long as a prefix: else a.a.a.… would be read once for every a
_ESCAPED = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_LOCAL = rf"(?:(?:{_CHAR}|:|{_ESCAPED})(?:(?:\.|{_CHAR}|:|{_ESCAPED})*(?:{_CHAR}|:|{_ESCAPED}))?)?"
_TOKEN = re.compile(
    rf"""
      (?P<space>\s+|\#[^\n\r]*)
    | (?P<iri><[^<>"{{}}|^`\x00-\x20]*>)
    | (?P<string>\"\"\"(?:\"{{0,2}}(?:[^"\\]|\\.))*\"\"\"|'''(?:'{{0,2}}(?:[^'\\]|\\.))*'''
        |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    | (?P<variable>[?$]\w+)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<blank>_:{_CHAR}(?:(?:\.|{_CHAR})*{_CHAR})?)
    | (?P<name>(?:{_WORD})?:{_LOCAL})
    | (?P<word>{_WORD})
    | (?P<other>\d+|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "ADD", "MOVE", "COPY", "CREATE", "WITH"})
_ANEW = frozenset({"NOW", "RAND", "UUID", "STRUUID", "BNODE"})
_NAME_BEFORE_GROUP = frozenset({"GRAPH", "FROM", "NAMED"})


class Token(NamedTuple):
    """A token: its kind (``iri string variable language blank name word other``), its characters, and where it begins."""

    kind: str
    text: str
    start: int


def tokens(query: str) -> tuple[Token, ...]:
    """All tokens but white space and comments, in order."""
    found = (Token(str(match.lastgroup), match[0], match.start()) for match in _TOKEN.finditer(query))
    return tuple(token for token in found if token.kind != "space")


def is_update(found: Sequence[Token]) -> bool:
    """Whether the first word after the prologue is that of an update."""
    words = (token.text.upper() for token in found if token.kind == "word")
    return next((word for word in words if word not in ("PREFIX", "BASE", "VERSION")), "") in _UPDATES


def calls_service(found: Sequence[Token], allowed: Collection[str] = ()) -> bool:
    """Whether the engine could read a SERVICE clause anywhere in the query that asks another endpoint than those ``allowed``."""
    return any(_is_service(found, at) and _asked(found, at) not in allowed for at in range(len(found)))


def is_volatile(found: Sequence[Token]) -> bool:
    """Whether the query could be answered otherwise when it is asked again: by the clock, chance, new blank nodes, or others."""
    words = {token.text.upper() for token in found if token.kind == "word"}
    makes_nodes = any(token.kind == "blank" or token.text in "[(" for token in _template(found))
    return bool(words & _ANEW) or makes_nodes or calls_service(found)


def _template(found: Sequence[Token]) -> Sequence[Token]:
    """The tokens of what a CONSTRUCT query makes; it has no braces within."""
    at = next((at for at, token in enumerate(found) if token.kind == "word" and token.text.upper() == "CONSTRUCT"), len(found))
    end = next((end for end in range(at, len(found)) if found[end].text == "}"), at)
    return found[at:end] if found[at + 1 : at + 2] and found[at + 1].text == "{" else ()


def undeclared(found: Sequence[Token]) -> Token | None:
    """The first prefixed name whose prefix is not declared before it."""
    declared: set[str] = set()
    for before, token in zip((None, *found), found, strict=False):
        if token.kind != "name":
            continue
        prefix = token.text.partition(":")[0]
        if before is not None and before.kind == "word" and before.text.upper() == "PREFIX":
            declared.add(prefix)
        elif prefix not in declared:
            return token
    return None


def place(query: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1."""
    return query.count("\n", 0, offset) + 1, offset - query.rfind("\n", 0, offset)


def _is_service(found: Sequence[Token], at: int) -> bool:
    """A word that holds SERVICE; or a name with it in the prefix where only a group can follow a SERVICE and its endpoint."""
    token = found[at]
    if token.kind == "word":
        return "SERVICE" in token.text.upper()
    if token.kind != "name" or "SERVICE" not in token.text.partition(":")[0].upper():
        return False
    opens_group = at + 1 < len(found) and found[at + 1].text == "{"
    return opens_group and not (at > 0 and found[at - 1].text.upper() in _NAME_BEFORE_GROUP)


def _asked(found: Sequence[Token], at: int) -> str | None:
    """The endpoint of a SERVICE clause where it is written in full, so that nothing that stands elsewhere decides what it is."""
    if found[at].text.upper() != "SERVICE":
        return None
    clause = [token for token in found[at + 1 : at + 3] if token.text.upper() != "SILENT"]
    return clause[0].text[1:-1] if clause and clause[0].kind == "iri" else None
