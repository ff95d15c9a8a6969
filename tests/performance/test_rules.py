"""The other kinds of scoring rule: qualitative bands, formula, condition, deduction, graded scale, execution rate."""

from decimal import Decimal

import pytest

from jiheng.performance.exact import number
from jiheng.performance.expressions import ExpressionError
from jiheng.performance.measures import words
from jiheng.performance.schemes.rules import Reader, read_rule
from jiheng.performance.scoring import State, score
from jiheng.performance.wording import PerformanceError
from tests.performance.building import PACK, RULES, figure, indicator, rules


def qualitative(target, answer, stated=None, weight=10, **more):
    return indicator(
        "qualitative", None, None, weight, target_text=target, attainment_text=answer, stated=stated, **more
    )


def by_rule(row, values=None, weight="10", **more):
    rule = read_rule(row, Reader(number(weight), words(PACK)))
    given = {name: number(value) if not isinstance(value, bool) else value for name, value in (values or {}).items()}
    return score(indicator(">=", None, None, weight, rule=rule, values=given, **more), RULES)


@pytest.mark.parametrize(
    ("target", "answer", "stated", "expected"),
    [
        ("优", "优", None, "10"),
        ("优", "优", "8", "8"),
        ("优", "优", "9.5", "9.5"),
        ("达标", "达成年度指标", "8", "8"),
        ("优", "良", "7.99", "7.99"),
        ("优", "良", "6", "6"),
        ("优", "未完成", "0", "0"),
        ("优", "未完成", "5.99", "5.99"),
    ],
)
def test_a_judged_score_inside_its_band_stands(target, answer, stated, expected):
    assert score(qualitative(target, answer, stated), RULES).points == Decimal(expected)


@pytest.mark.parametrize(
    ("answer", "stated"), [("优", "7.99"), ("优", "10.01"), ("良", "8"), ("良", "5.99"), ("未完成", "6")]
)
def test_a_judged_score_outside_its_band_is_refused_or_moved(answer, stated):
    one = qualitative("优", answer, stated)
    assert score(one, RULES).award.branch == "outside_band"
    assert score(one, rules(judged="zero")).points == 0
    nearest = score(one, rules(judged="nearest")).points
    low, high = score(one, RULES).allowed
    assert low <= nearest <= high
    assert abs(nearest - Decimal(stated)) <= Decimal("0.01")


def test_a_lower_answer_waits_for_a_persons_judgement():
    found = score(qualitative("优", "部分完成"), RULES)
    assert found.award.state == State.NOT_SCORED
    assert "6–8" in found.explanation.text


def test_words_of_no_band_are_not_guessed():
    found = score(qualitative("优", "稳步推进"), RULES)
    assert found.award.state == State.NOT_SCORED
    assert "稳步推进" in found.explanation.text


def test_a_formula_gives_points_within_the_weight():
    row = {"kind": "formula", "points": "较小值(实际 ÷ 计划, 1) × 分值"}
    assert by_rule(row, {"实际": "61.38", "计划": "77.02"}).points == Decimal("7.97")
    assert by_rule({"kind": "formula", "points": "实际"}, {"实际": "12"}).points == 10
    assert by_rule({"kind": "formula", "points": "0 − 3"}).points == 0


def test_a_formula_without_an_operand_or_with_a_zero_divisor_is_not_scored():
    missing = by_rule({"kind": "formula", "points": "实际 ÷ 计划 × 分值"}, {"实际": "1"})
    assert "缺少数据：计划" in missing.explanation.text
    zero = by_rule({"kind": "formula", "points": "实际 ÷ 计划 × 分值"}, {"实际": "1", "计划": "0"})
    assert "除数为 0" in zero.explanation.text
    assert zero.award.state == State.NOT_SCORED


def test_the_first_condition_that_holds_decides():
    row = {
        "kind": "condition",
        "cases": [
            {"when": "执行率 >= 95%", "points": "分值"},
            {"when": "80% <= 执行率 < 95%", "points": "分值 × 0.8"},
            {"when": "执行率 > 0 且 非 (停办)", "points": 3},
            {"name": "其他", "points": 0},
        ],
    }
    rates = [("95", 10), ("94.99", 8), ("80", 8), ("79.9", 3)]
    found = [by_rule(row, {"执行率": f"{rate}%", "停办": False}).points for rate, _ in rates]
    assert found == [expected for _, expected in rates]
    assert by_rule(row, {"执行率": "50%", "停办": True}).points == 0


