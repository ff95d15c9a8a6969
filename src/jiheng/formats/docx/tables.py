"""The grid of a docx table: where each cell begins, how far it reaches (17.4.17 gridSpan, 17.4.84 vMerge)."""

from __future__ import annotations

from lxml import etree

from jiheng.formats.composition import Grid
from jiheng.formats.docx import names as w
from jiheng.formats.markup import whole

_WIDEST = 63  # columns of a table in Word


class Rows:
    """A table that is being read, row by row and cell by cell."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self._row = -1
        self._column = self._span = 0
        self._last = -1
        self._above: dict[int, int] = {}  # cells that this row may continue, by column
        self._reaching: dict[int, int] = {}

    def begin_row(self, element: etree._Element) -> bool:
        """Begin a row; false for a deleted one."""
        properties = next(element.iterchildren(w.TR_PR), None)
        if properties is not None and properties.find(w.DELETED) is not None:
            return False
        skipped = properties.find(w.GRID_BEFORE) if properties is not None else None
        self._column = min(whole(skipped.get(w.VAL), 0), _WIDEST) if skipped is not None else 0
        self._row += 1
        self._last = -1
        self._above, self._reaching = self._reaching, {}
        return True

    def begin_cell(self, element: etree._Element) -> bool:
        """Begin a cell; false for one that continues another."""
        self._span, vertical, horizontal = _merge(element)
        column = self._column
        self._column += self._span
        if horizontal == "continue" and self._last >= 0:
            self.grid.extend(self._last, columns=self._span)
            return False
        if vertical == "continue" and column in self._above:
            self._last = self._reaching[column] = self._above[column]
            self.grid.extend(self._last, rows=1)
            return False
        self._last = len(self.grid.cells)
        if vertical:
            self._reaching[column] = self._last
        self.grid.begin(self._row)
        return True

    def end_cell(self) -> None:
        """End the open cell."""
        self.grid.end(self._column - self._span, 1, self._span)


def is_frame(table: etree._Element) -> bool:
    """Whether a table has a single cell: a frame around text."""
    rows = list(table.iterchildren(w.TR))
    return len(rows) == 1 and len(list(rows[0].iterchildren(w.TC))) == 1 and rows[0].getparent() is table


def _merge(cell: etree._Element) -> tuple[int, str, str]:
    """How many columns a cell takes, and whether it begins or continues a merge downwards and to the right."""
    span, vertical, horizontal = 1, "", ""
    properties = cell[0] if len(cell) else cell
    for child in properties if properties.tag == w.TC_PR else ():
        tag = child.tag
        if tag == w.GRID_SPAN:
            span = min(max(whole(child.get(w.VAL), 1), 1), _WIDEST)
        elif tag == w.V_MERGE:
            vertical = child.get(w.VAL, "continue")
        elif tag == w.H_MERGE:
            horizontal = child.get(w.VAL, "continue")
    return span, vertical, horizontal
