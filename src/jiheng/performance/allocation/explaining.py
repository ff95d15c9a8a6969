"""Why an area receives what it receives, as a tree (测算说明)."""

from __future__ import annotations

from fractions import Fraction

from jiheng.performance.allocation.model import Allocation, Row
from jiheng.performance.allocation.shares import effective_weights
from jiheng.performance.exact import shown
from jiheng.performance.explanation import Explanation
from jiheng.performance.scoring.saying import percent
from jiheng.performance.wording import said


def explained(found: Allocation, row: Row) -> Explanation:
    """The steps of one area: factors, coefficients, rate, bounds, rounding."""
    unit, amount = found.plan.unit, shown(row.amount)
    steps = [_factors(found, row), *_coefficients(row), *_bound(found, row), _rounding(found, row)]
    text = said("allocation.amount", area=row.area.name, amount=amount, unit=unit)
    return Explanation(text, amount, children=tuple(steps))


def _factors(found: Allocation, row: Row) -> Explanation:
    weights = effective_weights(found.plan.factors)
    children = tuple(
        Explanation(
            said(
                "allocation.factor_value",
                factor=factor.name,
                value=shown(row.area.values[factor.name]),
                weight=percent(weights[factor.name]),
                damping=said(f"allocation.damping.{factor.damping or 'none'}"),
                inverse=said(f"allocation.inverse.{factor.inverse or 'none'}"),
            )
        )
        for factor in found.plan.leaves
    )
    return Explanation(said("allocation.share", share=percent(row.share, 4)), percent(row.share, 4), children=children)


def _coefficients(row: Row) -> list[Explanation]:
    if not row.area.coefficients:
        return []
    listed = said("listing").join(f"{name} {shown(value)}" for name, value in row.area.coefficients.items())
    text = said("allocation.coefficient", listed=listed, weighted=percent(row.weighted, 4))
    return [Explanation(text, percent(row.weighted, 4))]


def _bound(found: Allocation, row: Row) -> list[Explanation]:
    if not row.bound:
        return []
    steps = row.bounds.least if row.bound == "floor" else row.bounds.most or 0
    limit = shown(steps * found.plan.step)
    free = shown(row.weighted * found.rate, 2)
    return [Explanation(said(f"allocation.{row.bound}", limit=limit, free=free, unit=found.plan.unit), limit)]


def _rounding(found: Allocation, row: Row) -> Explanation:
    name = "rounded_up" if row.up else ("rounded_down" if row.rank else "not_rounded")
    rate = shown(found.rate * Fraction(1, 100), 4)
    slots = {"exact": shown(row.exact, 4), "rank": row.rank, "unit": found.plan.unit, "rate": rate}
    return Explanation(said(f"allocation.{name}", **slots), shown(row.amount))
