"""A form has enough indicators to show output and effect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.forms.tables import forms
from jiheng.checks.forms.verdicts import failed, nowhere, passed
from jiheng.findings import Result, Rule


def few_indicators(case: Case, rule: Rule) -> Iterable[Result]:
    """At least the setting's number of level-3 indicators."""
    return nowhere(case, rule, _judged(case, rule))


def _judged(case: Case, rule: Rule) -> Iterator[Result]:
    least = int(str(rule.settings["least"]))
    for form in forms(case):
        count = len(form.filled())
        if form.kind == "review":
            continue
        if count >= least:
            yield passed(rule, form.span)
        else:
            yield failed(case, rule, form.span, stated=count, expected=least)
