"""The cells of an .xlsx sheet as the file stores them (ECMA-376-1, 18.3.1.4).

Programs write cells in one regular form, and row after row of the same shape. A row is parsed when its shape is new;
the next ones of that shape are read by one expression, ten times as fast. A sheet in another form is parsed as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import NamedTuple

from lxml import etree

from jiheng.formats.markup import local, whole
from jiheng.formats.workbook.display import plainly
from jiheng.formats.workbook.openxml import string
from jiheng.formats.workbook.references import Place, letters, place

_START, _ROW_END, _END = "<sheetData>", "</row>", "</sheetData>"
_PREFIX = re.compile(r'\s\w+:\w+="[^"]*"')  # an attribute of a program's own
_MERGED = re.compile(rb'mergeCell ref="([A-Z]{1,3}[0-9]{1,7}):([A-Z]{1,3}[0-9]{1,7})"')
_FORMULA = r"<f(?:[^>]*/>|[^>]*>[^<]*</f>)"
_HOLDS = {"": "()", "number": "<v>([0-9.-]*)</v>", "v": "<v>([^<&]*)</v>", "is": "<is><t[^>]*>([^<&]*)</t></is>"}
_NUMERIC = ("", "n")
_SHAPES = 64  # expressions of one sheet; rows of still other shapes are parsed


class Stored(NamedTuple):
    """A cell but for its value: column (from 0), style, type, whether it is a formula, the element of its value."""

    column: int
    style: str
    type: str
    formula: bool
    holder: str

    @property
    def filled(self) -> bool:
        """Whether there is anything to show."""
        return self.formula or bool(self.holder)

    @property
    def pattern(self) -> str:
        """An expression for the cell as it stands in the file; filled ones have one group."""
        named = {"s": self.style, "t": self.type}
        look = "".join(f' {name}="{re.escape(value)}"' for name, value in named.items() if value)
        head = f'<c r="{letters(self.column)}[0-9]+"{look}'
        if not self.filled:
            return f"{head}(?:/>|></c>)"
        holder = "number" if self.holder == "v" and self.type in _NUMERIC else self.holder
        return f"{head}>{_FORMULA if self.formula else ''}{_HOLDS[holder]}</c>"


@dataclass(frozen=True, eq=False)
class Shape:
    """The cells of a row but for their values; rows of one shape share this very object."""

    cells: tuple[Stored, ...]

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """An expression for rows of this shape, with a group for its number and for the value of each filled cell."""
        cells = "".join(cell.pattern for cell in self.cells)
        return re.compile(f'<row r="([0-9]{{1,7}})"[^>]*(?<!/)>{cells}</row>')


class Row(NamedTuple):
    """A row: its number (from 0), its shape, a value for each filled cell; numbers have no exponents."""

    number: int
    shape: Shape
    values: Sequence[str]


def rows(data: bytes, *, quickly: bool) -> Iterator[Row]:
    """The rows of a sheet, each as soon as it is read.

    Raises:
        etree.XMLSyntaxError: it is not well formed; or, if read ``quickly``, it has not the regular form.
    """
    text = data.decode(errors="replace") if quickly and b"<!" not in data else ""
    start, end = text.find(_START), text.rfind(_END)
    return _quickly(text, start + len(_START), end) if 0 <= start < end else _parsed(data)


def merged(data: bytes) -> list[tuple[Place, Place]]:
    """The merged cells of a sheet by their first and last place."""
    return [(place(first.decode()), place(last.decode())) for first, last in _MERGED.findall(data)]


def _quickly(text: str, at: int, end: int) -> Iterator[Row]:
    number, shapes, shape = 0, dict[tuple[Stored, ...], Shape](), Shape(())
    while at < end:
        if found := shape.expression.match(text, at):
            at, (first, *values) = found.end(), found.groups()
            number = int(first)
            yield Row(number - 1, shape, values)
            continue
        row, at = _next(text, at, end)
        cells, values = _row(row)
        number = whole(row.get("r"), number + 1)
        shape = shapes.get(cells, shape) if len(shapes) >= _SHAPES else shapes.setdefault(cells, Shape(cells))
        yield Row(number - 1, shape if shape.cells == cells else Shape(cells), values)


def _next(text: str, at: int, end: int) -> tuple[etree._Element, int]:
    """The row at an offset, parsed, and the offset behind it."""
    head = text.find(">", at) + 1 or end
    close = head if text[head - 2] == "/" else text.find(_ROW_END, at) + len(_ROW_END)
    return etree.fromstring(_PREFIX.sub("", text[at:head]) + text[head:close]), close


def _parsed(data: bytes) -> Iterator[Row]:
    number = -1
    for _, row in etree.iterparse(BytesIO(data), tag="{*}row", resolve_entities=False, no_network=True):
        number = whole(row.get("r"), number + 2) - 1
        cells, values = _row(row)
        yield Row(number, Shape(cells), values)
        row.clear()


def _row(row: etree._Element) -> tuple[tuple[Stored, ...], list[str]]:
    cells, values, column = [], [], -1
    for cell in row.iterchildren("{*}c"):
        column = place(cell.get("r", ""))[1] if cell.get("r") else column + 1
        parts = {local(child): child for child in cell}
        holder = next((name for name in ("v", "is") if name in parts), "")
        cells.append(Stored(column, cell.get("s", ""), cell.get("t", ""), "f" in parts, holder))
        if cells[-1].filled:
            value = string(parts["is"]) if holder == "is" else parts["v"].text or "" if holder else ""
            values.append(plainly(value) if cells[-1].type in _NUMERIC else value)
    return tuple(cells), values
