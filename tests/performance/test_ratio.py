"""Completion ratio: every operator, every setting, values worked out by hand."""

from decimal import Decimal

import pytest

from jiheng.performance.scoring import State, score
from tests.performance.building import PACK, RULES, figure, indicator, rules


def points(one, **changes):
    return score(one, rules(**changes)).points


@pytest.mark.parametrize(
    ("operator", "target", "attainment", "weight", "expected"),
    [
        (">=", "120", "132", "5", "5.00"),
        (">=", "10", "12", "5", "5.00"),
        (">=", "4", "3", "10", "7.50"),
        (">=", "3", "2", "10", "6.67"),
        (">=", "3", "1", "10", "3.33"),
        (">", "90", "90", "10", "10.00"),
        ("=", "100", "98", "22.5", "22.05"),
        ("=", "4", "6", "10", "10.00"),
        (">=", "90%", "85.5%", "10", "9.50"),
        (">=", "90%", "92", "10", "10.00"),
        ("<=", "10", "10", "10", "10.00"),
        ("<=", "10", "15", "10", "5.00"),
        ("<=", "10", "20", "10", "0.00"),
        ("<=", "10", "31", "10", "0.00"),
        ("<=", "1085.09", "1115.09", "10", "9.72"),
        ("<", "0.5%", "0.4%", "10", "10.00"),
        (">=", "0", "0", "10", "10.00"),
        ("=", "0", "1", "10", "0.00"),
        ("<=", "0", "1", "10", "0.00"),
        (">=", "5", "-2", "10", "0.00"),
        (">=", "8", "7.9996", "100", "100.00"),
        (">=", "3", "0.001", "0.5", "0.00"),
    ],
)
def test_the_national_rule(operator, target, attainment, weight, expected):
    assert points(indicator(operator, target, attainment, weight)) == Decimal(expected)


def test_reverse_by_ratio_or_not_at_all():
    assert points(indicator("<=", 10, 15), reverse="ratio") == Decimal("6.67")
    assert points(indicator("<=", 10, 15), reverse="none") == 0


def test_an_equal_target_may_be_read_in_three_ways():
    over, under = indicator("=", 4, 5), indicator("=", 4, 3)
    assert [points(over, equal=way) for way in ("at_least", "exact", "two_sided")] == [10, 0, Decimal("7.5")]
    assert [points(under, equal=way) for way in ("at_least", "exact", "two_sided")] == [
        Decimal("7.5"),
        0,
        Decimal("7.5"),
    ]


def test_an_interval_holds_its_ends_and_counts_the_distance_to_the_nearer_one():
    found = [points(indicator("..", 10, done, upper=20)) for done in (10, 15, 20, 8, 22, 40, 0)]
    assert found == [10, 10, 10, 8, 9, 0, 0]
    assert points(indicator("..", 10, 22, upper=20), interval="none") == 0


def test_rounding_has_a_place_and_a_way():
    two_thirds = indicator(">=", 3, 2)
    assert points(two_thirds, rounding="down") == Decimal("6.66")
    assert points(two_thirds, places=0) == 7
    assert points(indicator(">=", 8, 5, "0.2"), rounding="half_even") == Decimal("0.12")
    assert points(indicator(">=", 8, 5, "0.2")) == Decimal("0.13")


def test_a_pass_floor_cuts_what_lies_below_it():
    floor = {"pass_floor": "60%"}
    assert points(indicator(">=", 10, 6), **floor) == 6
    assert points(indicator(">=", 100, 59), **floor) == 0


def test_far_over_fulfilment_may_cost_points_in_proportion():
    penalty = {"over_fulfilment_penalty": "proportional", "over_fulfilment_penalty_from": "1.5"}
    assert [points(indicator(">=", 10, done), **penalty) for done in (15, 18, 25, 99)] == [10, 7, 0, 0]


def test_without_a_cap_old_figures_can_be_followed():
    assert points(indicator(">=", 100, 103), cap=False) == Decimal("10.30")


@pytest.mark.parametrize(
    ("one", "changes", "why"),
    [
        (indicator(">=", None, 3, target_text="若干"), {}, "指标值“若干”不是数字"),
        (indicator(">=", 3, None, attainment_text="完成较好"), {}, "完成值“完成较好”不是数字"),
        (
            indicator(">=", figure("3", PACK.numbers.units["次"]), figure("3", PACK.numbers.units["万元"])),
            {},
            "计量单位不同",
        ),
        (indicator(">=", 0, 3), {"zero_target": "refuse"}, "指标值为 0"),
        (indicator(">=", -5, 3), {}, "为负数"),
        (indicator(">=", 5, -3), {"negative_attainment": "refuse"}, "为负数"),
        (indicator("..", 20, 15, upper=10), {}, "下限大于上限"),
    ],
)
def test_what_cannot_be_scored_says_why_and_what_to_do(one, changes, why):
    found = score(one, rules(**changes))
    assert found.award.state == State.NOT_SCORED
    assert why in found.explanation.text


def test_amounts_in_different_units_are_converted():
    yuan, wan = PACK.numbers.units["元"], PACK.numbers.units["万元"]
    assert points(indicator("<=", figure("100", wan), figure("969000", yuan))) == 10
    assert points(indicator(">=", figure("100", wan), figure("500000", yuan))) == 5


def test_the_explanation_names_figures_result_and_source():
    found = score(indicator("<=", 10, 15, name="平均成本"), RULES).explanation
    assert found.text == "平均成本：5.00 分（满分 10 分）"
    assert "完成值 15 超过上限 10" in found.children[0].text
    assert "反向指标" in found.children[0].source
