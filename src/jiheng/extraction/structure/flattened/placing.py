"""Placing the entries of a printed table: by their codes and names, as far as it needs no guess.

A blank cell leaves no line. An entry with as many figures as columns is placed whole; of every other only the total is
placed, if the columns have one, the other columns are named missing, and each figure is kept with the columns that it
can stand in: sums would tell more, but what the checks prove must not be guessed by the same sums.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from jiheng.document import Cell, Span, Table
from jiheng.extraction.structure.flattened.cells import Piece
from jiheng.extraction.structure.flattened.entries import Entry, entries
from jiheng.extraction.structure.flattened.sheets import Sheet, Side
from jiheng.extraction.structure.numbering import number
from jiheng.extraction.structure.vocabulary import Vocabulary


@dataclass(slots=True)
class Grid:
    """A table while it is being filled.

    ``adrift`` are figures of a row that can stand in several columns, ``left`` those that can stand in none;
    ``nameless`` tells of figures without the name that their row should have.
    """

    row: int
    cells: list[Cell] = field(default_factory=list)
    missing: list[tuple[int, int]] = field(default_factory=list)
    adrift: list[Cell] = field(default_factory=list)
    left: list[Piece] = field(default_factory=list)
    nameless: bool = False


def filled(pieces: Sequence[Piece], sheet: Sheet, words: Vocabulary) -> Grid:
    """The entries of a table in its rows, below its header."""
    grid = Grid(sheet.height - 1)
    last = len(sheet.sides) - 1
    codes = [""] * len(sheet.sides)
    for entry in entries(pieces, sheet, words):
        side = _side(entry, sheet, last, codes, words)
        if side <= last or not grid.cells:
            grid.row += 1
        last = side
        codes[side] = entry.codes[0].text if entry.codes else codes[side]
        _place(grid, entry, sheet.sides[side])
    return grid


def _side(entry: Entry, sheet: Sheet, last: int, codes: Sequence[str], words: Vocabulary) -> int:
    """The side of a table that an entry stands on: by its name, by the order of its code, else in turn."""
    if len(sheet.sides) == 1:
        return 0
    turn = (last + 1) % len(sheet.sides)
    if entry.codes:
        rising = [side for side, code in enumerate(codes) if entry.codes[0].text > code]
        return turn if turn in rising or not rising else rising[0]
    found = number(entry.name.text, words) if entry.name else None
    bare = entry.name.text[found.end :] if entry.name and found else entry.name.text if entry.name else ""
    by_name = [side for side, names in enumerate(sheet.names) if bare in names]
    return turn if turn in by_name else by_name[0] if by_name else 1


def _place(grid: Grid, entry: Entry, side: Side) -> None:
    for place, code in enumerate(entry.codes):
        _put(grid, side.first + place, code)
    if entry.name is not None and side.named:
        _put(grid, side.name, entry.name)
    grid.nameless |= entry.name is None and side.named
    figures = entry.figures
    if side.counted and figures and figures[0].text.isdecimal():
        _put(grid, side.amount - 1, figures[0])
        figures = figures[1:]
    known = len(figures) if len(figures) == side.figures else min(len(figures), side.totalled)
    for place, figure in enumerate(figures[:known]):
        _put(grid, side.amount + place, figure)
    if len(figures) > known:
        _drift(grid, figures[known:], range(side.amount + known, side.amount + side.figures))


def _drift(grid: Grid, figures: Sequence[Piece], columns: range) -> None:
    """Keep figures whose column is not known: the order of the row leaves each of them some columns."""
    grid.missing.extend((grid.row, column) for column in columns)
    room = len(columns) - len(figures) + 1
    if room < 1:
        grid.left.extend(figures)
        return
    for column, figure in zip(columns, figures, strict=False):
        grid.adrift.append(Cell(grid.row, column, figure.span, figure.text, column_span=room))


def _put(grid: Grid, column: int, piece: Piece) -> None:
    grid.cells.append(Cell(grid.row, column, piece.span, piece.text))


def table(header: Sequence[Cell], grid: Grid) -> Table:
    """The table of a header and its filled rows."""
    cells = (*header, *grid.cells)
    span = Span(min(cell.span.start for cell in cells), max(cell.span.end for cell in cells))
    return Table(span, cells, missing=tuple(grid.missing), adrift=tuple(grid.adrift))
