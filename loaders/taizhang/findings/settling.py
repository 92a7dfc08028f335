"""Findings that a steward has settled: confirmed as read, or accepted as not stated."""

from collections.abc import Sequence
from dataclasses import replace

from ..corrections.address import Misfit, picked, squeezed
from ..corrections.apply import does_not_fit, quotes
from ..corrections.entries import Entry
from ..records import Doubt, Reading
from ..source.text import Text
from .finding import Finding


def settle(text: Text, reading: Reading, found: Sequence[Finding], entries: Sequence[Entry]) -> tuple[list[Finding], list[Doubt]]:
    """The findings, those that an entry settles with it, and a doubt for each entry that settles none, or might mean several."""
    settled, unfit = list(found), []
    for entry in entries:
        among = [number for number, one in enumerate(settled) if one.settled is None and _is_meant(one, entry)]
        try:
            number = picked(among, entry.ordinal, entry.finding or "", [one.quote for one in settled])
        except Misfit as misfit:
            unfit.append(does_not_fit(text, reading, entry, misfit))
        else:
            settled[number] = replace(settled[number], settled=entry)
    return settled, unfit


def _is_meant(finding: Finding, entry: Entry) -> bool:
    """Whether an entry may be about a finding: one of its code, its project and its words."""
    return (
        finding.code == entry.finding
        and squeezed(finding.project or "") == squeezed(entry.project or "")
        and quotes(entry, finding.quote)
    )
