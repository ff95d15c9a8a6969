"""A unit does not spend more than its full-year budget."""

from __future__ import annotations

from collections.abc import Iterable

from jiheng.checks.case import Case
from jiheng.checks.forms.amounts import pair, plain, printed
from jiheng.checks.forms.tables import Line, executions
from jiheng.checks.forms.verdicts import failed, not_checkable, nowhere, passed
from jiheng.findings import Result, Rule


def over_execution(case: Case, rule: Rule) -> Iterable[Result]:
    """全年执行数 ≤ 全年预算数."""
    return nowhere(case, rule, (_judged(case, rule, line) for line in executions(case)))


def _judged(case: Case, rule: Rule, line: Line) -> Result:
    account, budget = line.quantity("account"), line.quantity("adjusted")
    if account is None or budget is None or not budget.coefficient:
        return not_checkable(case, rule, line.span, "no_execution")
    spent, due = pair(account, budget)
    facts = line.indices("account", "adjusted", "completion")
    if spent <= due:
        return passed(rule, line.span, facts)
    rate = f"{plain(spent / due * 100)}%"
    return failed(
        case, rule, line.span, facts, name=line.name, stated=printed(account), expected=printed(budget), rate=rate
    )
