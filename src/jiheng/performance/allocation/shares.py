"""From factor values to shares: nested weights, inverse and damped factors, all in integers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from math import isqrt, lcm
from typing import NamedTuple

from jiheng.performance.allocation.model import Factor, Plan
from jiheng.performance.exact import rounded
from jiheng.performance.wording import PerformanceError

PLACES = 6
"""Decimals that a damped value keeps; roots and logarithms have no end."""
RECIPROCAL_PLACES = 9
"""Decimals that a reciprocal keeps, taken against the smallest value (which gives 1)."""
RECIPROCAL = "reciprocal"
_UNIT = 10**PLACES
_CONTEXT = Context(prec=24)

Column = list[int]
"""The values of one factor as integers on one scale."""


class Treated(NamedTuple):
    """The values of one factor at each stage, as integers over a denominator: raw, damped, and turned round."""

    raw: tuple[Column, int]
    damped: tuple[Column, int]
    turned: tuple[Column, int]


def effective_weights(factors: Sequence[Factor]) -> Mapping[str, Fraction]:
    """The weight of each factor in the whole: its own times those of its parents."""
    by_name = {factor.name: factor for factor in factors}

    def weight(name: str) -> Fraction:
        factor = by_name[name]
        return factor.weight * (weight(factor.parent) if factor.parent else 1)

    return {name: weight(name) for name in by_name}


def shares(plan: Plan) -> tuple[list[int], int]:
    """The shares of the receivers by the factors, as integers over one denominator, in their order.

    Raises:
        PerformanceError: no receiver has a value above zero for some factor.
    """
    weights = effective_weights(plan.factors)
    columns = [treated(factor, plan).turned[0] for factor in plan.leaves]
    parts = [weights[factor.name] / sum(column) for factor, column in zip(plan.leaves, columns, strict=True)]
    whole = lcm(*(part.denominator for part in parts))
    multipliers = [part.numerator * (whole // part.denominator) for part in parts]
    rows = zip(*columns, strict=True)
    return [sum(map(int.__mul__, row, multipliers)) for row in rows], whole


def treated(factor: Factor, plan: Plan) -> Treated:
    """The values of a factor, damped and inverted as it says.

    Raises:
        PerformanceError: a value is negative, a reciprocal of zero is asked for, or nothing is above zero.
    """
    areas = plan.receivers
    values = [area.values[factor.name] for area in areas]
    for value, area in zip(values, areas, strict=True):
        if value.numerator < 0:
            raise PerformanceError("allocation.negative", area=area.name, factor=factor.name, place=area.place)
    scale = lcm(*(value.denominator for value in values))
    raw = [value.numerator * (scale // value.denominator) for value in values]
    damped = DAMPINGS[factor.damping](raw, scale)
    turned = INVERSIONS[factor.inverse](damped, factor.name)
    if not any(turned):
        raise PerformanceError("allocation.empty_factor", factor=factor.name)
    damped_scale = _UNIT if factor.damping else scale
    turned_scale = 10**RECIPROCAL_PLACES if factor.inverse == RECIPROCAL else damped_scale
    return Treated((raw, scale), (damped, damped_scale), (turned, turned_scale))


def _same(values: Column, _: int) -> Column:
    return values


def _root(values: Column, scale: int) -> Column:
    """Square roots, cut to ``PLACES`` decimals."""
    return [isqrt(value * _UNIT**2 // scale) for value in values]


def _logarithm(values: Column, scale: int) -> Column:
    """ln(1 + x), rounded to ``PLACES`` decimals."""
    below = Decimal(scale)
    found = (_CONTEXT.ln(_CONTEXT.divide(Decimal(value + scale), below)) for value in values)
    return [int((one * _UNIT).to_integral_value()) for one in found]


def _straight(values: Column, _: str) -> Column:
    return values


def _reciprocal(values: Column, factor: str) -> Column:
    """The smallest value over each, so that the smallest counts 1 and twice as much counts half."""
    if not all(values):
        raise PerformanceError("allocation.zero_inverse", factor=factor)
    least = min(values)
    return [rounded(least, value, RECIPROCAL_PLACES) for value in values]


def _complement(values: Column, _: str) -> Column:
    """The distance from the other end: the highest value takes the place of the lowest."""
    ends = max(values) + min(values)
    return [ends - value for value in values]


DAMPINGS: Mapping[str, Callable[[Column, int], Column]] = {"": _same, "sqrt": _root, "log": _logarithm}
INVERSIONS: Mapping[str, Callable[[Column, str], Column]] = {
    "": _straight,
    RECIPROCAL: _reciprocal,
    "complement": _complement,
}
