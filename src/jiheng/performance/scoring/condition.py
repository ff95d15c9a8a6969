"""Scoring by conditions (条件法): the first case that holds gives the points."""

from __future__ import annotations

from typing import NamedTuple

from jiheng.performance.exact import fraction
from jiheng.performance.explanation import Explanation
from jiheng.performance.expressions import Expression
from jiheng.performance.indicators import Indicator
from jiheng.performance.scoring.operands import Given, computed, decided, given, operands_of, points
from jiheng.performance.scoring.rule import Award, withheld
from jiheng.performance.scoring.saying import step
from jiheng.performance.settings import Settings
from jiheng.performance.wording import said


class Case(NamedTuple):
    """``text`` and ``when`` are the condition (None: otherwise), ``points`` the formula of its points."""

    text: str
    when: Expression | None
    points: Expression


class Condition(NamedTuple):
    """Cases in the order in which they are tried; none holding gives no points."""

    cases: tuple[Case, ...]

    def award(self, indicator: Indicator, settings: Settings) -> Award:
        """The points of the first case that holds; withheld where a condition before it cannot be decided."""
        facts = given(indicator)
        for case in self.cases:
            holds = _holds(case, facts)
            if isinstance(holds, Award):
                return holds
            if holds:
                return _points(case, indicator, settings)
        return Award(0, 1, "no_case")

    def explained(self, indicator: Indicator, award: Award, settings: Settings) -> tuple[Explanation, ...]:
        """The case that held, then each operand."""
        trees = [tree for case in self.cases for tree in (case.when, case.points) if tree is not None]
        return (step(award.branch, indicator, award, settings, "cap"), *operands_of(trees, given(indicator)))


def _holds(case: Case, facts: Given) -> bool | Award:
    if case.when is None:
        return True
    value = decided(case.when, facts)
    return value if isinstance(value, bool | Award) else withheld("formula_failed", said("expression.condition_due"))


def _points(case: Case, indicator: Indicator, settings: Settings) -> Award:
    value = computed(case.points, given(indicator))
    if isinstance(value, Award):
        return value
    return points(value, fraction(indicator.weight), "case", cap=settings.cap, detail=case.text)
