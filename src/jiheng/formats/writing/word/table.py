"""Tables of a Word file: heads repeated on every page, rows that do not break, merged cells, figures at the right."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.document import Cell, Table
from jiheng.formats.writing.fitting import Fit, align
from jiheng.formats.writing.marks import Marks
from jiheng.formats.writing.tags import tag
from jiheng.formats.writing.word.names import on, value
from jiheng.formats.writing.word.runs import runs
from jiheng.formats.writing.word.styles import cell_style

_HEAD = tag("w:trPr", None, on("w:cantSplit"), on("w:tblHeader"))
_ROW = tag("w:trPr", None, on("w:cantSplit"))


def table(given: Table, fit: Fit, marks: Marks) -> str:
    """The table, with its caption as the words for those who cannot see it."""
    rows = _grid(given, len(fit.widths))
    grid = tag("w:tblGrid", None, *(tag("w:gridCol", {"w:w": width}) for width in fit.widths))
    lines = (
        tag("w:tr", None, _HEAD if row < fit.header else _ROW, *_cells(line, row, fit, marks))
        for row, line in enumerate(rows)
    )
    return tag("w:tbl", None, _properties(given, fit), grid, *lines)


def _properties(given: Table, fit: Fit) -> str:
    return tag(
        "w:tblPr",
        None,
        value("w:tblStyle", "TableGrid"),
        tag("w:tblW", {"w:w": sum(fit.widths), "w:type": "dxa"}),
        value("w:jc", "center"),
        tag("w:tblLayout", {"w:type": "fixed"}),
        tag("w:tblLook", {"w:val": "0020", "w:firstRow": int(fit.header > 0)}),
        value("w:tblCaption", given.caption) if given.caption else "",
    )


def _grid(given: Table, columns: int) -> list[list[Cell | None]]:
    """Every row of the grid, each place with its cell; places that no cell covers are None."""
    height = max((cell.row + cell.row_span for cell in given.cells), default=0)
    grid: list[list[Cell | None]] = [[None] * columns for _ in range(height)]
    for cell in given.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            grid[row][cell.column : cell.column + cell.column_span] = [cell] * cell.column_span
    return grid


def _cells(line: list[Cell | None], row: int, fit: Fit, marks: Marks) -> Iterator[str]:
    style = value("w:pStyle", cell_style(fit.size))
    keep = on("w:keepNext") if row < fit.header else ""
    empty = tag("w:p", None, tag("w:pPr", None, style))
    for column, cell in enumerate(line):
        if cell is None:
            yield _cell(fit.widths[column], "", empty)
        elif cell.column == column and cell.row < row:
            yield _cell(fit.width(cell), _span(cell, on("w:vMerge")), empty)
        elif cell.column == column:
            shape = tag("w:pPr", None, style, keep, value("w:jc", align(cell, fit)))
            merged = _span(cell, value("w:vMerge", "restart") if cell.row_span > 1 else "")
            yield _cell(fit.width(cell), merged, tag("w:p", None, shape, *runs(marks.pieces(cell.span))))


def _span(cell: Cell, down: str) -> str:
    return (value("w:gridSpan", cell.column_span) if cell.column_span > 1 else "") + down


def _cell(width: int, merged: str, inside: str) -> str:
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{merged}<w:vAlign w:val="center"/>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"
