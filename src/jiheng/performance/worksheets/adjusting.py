"""A reviewer's adjustments of a form's scores (复核调整): every change with its reason, both totals."""

from __future__ import annotations

from fractions import Fraction

from jiheng.performance.exact import fraction, quantity, shown
from jiheng.performance.indicators import Indicator
from jiheng.performance.review import Adjustment, adjusted
from jiheng.performance.scoring.sheet import fraction_of, scored
from jiheng.performance.settings import settings
from jiheng.performance.wording import PerformanceError, said
from jiheng.performance.worksheets.grading import grade_of
from jiheng.performance.worksheets.model import Answer, Cell, Entry, Filled
from jiheng.policy import Pack
from jiheng.quantity import Quantity


def adjusting(filled: Filled, pack: Pack) -> Answer:
    """The reviewed score of each indicator and its change, the total before and after, the grade.

    Raises:
        PerformanceError: points or scores are missing, a reason is missing, a score lies outside its points.
    """
    indicators = [_indicator(row) for row in filled.rows]
    changes = [_adjustment(row) for row in filled.rows if row["adjusted"].text]
    sheet = scored(indicators, settings(pack))
    found = adjusted(sheet, changes)
    grade = grade_of(fraction_of(found.total), sheet.full, pack)
    rows = tuple(_answer(row, one) for row, one in zip(filled.rows, indicators, strict=True))
    slots = {"before": f"{found.stated:f}", "after": f"{found.total:f}", "count": len(found.changes)}
    return Answer(rows, (said("worksheet.adjusted", grade=grade.name if grade else "", **slots),))


def _indicator(row: Entry) -> Indicator:
    weight, stated = _due(row["weight"], "weight"), _due(row["stated"], "score")
    if fraction(stated) > fraction(weight):
        raise PerformanceError("worksheet.outside", place=row["stated"].place, full=shown(fraction(weight)))
    return Indicator(row["name"].due(said("worksheet.indicator")), weight, stated=stated)


def _adjustment(row: Entry) -> Adjustment:
    return Adjustment(row["name"].text, _due(row["adjusted"], "score"), row["reason"].text, row["by"].text)


def _due(cell: Cell, name: str) -> Quantity:
    cell.due(said(f"worksheet.{name}"))
    return quantity(cell.number() or Fraction(0))


def _answer(row: Entry, indicator: Indicator) -> tuple[str, str]:
    before = fraction(indicator.stated) if indicator.stated else Fraction(0)
    after = row["adjusted"].number()
    return (shown(before if after is None else after), "" if after is None else shown(after - before))
