"""A whole score sheet (评分表): the scores of all indicators, their sums by level, the total and its grade."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from jiheng.performance.exact import decimal, fraction, shown
from jiheng.performance.explanation import Explanation
from jiheng.performance.indicators import Indicator
from jiheng.performance.scoring.redistribution import redistributed
from jiheng.performance.scoring.rule import State
from jiheng.performance.scoring.score import Score, score
from jiheng.performance.settings import Grade, Settings
from jiheng.performance.wording import said


class Group(NamedTuple):
    """The sum of a level: its path of names, the points reached and the points to be had."""

    path: tuple[str, ...]
    points: Decimal
    full: Decimal
    scores: tuple[Score, ...]


@dataclass(frozen=True)
class Sheet:
    """The scores of one sheet, in the order of the form."""

    scores: tuple[Score, ...]
    settings: Settings

    @cached_property
    def exact(self) -> Fraction:
        """The sum of the points, before the total is rounded."""
        return sum((one.exact for one in self.scores if one.scored), Fraction(0))

    @property
    def total(self) -> Decimal:
        """The total as it is shown; where ``complete`` is false, the total of what could be scored."""
        return decimal(self.exact, self.settings.places, self.settings.rounding)

    @cached_property
    def full(self) -> Fraction:
        """The points that could be reached, without those of indicators that do not apply."""
        return sum((one.full for one in self.scores if one.award.state != State.NOT_APPLICABLE), Fraction(0))

    @property
    def complete(self) -> bool:
        """Whether every applicable indicator has a score."""
        return all(one.award.state != State.NOT_SCORED for one in self.scores)

    @property
    def grade(self) -> Grade | None:
        """The grade of the total; None while scores are missing."""
        if not self.complete or not self.full:
            return None
        share = fraction_of(self.total) / self.full
        return next((grade for grade in self.settings.grades if share >= grade.least), None)

    def groups(self, depth: int = 1) -> tuple[Group, ...]:
        """The sums of the levels of that depth, in the order of the form."""
        found: dict[tuple[str, ...], list[Score]] = {}
        for one in self.scores:
            found.setdefault(one.indicator.levels[:depth], []).append(one)
        return tuple(self._group(path, scores) for path, scores in found.items())

    @property
    def explanation(self) -> Explanation:
        """The whole computation: total, first levels, indicators, steps."""
        grade = self.grade
        name = said("graded", grade=grade.name) if grade else ("" if self.complete else said("incomplete"))
        text = said("total", total=f"{self.total:f}", full=shown(self.full), grade=name)
        source, verified = self.settings.source("round_at")
        children = tuple(_group_explained(group) for group in self.groups())
        return Explanation(text, f"{self.total:f}", source, verified, children)

    def _group(self, path: tuple[str, ...], scores: list[Score]) -> Group:
        reached = sum((one.exact for one in scores if one.scored), Fraction(0))
        full = sum((one.full for one in scores if one.award.state != State.NOT_APPLICABLE), Fraction(0))
        places, rounding = self.settings.places, self.settings.rounding
        return Group(path, decimal(reached, places, rounding), decimal(full, places, rounding), tuple(scores))


def fraction_of(value: Decimal) -> Fraction:
    """A shown value as an exact fraction."""
    return Fraction(*value.as_integer_ratio())


def _group_explained(group: Group) -> Explanation:
    name = group.path[-1] if group.path else said("ungrouped")
    text = said("score", name=name, points=f"{group.points:f}", full=f"{group.full:f}")
    return Explanation(text, f"{group.points:f}", children=tuple(one.explanation for one in group.scores))


def scored(indicators: Iterable[Indicator], settings: Settings) -> Sheet:
    """Score all indicators of a form.

    Points of indicators that do not apply go where the settings say; nothing is rounded but where the settings round.
    """
    return Sheet(redistributed([score(one, settings) for one in indicators], settings), settings)


def weight_sum(indicators: Iterable[Indicator]) -> Fraction:
    """The sum of the weights (分值合计)."""
    return sum((fraction(one.weight) for one in indicators), Fraction(0))
