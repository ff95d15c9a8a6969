"""The empty workbook of a report's data: the public tables with their heads, and the sheets that people fill in.

Totals may stay empty: what can be computed is computed. Cells for figures take figures alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from itertools import zip_longest
from typing import Any, NamedTuple, cast

from jiheng.composing.account import Account
from jiheng.composing.items import ECONOMIC
from jiheng.composing.page import Square
from jiheng.composing.sheets import columns
from jiheng.composing.tables import grid_of
from jiheng.composing.views import VIEWS
from jiheng.composing.writer import Writer
from jiheng.policy import Pack
from jiheng.policy.classification import classifications
from jiheng.policy.messages import messages

SAY = messages("composing")
EPOCH = datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The date of creation that every workbook bears: that of today would change its bytes every day."""
FREE_ROWS = 60
WIDTH = 22
STYLES: Mapping[str, Mapping[str, object]] = {
    "title": {"bold": True, "font_size": 14, "border": 0},
    "head": {"bold": True, "align": "center", "bg_color": "#F2F2F2", "text_wrap": True},
    "label": {"bg_color": "#F2F2F2", "text_wrap": True},
    "figure": {"num_format": "#,##0.00", "align": "right"},
    "text": {"num_format": "@", "text_wrap": True},
}

Sheet = Any  # xlsxwriter has no types of its own
Formats = Mapping[str, Any]
Row = Mapping[str, object]


class Book(NamedTuple):
    """The workbook in the making."""

    file: Any
    formats: Formats
    pack: Pack

    def sheet(self, title: str) -> Sheet:
        """A sheet with its title in the first row."""
        sheet = self.file.add_worksheet(title[:31])
        sheet.write_string(0, 0, title, self.formats["title"])
        sheet.set_column(0, 12, WIDTH)
        return sheet

    def only_figures(self, sheet: Sheet, first: tuple[int, int], last: tuple[int, int]) -> None:
        """Cells that take nothing but a figure."""
        rule = {"validate": "decimal", "criteria": "between", "minimum": -1e12, "maximum": 1e12}
        words = {"error_title": SAY.text("template.figure"), "error_message": SAY.text("template.figure_only")}
        sheet.data_validation(*first, *last, {**rule, **words})


def forms(pack: Pack) -> Mapping[str, str]:
    """The reports of a pack whose data has a workbook, by id, with the workbook's name."""
    reports = cast("Mapping[str, Row]", pack.table("composing.reports"))
    return {name: str(row["form"]) for name, row in reports.items() if "form" in row}


def new_workbook(report: str, pack: Pack) -> bytes:
    """The empty workbook of a report's data: the sheets that people fill in, and the tables of a disclosure."""
    import xlsxwriter

    stream = BytesIO()
    file = xlsxwriter.Workbook(stream, {"in_memory": True})
    file.set_properties({"created": EPOCH})
    formats = {name: file.add_format({"border": 1, "valign": "vcenter", **row}) for name, row in STYLES.items()}
    book = Book(file, formats, pack)
    for sheet in pack.words(f"composing.reports.{report}.sheets"):
        _told(book, pack.table(f"composing.sheets.{sheet}"))
    section = pack.get(f"composing.reports.{report}.tables")
    for identity in pack.words(f"composing.sections.{section}.tables") if section else ():
        _table(book, identity)
    file.close()
    return stream.getvalue()


def _told(book: Book, row: Row) -> None:
    """A sheet that people fill in."""
    sheet, heads = book.sheet(str(row["title"])), columns(row)
    for place, head in enumerate(heads):
        sheet.write_string(1, place, head, book.formats["head"])
    asked = cast("Sequence[Row | str]", row.get("rows", ()))
    for line, one in enumerate(asked, 2):
        cells = [one] if isinstance(one, str) else [str(one["label"]), "", str(one.get("note", ""))]
        for place, text in enumerate(cells):
            sheet.write_string(line, place, text, book.formats["text" if not text else "label"])
    first, last = 2, 2 + max(len(asked), FREE_ROWS) - 1
    figures = cast("Sequence[str]", row.get("figures", ()))
    choices = cast("Mapping[str, list[str]]", row.get("choices", {}))
    for place, head in enumerate(heads):
        if head in figures:
            book.only_figures(sheet, (first, place), (last, place))
        if head in choices:
            sheet.data_validation(first, place, last, place, {"validate": "list", "source": choices[head]})
    sheet.freeze_panes(2, 1)


def _table(book: Book, identity: str) -> None:
    """A public table: its head, its labels, room for its lines."""
    definition = book.pack.table(f"composing.tables.{identity}")
    sheet = book.sheet(str(definition["title"]))
    for line, mark in enumerate(book.pack.words("composing.table_marks"), 1):
        sheet.write_string(line, 0, mark)
    grid = grid_of(Writer(Account("", 0, {}), book.pack, VIEWS), definition)
    top = 1 + len(book.pack.words("composing.table_marks"))
    for square in grid.head:
        _square(sheet, square, top, book.formats["head"])
    width = max(square.column + square.column_span for square in grid.head)
    if definition["kind"] == "economic":
        lines = [*_economic(definition, book.pack), *([_words(cell) for cell in line] for line in grid.lines)]
    else:
        lines = [[_words(cell) for cell in line] for line in grid.lines] or [[""] * width] * FREE_ROWS
    first = top + grid.height
    for line, texts in enumerate(lines, first):
        for place, text in enumerate(texts):
            sheet.write_string(line, place, text, book.formats["label" if text else "figure"])
    book.only_figures(sheet, (first, 0), (first + len(lines) - 1, width - 1))
    sheet.freeze_panes(first, 0)


def _square(sheet: Sheet, square: Square, top: int, form: object) -> None:
    row, column, text = square.row + top, square.column, _words(square.pieces)
    if square.row_span * square.column_span == 1:
        sheet.write_string(row, column, text, form)
    else:
        sheet.merge_range(row, column, row + square.row_span - 1, column + square.column_span - 1, text, form)


def _words(pieces: Sequence[Any]) -> str:
    return "".join(piece.text for piece in pieces)


def _economic(definition: Row, pack: Pack) -> list[list[str]]:
    """Every economic subject that the pack knows, in two halves."""
    found = classifications(pack)[ECONOMIC]
    halves = []
    for side in ("left_classes", "right_classes"):
        heads = [one for one in found.children() if one.name in cast("Sequence[str]", definition[side])]
        halves.append([one for head in heads for one in (head, *found.children(head.code))])
    pairs = zip_longest(*halves)
    return [
        [*((one.code, one.name, "") if one else ("", "", "")), *((two.code, two.name) if two else ())]
        for one, two in pairs
    ]
