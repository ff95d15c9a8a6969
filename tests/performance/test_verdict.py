"""Stated scores held against their rules: on forms whose figures were published, and on others."""

from decimal import Decimal
from fractions import Fraction

import pytest

from jiheng.performance.schemes import scheme
from jiheng.performance.scoring.notices import notices
from jiheng.performance.scoring.sheet import scored
from jiheng.performance.scoring.verdict import Judgement, total_verdict, verdicts
from tests.performance.building import PACK, RULES, figure, indicator, number

# A department's form of 2023 (产出40、效益40、满意度10、成本10): operator, target, attainment, weight, stated score.
DEPARTMENT = [
    (">=", "1", "1", "5", "5"),
    (">=", "120", "132", "5", "5"),
    (">=", "1", "2", "5", "5"),
    (">=", "10", "12", "5", "12"),
    ("优", "优", None, "10", "9"),
    ("高", "高", None, "10", "10"),
    ("优", "优", None, "10", "8"),
    ("优", "优", None, "10", "10"),
    ("优", "优", None, "10", None),
    ("优", "优", None, "10", "8"),
    (">=", "90%", "92%", "10", "10"),
    ("优", "优", None, "10", "10"),
]


def row(operator, target, attainment, weight, stated, **more):
    if operator in {">=", "<=", "="}:
        return indicator(operator, target, attainment, weight, stated=stated, **more)
    return indicator(
        "qualitative", None, None, weight, stated=stated, target_text=operator, attainment_text=target, **more
    )


def judged(rows):
    return verdicts(scored([row(*one) for one in rows], RULES))


def test_a_department_form_recomputes_and_its_repair_is_found():
    found = judged(DEPARTMENT)
    agreed, unexplained = Judgement.AGREES, Judgement.UNEXPLAINED
    assert [one.judgement for one in found] == [
        agreed, agreed, agreed, Judgement.OVER_WEIGHT, unexplained, agreed, unexplained, agreed, Judgement.MISSING,
        unexplained, agreed, agreed,
    ]  # fmt: skip
    assert found[3].expected == "5"
    assert found[4].expected == "8–10"
    total = total_verdict(found, Fraction(95))
    assert total.stated_sum == 92
    assert total.most == 95
    assert "各项更正后为" in total.message
    assert "与总分相符" in total.message


def execution(spent, budget, initial, stated):
    node = scheme(PACK, "project-self-evaluation").by_id["execution"]
    values = {"全年执行数": number(spent), "全年预算数": number(budget), "年初预算数": number(initial)}
    return indicator(">=", None, None, "10", name=node.name, rule=node.rule, values=values, stated=stated)


@pytest.mark.parametrize(
    ("one", "expected", "variant"),
    [
        # 9 for 102.76%: a cap gives 10; counted as over-execution and cut to whole points it is 9
        (execution("1115.09", "1085.09", "348.64", "9"), "10", "超预算执行按超出比例扣分并舍去小数"),
        # 9 for 96.89%
        (execution("96.89", "100", "120", "9"), "9.69", "得分只保留整数（舍去小数）"),
        # cost at most 1085.09, spent 1115.09
        (row("<=", "1085.09", "1115.09", "10", "9"), "9.72", "得分只保留整数（舍去小数）"),
        # cost at most 100, spent 96.9: nothing explains a 9
        (row("<=", "100", "96.9", "10", "9"), "10", ""),
        (row("<=", "10", "15", "10", "6.67"), "5", "反向指标按 指标值÷完成值 折算"),
        (row(">=", "3", "2", "10", "6.7"), "6.67", "得分四舍五入到一位小数"),
    ],
)
def test_a_wrong_score_is_shown_with_what_the_rule_gives(one, expected, variant):
    (found,) = verdicts(scored([one], RULES))
    assert found.judgement == Judgement.DIFFERS
    assert found.expected == expected
    assert found.variant == variant
    assert f"按规则应为 {expected} 分" in found.message


def test_right_scores_agree_however_they_are_printed():
    for stated in ("6.67", "6.670"):
        assert judged([(">=", "3", "2", "10", stated)])[0].judgement == Judgement.AGREES
    assert judged([(">=", "4", "6", "10", "10")])[0].judgement == Judgement.AGREES


