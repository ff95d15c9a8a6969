"""Whether an indicator's target was met: by its operator, its figures, or its grade words."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import cast

from jiheng.checks.forms.amounts import comparable, pair
from jiheng.checks.forms.tables import Line

_OPERATORS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
}
QUALITATIVE = "qualitative"


def direction(line: Line) -> str:
    """The operator of an indicator: printed, or what the pack assumes for its level (a cost is to stay below).

    ``=`` is read as the pack's setting says: reaching the target is enough, or only equality counts.
    """
    word = line.statement.word
    if not word:
        costs = line.pack.words("forms.cost_levels")
        levels = line.text("level1") + line.text("level2")
        cost = any(word in levels for word in costs)
        return line.pack.text(f"scoring.default_{'cost_' if cost else ''}operator.value")
    return ">=" if word == "=" and line.pack.text("scoring.equal.value") == "at_least" else word


def met(line: Line) -> bool | None:
    """Whether the target was met; None where the line does not say it in figures or grade words."""
    target, attainment = line.quantity("target"), line.quantity("attainment")
    if target is None or attainment is None:
        return _met_in_words(line) if target is None and attainment is None else None
    if target.approximate or attainment.approximate or not comparable(target, attainment):
        return None
    goal, done = pair(target, attainment)
    test = _OPERATORS.get(direction(line))
    if line.statement.word == "=" and test is None:
        return done == goal
    return test(done, goal) if test is not None else None


def _met_in_words(line: Line) -> bool | None:
    target, attainment = line.text("target"), line.text("attainment")
    if not target or not attainment:
        return None
    if target == attainment:
        return True
    due, got = _band(line, target), _band(line, attainment)
    return got <= due if due is not None and got is not None else None


def _band(line: Line, text: str) -> int | None:
    """The place of a grade word among the pack's bands, from the best."""
    for at, row in enumerate(line.pack.rows("scoring.bands")):
        if text in cast("Sequence[str]", row["words"]):
            return at
    return None


def ratio(line: Line) -> Fraction | None:
    """Attainment over target, where both are figures of one unit and the target is above nought."""
    target, attainment = line.quantity("target"), line.quantity("attainment")
    if target is None or attainment is None or not comparable(target, attainment) or attainment.approximate:
        return None
    goal, done = pair(target, attainment)
    return done / goal if goal > 0 else None
