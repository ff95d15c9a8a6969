"""Workbooks that older systems export as one XML file under the ending .xls (Excel 2003, SpreadsheetML)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from jiheng.document import Document
from jiheng.formats.limits import STANDARD, Limits
from jiheng.formats.markup import parsed, whole
from jiheng.formats.workbook import layout
from jiheng.formats.workbook.display import Show, display, plainly
from jiheng.formats.workbook.references import Place
from jiheng.formats.workbook.sheet import Filled, Row

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_NAMED = {"Fixed": "0.00", "Standard": "#,##0.00", "Percent": "0.00%"}  # formats that go by a name
_HIGHEST, _WIDEST = 1_048_576, 16_384  # rows and columns that a workbook can have


def read(data: bytes, path: str, limits: Limits = STANDARD) -> Document:
    """Read a workbook as ``xlsx.read`` does.

    Raises:
        Unreadable: damaged, or beyond a limit.
    """
    root = parsed(data, path, "XML", limits)
    displays = dict(_displays(root))
    sheets = (sheet for sheet in root.iterchildren(f"{_SS}Worksheet") if not _is_hidden(sheet))
    found = ((sheet.get(f"{_SS}Name", ""), *_filled(sheet, displays)) for sheet in sheets)
    return layout.document(list(layout.bounded(found, path, limits)), data, path, limits)


def _is_hidden(sheet: etree._Element) -> bool:
    """Whether a sheet is not shown: there is an element to say so."""
    return sheet.find("{*}WorksheetOptions/{*}Visible") is not None


def _displays(root: etree._Element) -> Iterator[tuple[str, Show]]:
    """How the styles show numbers, where not as they are."""
    for style in root.iterfind(f"{_SS}Styles/{_SS}Style"):
        form = style.find(f"{_SS}NumberFormat")
        code = form.get(f"{_SS}Format", "") if form is not None else ""
        if found := display(0, _NAMED.get(code, code)):
            yield style.get(f"{_SS}ID", ""), found


def _filled(sheet: etree._Element, displays: Mapping[str, Show]) -> tuple[Filled, list[tuple[Place, Place]]]:
    """The filled cells of a sheet, and its merged ones by their first and last place."""
    rows, merged, row = list[Row](), list[tuple[Place, Place]](), -1
    for line in sheet.iterfind(f"{_SS}Table/{_SS}Row"):
        row = _placed(line, row, _HIGHEST)
        column, places, texts = -1, list[int](), list[str]()
        for cell in line.iterchildren(f"{_SS}Cell"):
            column = _placed(cell, column, _WIDEST)
            places.append(column)
            texts.append(_text(cell, displays))
            down, right = (max(whole(cell.get(f"{_SS}Merge{way}"), 0), 0) for way in ("Down", "Across"))
            if down or right:
                merged.append(((row, column), (row + down, column + right)))
            column += right
        rows.append(Row.of(row, places, texts))
    return Filled.of(rows), merged


def _placed(element: etree._Element, before: int, most: int) -> int:
    """The place of a row or cell, counted from 0: the next one, or where it says itself, but never backwards."""
    return min(max(whole(element.get(f"{_SS}Index"), before + 2) - 1, before + 1), most)


def _text(cell: etree._Element, displays: Mapping[str, Show]) -> str:
    held = cell.find(f"{_SS}Data")
    text = "".join(str(part) for part in held.itertext()) if held is not None else ""
    if held is None or held.get(f"{_SS}Type") != "Number":
        return text
    shown, plain = displays.get(cell.get(f"{_SS}StyleID", "")), plainly(text)
    return shown(plain) if shown else plain
