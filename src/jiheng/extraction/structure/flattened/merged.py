"""Merged header cells that flattened text prints once, with blank cells for the rest of their reach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from jiheng.document import Cell
from jiheng.extraction.structure.flattened.columns import bare
from jiheng.extraction.structure.vocabulary import Vocabulary

_Line = Mapping[int, Cell]


def merged(cells: Sequence[Cell], words: Vocabulary) -> list[Cell]:
    """The cells of a table; one over words that stand under the blank cells beside it reaches over these."""
    lines: dict[int, dict[int, Cell]] = {}
    for cell in cells:
        lines.setdefault(cell.row, {})[cell.column] = cell
    header = list(takewhile(lambda line: not _figures(line, words), lines.values()))
    wide = {(cell.row, cell.column): cell for above, below in pairwise(header) for cell in _wide(above, below, words)}
    hidden = {(row, column + more) for (row, column), cell in wide.items() for more in range(1, cell.column_span)}
    return [wide.get((cell.row, cell.column), cell) for cell in cells if (cell.row, cell.column) not in hidden]


def _figures(line: _Line, words: Vocabulary) -> bool:
    return any(bare(cell.text, words) for cell in line.values() if cell.text)


def _wide(above: _Line, below: _Line, words: Vocabulary) -> list[Cell]:
    """The cells of a header's line that reach over the blank ones on their right, as words under these show."""
    if any(words.patterns["cells.unit_line"].search(cell.text) for cell in above.values()):
        return []
    found = []
    for column, cell in above.items():
        blanks = list(takewhile(lambda at: at in above and not above[at].text, range(column + 1, max(above) + 1)))
        if cell.text and any(at in below and below[at].text for at in blanks):
            found.append(replace(cell, column_span=len(blanks) + 1))
    return found
