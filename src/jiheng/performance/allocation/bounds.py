"""Floors and caps (保底、封顶): the one rate at which all amounts, each held within its bounds, sum to the pool.

What clerks do by hand in rounds (set the areas that fall below their floor, share out the rest, look again) ends at
this rate; it is found at once by going through the rates at which an area leaves its floor or meets its cap.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cmp_to_key
from typing import NamedTuple

from jiheng.performance.allocation.model import Bounds


class _Turn(NamedTuple):
    """At the rate ``amount / weight`` the slope of the sum changes by ``slope``, its constant part by ``constant``."""

    amount: int
    weight: int
    slope: int
    constant: int


def rate(pool: int, weights: Sequence[int], bounds: Sequence[Bounds]) -> Fraction:
    """The rate at which ``sum(held(rate × weight))`` is the pool.

    Args:
        pool: the amount to share out, in steps; between the sum of the floors and the sum of the caps.
        weights: the weight of each area, none negative.
        bounds: the floor and cap of each area, in steps.
    """
    constant, slope = sum(bound.least for bound in bounds), 0
    for turn in sorted(_turns(weights, bounds), key=cmp_to_key(_order)):
        if constant * turn.weight + slope * turn.amount >= pool * turn.weight and slope:
            break
        constant, slope = constant + turn.constant, slope + turn.slope
    return Fraction(pool - constant, slope) if slope else Fraction(0)


def held(numerator: int, denominator: int, bound: Bounds) -> tuple[int, int, str]:
    """The amount ``numerator / denominator`` within its bounds, and the bound that holds it (``floor``, ``cap``)."""
    if numerator <= bound.least * denominator:
        return bound.least, 1, "floor" if bound.least else ""
    if bound.most is not None and numerator >= bound.most * denominator:
        return bound.most, 1, "cap"
    return numerator, denominator, ""


def _turns(weights: Sequence[int], bounds: Sequence[Bounds]) -> list[_Turn]:
    found = []
    for weight, bound in zip(weights, bounds, strict=True):
        if weight:
            found.append(_Turn(bound.least, weight, weight, -bound.least))
            if bound.most is not None:
                found.append(_Turn(bound.most, weight, -weight, bound.most))
    return found


def _order(left: _Turn, right: _Turn) -> int:
    """By rate; at the same rate an area leaves its floor before another meets its cap."""
    return left.amount * right.weight - right.amount * left.weight or right.slope - left.slope
