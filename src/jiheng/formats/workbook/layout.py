"""Sheets as a document: each is a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import cast

from jiheng.document import Cell, Document, Span, Table
from jiheng.formats.composition import Composition
from jiheng.formats.errors import unreadable
from jiheng.formats.limits import STANDARD, Limits
from jiheng.formats.workbook.cells import SheetCells
from jiheng.formats.workbook.locator import Locator
from jiheng.formats.workbook.sheet import Filled, Merged, Sheet, arranged


def document(sheets: Iterable[Sheet], data: bytes, path: str, limits: Limits = STANDARD) -> Document:
    """The document that the filled sheets make.

    Raises:
        Unreadable: there are no words, or too many.
    """
    composition = Composition(path, limits)
    placed = [_lay(composition, sheet) for sheet in sheets if sheet.lines]
    return composition.document(data, "workbook", Locator(placed))


def bounded(found: Iterable[tuple[str, Filled, Merged]], path: str, limits: Limits = STANDARD) -> Iterator[Sheet]:
    """The sheets that say something, of those found (their names, what they hold, their merged cells).

    Raises:
        Unreadable: they are larger than the limit.
    """
    left = limits.cells
    for name, filled, merged in found:
        left -= filled.area
        if left < 0:
            raise unreadable(path, "sheet_too_large", sheet=name, limit=limits.cells)
        if filled.rows:
            yield arranged(name, filled, merged)


def _lay(composition: Composition, sheet: Sheet) -> SheetCells:
    start, lines = composition.here, [line or "" for line in sheet.lines]
    *starts, end = accumulate((len(line) + 1 for line in lines), initial=start)
    cells = SheetCells(sheet, starts)
    composition.write("\n".join(lines))
    composition.add_table(Table(Span(start, end - 1), cast("tuple[Cell, ...]", cells), sheet.caption))
    return cells
