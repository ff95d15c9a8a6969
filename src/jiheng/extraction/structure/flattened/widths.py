"""The width of a table of which only the cells are known: the one at which every row is a name and its figures."""

from __future__ import annotations

from collections.abc import Sequence

from jiheng.extraction.structure.flattened.cells import Piece, Row
from jiheng.extraction.structure.vocabulary import Vocabulary

_FEWEST_ROWS, _WIDEST, _MOST_ABOVE = 2, 12, 4


def by_words(cells: Sequence[Piece], words: Vocabulary) -> tuple[Row, ...]:
    """Cells on lines of their own as rows of one width, below a title and a unit that may stand above the table."""
    for top in range(_MOST_ABOVE):
        if top and not _titles(cells[top - 1], words):
            break
        for width in range(2, _WIDEST + 1):
            rows = [tuple(cells[at : at + width]) for at in range(top, len(cells), width)]
            if len(rows[-1]) == 1 and not _figure(rows[-1][0], words):
                rows.pop()  # a name whose blanks are lost
            if len(rows) > _FEWEST_ROWS and len(rows[-1]) == width and _tabular(rows, words):
                return tuple(rows)
    return ()


def _titles(piece: Piece, words: Vocabulary) -> bool:
    """Whether a cell is no more than the title or the unit of what stands below it."""
    named = words.patterns["cells.title"].fullmatch(piece.text) or words.patterns["cells.unit_line"].search(piece.text)
    return bool(named) or not piece.text


def _tabular(rows: Sequence[Row], words: Vocabulary) -> bool:
    """Whether a header of words stands over rows that begin with words and hold figures or blanks behind them."""
    header, *body = rows
    if any(_figure(piece, words) for piece in (*header, *(row[0] for row in body))):
        return False
    return all(_figure(piece, words) for row in body for piece in row[1:])


def _figure(piece: Piece, words: Vocabulary) -> bool:
    return any(
        words.patterns[f"cells.patterns.{kind}"].fullmatch(piece.text) for kind in ("amount", "percent", "blank")
    )
