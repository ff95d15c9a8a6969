"""From a span of the plain text back to the cell of the workbook."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from jiheng.document import Place, Span
from jiheng.formats.workbook.cells import SheetCells
from jiheng.formats.workbook.references import letters


@dataclass(frozen=True, slots=True)
class Locator:
    """The locator of a workbook."""

    sheets: Sequence[SheetCells]

    def __call__(self, span: Span) -> Place:
        """The cell that holds the span's start."""
        index = bisect_right([cells.starts[0] for cells in self.sheets], span.start) - 1
        cells = self.sheets[max(index, 0)]
        row = max(bisect_right(cells.starts, span.start) - 1, 0)
        holding = [cell for cell in cells.row(row) if cell.span.start <= span.start]
        if not holding:
            return Place()
        top, left = cells.sheet.origin
        return Place(cell=f"{cells.sheet.name}!{letters(left + holding[-1].column)}{top + row + 1}")
