"""Official forms as workbooks: empty ones to fill by hand, and filled ones from data (``jiheng forms new|fill``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from jiheng.performance.exact import number, shown
from jiheng.performance.schemes import Scheme, scheme
from jiheng.performance.wording import PerformanceError
from jiheng.performance.workbooks.book import PAPER, Formats, Sheet, Workbook, written
from jiheng.performance.workbooks.grid import Grid, Placed, runs
from jiheng.performance.workbooks.layout import Layout, Slot, layout
from jiheng.policy import Pack

Data = Mapping[str, object]
NUMBERS = frozenset({"amount", "points", "count", "percent", "number", "score"})
COLUMN_STYLES = {"weight": "points", "score": "points", "operator": "choice"}
LEVELS = ("level1", "level2")
BLANK = "____"
HEIGHT, LONG_HEIGHT = 24, 90
"""Heights of a row and of one that holds a long text, in points."""


class _Sheet(NamedTuple):
    """What the writing of one form needs."""

    layout: Layout
    pack: Pack
    data: Data
    lines: Sequence[Mapping[str, object]]
    cells: Sequence[Placed]


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
    sheets = [_sheet(layout(pack, str(data.get("kind", ""))), data, pack) for data in forms]
    if not sheets:
        raise PerformanceError("form.nothing")

    def write(workbook: Workbook, formats: Formats) -> None:
        for number_of, sheet in enumerate(sheets, 1):
            _write(workbook, formats, sheet, _title(sheet, number_of, len(sheets)))

    return written(write, pack.text("layout_settings.fonts"), pack.text("layout_settings.heading_font"))


def _title(sheet: _Sheet, number_of: int, count: int) -> str:
    """A sheet's name: short, unique and without the characters that spreadsheets forbid."""
    plain = re.sub(r"[\[\]:*?/\\']", "", str(sheet.data.get("project") or sheet.layout.name))[:24] or "1"
    return plain if count == 1 else f"{number_of}.{plain}"


def _sheet(found: Layout, data: Data, pack: Pack) -> _Sheet:
    lines = _lines(found, data, pack)
    grid = Grid()
    for row in found.head:
        grid.add(row)
    if found.columns:
        _indicators(grid, found, lines)
    for row in found.foot:
        grid.add(row)
    return _Sheet(found, pack, data, lines, grid.cells)


def _lines(found: Layout, data: Data, pack: Pack) -> list[Mapping[str, object]]:
    """The indicators of the data, or empty lines under the levels of the scheme."""
    given = data.get("indicators")
    if isinstance(given, Sequence) and given:
        return [row for row in given if isinstance(row, Mapping)]
    if not found.scheme or not found.columns:
        return []
    return [levels for levels in _levels(scheme(pack, found.scheme), pack) for _ in range(found.slots)]


def _levels(chosen: Scheme, pack: Pack) -> Iterator[Mapping[str, object]]:
    """First and second level of each open node, the first with its points."""
    pattern = pack.text("layout_settings.levels_with_points")
    for node in chosen.nodes:
        if node.open:
            top = chosen.by_id.get(node.parent, node)
            points = "" if top.weight is None else shown(top.weight)
            name = pattern.format(name=top.name, points=points) if points else top.name
            yield {"level1": name, "level2": node.name if node.parent else ""}


def _indicators(grid: Grid, found: Layout, lines: Sequence[Mapping[str, object]]) -> None:
    side = [Slot(text=found.side, down=len(lines) + 1)] if found.side else []
    grid.add([*side, *found.columns])
    levels = {field: list(runs(lines, LEVELS[: index + 1])) for index, field in enumerate(LEVELS)}
    for index in range(len(lines)):
        grid.add(list(_line(found.columns, levels, index)), index)


def _line(columns: Sequence[Slot], levels: Mapping[str, Sequence[int]], index: int) -> Iterator[Slot]:
    for column in columns:
        style = COLUMN_STYLES.get(column.field, "text")
        if column.field not in levels:
            yield column._replace(text="", style=style)
        elif levels[column.field][index]:
            yield column._replace(text="", style="label", down=levels[column.field][index])


def _write(workbook: Workbook, formats: Formats, sheet: _Sheet, title: str) -> None:
    page = workbook.add_worksheet(title)
    page.set_landscape()
    page.set_paper(PAPER)
    page.fit_to_pages(1, 0)
    for column, width in enumerate(sheet.layout.widths):
        page.set_column(column, column, width)
    page.set_default_row(HEIGHT)
    for cell in sheet.cells:
        _put(page, formats, cell, sheet)
    for row in {cell.row for cell in sheet.cells if cell.slot.style == "long"}:
        page.set_row(row, LONG_HEIGHT)
    page.protect("", {"format_cells": True, "format_rows": True, "format_columns": True})


def _put(page: Sheet, formats: Formats, cell: Placed, sheet: _Sheet) -> None:
    slot = cell.slot
    shape = formats["computed" if slot.computed and slot.style == "amount" else slot.style]
    if slot.span > 1 or slot.down > 1:
        page.merge_range(cell.row, cell.column, cell.row + slot.down - 1, cell.column + slot.span - 1, "", shape)
    if slot.computed:
        page.write_formula(cell.row, cell.column, _formula(slot, sheet), shape, _binary(_result(slot, sheet)))
    else:
        _put_value(page, cell, _value(cell, sheet), shape)
    _validate(page, cell, sheet)


