"""The allocation itself: shares by factors, coefficients, bounds, whole amounts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import lcm, prod
from typing import NamedTuple

from jiheng.performance.allocation.apportionment import Part, apportioned
from jiheng.performance.allocation.bounds import held, rate
from jiheng.performance.allocation.model import Allocation, Area, Bounds, Plan, Row
from jiheng.performance.allocation.shares import shares
from jiheng.performance.allocation.validity import validate
from jiheng.performance.exact import shown
from jiheng.performance.wording import PerformanceError


class _Working(NamedTuple):
    """The weights of the receivers on the way to their amounts; ``shares`` are over ``whole``."""

    areas: tuple[Area, ...]
    shares: Sequence[int]
    whole: int
    coefficients: Sequence[Fraction]
    weights: Sequence[int]
    bounds: Sequence[Bounds]


def allocated(plan: Plan) -> Allocation:
    """Allocate the pool of a plan.

    Returns:
        The amounts, which sum exactly to what is available, each within its bounds and a multiple of the step; the
        result does not depend on the order of areas or factors.

    Raises:
        PerformanceError: the plan cannot be carried out; the message says why and what to change.
    """
    validate(plan)
    working = _working(plan)
    pool = int(plan.available / plan.step)
    _feasible(pool, working, plan)
    found = rate(pool, working.weights, working.bounds)
    return Allocation(plan, tuple(_rows(working, plan, pool, found)), found * sum(working.weights) * plan.step)


def _working(plan: Plan) -> _Working:
    parts, whole = shares(plan)
    coefficients = [coefficient(area) for area in plan.receivers]
    scale = lcm(*(one.denominator for one in coefficients))
    weights = [part * int(one * scale) for part, one in zip(parts, coefficients, strict=True)]
    bounds = [bounds_of(area, plan) for area in plan.receivers]
    return _Working(plan.receivers, parts, whole, coefficients, weights, bounds)


def coefficient(area: Area) -> Fraction:
    """The product of all coefficients of an area."""
    return prod(area.coefficients.values(), start=Fraction(1))


def bounds_of(area: Area, plan: Plan) -> Bounds:
    """The least and most of an area in steps: its own bounds and those from last year's amount, rounded inward."""
    least, most = [area.floor or Fraction(0)], [area.cap] if area.cap is not None else []
    if area.last_year is not None and plan.guarantee is not None:
        least.append(area.last_year * plan.guarantee)
    if area.last_year and plan.growth is not None:
        most.append(area.last_year * plan.growth)
    floor = -(-max(least) // plan.step)
    return Bounds(int(floor), int(min(most) // plan.step) if most else None)


def _feasible(pool: int, working: _Working, plan: Plan) -> None:
    for area, bound in zip(working.areas, working.bounds, strict=True):
        if bound.most is not None and bound.least > bound.most:
            slots = {"floor": shown(bound.least * plan.step), "cap": shown(bound.most * plan.step)}
            raise PerformanceError("allocation.bounds_crossed", area=area.name, place=area.place, **slots)
    least = sum(bound.least for bound in working.bounds)
    slots = {"available": shown(plan.available), "unit": plan.unit}
    if least > pool:
        raise PerformanceError("allocation.floors_exceed", floors=shown(least * plan.step), **slots)
    most = _most(working)
    if most is not None and most < pool:
        raise PerformanceError("allocation.caps_fall_short", caps=shown(most * plan.step), **slots)


def _most(working: _Working) -> int | None:
    """The most that all areas together can take; None where one has no cap. Without weight there is only the floor."""
    pairs = zip(working.weights, working.bounds, strict=True)
    caps = [bound.most if weight else bound.least for weight, bound in pairs]
    return None if None in caps else sum(cap for cap in caps if cap is not None)


def _rows(working: _Working, plan: Plan, pool: int, found: Fraction) -> Iterator[Row]:
    weighted = list(zip(working.weights, working.bounds, strict=True))
    exact = [held(found.numerator * weight, found.denominator, bound) for weight, bound in weighted]
    ties = [(-weight, area.name) for weight, area in zip(working.weights, working.areas, strict=True)]
    parts = [Part(numerator, below, tie) for (numerator, below, _), tie in zip(exact, ties, strict=True)]
    whole = apportioned(parts, pool)
    total = sum(working.weights) or 1
    for index, area in enumerate(working.areas):
        numerator, below, bound = exact[index]
        yield Row(
            area,
            Fraction(working.shares[index], working.whole),
            working.coefficients[index],
            Fraction(working.weights[index], total),
            working.bounds[index],
            Fraction(numerator, below) * plan.step,
            whole[index].amount * plan.step,
            bound,
            whole[index].up,
            whole[index].rank,
        )
