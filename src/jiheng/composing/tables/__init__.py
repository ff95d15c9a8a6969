"""The public tables (公开报表): their grids from the pack's definitions, filled from the account."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from jiheng.composing.page import Page, Piece, Square
from jiheng.composing.tables.economic import economic
from jiheng.composing.tables.grid import Definition, Grid, strings
from jiheng.composing.tables.measured import measured
from jiheng.composing.tables.sides import sides
from jiheng.composing.tables.subjects import subjects
from jiheng.composing.writer import Writer
from jiheng.document import Role

KINDS: Mapping[str, Callable[[Writer, Definition], Grid]] = {
    kind.__name__: kind for kind in (subjects, sides, economic, measured)
}


def write_table(page: Page, writer: Writer, identity: str) -> None:
    """A table with its title, unit and notes."""
    definition = writer.pack.table(f"composing.tables.{identity}")
    caption = writer.text(str(definition["title"]))
    page.words(Role.CAPTION, caption)
    marks = [writer.text(text) for text in strings(writer.pack.get("composing.table_marks"))]
    for mark in marks:
        page.words(Role.NOTE, mark)
    grid = grid_of(replace(writer, in_table=True), definition)
    squares = [*grid.head, *_squares(grid)]
    page.table(squares, grid.height, caption, writer.printing.money.symbol)
    for note in strings(definition.get("notes")):
        page.words(Role.NOTE, writer.text(note))
    if not any(piece.fact for line in grid.lines for cell in line for piece in cell) and "what" in definition:
        what = [Piece(str(definition["what"]))]
        page.words(Role.NOTE, writer.having(what=what).text(writer.setting("empty_note")))


def grid_of(writer: Writer, definition: Definition) -> Grid:
    """A table as its definition lays it out."""
    return KINDS[str(definition["kind"])](writer, definition)


def _squares(grid: Grid) -> Iterator[Square]:
    for row, line in enumerate(grid.lines, grid.height):
        yield from (Square(row, column, pieces) for column, pieces in enumerate(line))
