"""The grid of a web page's table (HTML Living Standard 4.9.12), and tables told apart that only lay out the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from jiheng.formats.composition import Content, Entry, Inner, Piece
from jiheng.formats.html.items import Grid, Item, Line
from jiheng.formats.markup import whole

_WIDEST, _HIGHEST = 1_000, 65_534  # the standard's bounds of colspan and rowspan
_GROUPS = ("thead", "tbody", "tfoot")
_COLUMN_OF_PROSE = 300  # characters of running text that no cell of a one-line table holds


class Placed(NamedTuple):
    """A cell with its place in the grid, and what it prints."""

    element: etree._Element
    row: int
    column: int
    row_span: int
    column_span: int
    items: Sequence[Item] = ()


def cells(table: etree._Element) -> Iterator[Placed]:
    """The cells of a table in reading order, merged ones once."""
    rows = list(_rows(table))
    free: dict[int, int] = {}  # column -> the first row in which nothing reaches into it from above
    for row, element in enumerate(rows):
        column = 0
        for cell in element.iterchildren("td", "th"):
            while free.get(column, 0) > row:
                column += 1
            height = min(whole(cell.get("rowspan"), 1) or _HIGHEST, len(rows) - row)
            wide = _width(cell, row, column, free)
            yield Placed(cell, row, column, max(height, 1), wide)
            free.update({reached: row + max(height, 1) for reached in range(column, column + wide)})
            column += wide


def is_layout(cells: Sequence[Placed]) -> bool:
    """Whether a table only arranges text: a single column, a frame around another table, columns of prose."""
    if all(cell.column == 0 for cell in cells):
        return True
    inner = sum(_size(item) for cell in cells for item in cell.items if isinstance(item, Grid))
    if inner and 2 * inner >= sum(_size(item) for cell in cells for item in cell.items):
        return True
    one_line = all(cell.row == 0 for cell in cells)
    return one_line and any(_is_prose(cell.items) for cell in cells)


def entry(cell: Placed) -> Entry:
    """A cell for the composition, its lines parted by line ends."""
    return Entry(cell.row, cell.column, list(_content(cell.items)), cell.row_span, cell.column_span)


def caption(table: etree._Element) -> str:
    """The words of a table's ``caption`` element."""
    return next((" ".join("".join(map(str, found.itertext())).split()) for found in table.iterchildren("caption")), "")


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in _GROUPS:
            yield from child.iterchildren("tr")


def _width(cell: etree._Element, row: int, column: int, free: dict[int, int]) -> int:
    """The columns a cell takes; a cell that reaches down from above ends it."""
    wanted = min(max(whole(cell.get("colspan"), 1), 1), _WIDEST)
    return next((width for width in range(1, wanted) if free.get(column + width, 0) > row), wanted)


def _content(items: Sequence[Item]) -> Iterator[Content]:
    for place, item in enumerate(item for item in items if isinstance(item, Line | Grid)):
        if place:
            yield Piece("\n")
        yield Piece(item.text) if isinstance(item, Line) else Inner(item.entries)


def _is_prose(items: Sequence[Item]) -> bool:
    lines = [item for item in items if isinstance(item, Line)]
    return len(lines) > 1 and sum(len(line.text) for line in lines) >= _COLUMN_OF_PROSE


def _size(item: Item) -> int:
    if isinstance(item, Line):
        return len(item.text)
    return sum(_length(entry.content) for entry in item.entries) if isinstance(item, Grid) else 0


def _length(content: str | Sequence[Content]) -> int:
    return sum(len(piece.text) for piece in content if isinstance(piece, Piece)) if not isinstance(content, str) else 0
