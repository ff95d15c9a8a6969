"""A target missed needs a reason where the form asks for one."""

from __future__ import annotations

from collections.abc import Iterable

from jiheng.checks.case import Case
from jiheng.checks.forms.amounts import number, printed
from jiheng.checks.forms.meeting import met
from jiheng.checks.forms.tables import Line, scored
from jiheng.checks.forms.verdicts import failed, not_applicable, nowhere, passed
from jiheng.findings import Result, Rule


def unexplained_deviation(case: Case, rule: Rule) -> Iterable[Result]:
    """得分 below 分值 for a target that was not met, or not shown to be met, without 偏差原因."""
    return nowhere(case, rule, (_judged(case, rule, line) for line in scored(case)))


def _judged(case: Case, rule: Rule, line: Line) -> Result:
    weight, score, reason = line.quantity("weight"), line.quantity("score"), line.text("reason")
    cut = weight is not None and score is not None and number(score) < number(weight)
    if met(line) or (met(line) is None and not cut):
        return not_applicable(case, rule, line.span, "no_deviation")
    empty = not reason or reason in rule.settings["empty"]  # type: ignore[operator]
    facts = line.indices("score", "weight", "target", "attainment")
    if not empty or weight is None or score is None:
        return passed(rule, line.span, facts)
    slots = {"name": line.name, "target": line.text("target"), "attainment": line.text("attainment")}
    return failed(case, rule, line.span, facts, stated=printed(score), weight=printed(weight), **slots)
