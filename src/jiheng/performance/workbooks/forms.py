"""Official forms as workbooks: empty ones to fill by hand, and filled ones from data (``jiheng forms new|fill``)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from jiheng.performance.exact import shown
from jiheng.performance.wording import PerformanceError
from jiheng.performance.workbooks.book import Formats, Sheet, Workbook, written
from jiheng.performance.workbooks.computed import cells, formula, result
from jiheng.performance.workbooks.filled import Data, FilledForm, filled, value
from jiheng.performance.workbooks.fitting import LEAST, height, page_of
from jiheng.performance.workbooks.grid import Placed
from jiheng.performance.workbooks.layout import Slot, layout
from jiheng.performance.workbooks.paper_writing import binary
from jiheng.policy import Pack

LONG_HEIGHT, TITLE_HEIGHT = 90, 36
"""The least heights of a row that holds a long text, and of the title, in points."""


def new_form(kind: str, pack: Pack) -> bytes:
    """An empty form of that kind, with the levels of its scheme and room for the indicators of each.

    Raises:
        PerformanceError: the pack has no such form.
    """
    return fill([{"kind": kind}], pack)


def fill(forms: Sequence[Data], pack: Pack) -> bytes:
    """One workbook with a sheet for each form.

    Args:
        forms: the data of each: ``kind``, the fields of its layout, and ``indicators`` (rows with level1, level2, name,
            operator, target, unit, weight, attainment, score, reason).
        pack: the policy pack.

    Raises:
        PerformanceError: there is no such form, or a value is no number where one is due; the message names the field.
    """
    sheets = [filled(layout(pack, str(data.get("kind", ""))), data, pack) for data in forms]
    if not sheets:
        raise PerformanceError("form.nothing")

    def write(workbook: Workbook, formats: Formats) -> None:
        for number_of, sheet in enumerate(sheets, 1):
            _write(workbook, formats, sheet, _title(sheet, number_of, len(sheets)))

    return written(write, pack.text("layout_settings.fonts"), pack.text("layout_settings.heading_font"))


def _title(sheet: FilledForm, number_of: int, count: int) -> str:
    """A sheet's name: short, unique and without the characters that spreadsheets forbid."""
    plain = re.sub(r"[\[\]:*?/\\']", "", str(sheet.data.get("project") or sheet.layout.name))[:24] or "1"
    return plain if count == 1 else f"{number_of}.{plain}"


def _write(workbook: Workbook, formats: Formats, sheet: FilledForm, title: str) -> None:
    page = page_of(workbook, title, sheet.layout.widths)
    for cell in sheet.cells:
        _put(page, formats, cell, sheet)
    for row, points in heights(sheet).items():
        page.set_row(row, points)
    page.protect("", {"format_cells": True, "format_rows": True, "format_columns": True})


def heights(sheet: FilledForm) -> Mapping[int, int]:
    """The height of each row, so that all words of its cells show; a cell over several rows raises the last."""
    least = {"long": LONG_HEIGHT, "title": TITLE_HEIGHT}
    found: dict[int, int] = {}
    for cell in sorted(sheet.cells, key=lambda cell: cell.slot.down):
        slot, last = cell.slot, cell.row + cell.slot.down - 1
        width = sum(sheet.layout.widths[cell.column : cell.column + slot.span])
        above = sum(found.get(row, LEAST) for row in range(cell.row, last))
        due = height([(_text(cell, sheet), width)], least.get(slot.style, LEAST)) - above
        found[last] = max(found.get(last, LEAST), due)
    return found


def _text(cell: Placed, sheet: FilledForm) -> str:
    given = "" if cell.slot.computed else value(cell, sheet)
    return shown(given) if isinstance(given, Fraction) else str(given or "")


def _put(page: Sheet, formats: Formats, cell: Placed, sheet: FilledForm) -> None:
    slot = cell.slot
    shape = formats["computed" if slot.computed and slot.style == "amount" else slot.style]
    if slot.span > 1 or slot.down > 1:
        page.merge_range(cell.row, cell.column, cell.row + slot.down - 1, cell.column + slot.span - 1, "", shape)
    if slot.computed:
        page.write_formula(cell.row, cell.column, formula(slot, sheet), shape, _stored(slot, sheet))
    else:
        _put_value(page, cell, value(cell, sheet), shape)
    _validate(page, cell, sheet)


def _put_value(page: Sheet, cell: Placed, given: object, shape: object) -> None:
    if given is None or given == "":
        page.write_blank(cell.row, cell.column, None, shape)
    elif isinstance(given, Fraction):
        page.write_number(cell.row, cell.column, binary(given), shape)
    else:
        page.write_string(cell.row, cell.column, str(given), shape)


def _stored(slot: Slot, sheet: FilledForm) -> float | str:
    """The value beside a formula, for programs that do not compute."""
    found = result(slot, sheet)
    return "" if found is None else binary(found)


def _validate(page: Sheet, cell: Placed, sheet: FilledForm) -> None:
    """Choices for the operator, bounds for points and scores."""
    slot, signs = cell.slot, sheet.pack.table("layout_settings.signs")
    if cell.line is not None and slot.field == "operator":
        page.data_validation(cell.address, {"validate": "list", "source": list(signs.values()), "ignore_blank": True})
    bound = _bound(cell, sheet)
    if bound:
        rule = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": bound, "ignore_blank": True}
        page.data_validation(cell.address, rule)


def _bound(cell: Placed, sheet: FilledForm) -> object:
    """The most that a cell may hold: the points for a score, the form's points for a weight."""
    if cell.line is not None and cell.slot.field == "score":
        weights = [one for one in sheet.cells if one.line == cell.line and one.slot.field == "weight"]
        return f"={weights[0].address}" if weights else None
    if cell.slot.most:
        return f"={cells(cell.slot.most, sheet)[0].address}"
    return 100 if cell.slot.field in {"weight", "execution_weight"} and cell.slot.style == "points" else None
