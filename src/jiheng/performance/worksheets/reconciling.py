"""Reviewers' scores made one (复核合议): two, and a third where they differ too much."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from jiheng.performance.exact import decimal, shown
from jiheng.performance.review import reconciled
from jiheng.performance.scoring.sheet import fraction_of
from jiheng.performance.wording import PerformanceError, said
from jiheng.performance.worksheets.grading import grade_of
from jiheng.performance.worksheets.model import Answer, Entry, Filled
from jiheng.policy import Pack

SCORES = ("score1", "score2", "score3")
PLACES = 2


def reconciling(filled: Filled, pack: Pack) -> Answer:
    """One score for each line, its distance from the self-score, its grade, and how it came about.

    Raises:
        PerformanceError: a score lies outside its points, or a line has fewer than two.
    """
    full = filled.items["full"].number() or Fraction(100)
    rows = tuple(_answer(row, full, pack) for row in filled.rows)
    open_rows = sum(not row[0] for row in rows)
    slots = {"count": len(rows), "done": len(rows) - open_rows, "open": open_rows}
    return Answer(rows, (said("worksheet.reconciled", **slots),), bool(open_rows))


def _answer(row: Entry, full: Fraction, pack: Pack) -> Sequence[str]:
    row["id"].due(said("worksheet.name"))
    found = reconciled(_scores(row, full), pack)
    if found.score is None:
        return ("", "", "", found.message)
    score, stated = fraction_of(found.score), row["stated"].number()
    grade = grade_of(score, full, pack)
    change = "" if stated is None else f"{decimal(score - stated, PLACES):+f}"
    return (shown(score), change, grade.name if grade else "", found.message)


def _scores(row: Entry, full: Fraction) -> list[Decimal]:
    found = []
    for key in SCORES:
        value = row[key].number()
        if value is not None and not 0 <= value <= full:
            raise PerformanceError("worksheet.outside", place=row[key].place, full=shown(full))
        found += [] if value is None else [decimal(value, 6)]
    return found
