"""Workbooks of Excel 97 to 2003 and WPS (.xls, .et): values with the formats that their cells show them in."""

from __future__ import annotations

from collections.abc import Iterator

import xlrd

from jiheng.document import Document
from jiheng.formats.errors import unreadable
from jiheng.formats.limits import STANDARD, Limits
from jiheng.formats.workbook import layout
from jiheng.formats.workbook.display import display, moments, plainly
from jiheng.formats.workbook.references import Place
from jiheng.formats.workbook.sheet import Filled, Row, Sheet, arranged


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
        raise unreadable(path, reason, place="XLS") from error
    return layout.document(sheets, data, path, limits)


class _Silence:
    """Takes what the library reports of a file that it can nevertheless read."""

    def write(self, text: str) -> None:
        """Do nothing."""


def _sheets(book: xlrd.Book) -> Iterator[Sheet]:
    for sheet in book.sheets():
        columns, numbers = range(sheet.ncols), range(sheet.nrows if not sheet.visibility else 0)
        filled = Filled.of(Row.of(row, columns, tuple(_text(book, cell) for cell in sheet.row(row))) for row in numbers)
        if filled.rows:
            yield arranged(sheet.name, filled, _merged(sheet))


def _merged(sheet: xlrd.sheet.Sheet) -> list[tuple[Place, Place]]:
    return [((low, first), (high - 1, last - 1)) for low, high, first, last in sheet.merged_cells]


def _text(book: xlrd.Book, cell: xlrd.sheet.Cell) -> str:
    match cell.ctype:
        case xlrd.XL_CELL_NUMBER:
            identity = book.xf_list[cell.xf_index].format_key
            found = display(identity, book.format_map[identity].format_str)
            plain = plainly(repr(cell.value))
            return found(plain) if found else plain
        case xlrd.XL_CELL_DATE:
            return moments(from_1904=bool(book.datemode))(repr(cell.value))
        case xlrd.XL_CELL_BOOLEAN:
            return str(bool(cell.value)).upper()
        case xlrd.XL_CELL_ERROR:
            return str(xlrd.error_text_from_code.get(cell.value, ""))
        case xlrd.XL_CELL_TEXT:
            return str(cell.value)
        case _:
            return ""
