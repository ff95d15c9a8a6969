"""Cells as tables print them: the words of every place of the grid, tied to the plain text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from jiheng.document import Cell, Document, Flow, Span, Table
from jiheng.extraction.structure.folding import flow, folded


@dataclass(frozen=True, eq=False)
class Entry:
    """A cell with its words as the grammar reads them (widths folded, gaps closed) tied to the plain text."""

    cell: Cell
    flow: Flow

    @property
    def text(self) -> str:
        """The folded words."""
        return self.flow.text

    @property
    def columns(self) -> range:
        """The grid columns that the cell covers."""
        return range(self.cell.column, self.cell.column + self.cell.column_span)

    @property
    def span(self) -> Span:
        """The words' place, without the space around them."""
        return self.flow.span(0, len(self.flow.text)) if self.flow.text else self.cell.span


@dataclass(frozen=True, eq=False)
class Row:
    """A line of a table: ``own`` are the cells that begin in it, ``grid`` every column with the cell that covers it.

    ``lost`` are the columns whose cells a flattened table has lost, ``adrift`` the figures whose columns it has lost.
    """

    table: int
    index: int
    own: tuple[Entry, ...]
    grid: Mapping[int, Entry]
    lost: frozenset[int] = frozenset()
    adrift: tuple[Entry, ...] = ()

    @cached_property
    def filled(self) -> tuple[Entry, ...]:
        """The cells of the line that hold words."""
        return tuple(entry for entry in self.own if entry.text)

    def at(self, column: int) -> Entry | None:
        """The cell that begins in this line and covers ``column``."""
        entry = self.grid.get(column)
        return entry if entry is not None and entry.cell.row == self.index else None


def rows(document: Document, number: int) -> tuple[Row, ...]:
    """The lines of the document's table of that index."""
    table = document.tables[number]
    entries = {(cell.row, cell.column): entry_of(document, cell) for cell in table.cells}
    places: dict[int, dict[int, Entry]] = {}
    for (row, column), cell in table.grid().items():
        places.setdefault(row, {})[column] = entries[cell.row, cell.column]
    lost: dict[int, list[int]] = {}
    for row, column in table.missing:
        lost.setdefault(row, []).append(column)
    adrift: dict[int, list[Cell]] = {}
    for cell in table.adrift:
        adrift.setdefault(cell.row, []).append(cell)
    return tuple(
        Row(
            number,
            index,
            tuple(entries[cell.row, cell.column] for cell in cells),
            places.get(index, {}),
            frozenset(lost.get(index, ())),
            tuple(entry_of(document, cell) for cell in adrift.get(index, ())),
        )
        for index, cells in enumerate(_lines(table))
    )


def _lines(table: Table) -> list[tuple[Cell, ...]]:
    lines = table.rows()
    reach = max((row for row, _ in table.missing), default=-1) + 1
    return [*lines, *[()] * (reach - len(lines))]


def entry_of(document: Document, cell: Cell) -> Entry:
    """A cell with its flow."""
    quote = folded(document.quote(cell.span))
    return Entry(cell, flow(quote, Span(0, len(quote)), cell.span.start))
