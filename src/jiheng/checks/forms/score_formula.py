"""The score of a target missed follows from its completion."""

from __future__ import annotations

from collections.abc import Iterable

from jiheng.checks.case import Case
from jiheng.checks.forms.amounts import number, plain, printed
from jiheng.checks.forms.meeting import direction, met
from jiheng.checks.forms.scoring import proportional
from jiheng.checks.forms.tables import Line, scored
from jiheng.checks.forms.verdicts import failed, not_applicable, not_checkable, nowhere, passed
from jiheng.findings import Result, Rule


def score_formula(case: Case, rule: Rule) -> Iterable[Result]:
    """得分 = 分值 × 完成比例 by the pack's settings; a score that a known variant gives is right too."""
    return nowhere(case, rule, (_judged(case, rule, line) for line in scored(case)))


def _judged(case: Case, rule: Rule, line: Line) -> Result:
    score = line.quantity("score")
    if met(line) is None or line.quantity("target") is None or score is None:
        return not_checkable(case, rule, line.span, "no_comparison")
    if met(line):
        return not_applicable(case, rule, line.span, "no_deviation")
    given = list(proportional(line))
    facts = line.indices("score", "weight", "target", "attainment")
    if not given or any(one.score == number(score) for one in given):
        return passed(rule, line.span, facts)
    weight = line.quantity("weight")
    if weight is not None and number(score) >= number(weight):
        return not_applicable(case, rule, line.span, "full_points")
    slots = {"name": line.name, "target": line.text("target"), "attainment": line.text("attainment")}
    said = rule.settings["forward" if direction(line) in {">=", ">", "="} else "reverse"]
    return failed(
        case, rule, line.span, facts, stated=printed(score), expected=plain(given[0].score), said=said, **slots
    )
