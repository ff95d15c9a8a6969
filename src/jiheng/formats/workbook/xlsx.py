"""Workbooks (.xlsx, .xlsm): every visible sheet is a table, numbers as their cells show them."""

from __future__ import annotations

from contextlib import suppress

from lxml import etree

from jiheng.document import Document
from jiheng.formats.errors import unreadable
from jiheng.formats.limits import STANDARD, Limits
from jiheng.formats.workbook import layout, stored
from jiheng.formats.workbook.looks import Looks
from jiheng.formats.workbook.openxml import Book, Part
from jiheng.formats.workbook.sheet import Filled


def read(data: bytes, path: str, limits: Limits = STANDARD) -> Document:
    """Read a workbook. ``Place.cell`` names the sheet and the cell (收入表!B5).

    Raises:
        Unreadable: damaged, encrypted, or beyond a limit.
    """
    book = Book(data, path, limits)
    looks = Looks(book.strings(), book.displays())
    found = ((part.name, _filled(part, looks, path), stored.merged(part.data)) for part in book.sheets())
    return layout.document(list(layout.bounded(found, path, limits)), data, path, limits)


def _filled(part: Part, looks: Looks, path: str) -> Filled:
    with suppress(etree.XMLSyntaxError):
        return stored.filled(part.data, looks, quickly=True)
    try:
        return stored.filled(part.data, looks, quickly=False)
    except etree.XMLSyntaxError as error:
        raise unreadable(path, "damaged", place=part.name) from error
