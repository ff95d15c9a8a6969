"""A cost indicator whose target is the budget has the amount spent as its attainment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.forms.amounts import comparable, printed
from jiheng.checks.forms.tables import Form, Line, forms
from jiheng.checks.forms.verdicts import failed, not_applicable, nowhere, passed
from jiheng.findings import Result, Rule
from jiheng.quantity import Quantity

_BUDGETS = ("adjusted", "initial", "budget")


def cost_vs_execution(case: Case, rule: Rule) -> Iterable[Result]:
    """成本指标: where 指标值 is a budget of the same form, 完成值 is its 全年执行数."""
    return nowhere(case, rule, (result for form in forms(case) for result in _judged(case, rule, form)))


def _judged(case: Case, rule: Rule, form: Form) -> Iterator[Result]:
    for line in form.filled():
        target, attainment = line.quantity("target"), line.quantity("attainment")
        funds = next((funds for funds in form.executions if _is_budget(target, funds)), None)
        account = funds.quantity("account") if funds is not None else None
        if funds is None or attainment is None or account is None or not comparable(attainment, account):
            yield not_applicable(case, rule, line.span, "no_cost")
            continue
        facts = (*line.indices("attainment"), *funds.indices("account"))
        if _meet(attainment, account):
            yield passed(rule, line.span, facts)
        else:
            slots = {"name": line.name, "stated": printed(attainment), "expected": printed(account)}
            yield failed(case, rule, line.span, facts, **slots)


def _is_budget(target: Quantity | None, funds: Line) -> bool:
    budgets = [quantity for role in _BUDGETS if (quantity := funds.quantity(role)) is not None]
    money = target is not None and target.unit is not None and target.unit.dimension == "money"
    return target is not None and money and any(_meet(target, budget) for budget in budgets if budget.coefficient)


def _meet(left: Quantity, right: Quantity) -> bool:
    return left.interval().meets(right.interval())
