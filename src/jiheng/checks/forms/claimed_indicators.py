"""The number of indicators that the text claims is the number that the form lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from jiheng.checks.case import Case
from jiheng.checks.forms.tables import Form, forms
from jiheng.checks.forms.verdicts import failed, nowhere, passed
from jiheng.findings import Result, Rule


def claimed_indicators(case: Case, rule: Rule) -> Iterable[Result]:
    """设置产出指标6个 against the lines under 产出指标 of the same body's form."""
    return nowhere(case, rule, (result for form in forms(case) for result in _judged(case, rule, form)))


def _judged(case: Case, rule: Rule, form: Form) -> Iterator[Result]:
    if form.part is None or form.kind == "review" or not form.overall:
        return
    levels = cast("dict[str, str]", rule.settings["levels"])
    body = form.part.entity, form.part.year
    for index, fact in enumerate(case.ledger.facts):
        level = levels.get(fact.concept)
        if level is None or fact.quantity is None or fact.scope.project or (fact.entity, fact.year) != body:
            continue
        listed = sum(level in line.text("level1") + line.text("level2") for line in form.filled())
        if listed == fact.quantity.value or not listed:
            yield passed(rule, fact.span, (index,))
        else:
            yield failed(case, rule, fact.span, (index,), stated=fact.quantity.printed, expected=listed, level=level)
