"""The grid of a docx table: where each cell begins, how far it reaches (17.4.17 gridSpan, 17.4.84 vMerge)."""

from __future__ import annotations

from bisect import bisect_left

from lxml import etree

from jiheng.document import Cell
from jiheng.formats.composition import Composition, Grid
from jiheng.formats.docx import names as w
from jiheng.formats.markup import whole

_WIDEST = 63  # columns of a table in Word
_SLIVER = 108  # twentieths of a point: no wider than the margin of a cell (0.19 cm), so there are no words in it


class Rows(Grid):
    """A table that is being read, row by row and cell by cell."""

    def __init__(self, composition: Composition) -> None:
        super().__init__(composition)
        self._number = -1
        self._column = 0
        self._span, self._vertical, self._horizontal = 1, "", ""
        self._last = -1
        self._above: dict[int, int] = {}  # cells that this row may continue, by their edge
        self._reaching: dict[int, int] = {}
        self._slivers: list[int] = []

    def begin_row(self, element: etree._Element) -> bool:
        """Begin a row; false for a deleted one."""
        if self._number < 0:
            self._slivers = _slivers(element.getparent())
        properties = next(element.iterchildren(w.TR_PR), None)
        if properties is not None and properties.find(w.DELETED) is not None:
            return False
        skipped = properties.find(w.GRID_BEFORE) if properties is not None else None
        self._column = min(whole(skipped.get(w.VAL), 0), _WIDEST) if skipped is not None else 0
        self._number += 1
        self._last = -1
        self._above, self._reaching = self._reaching, {}
        return True

    def property(self, element: etree._Element) -> None:
        """How many columns the announced cell takes, or whether it begins or continues a merge."""
        if element.tag == w.GRID_SPAN:
            self._span = min(max(whole(element.get(w.VAL), 1), 1), _WIDEST)
        elif element.tag == w.V_MERGE:
            self._vertical = element.get(w.VAL, "continue")
        else:
            self._horizontal = element.get(w.VAL, "continue")

    def begin_cell(self) -> bool:
        """Begin the announced cell; false where it continues another."""
        column, span, vertical, horizontal = self._column, self._span, self._vertical, self._horizontal
        edge = column - bisect_left(self._slivers, column)
        self._column += span
        self._span, self._vertical, self._horizontal = 1, "", ""  # of the next one, until it says otherwise
        if horizontal == "continue" and self._last >= 0:
            self.extend(self._last, columns=span)
            return False
        if vertical == "continue" and edge in self._above:
            self._last = self._reaching[edge] = self._above[edge]
            self.extend(self._last, rows=1)
            return False
        self._last = len(self.cells)
        if vertical:
            self._reaching[edge] = self._last
        self.begin(self._number, column, 1, span)
        return True

    def finish(self, caption: str = "", page: int | None = None) -> int:
        """The table is complete; edges that were drawn a hair apart are one, as they are for the eye."""
        if self._slivers:
            self.cells = _joined(self.cells, self._slivers)
        return super().finish(caption, page)


def _slivers(table: etree._Element | None) -> list[int]:
    """The columns of the grid that are too narrow for words: what is left between edges that do not quite meet.

    A grid that has little else says nothing of its widths.
    """
    grid = next(table.iterchildren(w.TBL_GRID), None) if table is not None else None
    widths = [whole(column.get(w.WIDTH), _SLIVER) for column in grid] if grid is not None else []
    found = [at for at, width in enumerate(widths) if width < _SLIVER]
    return found if 2 * len(found) < len(widths) else []


def _joined(cells: list[Cell], slivers: list[int]) -> list[Cell]:
    """The cells in a grid without those columns; as they are where words stand in one alone."""
    found = []
    for cell in cells:
        start = cell.column - bisect_left(slivers, cell.column)
        end = cell.column + cell.column_span
        end -= bisect_left(slivers, end)
        if end > start:
            found.append(cell._replace(column=start, column_span=end - start))
        elif cell.text:
            return cells
    return found


def is_frame(table: etree._Element) -> bool:
    """Whether a table has a single cell: a frame around text."""
    rows = list(table.iterchildren(w.TR))
    return len(rows) == 1 and len(list(rows[0].iterchildren(w.TC))) == 1 and rows[0].getparent() is table
