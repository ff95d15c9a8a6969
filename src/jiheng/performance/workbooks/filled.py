"""A form laid out and filled: its cells at their places, and the value that each holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from jiheng.performance.exact import number, shown
from jiheng.performance.schemes import Scheme, scheme
from jiheng.performance.wording import PerformanceError
from jiheng.performance.workbooks.grid import Grid, Placed, runs
from jiheng.performance.workbooks.layout import Layout, Slot
from jiheng.policy import Pack

Data = Mapping[str, object]
NUMBERS = frozenset({"amount", "points", "count", "percent", "number", "score"})
COLUMN_STYLES = {"weight": "points", "score": "points", "operator": "choice"}
LEVELS = ("level1", "level2")
BLANK = "____"
SIGNERS = ("filler", "signer", "date", "manager", "accountant")


class FilledForm(NamedTuple):
    """A form with its data: ``lines`` are its indicators, ``cells`` everything at its place."""

    layout: Layout
    pack: Pack
    data: Data
    lines: Sequence[Mapping[str, object]]
    cells: Sequence[Placed]


def filled(found: Layout, data: Data, pack: Pack) -> FilledForm:
    """A form laid out: the rows above the indicators, their lines, the rows below."""
    lines = _lines(found, data, pack)
    grid = Grid()
    for row in found.head:
        grid.add(row)
    if found.columns:
        _indicators(grid, found, lines)
    for row in found.foot:
        grid.add(row)
    return FilledForm(found, pack, data, lines, grid.cells)


def _lines(found: Layout, data: Data, pack: Pack) -> list[Mapping[str, object]]:
    """The indicators of the data, or empty lines under the levels of the scheme."""
    given = data.get("indicators")
    if isinstance(given, Sequence) and given:
        return [row for row in given if isinstance(row, Mapping)]
    if not found.scheme or not found.columns:
        return []
    chosen = scheme(pack, found.scheme)
    if not any(node.open for node in chosen.nodes):
        return list(_standards(chosen, pack))
    return [levels for levels in _levels(chosen, pack) for _ in range(found.slots)]


def _levels(chosen: Scheme, pack: Pack) -> Iterator[Mapping[str, object]]:
    """First and second level of each open node, the first with its points."""
    pattern = pack.text("layout_settings.levels_with_points")
    for node in chosen.nodes:
        if node.open:
            top = chosen.by_id.get(node.parent, node)
            points = "" if top.weight is None else shown(top.weight)
            name = pattern.format(name=top.name, points=points) if points else top.name
            yield {"level1": name, "level2": node.name if node.parent else ""}


def _standards(chosen: Scheme, pack: Pack) -> Iterator[Mapping[str, object]]:
    """The lines of a scheme that is scored as it stands: levels with their points, and the standard in words."""
    pattern = pack.text("layout_settings.levels_with_points")
    for top in chosen.children():
        for node in chosen.children(top.id):
            named = (pattern.format(name=one.name, points=shown(one.weight or Fraction(0))) for one in (top, node))
            parts = [f"{at}.{part.criterion}" for at, part in enumerate(chosen.children(node.id), 1)]
            yield dict(zip(("level1", "name"), named, strict=True)) | {"criterion": node.criterion or "\n".join(parts)}


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


def value(cell: Placed, sheet: FilledForm) -> object:
    """What stands in a cell: its printed text, a field of the form or one of its indicator."""
    slot = cell.slot
    if not slot.field or (cell.line is None and slot in sheet.layout.columns):
        return _printed(slot.text, sheet.data)
    row = sheet.data if cell.line is None else sheet.lines[cell.line]
    value = row.get(slot.field)
    if cell.line is not None and slot.field in {"target", "mid_term", "due", "attainment", "expected"}:
        return _written(slot.field, row, sheet)
    if cell.line is not None and slot.field == "operator" and value:
        return _sign(str(value), sheet.pack)
    return number_in(value, slot.field) if slot.style in NUMBERS else value


def _printed(text: str, data: Data) -> str:
    """A printed text with the year, figures and who signs filled in.

    A line to write on stands for what is not known, nothing for a name.
    """
    year = str(data.get("year") or BLANK)
    last = str(int(year) - 1) if year.isdecimal() else BLANK
    known = {name: "" if name in SIGNERS else BLANK for name in re.findall(r"{(\w+)}", text)}
    known |= {name: str(data[name]) for name in known if data.get(name)}
    return text.format(**{**known, "year": year, "last_year": last})


def _written(field: str, row: Mapping[str, object], sheet: FilledForm) -> object:
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


def number_in(value: object, field: str) -> Fraction | None:
    """The number that a field holds; None where it is empty.

    Raises:
        PerformanceError: it holds something else; the message names the field.
    """
    if value is None or value == "":
        return None
    try:
        return number(value)
    except ValueError as error:
        raise PerformanceError("form.number_due", field=field, value=value) from error
