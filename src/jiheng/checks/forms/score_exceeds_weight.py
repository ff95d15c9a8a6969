"""No indicator can get more than its points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.forms.amounts import number, printed
from jiheng.checks.forms.tables import Line, executions, forms
from jiheng.checks.forms.verdicts import failed, not_checkable, nowhere, passed
from jiheng.findings import Result, Rule


def score_exceeds_weight(case: Case, rule: Rule) -> Iterable[Result]:
    """得分 ≤ 分值, for every indicator and for the execution rate."""
    lines = [line for form in forms(case) for line in form.filled() if form.kind != "target"]
    return nowhere(case, rule, _judged(case, rule, [*lines, *executions(case)]))


def _judged(case: Case, rule: Rule, lines: Iterable[Line]) -> Iterator[Result]:
    for line in lines:
        weight, score, facts = line.quantity("weight"), line.quantity("score"), line.indices("score", "weight")
        if weight is None or score is None:
            yield not_checkable(case, rule, line.span, "no_score")
        elif number(score) <= number(weight):
            yield passed(rule, line.span, facts)
        else:
            slots = {"name": line.name, "stated": printed(score), "expected": printed(weight)}
            yield failed(case, rule, line.span, facts, hint=_hint(line, rule), **slots)


def _hint(line: Line, rule: Rule) -> str:
    """What probably happened: the attainment was typed into the score's cell."""
    score, attainment = line.quantity("score"), line.quantity("attainment")
    same = attainment is not None and score is not None and attainment.value == score.value
    return str(rule.settings["copied"]) if same else ""
