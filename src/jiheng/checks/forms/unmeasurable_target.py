"""A target can be measured: it has a figure, a graded standard, or can be answered with yes or no."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import cast

from jiheng.checks.case import Case
from jiheng.checks.forms.meeting import QUALITATIVE
from jiheng.checks.forms.tables import Line, forms
from jiheng.checks.forms.verdicts import failed, not_checkable, nowhere, passed
from jiheng.findings import Result, Rule, Severity


def unmeasurable_target(case: Case, rule: Rule) -> Iterable[Result]:
    """定性 without a standard (优, 高, 进一步提升) is a warning; other words without a figure are worth a look."""
    lines = [line for form in forms(case) for line in form.filled() if form.kind != "review"]
    return nowhere(case, rule, (_judged(case, rule, line) for line in lines))


def _judged(case: Case, rule: Rule, line: Line) -> Result:
    target, name = line.text("target"), line.name
    if not target:
        return not_checkable(case, rule, line.span, "no_target")
    standard = f"{target}{line.text('criterion')}"
    if line.quantity("target") is not None or re.search(str(rule.settings["figure"]), standard):
        return passed(rule, line.span)
    if target in cast("list[str]", rule.settings["answerable"]):
        return passed(rule, line.span)
    vague = line.statement.word == QUALITATIVE or re.fullmatch(str(rule.settings["vague"]), target) is not None
    severity = rule.severity if vague else Severity.HINT
    return failed(case, rule, line.span, line.indices("weight"), name=name, stated=target, severity=severity)
