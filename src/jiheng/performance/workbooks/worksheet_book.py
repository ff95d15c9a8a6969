"""Worksheets as workbooks: empty or with data to go on filling, read back, returned with their answers to sign."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from jiheng.performance.wording import PerformanceError, said
from jiheng.performance.workbooks.book import Format, Formats, Sheet, Workbook, written
from jiheng.performance.workbooks.cells import Book, Row, book
from jiheng.performance.workbooks.fitting import height, page_of
from jiheng.performance.workbooks.grid import letters
from jiheng.performance.workbooks.paper_writing import strings
from jiheng.performance.worksheets import Answer, Cell, Filled, Worksheet, worksheet
from jiheng.performance.worksheets.model import Field, names
from jiheng.policy import Pack

LINES = 40
"""Empty lines to fill below those that are given."""
_ID = re.compile("\u3014([^\u3014\u3015/]*)/([^\u3014\u3015]+)\u3015")
Data = Mapping[str, object]


def new_worksheet(identity: str, pack: Pack, data: Data | None = None) -> bytes:
    """A worksheet to fill: the items, the lines; with ``data`` (items by key, lines under ``rows``) filled in.

    Raises:
        PerformanceError: the pack has no such worksheet.
    """
    found, given = worksheet(identity, pack), data or {}
    rows = given.get("rows", [])
    lines = [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, Sequence) else []

    def write(workbook: Workbook, formats: Formats) -> None:
        page = page_of(workbook, said("worksheet.sheet"), [field.width for field in found.columns])
        title = said("sheet.title", name=found.name, pack=pack.id, id=found.id)
        head = _top(page, formats, found, found.columns, title)
        for row, item in enumerate(found.items, 2):
            _entry(page, row, 1, item, str(given.get(item.key, "")), formats["entry"])
        for row in range(len(lines) + LINES):
            line = lines[row] if row < len(lines) else {}
            for column, field in enumerate(found.columns):
                _entry(page, head + 1 + row, column, field, str(line.get(field.key, "")), formats["entry"])
        page.protect("", {"format_cells": True, "format_rows": True, "format_columns": True})

    return _written(write, pack)


def is_worksheet(opened: Book) -> bool:
    """Whether a workbook is one of these."""
    return said("worksheet.sheet") in opened.sheets and _named(opened) is not None


def named(opened: Book) -> tuple[str, str]:
    """The pack that a worksheet was made with, and its kind."""
    found = _named(opened)
    return (found[1], found[2]) if found else ("", "")


def read_worksheet(source: bytes | Path, pack: Pack, name: str = "") -> Filled:
    """What a filled worksheet holds.

    Raises:
        PerformanceError: it is none of the pack, or a head is missing; the message names the place.
    """
    opened = book(source, name)
    identity = named(opened)[1]
    if identity not in names(pack):
        raise PerformanceError("worksheet.unknown", file=opened.name, kind=identity)
    found, sheet = worksheet(identity, pack), said("worksheet.sheet")
    heads = [field.text for field in found.columns]
    rows = tuple(_line(found, row) for row in opened.rows(sheet, heads))
    return Filled(found, dict(_items(found, opened.grid(sheet))), rows)


def write_answer(filled: Filled, answer: Answer, pack: Pack) -> bytes:
    """The worksheet with its answers beside the lines, what is said of the whole, and the line to sign."""
    found = filled.sheet
    fields = (*found.columns, *found.results)

    def write(workbook: Workbook, formats: Formats) -> None:
        widths = [field.width for field in fields]
        page = page_of(workbook, said("sheet.result"), widths)
        head = _top(page, formats, found, fields, found.name)
        for row, item in enumerate(found.items, 2):
            page.write_string(row, 1, filled.items[item.key].text, formats["long"])
        for row, (line, texts) in enumerate(zip(filled.rows, answer.rows, strict=True), head + 1):
            strings(page, row, [line[field.key].text for field in found.columns] + list(texts), formats["long"], widths)
        end = head + 2 + len(filled.rows)
        for row, text in enumerate((*answer.remarks, said("worksheet.foot")), end):
            page.merge_range(row, 0, row, len(fields) - 1, text, formats["note"])

    return _written(write, pack)


def _written(write: object, pack: Pack) -> bytes:
    return written(write, pack.text("layout_settings.fonts"), pack.text("layout_settings.heading_font"))  # type: ignore[arg-type]


def _top(page: Sheet, formats: Formats, found: Worksheet, fields: Sequence[Field], title: str) -> int:
    """Title, guide, labels of the items, head of the lines; the row of the head."""
    last = len(fields) - 1
    page.merge_range(0, 0, 0, last, title, formats["title"])
    page.merge_range(1, 0, 1, last, found.guide, formats["note"])
    page.set_row(1, height([(found.guide, sum(field.width for field in fields))]))
    for row, item in enumerate(found.items, 2):
        page.write_string(row, 0, item.text, formats["label"])
        page.write_string(row, 2, item.note, formats["note"])
    head = 2 + len(found.items)
    strings(page, head, [field.text for field in fields], formats["label"])
    page.freeze_panes(head + 1, 1)
    return head


def _entry(page: Sheet, row: int, column: int, field: Field, text: str, shape: Format) -> None:
    if text:
        page.write_string(row, column, text, shape)
    else:
        page.write_blank(row, column, None, shape)
    if field.choices:
        page.data_validation(row, column, row, column, {"validate": "list", "source": list(field.choices)})


def _named(opened: Book) -> re.Match[str] | None:
    first = next(iter(opened.grid(said("worksheet.sheet"))), [])
    return _ID.search("".join(first[:1]))


def _line(found: Worksheet, row: Row) -> Mapping[str, Cell]:
    return {field.key: Cell(row.texts.get(field.text, ""), row.place(field.text)) for field in found.columns}


def _items(found: Worksheet, grid: Sequence[Sequence[str]]) -> Iterator[tuple[str, Cell]]:
    """The items by their keys: the label in the first column, the content beside it."""
    labels = {line[0]: at for at, line in reversed(list(enumerate(grid))) if line}
    for item in found.items:
        at = labels.get(item.text)
        line = [] if at is None else grid[at]
        cell = f"{said('worksheet.sheet')}!{letters(1)}{0 if at is None else at + 1}"
        yield item.key, Cell(line[1] if len(line) > 1 else "", said("place.cell", cell=cell))
