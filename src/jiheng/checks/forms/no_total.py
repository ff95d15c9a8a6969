"""A form with scores prints their total."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.forms.tables import forms
from jiheng.checks.forms.verdicts import failed, nowhere, passed
from jiheng.findings import Result, Rule


def no_total(case: Case, rule: Rule) -> Iterable[Result]:
    """A line 合计 or 总分, without which the form cannot be held against the text."""
    return nowhere(case, rule, _judged(case, rule))


def _judged(case: Case, rule: Rule) -> Iterator[Result]:
    for form in forms(case):
        if form.kind != "target" and form.quantities("scores"):
            printed = form.quantities("total_score") or form.quantities("total_weight")
            yield passed(rule, form.span) if printed else failed(case, rule, form.span, stated="")
