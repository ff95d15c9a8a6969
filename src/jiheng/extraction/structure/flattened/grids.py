"""From placed rows to a table: merged cells given their reach, the caption and the unit of measure read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jiheng.document import Cell, Span, Table
from jiheng.extraction.structure.flattened.cells import Piece
from jiheng.extraction.structure.flattened.columns import FREE, Header
from jiheng.extraction.structure.flattened.merged import merged
from jiheng.extraction.structure.flattened.rows import Placed
from jiheng.extraction.structure.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Laid:
    """A row of a table: its cells in their columns and the header that it stands under."""

    row: Placed
    header: Header


def grid(rows: Sequence[Laid], span: Span, words: Vocabulary) -> Table:
    """The table of rows that stand under each other."""
    cells: list[Cell] = []
    above: dict[int, int] = {}
    header: Header = ()
    for number, laid in enumerate(rows):
        if laid.header not in (header, FREE):
            header, above = laid.header, {}
        for column, piece in laid.row.cells:
            joined = column < len(laid.header) and laid.header[column].merged
            if joined and not piece.text and column in above:
                continue
            if joined:
                above[column] = len(cells)
            cells.append(Cell(number, column, piece.span, piece.text))
        _reach(cells, above, number)
    missing = tuple((number, column) for number, laid in enumerate(rows) for column in laid.row.missing)
    return Table(span, tuple(merged(cells, words)), _caption(rows, words), _unit(rows, words), missing)


def _reach(cells: list[Cell], above: dict[int, int], row: int) -> None:
    """Let the merged cells above reach down to a row in which they have no successor."""
    for column, place in above.items():
        cell = cells[place]
        if cell.row < row and cell.column == column:
            cells[place] = cell._replace(row_span=row - cell.row + 1)


def _single(rows: Sequence[Laid]) -> list[str]:
    """The words of the rows of one cell at the top: title, year, unit."""
    top: list[str] = []
    for laid in rows:
        filled = [piece.text for _, piece in laid.row.cells if piece.text]
        if len(filled) > 1:
            break
        top.extend(filled)
    return top


def _caption(rows: Sequence[Laid], words: Vocabulary) -> str:
    return next((text for text in _single(rows) if words.patterns["cells.title"].fullmatch(text)), "")


def _unit(rows: Sequence[Laid], words: Vocabulary) -> str:
    found = (words.patterns["cells.unit_line"].search(text) for text in _single(rows))
    return next((match["unit"] for match in found if match), "")


def spread(cells: Sequence[Piece]) -> Placed:
    """A row that stands under no header: its cells one after the other."""
    return Placed(tuple(enumerate(cells)))
