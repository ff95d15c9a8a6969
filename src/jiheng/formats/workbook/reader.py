"""Workbooks (.xlsx, .xlsm, .xls, .et, .xlsb, .ods): every visible sheet is a table, numbers as they are shown."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import accumulate
from typing import cast

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from jiheng.document import Cell, Document, Span, Table
from jiheng.formats.composition import Composition
from jiheng.formats.errors import unreadable
from jiheng.formats.limits import STANDARD, Limits
from jiheng.formats.workbook.cells import SheetCells
from jiheng.formats.workbook.locator import Locator
from jiheng.formats.workbook.openxml import OpenXml
from jiheng.formats.workbook.sheet import Sheet, shown

_ZIP = b"PK"


def read(data: bytes, path: str, limits: Limits = STANDARD) -> Document:
    """Read a workbook. ``Place.cell`` names the sheet and the cell (收入表!B5).

    Raises:
        Unreadable: damaged, encrypted, or beyond a limit.
    """
    try:
        sheets = [sheet for sheet in _sheets(data, path, limits) if sheet.rows]
    except PasswordError as error:
        raise unreadable(path, "encrypted") from error
    except CalamineError as error:
        raise unreadable(path, "damaged", place=type(error).__name__) from error
    composition = Composition(path, limits)
    placed = [_lay(composition, sheet) for sheet in sheets]
    return composition.document(data, "workbook", Locator(placed))


def _sheets(data: bytes, path: str, limits: Limits) -> Iterator[Sheet]:
    marked = OpenXml(data, path, limits) if data.startswith(_ZIP) else None
    with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
        for about in book.sheets_metadata:
            if about.visible is SheetVisibleEnum.Visible and about.typ is SheetTypeEnum.WorkSheet:
                marks = marked.marks(about.name) if marked else {}
                yield shown(book.get_sheet_by_name(about.name), marks)


def _lay(composition: Composition, sheet: Sheet) -> SheetCells:
    start, lines = composition.here, sheet.lines
    *starts, end = accumulate((len(line) + 1 for line in lines), initial=start)
    cells = SheetCells(sheet, starts)
    composition.write("\n".join(lines))
    composition.add_table(Table(Span(start, end - 1), cast("tuple[Cell, ...]", cells), sheet.caption))
    return cells
