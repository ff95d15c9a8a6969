# ruff: noqa: E501 - the lines of a drawn table are as wide as the table
"""A right form has no finding; one wrong cell has the finding that it deserves, and no other error."""

import pytest

from jiheng.checks.forms import CHECKS
from jiheng.checks.relations import relations
from jiheng.findings import Outcome, Severity
from tests.extraction.tables.printed import document

from .reading import judged

FORM = """
项目名称 | 信息化建设 | < | < | < | < | < | <
项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
^ | 年度资金总额 | 120 | 100 | 95.50 | 10 | 95.50% | 9.55
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
产出指标（50分） | 数量指标 | 建设系统数量 | ＝1套 | 1套 | 20 | 20 |
^ | 质量指标 | 验收合格率 | ≥98% | 100% | 20 | 20 |
^ | 成本指标 | 总成本控制 | ≤100万元 | 95.5万元 | 10 | 10 |
效益指标（30分） | 社会效益指标 | 服务群众人次 | ≥2万人次 | 1.6万人次 | 30 | 24 | 系统上线较晚
满意度指标（10分） | 服务对象满意度指标 | 群众满意度 | ≥90% | 92% | 10 | 10 |
总分 | < | < | < | < | 100 | 93.55 |
"""


def audited(case):
    """The points of the forms, then what is no arithmetic."""
    rules = case.pack.rules
    return [*relations(case), *(result for check in CHECKS for result in check(case, rules[check.__name__]))]


def findings(*drawings, kind="self_evaluation_form", **about):
    results = audited(judged(document(*drawings, kind=kind, **about)))
    assert all(result.reason for result in results if result.outcome in {Outcome.NOT_APPLICABLE, Outcome.NOT_CHECKABLE})
    return [result.finding for result in results if result.finding is not None]


def changed(*pairs):
    drawing = FORM
    for old, new in pairs:
        assert old in drawing
        drawing = drawing.replace(old, new, 1)
    return {(found.rule, found.severity) for found in findings(("项目支出绩效自评表", drawing))}


def test_right_form_has_no_finding():
    assert changed() == set()


