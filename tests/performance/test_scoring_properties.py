"""What must hold for every score: never above the weight, monotone, continuous where the rule is, sums exact."""

import random
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.performance.exact import fraction
from jiheng.performance.indicators import Indicator, Operator
from jiheng.performance.scoring import score
from jiheng.performance.scoring.sheet import scored
from jiheng.quantity import Quantity
from tests.performance.building import RULES, rules

UP = (Operator.AT_LEAST, Operator.ABOVE, Operator.EQUAL)
DOWN = (Operator.AT_MOST, Operator.BELOW)
FIGURES = st.builds(Quantity, st.integers(-(10**9), 10**9), st.integers(0, 4))
GOALS = st.builds(Quantity, st.integers(1, 10**9), st.integers(0, 4))
WEIGHTS = st.builds(Quantity, st.integers(1, 10000), st.integers(0, 2))
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "places": st.integers(0, 4),
        "rounding": st.sampled_from(["half_up", "half_even", "down", "up"]),
        "round_at": st.sampled_from(["indicator", "total"]),
        "reverse": st.sampled_from(["linear", "ratio", "none"]),
        "equal": st.sampled_from(["at_least", "exact", "two_sided"]),
        "pass_floor": st.sampled_from(["0", "60%"]),
        "negative_attainment": st.sampled_from(["zero", "keep"]),
        "over_fulfilment_penalty": st.sampled_from(["none", "proportional"]),
    },
)


def one(operator, target, attainment, weight):
    return Indicator("指标", weight, operator, target, attainment)


@given(st.sampled_from(UP + DOWN), FIGURES, FIGURES, WEIGHTS, CHANGES)
def test_a_score_lies_between_zero_and_the_weight(operator, target, attainment, weight, changes):
    found = score(one(operator, target, attainment, weight), rules(**changes))
    step = Fraction(1, 10**found.settings.places)
    if found.scored:
        assert 0 <= found.exact < fraction(weight) + (step if found.settings.rounding == "up" else step / 2 + step)
        assert found.award.share <= 1


@given(st.sampled_from(UP + DOWN), GOALS, FIGURES, FIGURES, WEIGHTS, CHANGES)
def test_more_done_is_never_worse_and_for_limits_never_better(operator, target, left, right, weight, changes):
    changes = {**changes, "over_fulfilment_penalty": "none"}
    if operator == Operator.EQUAL:
        changes["equal"] = "at_least"
    low, high = sorted((left, right), key=fraction)
    less, more = (score(one(operator, target, done, weight), rules(**changes)).exact for done in (low, high))
    assert less <= more if operator in UP else more <= less


@given(st.sampled_from(UP + DOWN), GOALS, st.integers(0, 3 * 10**9), WEIGHTS, st.sampled_from(["linear", "ratio"]))
def test_a_small_step_in_attainment_is_a_small_step_in_points(operator, target, done, weight, reverse):
    """No jump: a thousandth of the target moves the exact points by at most a hundredth of the weight."""
    changed = rules(reverse=reverse, round_at="total")
    start = fraction(target) * done / 10**9
    points = []
    for attainment in (start, start + fraction(target) / 1000):
        scale = 40
        figure = Quantity(attainment.numerator * 10**scale // attainment.denominator, scale)
        points.append(score(one(operator, target, figure, weight), changed).exact)
    assert abs(points[0] - points[1]) <= fraction(weight) / 100


@given(st.lists(st.tuples(st.sampled_from(UP + DOWN), GOALS, FIGURES, WEIGHTS), max_size=12), st.randoms(), CHANGES)
def test_sums_are_exact_and_independent_of_order(rows, chance, changes):
    indicators = [one(*row) for row in rows]
    changed = rules(**changes)
    shuffled = list(indicators)
    chance.shuffle(shuffled)
    first, second = scored(indicators, changed), scored(shuffled, changed)
    assert first.exact == second.exact == sum((found.exact for found in first.scores), Fraction(0))
    assert first.total == second.total


@given(
    st.lists(
        st.tuples(WEIGHTS, st.booleans(), st.sampled_from("甲乙"), st.sampled_from("一二")), min_size=1, max_size=8
    )
)
def test_no_points_are_lost_when_some_indicators_do_not_apply(rows):
    indicators = [
        Indicator("指标", weight, target=Quantity(1), attainment=Quantity(1), levels=levels, applicable=applies)
        for weight, applies, *levels in rows
        for levels in [tuple(levels)]
    ]
    found = scored(indicators, rules(round_at="total"))
    whole = sum((fraction(one.weight) for one in indicators), Fraction(0))
    assert found.full == found.exact == (whole if any(one.applicable for one in indicators) else 0)


def campaign(cases, seed):
    """Random indicators against an independent statement of the national rule in decimals."""
    chance = random.Random(seed)
    for _ in range(cases):
        operator = chance.choice((*UP, *DOWN))
        target, done = Quantity(chance.randrange(1, 10**6), 2), Quantity(chance.randrange(0, 2 * 10**6), 2)
        weight = Quantity(chance.randrange(1, 1000), 1)
        goal, made, points = target.value, done.value, weight.value
        met = made >= goal if operator in UP else made <= goal
        exact = points if met else points * made / goal if operator in UP else max(points * (2 * goal - made) / goal, 0)
        found = score(one(operator, target, done, weight), RULES)
        assert abs(found.points - exact) <= Decimal("0.00500000001"), (operator, target, done, weight)
        assert 0 <= found.points <= points + Decimal("0.005")


def test_thousands_of_random_scores():
    campaign(10_000, 1)


@pytest.mark.nightly
def test_a_million_random_scores():
    campaign(1_000_000, None)
