"""What one point of weight does (敏感性分析): each factor one point heavier, its siblings lighter in proportion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from jiheng.performance.allocation.allocating import allocated
from jiheng.performance.allocation.model import Allocation, Factor, Plan

POINT = Fraction(1, 100)


class Shift(NamedTuple):
    """The change of each area's amount when ``factor`` weighs ``points`` hundredths more."""

    factor: str
    points: Fraction
    changes: Mapping[str, Fraction]


def sensitivity(base: Allocation, points: Fraction = POINT) -> tuple[Shift, ...]:
    """The shift of every factor that can be made heavier (the only factor of its level cannot)."""
    return tuple(_shifts(base, points))


def _shifts(base: Allocation, points: Fraction) -> Iterator[Shift]:
    for factor in base.plan.factors:
        if factor.weight + points < 1:
            amounts = allocated(_heavier(base.plan, factor, points)).amounts
            changes = {name: amount - base.amounts[name] for name, amount in amounts.items()}
            yield Shift(factor.name, points, changes)


def _heavier(plan: Plan, chosen: Factor, points: Fraction) -> Plan:
    rest = 1 - chosen.weight
    return replace(plan, factors=tuple(_moved(factor, chosen, points, rest) for factor in plan.factors))


def _moved(factor: Factor, chosen: Factor, points: Fraction, rest: Fraction) -> Factor:
    if factor.name == chosen.name:
        return factor._replace(weight=factor.weight + points)
    if factor.parent == chosen.parent:
        return factor._replace(weight=factor.weight * (rest - points) / rest)
    return factor
