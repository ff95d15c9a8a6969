"""Workbooks of Excel 97 to 2003 and WPS (.xls, .et): values with the formats that their cells show them in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import xlrd

from jiheng.document import Document
from jiheng.formats.errors import unreadable
from jiheng.formats.limits import STANDARD, Limits
from jiheng.formats.workbook import layout
from jiheng.formats.workbook.display import display
from jiheng.formats.workbook.sheet import Mark, Place, Raw, Sheet, shown


def read(data: bytes, path: str, limits: Limits = STANDARD) -> Document:
    """Read an old workbook as ``workbook.read`` does.

    Raises:
        Unreadable: damaged, encrypted, or beyond a limit.
    """
    try:
        with xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=_Silence()) as book:
            sheets = list(_sheets(book))
    except Exception as error:  # whatever a damaged record makes of the library's arithmetic
        reason = "encrypted" if "encrypted" in str(error) else "damaged"
        raise unreadable(path, reason, place=type(error).__name__) from error
    return layout.document(sheets, data, path, limits)


class _Silence:
    """Takes what the library reports of a file that it can nevertheless read."""

    def write(self, text: str) -> None:
        """Do nothing."""


def _sheets(book: xlrd.Book) -> Iterator[Sheet]:
    for sheet in book.sheets():
        filled = [place for place in product(range(sheet.nrows), range(sheet.ncols)) if _is_filled(sheet, place)]
        if filled and not sheet.visibility:
            yield _sheet(book, sheet, filled)


def _sheet(book: xlrd.Book, sheet: xlrd.sheet.Sheet, filled: list[Place]) -> Sheet:
    top, left = (min(numbers) for numbers in zip(*filled, strict=True))
    bottom, right = (max(numbers) for numbers in zip(*filled, strict=True))
    values = [
        [_value(book, sheet.cell(row, column)) for column in range(left, right + 1)] for row in range(top, bottom + 1)
    ]
    merged = [((low, first), (high - 1, last - 1)) for low, high, first, last in sheet.merged_cells]
    marks = {place: mark for place in filled if (mark := _mark(book, sheet.cell(*place))) is not None}
    return shown(Raw(sheet.name, (top, left), values, merged), marks)


def _is_filled(sheet: xlrd.sheet.Sheet, place: Place) -> bool:
    return sheet.cell_type(*place) not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK) and sheet.cell_value(*place) != ""


def _value(book: xlrd.Book, cell: xlrd.sheet.Cell) -> object:
    if cell.ctype == xlrd.XL_CELL_DATE:
        return xlrd.xldate_as_datetime(cell.value, book.datemode)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    return cell.value if cell.ctype in (xlrd.XL_CELL_TEXT, xlrd.XL_CELL_NUMBER) else ""


def _mark(book: xlrd.Book, cell: xlrd.sheet.Cell) -> Mark | None:
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return Mark(error=xlrd.error_text_from_code.get(cell.value, ""))
    if cell.ctype != xlrd.XL_CELL_NUMBER:
        return None
    identity = book.xf_list[cell.xf_index].format_key
    found = display(identity, book.format_map[identity].format_str)
    return Mark(found) if found else None
