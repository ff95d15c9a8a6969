"""The grid of a web page's table (HTML Living Standard 4.9.12), and tables told apart that only lay out the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lxml import etree

from jiheng.formats.composition import Composition
from jiheng.formats.html.items import Grid, Item, Line, Placed
from jiheng.formats.markup import whole

_WIDEST, _HIGHEST = 1_000, 65_534  # the standard's bounds of colspan and rowspan
_GROUPS = ("thead", "tbody", "tfoot")
_COLUMN_OF_PROSE = 300  # characters of running text that no cell of a one-line table holds


def cells(table: etree._Element, read: Callable[[etree._Element], Sequence[Item]]) -> Iterator[Placed]:
    """The cells of a table in reading order, merged ones once; ``read`` gives what an element prints."""
    rows = list(_rows(table))
    free: dict[int, int] = {}  # column -> the first row in which nothing reaches into it from above
    for row, element in enumerate(rows):
        column = 0
        for cell in element.iterchildren("td", "th"):
            while free.get(column, 0) > row:
                column += 1
            height = min(whole(cell.get("rowspan"), 1) or _HIGHEST, len(rows) - row)
            wide = _width(cell, row, column, free)
            yield Placed(row, column, max(height, 1), wide, read(cell))
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


def lay(table: Grid, composition: Composition) -> int:
    """Lay a table down with those inside its cells; returns its index."""
    grid = composition.grid()
    for cell in table.cells:
        grid.begin(cell.row, cell.column, cell.row_span, cell.column_span)
        for item in cell.items:
            if isinstance(item, Line):
                composition.write(item.text)
            elif isinstance(item, Grid):
                lay(item, composition)
            composition.break_line()
        grid.end()
    return grid.finish(table.caption)


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


def _is_prose(items: Sequence[Item]) -> bool:
    lines = [item for item in items if isinstance(item, Line)]
    return len(lines) > 1 and sum(len(line.text) for line in lines) >= _COLUMN_OF_PROSE


def _size(item: Item) -> int:
    if isinstance(item, Grid):
        return sum(_size(inner) for cell in item.cells for inner in cell.items)
    return len(item.text) if isinstance(item, Line) else 0
