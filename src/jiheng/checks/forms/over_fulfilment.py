"""A target far exceeded was probably set too low: the form should say why."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from jiheng.checks.case import Case
from jiheng.checks.forms.amounts import plain
from jiheng.checks.forms.meeting import direction, ratio
from jiheng.checks.forms.tables import Line, scored
from jiheng.checks.forms.verdicts import failed, not_applicable, nowhere, passed
from jiheng.findings import Result, Rule


def over_fulfilment(case: Case, rule: Rule) -> Iterable[Result]:
    """完成值 ÷ 指标值 at or above the setting, for targets that are to be reached, without a word of explanation."""
    return nowhere(case, rule, (_judged(case, rule, line) for line in scored(case)))


def _judged(case: Case, rule: Rule, line: Line) -> Result:
    share = ratio(line)
    if share is None or direction(line) not in {">=", ">", "="}:
        return not_applicable(case, rule, line.span, "no_ratio")
    facts = line.indices("attainment", "target")
    start = Fraction(line.pack.text("scoring.over_fulfilment_explained_from.value"))
    if share < start or line.text("reason"):
        return passed(rule, line.span, facts)
    slots = {"name": line.name, "target": line.text("target"), "attainment": line.text("attainment")}
    return failed(
        case, rule, line.span, facts, stated=f"{plain(share * 100)}%", limit=f"{plain(start * 100)}%", **slots
    )
