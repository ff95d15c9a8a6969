"""The score of the execution rate follows from the amounts of its line."""

from __future__ import annotations

from collections.abc import Iterable

from jiheng.checks.case import Case
from jiheng.checks.forms.amounts import number, plain, printed
from jiheng.checks.forms.scoring import execution
from jiheng.checks.forms.tables import Line, executions
from jiheng.checks.forms.verdicts import failed, not_checkable, nowhere, passed
from jiheng.findings import Result, Rule


def execution_score(case: Case, rule: Rule) -> Iterable[Result]:
    """得分 = 分值 × 执行率, at most the points; a score that a known variant gives is right too."""
    return nowhere(case, rule, (_judged(case, rule, line) for line in executions(case)))


def _judged(case: Case, rule: Rule, line: Line) -> Result:
    score, given = line.quantity("score"), list(execution(line))
    if score is None or not given:
        return not_checkable(case, rule, line.span, "no_execution")
    facts = line.indices("score", "weight", "account", "adjusted")
    if any(one.score == number(score) for one in given):
        return passed(rule, line.span, facts)
    weight = line.quantity("weight")
    amounts = {
        role: printed(quantity) for role in ("account", "adjusted", "initial") if (quantity := line.quantity(role))
    }
    slots = {"name": line.name, "weight": printed(weight) if weight else "", "account": amounts.get("account", "")}
    budget = amounts.get("adjusted") or amounts.get("initial", "")
    return failed(
        case, rule, line.span, facts, stated=printed(score), expected=plain(given[0].score), budget=budget, **slots
    )
