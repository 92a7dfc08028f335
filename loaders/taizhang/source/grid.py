"""Tables as lines of text: one line a row, cells parted by tabs."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Cell(NamedTuple):
    """What a cell holds, as one line, and how many columns and rows it takes up."""

    words: str
    columns: int = 1
    rows: int = 1


def rows(table: Sequence[Sequence[Cell]]) -> Iterator[str]:
    """The rows of a table, with as many cells as the table has columns.

    After the table model of HTML (section 4.9.12): a cell that takes up several rows belongs to each of them and is repeated; of
    one that takes up several columns, the further ones are empty. A row of nothing but one wide cell is a line without tabs.
    """
    pending: dict[int, tuple[int, str]] = {}  # column → how many rows more, and the words
    for row in table:
        slots: list[str] = []
        for cell in row:
            _fill(slots, pending)
            slots += [cell.words, *[""] * (cell.columns - 1)]
            if cell.rows > 1:
                pending |= {len(slots) - cell.columns + n: (cell.rows - 1, "" if n else cell.words) for n in range(cell.columns)}
        _fill(slots, pending)
        yield "\t".join(slots).rstrip("\t") if len(row) == 1 and row[0].columns > 1 else "\t".join(slots)


def _fill(slots: list[str], pending: dict[int, tuple[int, str]]) -> None:
    """Take up the columns that cells of rows above reach down to."""
    while (at := len(slots)) in pending:
        left, words = pending.pop(at)
        slots.append(words)
        if left > 1:
            pending[at] = left - 1, words