def _put_value(page: Sheet, cell: Placed, value: object, shape: object) -> None:
    if value is None or value == "":
        page.write_blank(cell.row, cell.column, None, shape)
    elif isinstance(value, Fraction):
        page.write_number(cell.row, cell.column, _binary(value), shape)
    else:
        page.write_string(cell.row, cell.column, str(value), shape)


def _binary(value: Fraction | None) -> float | str:
    """A value as spreadsheets keep it: a binary number, whose shortest decimal is what was meant."""
    return "" if value is None else value.numerator / value.denominator


def _value(cell: Placed, sheet: _Sheet) -> object:
    """What stands in a cell: its printed text, a field of the form or one of its indicator."""
    slot = cell.slot
    if not slot.field or (cell.line is None and slot in sheet.layout.columns):
        return _printed(slot.text, sheet.data)
    row = sheet.data if cell.line is None else sheet.lines[cell.line]
    value = row.get(slot.field)
    if cell.line is not None and slot.field in {"target", "attainment", "expected"}:
        return _written(slot.field, row, sheet)
    if cell.line is not None and slot.field == "operator" and value:
        return _sign(str(value), sheet.pack)
    return _number(value, slot.field) if slot.style in NUMBERS else value


def _printed(text: str, data: Data) -> str:
    """A printed text with the year (and the month of monitoring) filled in; a line to write on where not known."""
    year = str(data.get("year") or BLANK)
    last = str(int(year) - 1) if year.isdecimal() else BLANK
    return text.format(year=year, last_year=last, month=data.get("month") or BLANK)


def _written(field: str, row: Mapping[str, object], sheet: _Sheet) -> object:
    """A target or attainment: a plain number beside a column of units, else with its sign and unit."""
    value = row.get(field)
    fields = {column.field for column in sheet.layout.columns}
    text = "" if value is None else str(value)
    try:
        figure = number(text) if text and not text.endswith("%") else None
    except ValueError:
        return text
    sign = _sign(str(row.get("operator", "")), sheet.pack) if field == "target" and "operator" not in fields else ""
    unit = str(row.get("unit", "")) if "unit" not in fields and figure is not None else ""
    if figure is not None and not sign and not unit:
        return figure
    return f"{sign}{text}{unit}"


def _sign(operator: str, pack: Pack) -> str:
    return str(pack.table("layout_settings.signs").get(operator, operator))


def _number(value: object, field: str) -> Fraction | None:
    if value is None or value == "":
        return None
    try:
        return number(value)
    except ValueError as error:
        raise PerformanceError("form.number_due", field=field, value=value) from error


def _formula(slot: Slot, sheet: _Sheet) -> str:
    """The formula of a computed field, for the spreadsheet."""
    if slot.ratio:
        part, whole = (_cells(name, sheet)[0].address for name in slot.ratio)
        return f'=IF(N({whole})=0,"",{part}/{whole})'
    single = [_cells(name, sheet)[0].address for name in slot.sum]
    under = _cells(slot.column, sheet, inside=True)
    ranges = [f"{under[0].address}:{under[-1].address}"] if under else []
    return f"=SUM({','.join([*single, *ranges])})" if single or ranges else "=0"


def _cells(field: str, sheet: _Sheet, *, inside: bool = False) -> list[Placed]:
    """The cells of a field, outside the indicators or in their lines."""
    return [cell for cell in sheet.cells if cell.slot.field == field and (cell.line is not None) is inside]


def _result(slot: Slot, sheet: _Sheet) -> Fraction | None:
    """The value of a computed field, which is stored beside its formula for programs that do not compute."""
    if slot.ratio:
        part, whole = (_field(name, sheet) for name in slot.ratio)
        return part / whole if part is not None and whole else None
    column = (_number(row.get(slot.column), slot.column) for row in sheet.lines if slot.column)
    parts = [part for part in (*(_field(name, sheet) for name in slot.sum), *column) if part is not None]
    return sum(parts, Fraction(0))


def _field(name: str, sheet: _Sheet) -> Fraction | None:
    slot = _cells(name, sheet)[0].slot
    return _result(slot, sheet) if slot.computed else _number(sheet.data.get(name), name)


def _validate(page: Sheet, cell: Placed, sheet: _Sheet) -> None:
    """Choices for the operator, bounds for points and scores."""
    slot, signs = cell.slot, sheet.pack.table("layout_settings.signs")
    if cell.line is not None and slot.field == "operator":
        page.data_validation(cell.address, {"validate": "list", "source": list(signs.values()), "ignore_blank": True})
    bound = _bound(cell, sheet)
    if bound:
        rule = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": bound, "ignore_blank": True}
        page.data_validation(cell.address, rule)


def _bound(cell: Placed, sheet: _Sheet) -> object:
    """The most that a cell may hold: the points for a score, the form's points for a weight."""
    if cell.line is not None and cell.slot.field == "score":
        weights = [one for one in sheet.cells if one.line == cell.line and one.slot.field == "weight"]
        return f"={weights[0].address}" if weights else None
    if cell.slot.most:
        return f"={_cells(cell.slot.most, sheet)[0].address}"
    return 100 if cell.slot.field in {"weight", "execution_weight"} and cell.slot.style == "points" else None
