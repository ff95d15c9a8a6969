"""What must hold for every allocation: exact sum, bounds, monotone in factors, independent of order."""

import random
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jiheng.performance.allocation import Area, Factor, Plan, allocated

F = Fraction


def random_plan(chance, most=8):
    """A plan that can be carried out, with nested, inverse and damped factors, coefficients and bounds at random."""
    names = [f"因素{index}" for index in range(chance.randrange(1, 4))]
    cuts = sorted(chance.randrange(1, 100) for _ in names[1:])
    weights = [F(high - low, 100) for low, high in zip([0, *cuts], [*cuts, 100], strict=True)]
    factors = tuple(
        Factor(
            name,
            weight,
            "",
            chance.choice(["", "", "complement", "reciprocal"]),
            chance.choice(["", "", "sqrt", "log"]),
        )
        for name, weight in zip(names, weights, strict=True)
    )
    pool = chance.randrange(50, 5000)
    count = chance.randrange(2, most)
    return Plan(
        F(pool), factors, tuple(random_area(chance, f"地区{index}", names, pool, count) for index in range(count))
    )


def random_area(chance, name, factors, pool, count):
    values = {factor: F(chance.randrange(1, 10**6), 100) for factor in factors}
    floor = F(chance.randrange(0, pool // count + 1)) if chance.random() < 0.4 else None
    cap = F(chance.randrange(pool // count + 1, pool + 1)) if chance.random() < 0.4 else None
    return Area(name, values, {"系数": F(chance.randrange(5, 13), 10)}, floor, cap)


def by_rounds(plan):
    """The exact amounts as a clerk finds them: share out, hold those on the worse side, share out the rest again.

    An independent way to the same amounts: while some fall below their floor and others exceed their cap, the side with
    the larger sum of violations is held first.
    """
    rows = allocated(plan).rows
    free, fixed = {row.area.name: row for row in rows}, {}
    while free:
        rest, whole = plan.available - sum(fixed.values()), sum(row.weighted for row in free.values())
        trial = {name: rest * row.weighted / whole for name, row in free.items()}
        low = {n: free[n].bounds.least - t for n, t in trial.items() if t < free[n].bounds.least}
        high = {
            n: t - free[n].bounds.most
            for n, t in trial.items()
            if free[n].bounds.most is not None and t > free[n].bounds.most
        }
        if not low and not high:
            return {**fixed, **trial}
        chosen = low if sum(low.values()) >= sum(high.values()) else high
        for name in chosen:
            bounds = free.pop(name).bounds
            fixed[name] = F(bounds.least if chosen is low else bounds.most)
    return fixed


def holds(plan, chance):
    found = allocated(plan)
    assert found.total == plan.available
    for row in found.rows:
        assert row.bounds.least <= row.amount <= (row.bounds.most if row.bounds.most is not None else plan.pool)
        assert row.amount.denominator == 1
        assert abs(row.amount - row.exact) < 1
    exact = {row.area.name: row.exact for row in found.rows}
    assert exact == by_rounds(plan)
    areas, factors = list(plan.areas), list(plan.factors)
    chance.shuffle(areas)
    chance.shuffle(factors)
    assert allocated(Plan(plan.pool, tuple(factors), tuple(areas))).amounts == found.amounts


def monotone(plan, chance):
    """More of a straight factor never brings an area less, and at most the rounding may stand still."""
    before = allocated(plan)
    chosen, factor = chance.choice(plan.areas), chance.choice(plan.factors)
    if factor.inverse:
        return
    values = {**chosen.values, factor.name: chosen.values[factor.name] * F(chance.randrange(101, 400), 100)}
    more = Area(chosen.name, values, chosen.coefficients, chosen.floor, chosen.cap)
    after = allocated(Plan(plan.pool, plan.factors, tuple(more if area is chosen else area for area in plan.areas)))
    exact = [next(row.exact for row in found.rows if row.area.name == chosen.name) for found in (before, after)]
    assert exact[0] <= exact[1]
    bounded = any(area.floor or area.cap for area in plan.areas)
    assert after.amounts[chosen.name] >= before.amounts[chosen.name] - (1 if bounded else 0)


def campaign(cases, seed):
    chance = random.Random(seed)
    for _ in range(cases):
        plan = random_plan(chance)
        if sum((area.floor or 0 for area in plan.areas), F(0)) <= plan.pool:
            holds(plan, chance)
            monotone(plan, chance)


def test_a_thousand_random_plans():
    campaign(1_000, 7)


@pytest.mark.nightly
def test_a_hundred_thousand_random_plans():
    campaign(100_000, None)


@given(st.randoms(use_true_random=False))
def test_plans_drawn_one_by_one(chance):
    plan = random_plan(chance, most=5)
    assume(sum((area.floor or 0 for area in plan.areas), F(0)) <= plan.pool)
    holds(plan, chance)
    monotone(plan, chance)


@given(st.lists(st.integers(1, 50), min_size=1, max_size=12), st.integers(0, 500))
def test_equal_areas_differ_by_at_most_one_step(values, pool):
    areas = tuple(Area(f"地区{index}", {"任务量": F(value)}) for index, value in enumerate(values))
    found = allocated(Plan(F(pool), (Factor("任务量", F(1)),), areas))
    for value in set(values):
        same = [row.amount for row in found.rows if row.area.values["任务量"] == value]
        assert max(same) - min(same) <= 1
