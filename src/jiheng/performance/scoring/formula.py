"""Scoring by a formula that gives points (公式法)."""

from __future__ import annotations

from typing import NamedTuple

from jiheng.performance.exact import fraction
from jiheng.performance.explanation import Explanation
from jiheng.performance.expressions import Expression
from jiheng.performance.indicators import Indicator
from jiheng.performance.scoring.operands import computed, given, operands_of, points
from jiheng.performance.scoring.rule import Award
from jiheng.performance.scoring.saying import step
from jiheng.performance.settings import Settings


class Formula(NamedTuple):
    """``text`` is the formula as its author wrote it, ``tree`` what it says."""

    text: str
    tree: Expression

    def award(self, indicator: Indicator, settings: Settings) -> Award:
        """The points of the formula as a share; withheld where an operand is missing or a divisor is zero."""
        value = computed(self.tree, given(indicator))
        if isinstance(value, Award):
            return value
        return points(value, fraction(indicator.weight), "formula", cap=settings.cap, detail=self.text)

    def explained(self, indicator: Indicator, award: Award, settings: Settings) -> tuple[Explanation, ...]:
        """The formula, then each operand."""
        top = step(award.branch, indicator, award, settings, "cap")
        return (top, *operands_of([self.tree], given(indicator)))
