"""A target met has full points, a target missed has not; anything else needs a reason."""

from __future__ import annotations

from collections.abc import Iterable

from jiheng.checks.case import Case
from jiheng.checks.forms.amounts import number, printed
from jiheng.checks.forms.meeting import met
from jiheng.checks.forms.tables import Line, scored
from jiheng.checks.forms.verdicts import failed, not_checkable, nowhere, passed
from jiheng.findings import Result, Rule


def score_vs_completion(case: Case, rule: Rule) -> Iterable[Result]:
    """完成值 against 指标值 by the operator, then 得分 against 分值."""
    return nowhere(case, rule, (_judged(case, rule, line) for line in scored(case)))


def _judged(case: Case, rule: Rule, line: Line) -> Result:
    reached, weight, score = met(line), line.quantity("weight"), line.quantity("score")
    if reached is None or weight is None or score is None:
        return not_checkable(case, rule, line.span, "no_comparison" if reached is None else "no_score")
    facts = line.indices("score", "weight", "target", "attainment")
    full = number(score) >= number(weight)
    if reached == full or (reached and line.text("reason")):
        return passed(rule, line.span, facts)
    said = rule.settings["met" if reached else "missed"]
    slots = {"name": line.name, "target": line.text("target"), "attainment": line.text("attainment")}
    expected = printed(weight) if reached else str(rule.settings["below"]).format(weight=printed(weight))
    return failed(case, rule, line.span, facts, said=said, stated=printed(score), expected=expected, **slots)
