"""Lists as Excel sheets: headings that stay in sight and filter, text that no spreadsheet takes for a formula."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from types import TracebackType
from typing import Self

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from jiheng.policy.messages import messages
from jiheng.reporting.layout import lay_out

SAY = messages("rectification")
MADE = datetime(2000, 1, 1, tzinfo=UTC)  # the same lists give the same bytes on any day
LONGEST = 32_767  # characters that a cell can hold
FORMULA = (
    *"=+-@\t\r\n",
    *"\uff1d\uff0b\uff0d\uff20",
)  # of both widths: what a spreadsheet would compute when the cell is typed again
WIDTH = 12
SIGNS = 102  # signs of the lists' face that fit into a hundred of the width that columns are measured by
WIDE = 0x2000  # from here on signs are as wide as Chinese ones
HEIGHT, HIGHEST = 15, 400  # points: of a printed line, and the most that Excel gives a row
HEAD = 24  # points
PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}

Line = Mapping[str, object]


class Listing:
    """A workbook of lists; its bytes are complete when it is left."""

    def __init__(self, widths: Mapping[str, int]) -> None:
        self._out, self._widths = BytesIO(), widths
        self._book = xlsxwriter.Workbook(self._out, PLAIN)
        self._book.set_properties({"created": MADE})
        look = {"text_wrap": True, "valign": "top", "border": 1, "font_name": SAY.text("list.face"), "font_size": 10}
        head = {"bold": True, "align": "center", "valign": "vcenter", "bg_color": "#DDEBF7"}
        self._head = self._book.add_format({**look, **head})
        self._count = self._book.add_format({**look, "align": "center"})
        self._plain = self._book.add_format(look)
        self._quoted = self._book.add_format({**look, "quote_prefix": True})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._book.close()

    @property
    def data(self) -> bytes:
        """The bytes of the workbook, once it has been left."""
        return self._out.getvalue()

    def sheet(self, name: str, columns: Mapping[str, str], lines: Sequence[Line]) -> Worksheet:
        """A sheet of lines under its headings, by the key of each column; it prints across, a page wide."""
        sheet = self._book.add_worksheet(name)
        sheet.set_row(0, HEAD)
        widths = {key: self._widths.get(key, WIDTH) for key in columns}
        for row, line in enumerate(lines, 1):
            sheet.set_row(row, min(HEIGHT * _rows(line, widths), HIGHEST))
        for column, (key, heading) in enumerate(columns.items()):
            sheet.write_string(0, column, heading, self._head)
            for row, line in enumerate(lines, 1):
                self._write(sheet, (row, column), line.get(key, ""))
        lay_out(sheet, list(widths.values()), len(lines))
        return sheet

    def _write(self, sheet: Worksheet, place: tuple[int, int], value: object) -> None:
        if isinstance(value, int):
            sheet.write_number(*place, value, self._count)
        elif value:
            text = str(value)
            sheet.write_string(*place, text[:LONGEST], self._quoted if text.startswith(FORMULA) else self._plain)
        else:
            sheet.write_blank(*place, None, self._plain)


def _rows(line: Line, widths: Mapping[str, int]) -> int:
    """How many printed lines the longest cell takes; a Chinese sign is as wide as two Latin ones."""
    texts = ((str(line.get(key, "")), max(width * SIGNS // 100, 1)) for key, width in widths.items())
    return max(sum(-(-_width(part) // signs) or 1 for part in text.split("\n")) for text, signs in texts)


def _width(text: str) -> int:
    return sum(1 if ord(sign) < WIDE else 2 for sign in text)
