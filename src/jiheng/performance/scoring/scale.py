"""Graded scale (分级赋分): a figure falls into an interval, or an answer on a level, with fixed points each."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from jiheng.performance.exact import fraction, shown
from jiheng.performance.explanation import Explanation
from jiheng.performance.expressions import Expression
from jiheng.performance.indicators import Indicator
from jiheng.performance.scoring.operands import ANSWER, Given, computed, given, operands_of, points
from jiheng.performance.scoring.rule import Award, withheld
from jiheng.performance.scoring.saying import step
from jiheng.performance.settings import Settings


class Level(NamedTuple):
    """A level: from ``least`` on (None: the rest), or for the answers ``words``; worth ``points``."""

    name: str
    least: Fraction | None
    words: tuple[str, ...]
    points: Fraction


class Scale(NamedTuple):
    """The levels, highest first; ``of`` is the figure that is graded, None where an answer in words is."""

    of: Expression | None
    levels: tuple[Level, ...]

    def award(self, indicator: Indicator, settings: Settings) -> Award:
        """The points of the level; withheld where the figure is missing or the answer is on no level."""
        facts = given(indicator)
        level = self._level(facts)
        if isinstance(level, Award):
            return level
        return points(level.points, fraction(indicator.weight), "level", cap=settings.cap, detail=level.name)

    def explained(self, indicator: Indicator, award: Award, settings: Settings) -> tuple[Explanation, ...]:
        """The level, then the figure that was graded."""
        trees = [self.of] if self.of is not None else []
        return (step(award.branch, indicator, award, settings, "cap"), *operands_of(trees, given(indicator)))

    def _level(self, facts: Given) -> Level | Award:
        if self.of is None:
            return self._answered(str(facts.values.get(ANSWER, "")).strip())
        value = computed(self.of, facts)
        if isinstance(value, Award):
            return value
        found = next((level for level in self.levels if level.least is None or value >= level.least), None)
        return found or withheld("no_level", shown(value))

    def _answered(self, answer: str) -> Level | Award:
        if not answer:
            return withheld("no_answer")
        found = next((level for level in self.levels if answer == level.name or answer in level.words), None)
        return found or withheld("unread_answer", answer)