ERROR, WARNING, HINT = Severity.ERROR, Severity.WARNING, Severity.HINT
WRONG = {
    "score above points": (
        [("1套 | 20 | 20", "1套 | 20 | 22"), ("93.55", "95.55")],
        {("score_exceeds_weight", ERROR)},
    ),
    "score of execution above points": (
        [("95.50% | 9.55", "95.50% | 10.5"), ("93.55", "94.5")],
        {("score_exceeds_weight", ERROR), ("execution_score", HINT)},
    ),
    "total": ([("93.55", "95.55")], {("score_total", ERROR)}),
    "points of a level": ([("产出指标（50分）", "产出指标（60分）")], {("level_weights", ERROR)}),
    "full points": ([("| 100 | 93.55", "| 110 | 93.55")], {("weight_total", ERROR)}),
    "weights that make no hundred": (
        [("1.6万人次 | 30 | 24", "1.6万人次 | 40 | 32"), ("93.55", "101.55")],
        {("level_weights", ERROR), ("weight_total", ERROR)},
    ),
    "points that a score needs": ([("1套 | 20 | 20", "1套 | 16 | 20")], {("level_weights", ERROR)}),
    "blank score": (
        [("92% | 10 | 10", "92% | 10 |"), ("93.55", "83.55")],
        {("blank_cell", ERROR)},
    ),
    "blank attainment": ([("98% | 100%", "98% |")], {("blank_cell", ERROR)}),
    "met without full points": (
        [("1套 | 20 | 20", "1套 | 20 | 18"), ("93.55", "91.55")],
        {("score_vs_completion", WARNING)},
    ),
    "missed with full points": (
        [("1.6万人次 | 30 | 24", "1.6万人次 | 30 | 30"), ("93.55", "99.55")],
        {("score_vs_completion", WARNING)},
    ),
    "missed without a reason": ([("系统上线较晚", "")], {("unexplained_deviation", WARNING)}),
    "score that no rule gives": (
        [("1.6万人次 | 30 | 24", "1.6万人次 | 30 | 27"), ("93.55", "96.55")],
        {("score_formula", HINT)},
    ),
    "far above the target": ([("＝1套 | 1套", "≥1套 | 2套")], {("over_fulfilment", HINT)}),
    "cost missed": (
        [("95.5万元 | 10 | 10", "105.5万元 | 10 | 10")],
        {("score_vs_completion", WARNING), ("cost_vs_execution", HINT)},
    ),
    "spent more than the budget": (
        [
            ("100 | 95.50 | 10 | 95.50% | 9.55", "100 | 105.50 | 10 | 105.50% | 10"),
            ("93.55", "94"),
            ("95.5万元", "105.5万元 "),
        ],
        {("over_execution", WARNING), ("score_vs_completion", WARNING)},
    ),
    "target without measure": ([("≥98% | 100%", "进一步提升 | 进一步提升")], {("unmeasurable_target", WARNING)}),
    "indicator in a wrong class": (
        [("群众满意度 | ≥90% | 92%", "推进载体建设 | 2处 | 2处")],
        {("wrong_class", WARNING)},
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_one_wrong_cell(case):
    pairs, expected = WRONG[case]
    assert changed(*pairs) == expected


@pytest.mark.parametrize(
    ("operator", "target", "attainment", "met"),
    [
        ("≥", "10", "10", True),
        ("＞", "10", "10", False),
        ("≤", "10", "10", True),
        ("＜", "10", "10", False),
        ("＝", "10", "12", True),
        ("≤", "0", "0", True),
        ("≤", "0", "1", False),
        ("≥", "0", "0", True),
        ("≥", "10", "9.99", False),
        ("定性", "优", "优", True),
        ("定性", "优", "良", False),
        ("定性", "达成", "未达成", False),
    ],
)
def test_target_met_by_its_operator(operator, target, attainment, met):
    lines = f"""
    一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 分值 | 得分
    产出指标 | 数量指标 | 事项 | {operator} | {target} | 次 | {attainment} | 100 | 100
    """
    rules = {found.rule for found in findings(("部门整体支出绩效自评表", lines))}
    assert ("score_vs_completion" in rules) is not met


def test_units_are_made_equal_before_they_are_compared():
    lines = """
    一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
    产出指标 | 成本指标 | 总成本 | ≤100万元 | 999999元 | 100 | 100
    """
    assert "score_vs_completion" not in {found.rule for found in findings(("部门整体支出绩效自评表", lines))}


def test_other_unit_or_estimate_is_not_compared():
    lines = """
    一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
    产出指标 | 数量指标 | 走访 | 100家 | 30人次 | 50 | 50
    产出指标 | 数量指标 | 宣传 | 100场 | 近90场 | 50 | 50
    """
    assert "score_vs_completion" not in {found.rule for found in findings(("部门整体支出绩效自评表", lines))}


def test_lost_score_leaves_the_total_open_and_the_repair_is_named():
    lines = """
    一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
    产出指标 | 数量指标 | 甲 | ≥10人 | 12人 | 50 | 52
    效益指标 | 社会效益指标 | 乙 | ≥5次 | 5次 | 40 | ?
    满意度指标 | 满意度指标 | 满意度 | ≥90% | 92% | 10 | 10
    总分 | < | < | < | < | 100 | 100
    """
    found = {finding.rule: finding for finding in findings(("部门整体支出绩效自评表", lines))}
    assert found["blank_cell"].severity is ERROR
    assert found["score_exceeds_weight"].stated == "52分"
    assert found["open_total"].severity is WARNING
    assert found["open_total"].expected == "62"
    assert "甲、乙" in found["open_total"].message


@pytest.mark.parametrize(
    ("score", "grade", "wrong"),
    [
        ("90", "优", False),
        ("89.99", "优", True),
        ("80", "良", False),
        ("79.9", "良", True),
        ("60", "中", False),
        ("59", "差", False),
    ],
)
def test_grade_at_its_boundaries(score, grade, wrong):
    from .reading import case

    text = f"某县某局2023年部门整体绩效评价报告\n四、评价结论\n某县某局自评得分{score}分，评价等级为“{grade}”。\n"
    made = case(text)
    rule = made.pack.rules["grade_word"]
    check = next(check for check in CHECKS if check.__name__ == "grade_word")
    outcomes = [result.outcome for result in check(made, rule)]
    assert outcomes == [Outcome.FAILED if wrong else Outcome.PASSED]


def test_printed_rule_bounds_the_points():
    lines = """
    一级指标 | 二级指标 | 评分标准 | 评分
    自评报告30分 | 完整性（15分） | 1.正文齐全的，得8分；否则每少一个部分扣2分，最多扣8分。2.附件齐全的，得7分；否则每少一个部分扣2分，最多扣7分。 | {one}
    ^ | 反映问题（15分） | 全面的得15分；较全面的得12—14分；只提资金不足的不得分。 | {two}
    """

    def wrong(one, two):
        drawn = ("绩效自评工作考核评分表", lines.format(one=one, two=two))
        return [finding.stated for finding in findings(drawn, kind="review_sheet") if finding.rule == "score_off_rule"]

    assert wrong("13", "12.5") == []
    assert wrong("14.5", "13") == ["14.5分"]
    assert wrong("15", "11") == ["11分"]
    assert wrong("0", "0") == []


def test_evidence_and_facts_stand_on_the_figures():
    case = judged(
        document(("项目支出绩效自评表", FORM.replace("1套 | 20 | 20", "1套 | 20 | 22")), kind="self_evaluation_form")
    )
    (found,) = (result.finding for result in audited(case) if result.finding)
    assert found.rule == "score_total"
    assert (found.stated, found.expected, case.document.quote(found.span)) == ("22分", "20分", "22")
    assert [case.document.quote(evidence.span) for evidence in found.evidence][:2] == ["22", "93.55"]
    assert [(one.rule, one.stated) for one in found.consequences] == [("score_exceeds_weight", "22分")]
    assert found.part == "p1"
