"""Completion ratio (完成比例): attainment against target, by the operator (财预〔2020〕10号)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jiheng.performance.explanation import Explanation
from jiheng.performance.indicators import Indicator, Operator
from jiheng.performance.scoring.rule import FULL, Award, State, withheld
from jiheng.performance.scoring.saying import step
from jiheng.performance.settings import Settings
from jiheng.quantity import Quantity

NONE = Award(0, 1, "missed")


class Ratio:
    """Full points when the target is met, else in proportion; the settings decide every detail."""

    def award(self, indicator: Indicator, settings: Settings) -> Award:
        """The share of the points; withheld where target or attainment is no number or their units do not agree."""
        target, attainment = indicator.target, indicator.attainment
        if target is None:
            return withheld("no_target", indicator.target_text)
        if attainment is None:
            return withheld("no_attainment", indicator.attainment_text)
        if target.unit is not attainment.unit and not comparable(target, attainment):
            return withheld("units")
        goal, done = common(target, attainment)
        if done < 0:
            if settings.negative_attainment == "refuse":
                return withheld("negative_attainment")
            done = 0 if settings.negative_attainment == "zero" else done
        if goal <= 0:
            return _unusual(indicator, goal, done, settings)
        return DIRECTIONS[indicator.operator](goal, done, indicator, settings)

    def explained(self, indicator: Indicator, award: Award, settings: Settings) -> tuple[Explanation, ...]:
        """One step: the branch with its figures and the setting that it follows."""
        return (step(award.branch, indicator, award, settings, SETTING.get(award.branch, "cap")),)


SETTING = {
    "beyond": "over_fulfilment_penalty",
    "below_floor": "pass_floor",
    "unequal": "equal",
    "deviation": "equal",
    "exceeded": "reverse",
    "exceeded_ratio": "reverse",
    "exceeded_none": "reverse",
    "outside": "interval",
    "outside_none": "interval",
    "zero_target_met": "zero_target",
    "zero_target_missed": "zero_target",
    "zero_target": "zero_target",
    "negative_target": "negative_target",
    "negative_attainment": "negative_attainment",
}
"""The setting that a branch follows, for its source."""


def comparable(left: Quantity, right: Quantity) -> bool:
    """Whether two figures measure the same: one dimension, or one of them without a unit."""
    return left.unit is None or right.unit is None or left.unit.dimension == right.unit.dimension


def common(left: Quantity, right: Quantity) -> tuple[int, int]:
    """Two comparable figures as integers on one scale; a figure without unit is in the other's unit."""
    if left.unit is right.unit or left.unit is None or right.unit is None:
        a, b, shift = left.coefficient, right.coefficient, left.scale - right.scale
    else:
        (a, first), (b, second) = left.base, right.base
        shift = first - second
    if shift == 0:
        return a, b
    return (a, b * 10**shift) if shift > 0 else (a * 10**-shift, b)


def _unusual(indicator: Indicator, goal: int, done: int, settings: Settings) -> Award:
    """A target of zero or below cannot be a divisor."""
    choice = settings.zero_target if goal == 0 else settings.negative_target
    if indicator.operator == Operator.WITHIN and indicator.upper is not None:
        return _within(goal, done, indicator, settings)
    if choice == "refuse":
        return withheld("zero_target" if goal == 0 else "negative_target")
    if choice == "not_applicable":
        return Award(0, 1, "zero_target", State.NOT_APPLICABLE)
    if indicator.operator in _UP:
        met = done >= goal
    else:
        met = done == goal if goal and indicator.operator == Operator.EQUAL else done <= goal
    return Award(int(met), 1, "zero_target_met" if met else "zero_target_missed")


_UP = frozenset({Operator.AT_LEAST, Operator.ABOVE})


def _forward(goal: int, done: int, _: Indicator, settings: Settings) -> Award:
    if done < goal:
        return _partial(done, goal, "short", settings)
    if not settings.cap:
        return Award(done, goal, "uncapped")
    if settings.over_fulfilment_penalty == "none":
        return FULL
    start = settings.over_fulfilment_penalty_from
    beyond = done * start.denominator - goal * start.numerator
    if beyond <= 0:
        return FULL
    whole = goal * start.denominator
    return Award(max(whole - beyond, 0), whole, "beyond")


def _partial(done: int, goal: int, branch: str, settings: Settings) -> Award:
    floor = settings.pass_floor
    if done <= 0:
        return NONE
    if floor and done * floor.denominator < goal * floor.numerator:
        return Award(0, 1, "below_floor")
    return Award(done, goal, branch)


def _equal(goal: int, done: int, indicator: Indicator, settings: Settings) -> Award:
    if settings.equal == "at_least":
        return _forward(goal, done, indicator, settings)
    if done == goal:
        return FULL
    if settings.equal == "exact":
        return Award(0, 1, "unequal")
    return _partial(goal - abs(done - goal), goal, "deviation", settings)


def _reverse(goal: int, done: int, _: Indicator, settings: Settings) -> Award:
    if done <= goal:
        return FULL
    if settings.reverse == "none":
        return Award(0, 1, "exceeded_none")
    if settings.reverse == "ratio":
        return _partial(goal, done, "exceeded_ratio", settings)
    return _partial(2 * goal - done, goal, "exceeded", settings)


def _within(low: int, done: int, indicator: Indicator, settings: Settings) -> Award:
    """The bounds of an interval are inside; outside, the distance to the nearer bound counts against that bound."""
    if indicator.target is None or indicator.upper is None or indicator.attainment is None:
        return withheld("no_upper")
    if not comparable(indicator.upper, indicator.attainment):
        return withheld("units")
    if _after(indicator.target, indicator.upper):
        return withheld("empty_interval")
    high, same = common(indicator.upper, indicator.attainment)
    above = (same - high) if done > 0 else 0 - high
    if done >= low and above <= 0:
        return FULL
    bound, distance = (low, low - done) if done < low else (high, above)
    if settings.interval == "none" or bound <= 0:
        return Award(0, 1, "outside_none")
    return _partial(bound - distance, bound, "outside", settings)


def _after(low: Quantity, high: Quantity) -> bool:
    a, b = common(low, high)
    return a > b


DIRECTIONS: Mapping[Operator, Callable[[int, int, Indicator, Settings], Award]] = {
    Operator.AT_LEAST: _forward,
    Operator.ABOVE: _forward,
    Operator.EQUAL: _equal,
    Operator.AT_MOST: _reverse,
    Operator.BELOW: _reverse,
    Operator.WITHIN: _within,
}
