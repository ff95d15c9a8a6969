"""Workbooks (.xlsx, .xlsm): every visible sheet is a table, numbers as their cells show them."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from jiheng.document import Document
from jiheng.formats.errors import unreadable
from jiheng.formats.limits import STANDARD, Limits
from jiheng.formats.workbook import layout
from jiheng.formats.workbook.openxml import OpenXml
from jiheng.formats.workbook.sheet import Raw, Sheet, shown


def read(data: bytes, path: str, limits: Limits = STANDARD) -> Document:
    """Read a workbook. ``Place.cell`` names the sheet and the cell (收入表!B5).

    Raises:
        Unreadable: damaged, encrypted, or beyond a limit.
    """
    try:
        sheets = list(_sheets(data, path, limits))
    except PasswordError as error:
        raise unreadable(path, "encrypted") from error
    except CalamineError as error:
        raise unreadable(path, "damaged", place=type(error).__name__) from error
    return layout.document(sheets, data, path, limits)


def _sheets(data: bytes, path: str, limits: Limits) -> Iterator[Sheet]:
    marked = OpenXml(data, path, limits)
    with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
        for about in book.sheets_metadata:
            if about.visible is SheetVisibleEnum.Visible and about.typ is SheetTypeEnum.WorkSheet:
                marks = marked.marks(about.name)  # before the values: it refuses what could not be held
                sheet = book.get_sheet_by_name(about.name)
                merged = sheet.merged_cell_ranges or ()
                yield shown(Raw(about.name, sheet.start or (0, 0), sheet.to_python(), merged), marks)