def test_what_has_no_figures_is_not_checkable():
    (found,) = judged([("发放及时", "约七百万元已发放", None, "5", "5")])
    assert found.judgement == Judgement.NOT_CHECKABLE
    assert "无法复核" in found.message


def test_a_reason_explains_a_deduction_inside_the_band():
    one = row("优", "优", None, "10", "9", reason="个别企业反映服务不及时")
    assert verdicts(scored([one], RULES))[0].judgement == Judgement.AGREES


@pytest.mark.parametrize(
    ("stated", "judgement", "words"),
    [
        (Fraction(98), Judgement.AGREES, "等于各项得分之和"),
        (Fraction(100), Judgement.DIFFERS, "各项得分之和为 98 分"),
        (None, Judgement.MISSING, "没有填写总分"),
    ],
)
def test_a_stated_total(stated, judgement, words):
    rows = [(">=", "1", "1", "50", "50"), (">=", "25", "24", "50", "48")]
    found = total_verdict(judged(rows), stated)
    assert found.judgement == judgement
    assert words in found.message


def test_explanations_that_are_due():
    rows = [
        row(">=", "10", "13", "10", "10", name="超额"),
        row(">=", "10", "12.9", "10", "10", name="略超"),
        row("=", "0", "30", "10", "0", name="零目标"),
        row(">=", "10", "9", "10", "9", name="未完成"),
        row(">=", "10", "9", "10", "9", name="已说明", reason="项目延期"),
        execution("89.99", "100", "100", "9"),
        execution("90", "100", "100", "9"),
    ]
    found = [(notice.name, notice.score.indicator.name) for notice in notices(scored(rows, RULES))]
    assert found == [
        ("over_fulfilled", "超额"), ("above_zero", "零目标"), ("shortfall", "零目标"), ("shortfall", "未完成"),
        ("execution_low", "预算执行率"),
    ]  # fmt: skip


def test_points_are_decimals_with_the_places_of_the_settings():
    assert str(scored([row(">=", "3", "2", "10", None)], RULES).scores[0].points) == str(Decimal("6.67"))


WAN = PACK.numbers.units["万元"]


@pytest.mark.parametrize(
    ("spent", "budget", "stated", "right"),
    [
        # 3.06 of 3.52: the unrounded 30,551 of 35,199 yuan give 8.68, the printed ones 8.69
        ("3.06", "3.52", "8.69", True),
        ("3.06", "3.52", "8.68", True),
        # 3.055 ÷ 3.525 and 3.065 ÷ 3.515 are the ends
        ("3.06", "3.52", "8.67", True),
        ("3.06", "3.52", "8.66", False),
        ("3.06", "3.52", "8.73", False),
        ("1115.09", "1285.09", "8.68", True),
        ("1115.09", "1285.09", "8.69", False),
    ],
)
def test_a_score_may_come_from_unrounded_amounts(spent, budget, stated, right):
    node = scheme(PACK, "project-self-evaluation").by_id["execution"]
    values = {"全年执行数": figure(spent, WAN), "全年预算数": figure(budget, WAN)}
    one = indicator(">=", None, None, "10", rule=node.rule, values=values, stated=stated)
    (found,) = verdicts(scored([one], RULES))
    assert (found.judgement == Judgement.AGREES) is right
    if right and stated != found.expected:
        assert "舍入范围" in found.message


def test_counts_and_whole_percentages_are_exact():
    for operator, target, done, stated in ((">=", "3", "2", "6.7"), (">=", "90%", "88%", "9.8")):
        (found,) = verdicts(scored([row(operator, target, done, "10", stated)], RULES))
        assert found.judgement == Judgement.DIFFERS


def test_evidence_is_asked_for_where_the_settings_want_it():
    rows = [row(">=", "1", "1", "5", "5", name="有", evidence="验收单"), row(">=", "1", "1", "5", "5", name="无")]
    assert notices(scored(rows, RULES)) == ()
    found = notices(scored(rows, RULES.changed({"evidence_required": True})))
    assert [(one.name, one.score.indicator.name) for one in found] == [("no_evidence", "无")]
