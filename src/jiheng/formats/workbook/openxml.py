"""What an .xlsx cell is beside its value: how it shows a number, an error, a formula that was never calculated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from posixpath import join, normpath

from lxml import etree

from jiheng.formats.container import Container
from jiheng.formats.errors import unreadable
from jiheng.formats.limits import Limits
from jiheng.formats.markup import guard, parsed, whole
from jiheng.formats.workbook.display import Display, display
from jiheng.formats.workbook.sheet import Mark, Place

_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ROW = re.compile(rb'<(?:\w+:)?row r="([0-9]{1,7})"')
_WIDE, _VERY_WIDE = re.compile(rb'r="[A-Z]{2}'), re.compile(rb'r="[A-Z]{3}')
_LETTERS, _PAIRS, _ALL = 26, 702, 16_384  # columns up to Z, to ZZ and to XFD
_FILLED = re.compile(rb'r="([A-Z]{1,3}[0-9]{1,7})"[^>]*[^/]>')


class OpenXml:
    """The parts of an .xlsx file, unpacked within the limits before another library does."""

    def __init__(self, data: bytes, path: str, limits: Limits) -> None:
        self._container = Container(data, path, limits)
        self._path = path
        self._limits = limits
        self._parts = {name: self._container.read(name) for name in self._container.names if name.startswith("xl/")}
        for name, part in self._parts.items():
            guard(part, path, name)
        self._displays = dict(self._read_displays())
        self._sheets = dict(self._read_sheets())

    def marks(self, sheet: str) -> Mapping[Place, Mark]:
        """The marked cells of a sheet by row and column, counted from 0.

        Raises:
            Unreadable: its cells lie so far apart that the sheet could not be held.
        """
        data = self._parts.get(self._sheets.get(sheet, ""), b"")
        if _quick_area(data) > self._limits.cells and _area(data) > self._limits.cells:
            raise unreadable(self._path, "sheet_too_large", sheet=sheet, limit=self._limits.cells)
        needed = self._displays or b"<f" in data or b't="e"' in data
        return dict(self._read_marks(data, sheet)) if needed else {}

    def _read_marks(self, data: bytes, sheet: str) -> Iterator[tuple[Place, Mark]]:
        try:
            for _, cell in etree.iterparse(BytesIO(data), tag="{*}c", resolve_entities=False, no_network=True):
                mark = self._mark(cell)
                if mark is not None:
                    yield _place(cell.get("r", "")), mark
                cell.clear()
        except etree.XMLSyntaxError as error:
            raise unreadable(self._path, "damaged", place=sheet) from error

    def _mark(self, cell: etree._Element) -> Mark | None:
        shown = self._displays.get(whole(cell.get("s"), 0))
        value, formula = "", False
        for child in cell:
            name = etree.QName(child).localname
            value = child.text or "" if name == "v" else value
            formula = formula or name == "f"
        if cell.get("t") == "e":
            return Mark(error=value)
        if formula and not value:
            return Mark(uncalculated=True)
        return Mark(shown) if shown else None

    def _read_displays(self) -> Iterator[tuple[int, Display]]:
        """The displays by the number of the cell style."""
        root = self._root("xl/styles.xml")
        if root is None:
            return
        codes = {
            whole(row.get("numFmtId"), 0): row.get("formatCode", "") for row in root.iterfind("{*}numFmts/{*}numFmt")
        }
        for place, style in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
            identity = whole(style.get("numFmtId"), 0)
            if (shown := display(identity, codes.get(identity, ""))) is not None:
                yield place, shown

    def _read_sheets(self) -> Iterator[tuple[str, str]]:
        """The part of each sheet by the sheet's name."""
        book, links = self._root("xl/workbook.xml"), self._root("xl/_rels/workbook.xml.rels")
        if book is None or links is None:
            return
        parts = {link.get("Id"): normpath(join("/xl", link.get("Target", ""))).lstrip("/") for link in links}
        for sheet in book.iterfind("{*}sheets/{*}sheet"):
            identity = next((str(value) for key, value in sheet.items() if str(key).endswith("}id")), "")
            yield sheet.get("name", ""), parts.get(identity, "")

    def _root(self, name: str) -> etree._Element | None:
        data = self._parts.get(name)
        return parsed(data, self._path, name, self._limits) if data else None


def _quick_area(data: bytes) -> int:
    """A bound of the rectangle that holds all cells."""
    rows = max(map(int, _ROW.findall(data)), default=0)
    columns = _LETTERS if not _WIDE.search(data) else _PAIRS if not _VERY_WIDE.search(data) else _ALL
    return rows * columns


def _area(data: bytes) -> int:
    """The rectangle that holds all filled cells."""
    places = [_place(reference.decode()) for reference in _FILLED.findall(data)]
    if not places:
        return 0
    rows, columns = zip(*places, strict=True)
    return int(max(rows) - min(rows) + 1) * int(max(columns) - min(columns) + 1)


def _place(reference: str) -> Place:
    """Row and column of a reference, counted from 0; B5 is (4, 1)."""
    found = _PLACE.fullmatch(reference)
    if found is None:
        return -1, -1
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1
