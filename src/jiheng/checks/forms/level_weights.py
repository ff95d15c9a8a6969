"""The weights under a level add up to the points that the level prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from jiheng.checks.case import Case
from jiheng.checks.forms.amounts import number, plain, printed
from jiheng.checks.forms.tables import Line, forms
from jiheng.checks.forms.verdicts import failed, not_checkable, nowhere, passed
from jiheng.findings import Result, Rule


def level_weights(case: Case, rule: Rule) -> Iterable[Result]:
    """产出指标（50分）= Σ 分值 of the indicators under it."""
    return nowhere(case, rule, _judged(case, rule, [group for form in forms(case) for group in form.groups]))


def _judged(case: Case, rule: Rule, groups: Iterable[Line]) -> Iterator[Result]:
    for group in groups:
        whole, parts = group.quantity("points"), group.statement.roles.get("weights", ())
        found = [quantity for index in parts if (quantity := case.ledger.facts[index].quantity) is not None]
        if whole is None or not found:
            yield not_checkable(case, rule, group.span, "no_weight")
            continue
        total, facts = sum(map(number, found), Fraction(0)), (*group.indices("points"), *parts)
        if total == number(whole):
            yield passed(rule, group.span, facts)
        elif not group.statement.complete and total < number(whole):
            yield not_checkable(case, rule, group.span, "no_weight")
        else:
            formula = "＋".join(quantity.printed for quantity in found) + f"＝{plain(total)}"
            slots = {"name": group.name, "stated": printed(whole), "expected": plain(total), "formula": formula}
            yield failed(case, rule, group.span, facts, **slots)
