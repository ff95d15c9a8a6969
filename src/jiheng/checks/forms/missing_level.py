"""A form covers output, effect and satisfaction, and leaves no level empty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from jiheng.checks.case import Case
from jiheng.checks.forms.tables import Form, forms
from jiheng.checks.forms.verdicts import failed, nowhere, passed
from jiheng.findings import Result, Rule


def missing_level(case: Case, rule: Rule) -> Iterable[Result]:
    """Levels that forms must have and that hold no indicator; levels that are printed and stay empty."""
    return nowhere(case, rule, (result for form in forms(case) for result in _judged(case, rule, form)))


def _judged(case: Case, rule: Rule, form: Form) -> Iterator[Result]:
    if form.kind == "review":
        return
    filled = {level for line in form.filled() for level in (line.text("level1"), line.text("level2"))}
    if any(filled - {""}):
        for level in cast("list[str]", rule.settings["levels"]):
            held = any(level in found for found in filled)
            yield passed(rule, form.span) if held else failed(case, rule, form.span, stated=level, level=level)
    for line in form.lines:
        level = line.text("level2")
        if not line.filled and level and level not in filled:
            yield failed(case, rule, line.span, stated=level, level=level)