def test_deductions_stop_at_their_limit_and_at_zero():
    row = {
        "kind": "deduction",
        "items": [{"number": "推迟天数", "each": "1", "most": "6"}, {"number": "缺件数", "each": "2.5"}],
    }
    cases = [((0, 0), 10), ((3, 0), 7), ((9, 0), 4), ((9, 1), "1.5"), ((9, 8), 0)]
    for (late, lacking), expected in cases:
        assert by_rule(row, {"推迟天数": late, "缺件数": lacking}).points == Decimal(expected)
    assert by_rule(row, {"推迟天数": -1, "缺件数": 0}).award.branch == "negative_count"


def test_a_scale_has_its_boundaries_inside_the_higher_level():
    row = {
        "kind": "scale",
        "of": "满意度",
        "levels": [
            {"from": "90%", "points": 10},
            {"from": "80%", "points": 8},
            {"from": "60%", "points": 5},
            {"name": "低于60%", "points": 0},
        ],
    }
    found = [by_rule(row, {"满意度": rate}).points for rate in ("90%", "89.99%", "80%", "60%", "59.9%", "0")]
    assert found == [10, 8, 8, 5, 0, 0]


def test_a_scale_of_words_needs_one_of_its_words():
    row = {
        "kind": "scale",
        "levels": [{"name": "非常满意", "points": 10}, {"name": "满意", "points": 8, "words": ["较满意"]}],
    }
    assert by_rule(row, attainment_text="较满意").points == 8
    assert by_rule(row, attainment_text="还行").award.branch == "unread_answer"


def execution(spent, adjusted="100", initial="120", **changes):
    row = {"kind": "execution", "executed": "执行", "adjusted": "全年", "initial": "年初", "received": "到位"}
    rule = read_rule(row, Reader(number("10"), {}))
    values = {"执行": number(spent), "年初": number(initial)}
    if adjusted is not None:
        values["全年"] = number(adjusted)
    return score(indicator(">=", None, None, 10, rule=rule, values=values), rules(**changes))


def test_the_execution_rate_and_its_settings():
    assert execution("96.89").points == Decimal("9.69")
    assert execution("1115.09", "1085.09").points == 10
    assert execution("1115.09", "1085.09", execution_over="reverse").points == Decimal("9.72")
    assert execution("1115.09", "1085.09", execution_over="zero").points == 0
    assert execution("1115.09", "1085.09", execution_cap=False, execution_over="uncapped").points == Decimal("10.28")
    assert execution("96.89", execution_denominator="initial").points == Decimal("8.07")
    steps = [["95%", "1"], ["80%", "0.8"]]
    assert [execution(spent, execution_steps=steps).points for spent in ("95", "94.9", "79")] == [10, 8, 0]


def test_no_budget_is_not_applicable_unless_the_settings_say_otherwise():
    assert execution("0", "0").award.state == State.NOT_APPLICABLE
    assert execution("5", None).award.state == State.NOT_APPLICABLE
    assert execution("5", "0", execution_empty="zero").points == 0
    assert execution("5", "0", execution_empty="refuse").award.state == State.NOT_SCORED


@pytest.mark.parametrize(
    "row",
    [
        {"kind": "majority"},
        {"kind": "formula"},
        {"kind": "formula", "points": "1", "point": "2"},
        {"kind": "condition", "cases": []},
        {"kind": "deduction", "items": [{"number": "x", "each": "0"}]},
        {"kind": "deduction", "items": [{"number": "x", "each": "a"}]},
        {"kind": "bands", "bands": [{"name": "好", "low": "11", "high": "12"}]},
        {"kind": "bands", "bands": [{"name": "好", "low": "8", "high": "7"}]},
        {"kind": "scale", "of": "x", "levels": [{"from": "1", "points": "1"}, {"from": "2", "points": "2"}]},
        {"kind": "formula", "points": 0.5},
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(row):
    with pytest.raises((PerformanceError, ExpressionError)):
        read_rule(row, Reader(number("10"), {}))


def test_figures_in_percent_are_shares_in_formulas():
    rule = read_rule({"kind": "formula", "points": "完成值 × 分值"}, Reader(number("10"), words(PACK)))
    assert score(indicator(">=", None, figure("92%"), rule=rule), RULES).points == Decimal("9.2")
