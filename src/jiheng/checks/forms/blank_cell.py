"""Every indicator of a form has the cells that its form demands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from jiheng.checks.case import Case
from jiheng.checks.forms.tables import Form, forms
from jiheng.checks.forms.verdicts import failed, nowhere, passed
from jiheng.findings import Result, Rule


def blank_cell(case: Case, rule: Rule) -> Iterable[Result]:
    """A blank is not nought and not "—": a mandatory cell that is blank, or that the text has lost, is missing."""
    return nowhere(case, rule, (result for form in forms(case) for result in _judged(case, rule, form)))


def _judged(case: Case, rule: Rule, form: Form) -> Iterator[Result]:
    mandatory = cast("dict[str, list[str]]", rule.settings["mandatory"]).get(form.kind, [])
    for line in form.filled():
        missing = [role for role in mandatory if role in (*line.listed("blank"), *line.listed("lost"))]
        if not missing:
            yield passed(rule, line.span)
            continue
        cells = "、".join(form.pack.words(f"tables.roles.{role}")[0] for role in missing)
        yield failed(
            case, rule, line.span, line.indices("weight"), name=line.name, cells=cells, stated="", expected=cells
        )
