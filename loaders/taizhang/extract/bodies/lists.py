"""Lists of bodies in a field or a bracket: the words between the separators, with the roles that the list gives them."""

import re

from ...lexicon import alternatives
from ...records import Span

_SPLIT = re.compile(r"[、,;/|\s。]+|(?<=[局委厅办院会联部])(?:和(?!.{1,2}分局)|与|及|以及)(?=.{2})")
_BRACKET = re.compile(r"(?P<outer>[^()]+)\((?P<inner>[^()]*)\)?")
_CUES = {role: alternatives("body_cues", role) for role in ("lead", "participant")}
_ROLES = tuple((role, re.compile(cues)) for role, cues in _CUES.items())
_MANNER = r"(?:等(?:部门|单位)?)?(?:共同|联合|具体|分别|密切|积极)?"
_BEHIND = re.compile(rf"{_MANNER}(?:(?P<lead>{_CUES['lead']}|负责)(?:实施|落实|负责)?|(?P<participant>{_CUES['participant']}))\Z")
_OTHERS = re.compile(rf"(?:(?P<lead>{_CUES['lead']})|{_CUES['participant']})(?:单位|部门)?:")
_AHEAD = re.compile(rf"由|(?P<lead>{_CUES['lead']}):|(?P<participant>{alternatives('actor_cues', 'with')}):?")
_END = re.compile(alternatives("body_cues", "end") + r"\Z")
_NOBODY = re.compile(alternatives("body_cues", "nobody"))
_STRONG = re.compile(r"[,;。]")  # 、 and 和 part the members of one list, these the lists

Piece = tuple[Span, str | None]
"""The words of a list that may name a body, and the role that is said of them: ``lead``, ``participant`` or None."""


def pieces(folded: str, span: Span) -> list[Piece]:
    """The words of a list, each with its role.

    A role is said in a bracket behind a name, or without one behind the last of several (市财政局、市公安局配合). Where one is
    said to lead, those of whom nothing is said take part.
    """
    found = _said(folded, [piece for cut in _cuts(folded, span) for piece in _bracketed(folded, cut)])
    rest = "participant" if any(role == "lead" for _, role in found) else None
    return [(piece, role or rest) for piece, role in found]


def _cuts(folded: str, span: Span) -> list[Span]:
    """What stands between the separators outside brackets and quotes."""
    cuts: list[Span] = []
    depth, at = 0, span.start
    for match in re.finditer(r"[()“”]|" + _SPLIT.pattern, folded[span.start : span.end]):
        if match[0] in "()“”":
            depth += 1 if match[0] in "(“" else -1
        elif depth <= 0:
            cuts.append(Span(at, span.start + match.start()))
            at = span.start + match.end()
    return _rejoined(folded, [*cuts, Span(at, span.end)])


def _rejoined(folded: str, cuts: list[Span]) -> list[Span]:
    """A bare 分局 belongs to the name before it (各区县局、分局)."""
    kept: list[Span] = []
    for cut in cuts:
        if kept and folded[slice(*cut)] == "分局":
            kept[-1] = Span(kept[-1].start, cut.end)
        else:
            kept.append(cut)
    return kept


def _said(folded: str, found: list[Piece]) -> list[Piece]:
    """The pieces without the words for what they do, which hold for all since the last comma."""
    told: list[Piece] = []
    first = 0
    for piece, role in found:
        if told and _STRONG.search(folded, told[-1][0].end, piece.start):
            first = len(told)
        ahead = _AHEAD.match(folded, *piece)
        behind = _BEHIND.search(folded, *piece)
        bare = Span(ahead.end() if ahead else piece.start, behind.start() if behind else piece.end)
        said = (behind and behind.lastgroup) or (ahead and ahead.lastgroup)
        told.append((bare, role or said or None))
        if behind:
            told[first:] = [(one, its or said) for one, its in told[first:]]
            first = len(told)
    return [(piece, role) for piece, role in told if piece.end > piece.start]


def _bracketed(folded: str, span: Span) -> list[Piece]:
    """A name, and what a bracket behind it holds: its role, a second body, or others with their role (协办:市财政局)."""
    match = _BRACKET.fullmatch(folded, span.start, span.end)
    if not match:
        return [(span, None)] if span.end > span.start else []
    outer, inner = Span(*match.span("outer")), Span(*match.span("inner"))
    if others := _OTHERS.match(folded, *inner):
        theirs = "lead" if others["lead"] else "participant"
        return [(outer, None), *((piece, theirs) for piece in _cuts(folded, Span(others.end(), inner.end)))]
    role = next((role for role, words in _ROLES if words.search(match["inner"])), None)
    second = role is None and _END.search(match["inner"]) and not _NOBODY.match(match["inner"])
    return [(outer, role), (inner, None)] if second else [(outer, role)]
