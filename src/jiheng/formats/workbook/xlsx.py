"""Workbooks (.xlsx, .xlsm): every visible sheet is a table, numbers as their cells show them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from lxml import etree

from jiheng.document import Document
from jiheng.formats.errors import unreadable
from jiheng.formats.limits import STANDARD, Limits
from jiheng.formats.workbook import layout
from jiheng.formats.workbook.display import Display, plainly
from jiheng.formats.workbook.openxml import Book, Part, unescaped
from jiheng.formats.workbook.sheet import Filled, arranged
from jiheng.formats.workbook.stored import Row, Shape, Stored, merged, rows

_TRUTH = {"1": "TRUE", "0": "FALSE"}
_PADDED = re.compile(rb"\.[0-9]*0<")  # a number that ends in a needless zero
_LONG = 17  # a number this long may have digits that come of binary arithmetic
_NONE = Shape(())
_Show = Callable[[str], str | None]


def read(data: bytes, path: str, limits: Limits = STANDARD) -> Document:
    """Read a workbook. ``Place.cell`` names the sheet and the cell (收入表!B5).

    Raises:
        Unreadable: damaged, encrypted, or beyond a limit.
    """
    book = Book(data, path, limits)
    reader = Reader(book.strings(), book.displays())
    sheets, left = [], limits.cells
    for part in book.sheets():
        filled = _filled(reader, part, path)
        left -= filled.area
        if left < 0:
            raise unreadable(path, "sheet_too_large", sheet=part.name, limit=limits.cells)
        if filled.rows:
            sheets.append(arranged(part.name, filled, merged(part.data)))
    return layout.document(sheets, data, path, limits)


def _filled(reader: Reader, part: Part, path: str) -> Filled:
    try:
        return reader.filled(part.data)
    except etree.XMLSyntaxError as error:
        raise unreadable(path, "damaged", place=part.name) from error


class Plan:
    """How the cells of a shape are shown: their columns, which are more than a plain number, which are formulas."""

    def __init__(self, shape: Shape, show: Callable[[Stored], _Show | None]) -> None:
        filled = [cell for cell in shape.cells if cell.filled]
        self.columns = tuple(cell.column for cell in filled)
        self.special = [(at, way) for at, cell in enumerate(filled) if (way := show(cell)) is not None]
        self.formulas = [at for at, cell in enumerate(filled) if cell.formula]


class Reader:
    """Turns stored cells into what they show."""

    def __init__(self, strings: Sequence[str], displays: dict[str, Display]) -> None:
        self._strings = {str(number): words for number, words in enumerate(strings)}
        self._displays = displays

    def filled(self, data: bytes) -> Filled:
        """What the cells of a sheet show, and which formulas have no stored result.

        Raises:
            etree.XMLSyntaxError: it is not well formed.
        """
        long = 0 if _PADDED.search(data) else _LONG
        try:
            return self._filled(rows(data, quickly=True), long)
        except etree.XMLSyntaxError:
            return self._filled(rows(data, quickly=False), long)

    def _filled(self, rows: Iterable[Row], long: int) -> Filled:
        filled, plan, known = Filled(), Plan(_NONE, self._show), _NONE
        for number, shape, values in rows:
            if shape is not known:
                plan, known = Plan(shape, self._show), shape
            texts = [value if len(value) < long else plainly(value) for value in values]
            for at, show in plan.special:
                texts[at] = show(values[at]) or ""
            blank = [plan.columns[at] for at in plan.formulas if not values[at]] if plan.formulas else ()
            filled.add(number, plan.columns, tuple(texts), blank)
        return filled

    def _show(self, cell: Stored) -> _Show | None:
        """How a cell's value is shown; None for a plain number."""
        if cell.type in ("", "n"):
            shown = self._displays.get(cell.style)
            return shown.text if shown else None
        return {"s": self._strings.get, "b": _TRUTH.get}.get(cell.type, unescaped)
