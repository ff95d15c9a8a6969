"""Facts as an Excel workbook: one line a fact, values as numbers with their printed places, text never as a formula."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO

import xlsxwriter

from jiheng.policy.messages import messages
from jiheng.reporting import facts_csv
from jiheng.reporting.audit import Failure
from jiheng.reporting.facts import COLUMNS, Row
from jiheng.reporting.layout import lay_out
from jiheng.reporting.listing import FORMULA

SAY = messages("reporting")
HEADINGS = ("path", *COLUMNS)
WIDTH = 9
WIDTHS = {"path": 24, "concept": 26, "entity": 24, "classification": 30, "project": 20, "indicator": 20, "quote": 20}
REASON = 60
DIGITS = 15  # what a cell of a spreadsheet keeps of a number; a longer one stays text
MADE = datetime(2000, 1, 1, tzinfo=UTC)  # the same facts give the same bytes on any day

document = facts_csv.document


def whole(documents: Sequence[Sequence[Row]], failures: Sequence[Failure]) -> bytes:
    """The workbook: a sheet of facts, and one of the files that could not be read where there are any."""
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": MADE})
        writer = _Writer(book)
        headings = [SAY.text(f"columns.{name}") for name in HEADINGS]
        found = [[row[name] for name in HEADINGS] for facts in documents for row in facts]
        widths = [WIDTHS.get(name, WIDTH) for name in HEADINGS]
        writer.sheet(SAY.text("facts_xlsx.facts"), headings, found, widths)
        if failures:
            headings = [SAY.text("columns.path"), SAY.text("facts_xlsx.reason")]
            writer.sheet(SAY.text("facts_xlsx.failures"), headings, failures, [WIDTHS["path"], REASON])
    return out.getvalue()


class _Writer:
    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._bold = book.add_format({"bold": True, "align": "center", "border": 1, "bg_color": "#DDEBF7"})
        self._quoted = book.add_format({"quote_prefix": True})
        self._places: dict[int, object] = {}

    def sheet(
        self, name: str, headings: Sequence[str], rows: Sequence[Sequence[object]], widths: Sequence[int]
    ) -> None:
        sheet = self._book.add_worksheet(name)
        sheet.write_row(0, 0, headings, self._bold)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                self._write(sheet, number, column, value)
        lay_out(sheet, widths, len(rows))

    def _write(self, sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: object) -> None:
        if isinstance(value, str) and HEADINGS[column : column + 1] == ("value",) and len(value) <= DIGITS:
            sheet.write_number(row, column, Decimal(value), self._printed(value))
        elif isinstance(value, str):
            sheet.write_string(row, column, value, self._quoted if value.startswith(FORMULA) else None)
        elif value is not None:
            sheet.write(row, column, value)

    def _printed(self, value: str) -> object:
        """The cell format that shows as many places as were printed."""
        places = len(value.partition(".")[2])
        if places not in self._places:
            self._places[places] = self._book.add_format({"num_format": f"0.{'0' * places}" if places else "0"})
        return self._places[places]
