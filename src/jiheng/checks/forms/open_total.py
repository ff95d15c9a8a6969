"""A total whose scores are not all filled in: what is there does not make it up yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from jiheng.checks.case import Case
from jiheng.checks.forms.amounts import number, plain, printed
from jiheng.checks.forms.tables import Form, forms
from jiheng.checks.forms.told import overall_told
from jiheng.checks.forms.verdicts import failed, nowhere, passed
from jiheng.findings import Result, Rule


def open_total(case: Case, rule: Rule) -> Iterable[Result]:
    """总分 against Σ 得分 of a form with empty scores: with the scores that would mend it."""
    return nowhere(case, rule, (result for form in forms(case) for result in _judged(case, rule, form)))


def _judged(case: Case, rule: Rule, form: Form) -> Iterator[Result]:
    empty = [line for line in form.filled() if "score" in (*line.listed("blank"), *line.listed("lost"))]
    scores = [*form.quantities("scores"), *form.quantities("execution_score")]
    stated = next(iter([*(index for index, _ in form.quantities("total_score")), *overall_told(form)]), None)
    due = case.ledger.facts[stated].quantity if stated is not None else None
    if not empty or not scores or stated is None or due is None or form.kind == "target":
        return
    total = sum((number(quantity) for _, quantity in scores), Fraction(0))
    facts, span = (stated, *(index for index, _ in scores)), case.ledger.facts[stated].span
    if total == number(due):
        yield passed(rule, span, facts)
        return
    formula = "＋".join(quantity.printed for _, quantity in scores) + f"＝{plain(total)}"
    hint = _mended(form, number(due), rule)
    names = "、".join(line.name for line in empty)
    slots = {"stated": printed(due), "expected": plain(total), "formula": formula, "names": names, "hint": hint}
    yield failed(case, rule, span, facts, **slots)


def _mended(form: Form, stated: Fraction, rule: Rule) -> str:
    """The scores that mend the total: those above their points cut to them, the empty ones full."""
    changed: list[str] = []
    total = sum((number(quantity) for _, quantity in form.quantities("execution_score")), Fraction(0))
    for line in form.filled():
        weight, score = line.quantity("weight"), line.quantity("score")
        if weight is None:
            return ""
        full = score is None or number(score) > number(weight)
        total += number(weight) if full or score is None else number(score)
        changed += [line.name] if full else []
    return str(rule.settings["repair"]).format(names="、".join(changed)) if total == stated else ""
