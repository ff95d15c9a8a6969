"""Whether a plan can be carried out: weights, names, values, amounts; the first fault is refused with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter

from jiheng.performance.allocation.model import Plan
from jiheng.performance.allocation.shares import DAMPINGS, INVERSIONS
from jiheng.performance.exact import shown
from jiheng.performance.wording import PerformanceError, said


def validate(plan: Plan) -> None:
    """Refuse a plan that cannot be carried out.

    Raises:
        PerformanceError: with the first thing that is wrong.
    """
    _amounts(plan)
    _factors(plan)
    _areas(plan)


def _amounts(plan: Plan) -> None:
    if plan.step <= 0:
        raise PerformanceError("allocation.step")
    for one in plan.carve_outs:
        if one.amount < 0:
            raise PerformanceError("allocation.carve_out_negative", name=one.name)
    if plan.available < 0:
        raise PerformanceError("allocation.pool_negative", available=shown(plan.available), unit=plan.unit)
    if (plan.available / plan.step).denominator != 1:
        slots = {"available": shown(plan.available), "step": shown(plan.step), "unit": plan.unit}
        raise PerformanceError("allocation.pool_not_whole", **slots)


def _factors(plan: Plan) -> None:
    names = _unique(factor.name for factor in plan.factors)
    parents = {factor.parent for factor in plan.factors}
    for parent in parents - {""} - names:
        raise PerformanceError("allocation.unknown_parent", parent=parent)
    try:
        TopologicalSorter({factor.name: {factor.parent} for factor in plan.factors}).prepare()
    except CycleError as error:
        raise PerformanceError("allocation.circle", names=said("listing").join(error.args[1])) from error
    for parent in parents or {""}:
        total = sum((factor.weight for factor in plan.factors if factor.parent == parent), Fraction(0))
        if total != 1:
            name = parent or said("allocation.pool")
            raise PerformanceError("allocation.weights", name=name, total=shown(total * 100))
    for factor in plan.factors:
        if factor.weight < 0 or factor.inverse not in INVERSIONS or factor.damping not in DAMPINGS:
            raise PerformanceError("allocation.factor", name=factor.name)


def _areas(plan: Plan) -> None:
    _unique(area.name for area in plan.areas)
    if not plan.receivers:
        raise PerformanceError("allocation.no_areas")
    for area in plan.areas:
        if area.excluded and not area.reason:
            raise PerformanceError("allocation.no_reason", area=area.name, place=area.place)
        if any(value < 0 for value in (*area.coefficients.values(), area.floor or 0, area.cap or 0)):
            raise PerformanceError("allocation.negative_bound", area=area.name, place=area.place)
    for area in plan.receivers:
        missing = [factor.name for factor in plan.leaves if factor.name not in area.values]
        if missing:
            raise PerformanceError("allocation.no_value", area=area.name, factor=missing[0], place=area.place)


def _unique(names: Iterable[str]) -> set[str]:
    counts = Counter(names)
    for name, times in counts.items():
        if times > 1 or not name:
            raise PerformanceError("allocation.doubled", name=name)
    return set(counts)
