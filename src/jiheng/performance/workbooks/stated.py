"""What the cells of a form state (表中数据): each figure as a fact, and how it is printed in running documents."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from jiheng.document import Span
from jiheng.ledger import Fact, Scope
from jiheng.performance.exact import decimal, shown
from jiheng.performance.workbooks.computed import result
from jiheng.performance.workbooks.filled import FilledForm, value
from jiheng.performance.workbooks.grid import Placed
from jiheng.quantity import Quantity, Unit

NOWHERE = Span(0, 0)
LINE = {"target": "target", "attainment": "attainment", "weight": "weight", "score": "score"}
TABLE = "layout_settings.stated"
PLACES = 2
_POINTS = re.compile(r"^(?P<name>.+?)\uff08(?P<points>[\d.]+)\u5206\uff09$")


def printed(cell: Placed, sheet: FilledForm) -> str:
    """A cell as it is printed: money and rates with two places, points as they are."""
    found = result(cell.slot, sheet) if cell.slot.computed else value(cell, sheet)
    if not isinstance(found, Fraction):
        return "" if found is None else str(found)
    if cell.slot.style == "percent":
        return f"{decimal(found * 100, PLACES):f}%"
    return f"{decimal(found, PLACES):f}" if cell.slot.style in {"amount", "computed"} else shown(found)


def stated(cell: Placed, sheet: FilledForm) -> Fact | None:
    """The fact that a cell states; None where it holds words, or a figure that is no fact."""
    if cell.line is not None:
        return _of_indicator(cell, sheet)
    meaning = sheet.pack.table(TABLE).get(cell.slot.field)
    if not isinstance(meaning, Sequence) or isinstance(meaning, str):
        return None
    concept, measure, *rest = map(str, meaning)
    return _fact(cell, sheet, (concept, measure, rest[0] if rest else ""), int(rest[1]) if len(rest) > 1 else 0)


def _of_indicator(cell: Placed, sheet: FilledForm) -> Fact | None:
    """A level's points, or a figure of an indicator's line."""
    row = sheet.lines[cell.line or 0]
    if cell.slot.field in {"level1", "name"}:
        name, points = _named(str(row.get(cell.slot.field, "")))
        return _about(name, "weight", _quantity(points, "points", sheet), sheet) if points else None
    if cell.slot.field not in LINE or not row.get("name"):
        return None
    unit = "points" if cell.slot.field in {"weight", "score"} else str(row.get("unit", ""))
    quantity = _quantity(printed(cell, sheet), unit, sheet)
    return _about(_named(str(row["name"]))[0], LINE[cell.slot.field], quantity, sheet)


def _named(text: str) -> tuple[str, str]:
    """The name of a level or indicator, and the points that it prints behind it."""
    found = _POINTS.match(text)
    return (found["name"], found["points"]) if found else (text, "")


def _about(name: str, measure: str, quantity: Quantity | None, sheet: FilledForm) -> Fact | None:
    if quantity is None:
        return None
    month = str(sheet.data.get("month") or "") if measure == "attainment" else ""
    scope = Scope(indicator=name, project=_project(sheet), month=month)
    return Fact(name, sheet.pack.text(f"measures.{measure}"), quantity, NOWHERE, year=_year(sheet.data), scope=scope)


def _fact(cell: Placed, sheet: FilledForm, meaning: tuple[str, str, str], year: int) -> Fact | None:
    concept, measure, unit = meaning
    quantity = _quantity(printed(cell, sheet), unit, sheet)
    whole = _year(sheet.data)
    if quantity is None:
        return None
    project = _project(sheet)
    execution = concept == sheet.pack.text("forms.execution.concept")
    month = str(sheet.data.get("month") or "") if measure == "account" else ""
    scope = Scope(project=project, indicator=concept if execution else "", month=month)
    own = sheet.pack.text(f"measures.{measure}")
    concept = concept or sheet.pack.text(f"forms.total_score.{_kind(sheet, project)}")
    return Fact(concept, own, quantity, NOWHERE, year=whole + year if whole else None, scope=scope)


def _kind(sheet: FilledForm, project: str) -> str:
    """Whose total score a form gives: a reviewer's sheet has a column of standards."""
    if any(column.field == "criterion" for column in sheet.layout.columns):
        return "review"
    return "project" if project else "overall"


def _project(sheet: FilledForm) -> str:
    """The project that the form names; none where the form has no place for one."""
    named = any(cell.slot.field == "project" for cell in sheet.cells)
    return str(sheet.data.get("project", "")) if named else ""


def _year(data: Mapping[str, object]) -> int | None:
    text = str(data.get("year") or "")
    return int(text) if text.isdecimal() else None


def _quantity(text: str, unit: str, sheet: FilledForm) -> Quantity | None:
    """The one figure of a printed text; ``unit`` is its unit where it has none (``points``: 分)."""
    pack = sheet.pack
    symbol = pack.text("tables.score_unit") if unit == "points" else unit
    found = pack.numbers.numerals(text)
    if len(found) != 1:
        return None
    quantity, known = found[0].quantity, pack.numbers.units.get(symbol)
    own: Unit | None = quantity.unit or known
    return Quantity(quantity.coefficient, quantity.scale, own)
