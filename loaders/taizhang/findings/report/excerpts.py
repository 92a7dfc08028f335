"""The stretches of text that findings stand in, each of them once however many findings it has."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from ..finding import Finding

_MOST = 180  # characters that are shown on either side of a quote
_LONGEST = 400  # characters of a quote that are marked


class Excerpt(NamedTuple):
    """Where a finding stands in the stretch ``of`` that number: what is shown, the sentence in it, the quote in that.

    Offsets count UTF-16 code units, as scripts in a page do.
    """

    of: int
    start: int
    sentence: int
    quote: int
    quote_end: int
    sentence_end: int
    end: int


def excerpts(found: Sequence[Finding]) -> tuple[list[str], list[Excerpt]]:
    """The stretches, without control characters, and the excerpt of each finding, in the order given."""
    stretches: list[str] = []
    told: dict[int, Excerpt] = {}
    places = sorted(range(len(found)), key=lambda at: (found[at].key, found[at].since))
    for _, of_bulletin in groupby(places, key=lambda at: found[at].key):
        start = -1
        for at in of_bulletin:
            one = found[at]
            if start < 0 or one.since > start + len(stretches[-1]):
                start = one.since
                stretches.append("")
            stretches[-1] += one.around[start + len(stretches[-1]) - one.since :]
            told[at] = _placed(one, len(stretches) - 1, start)
    in_units = (_in_units(stretches[told[at].of], told[at]) for at in range(len(found)))
    return [_shown(stretch) for stretch in stretches], list(in_units)


def _placed(one: Finding, of: int, start: int) -> Excerpt:
    """The excerpt of a finding in a stretch that begins at an offset of the text, counted in characters."""
    quote, quote_end = one.span.start, min(one.span.end, one.span.start + _LONGEST)
    first = max(one.since, quote - _MOST)
    last = min(one.since + len(one.around), quote_end + _MOST)
    sentence = min(max(one.within, first), quote)
    sentence_end = max(min(one.within + len(one.sentence), last), quote_end)
    return Excerpt(of, *(offset - start for offset in (first, sentence, quote, quote_end, sentence_end, last)))


def _in_units(stretch: str, excerpt: Excerpt) -> Excerpt:
    if stretch.isascii() or max(stretch) <= "\uffff":
        return excerpt
    return Excerpt(excerpt.of, *(len(stretch[:offset].encode("utf-16-le")) // 2 for offset in excerpt[1:]))


def _shown(stretch: str) -> str:
    """Each control character, line ends apart, as a space, so that no offset moves."""
    return "".join(char if char.isprintable() or char == "\n" else " " for char in stretch)
