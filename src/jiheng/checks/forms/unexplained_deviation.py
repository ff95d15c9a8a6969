"""A target missed needs a reason where the form asks for one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from jiheng.checks.case import Case
from jiheng.checks.forms.amounts import number, printed
from jiheng.checks.forms.meeting import met
from jiheng.checks.forms.tables import Line, forms
from jiheng.checks.forms.verdicts import failed, not_applicable, nowhere, passed
from jiheng.findings import Result, Rule


def unexplained_deviation(case: Case, rule: Rule) -> Iterable[Result]:
    """得分 below 分值 for a target that was not met, or not shown to be met, with 偏差原因 left blank."""
    asking = [form for form in forms(case) if form.kind == "scored" and form.has("reason")]
    return nowhere(case, rule, (_judged(case, rule, line) for form in asking for line in form.filled()))


def _judged(case: Case, rule: Rule, line: Line) -> Result:
    weight, score, reason = line.quantity("weight"), line.quantity("score"), line.text("reason")
    if met(line) or weight is None or score is None or number(score) >= number(weight):
        return not_applicable(case, rule, line.span, "no_deviation")
    facts = line.indices("score", "weight", "target", "attainment")
    if reason and reason not in cast("list[str]", rule.settings["empty"]):
        return passed(rule, line.span, facts)
    slots = {"name": line.name, "target": line.text("target"), "attainment": line.text("attainment")}
    return failed(case, rule, line.span, facts, stated=printed(score), weight=printed(weight), **slots)
