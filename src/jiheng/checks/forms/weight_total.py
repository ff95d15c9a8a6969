"""All weights of a form add up to its full points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from jiheng.checks.case import Case
from jiheng.checks.forms.amounts import number, plain, printed
from jiheng.checks.forms.tables import Form, forms
from jiheng.checks.forms.verdicts import failed, not_checkable, nowhere, passed
from jiheng.findings import Result, Rule


def weight_total(case: Case, rule: Rule) -> Iterable[Result]:
    """Σ 分值 (执行率 among them) = the printed full points; where none are printed, a total that a scheme has."""
    return nowhere(case, rule, (result for form in forms(case) for result in _judged(case, rule, form)))


def _judged(case: Case, rule: Rule, form: Form) -> Iterator[Result]:
    weights, execution = form.quantities("weights"), form.quantities("execution_weight")
    stated = form.quantities("total_weight")
    if not weights:
        return
    known = [*weights, *execution]
    total = sum((number(quantity) for _, quantity in known), Fraction(0))
    facts = tuple(index for index, _ in [*stated, *known])
    totals = _totals(form, rule)
    right = {number(stated[0][1])} if stated else totals
    span = case.ledger.facts[stated[0][0]].span if stated else form.span
    unknown = any("weight" in (*line.listed("blank"), *line.listed("lost")) for line in form.filled())
    if total in right or (not stated and sum((number(q) for _, q in weights), Fraction(0)) in totals):
        yield passed(rule, span, facts)
    elif unknown and total < max(right):
        yield not_checkable(case, rule, span, "no_weight")
    else:
        due = printed(stated[0][1]) if stated else plain(max(totals)) + case.pack.text("tables.score_unit")
        formula = "＋".join(quantity.printed for _, quantity in known) + f"＝{plain(total)}"
        yield failed(case, rule, span, facts, stated=due, expected=plain(total), formula=formula)


def _totals(form: Form, rule: Rule) -> set[Fraction]:
    """The full points that schemes have: 100, or what is left of it where the execution rate is scored elsewhere."""
    key = "with_execution" if form.quantities("execution_weight") else "without_execution"
    values = rule.settings[key]
    return {Fraction(str(value)) for value in values} if isinstance(values, list) else set()
