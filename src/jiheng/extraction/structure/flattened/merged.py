"""Merged header cells that flattened text prints once, with blank cells for the rest of their reach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import product, takewhile

from jiheng.document import Cell
from jiheng.extraction.structure.flattened.columns import bare
from jiheng.extraction.structure.vocabulary import Vocabulary

_Line = Mapping[int, Cell]


def merged(cells: Sequence[Cell], words: Vocabulary) -> list[Cell]:
    """The cells of a table; one over words that stand under the blank cells beside it reaches over these."""
    lines: dict[int, dict[int, Cell]] = {}
    for cell in cells:
        lines.setdefault(cell.row, {})[cell.column] = cell
    above = takewhile(lambda line: not _figures(line, words), lines.values())
    header = [line for line in above if not _names_unit(line, words)]
    places = [{column for column, cell in line.items() if cell.text} for line in header]
    wide = {
        (cell.row, cell.column): cell
        for at, line in enumerate(header)
        for cell in _wide(line, set().union(*places[:at]), set().union(*places[at + 1 :]))
    }
    hidden = {
        (row + down, column + right)
        for (row, column), cell in wide.items()
        for down, right in product(range(cell.row_span), range(1, cell.column_span))
    }
    return [wide.get((cell.row, cell.column), cell) for cell in cells if (cell.row, cell.column) not in hidden]


def _figures(line: _Line, words: Vocabulary) -> bool:
    return any(bare(cell.text, words) for cell in line.values() if cell.text)


def _names_unit(line: _Line, words: Vocabulary) -> bool:
    """Whether a line tells whose table it is and in which unit; it stands over no column."""
    return any(words.patterns["cells.unit_line"].search(cell.text) for cell in line.values())


def _wide(line: _Line, above: AbstractSet[int], below: AbstractSet[int]) -> list[Cell]:
    """The cells of a header's line that reach over the blank ones on their right, as words under these show.

    None reaches beyond the cell over it: ``above`` and ``below`` are the columns in which words of other lines begin.
    """
    found = []
    for column, cell in line.items():
        places = range(column + 1, max(line) + 1)
        blanks = list(takewhile(lambda at: at in line and not line[at].text and at not in above, places))
        if cell.text and not below.isdisjoint(blanks):
            found.append(cell._replace(column_span=len(blanks) + 1))
    return found
