"""Results used for the next budget (评价结果应用): what each grade leads to, as the pack rules."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from jiheng.performance.exact import decimal
from jiheng.performance.result_use import NextBudget, next_budget
from jiheng.performance.settings import Grade
from jiheng.performance.wording import PerformanceError, said
from jiheng.performance.worksheets.grading import grade_named, grade_of
from jiheng.performance.worksheets.model import Answer, Entry, Filled
from jiheng.policy import Pack

PLACES = 2


def linking(filled: Filled, pack: Pack) -> Answer:
    """The grade of each line, what follows for its budget, and the range of all budgets together.

    Raises:
        PerformanceError: neither score nor grade is given, a grade is unknown, a budget is missing.
    """
    full = filled.items["full"].number() or Fraction(100)
    grades = [_grade(row, full, pack) for row in filled.rows]
    found = [_next(row, grade, pack) for row, grade in zip(filled.rows, grades, strict=True)]
    rows = tuple(_answer(grade, one) for grade, one in zip(grades, found, strict=True))
    least, most = sum((one.least for one in found), Fraction(0)), sum((one.most for one in found), Fraction(0))
    now = sum((row["budget"].number() or Fraction(0) for row in filled.rows), Fraction(0))
    defaults = any(not one.linkage.verified for one in found)
    remarks = [said("worksheet.linked", now=_money(now), least=_money(least), most=_money(most))]
    return Answer(rows, (*remarks, *([said("worksheet.linkage_default")] if defaults else [])))


def _grade(row: Entry, full: Fraction, pack: Pack) -> Grade:
    row["id"].due(said("worksheet.name"))
    score = row["score"].number()
    given = row["grade"]
    found = grade_named(given.text, pack) if given.text else grade_of(score, full, pack) if score is not None else None
    if found is None:
        raise PerformanceError("worksheet.no_grade", place=given.place, text=given.text)
    return found


def _next(row: Entry, grade: Grade, pack: Pack) -> NextBudget:
    row["budget"].due(said("worksheet.budget"))
    return next_budget(row["budget"].number() or Fraction(0), grade.id, int(row["open"].number() or 0), pack)


def _answer(grade: Grade, found: NextBudget) -> Sequence[str]:
    return (grade.name, found.linkage.action, _money(found.least), _money(found.most), found.message)


def _money(amount: Fraction) -> str:
    return f"{decimal(amount, PLACES):f}"
