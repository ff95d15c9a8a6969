"""The computed cells of a form: their formulas, and the values that they give."""

from __future__ import annotations

from fractions import Fraction

from jiheng.performance.workbooks.filled import FilledForm, number_in
from jiheng.performance.workbooks.grid import Placed
from jiheng.performance.workbooks.layout import Slot


def formula(slot: Slot, sheet: FilledForm) -> str:
    """The formula of a computed field, for the spreadsheet."""
    if slot.ratio:
        part, whole = (cells(name, sheet)[0].address for name in slot.ratio)
        return f'=IF(N({whole})=0,"",{part}/{whole})'
    single = [cells(name, sheet)[0].address for name in slot.sum]
    under = cells(slot.column, sheet, inside=True)
    ranges = [f"{under[0].address}:{under[-1].address}"] if under else []
    return f"=SUM({','.join([*single, *ranges])})" if single or ranges else "=0"


def cells(field: str, sheet: FilledForm, *, inside: bool = False) -> list[Placed]:
    """The cells of a field, outside the indicators or in their lines."""
    return [cell for cell in sheet.cells if cell.slot.field == field and (cell.line is not None) is inside]


def result(slot: Slot, sheet: FilledForm) -> Fraction | None:
    """The value of a computed field, which is stored beside its formula for programs that do not compute."""
    if slot.ratio:
        part, whole = (_field(name, sheet) for name in slot.ratio)
        return part / whole if part is not None and whole else None
    column = (number_in(row.get(slot.column), slot.column) for row in sheet.lines if slot.column)
    parts = [part for part in (*(_field(name, sheet) for name in slot.sum), *column) if part is not None]
    return sum(parts, Fraction(0))


def _field(name: str, sheet: FilledForm) -> Fraction | None:
    slot = cells(name, sheet)[0].slot
    return result(slot, sheet) if slot.computed else number_in(sheet.data.get(name), name)
