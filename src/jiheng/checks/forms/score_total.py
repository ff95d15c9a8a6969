"""The scores of a form add up to its total, printed in the form or stated in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from jiheng.checks.case import Case
from jiheng.checks.forms.amounts import number, plain, printed
from jiheng.checks.forms.tables import Form, Line, forms
from jiheng.checks.forms.verdicts import failed, not_checkable, nowhere, passed
from jiheng.findings import Result, Rule, Severity
from jiheng.quantity import Quantity

Figure = tuple[int, Quantity]


def score_total(case: Case, rule: Rule) -> Iterable[Result]:
    """总分 = Σ 得分 (执行率 among them); a form without a total is held against the score that the text states."""
    return nowhere(case, rule, (result for form in forms(case) for result in _judged(case, rule, form)))


def _judged(case: Case, rule: Rule, form: Form) -> Iterator[Result]:
    scores = [*form.quantities("scores"), *form.quantities("execution_score")]
    if not scores or form.kind == "target":
        return
    stated = form.quantities("total_score") or _told(case, form)
    if not stated:
        yield not_checkable(case, rule, form.span, "no_total")
        return
    total = sum((number(quantity) for _, quantity in scores), Fraction(0))
    facts = (stated[0][0], *(index for index, _ in scores))
    span = case.ledger.facts[stated[0][0]].span
    if total == number(stated[0][1]):
        yield passed(rule, span, facts)
    else:
        yield failed(case, rule, span, facts, **_slots(form, stated[0][1], scores, total, rule))


def _told(case: Case, form: Form) -> list[Figure]:
    """The score of the same body and year that the text states."""
    if form.part is None or not form.overall:
        return []
    concept, measure = form.pack.text("forms.total_score.overall"), form.pack.text("measures.score")
    same = case.ledger.by_subject.get((form.part.entity, form.part.year, concept, measure), ())
    facts = ((index, case.ledger.facts[index]) for index in same)
    return [(index, fact.quantity) for index, fact in facts if fact.table is None and fact.quantity is not None]


def _slots(form: Form, stated: Quantity, scores: list[Figure], total: Fraction, rule: Rule) -> dict[str, object]:
    """What the finding says; it is a warning only where an empty score leaves the sum open."""
    empty = [line for line in form.filled() if "score" in (*line.listed("blank"), *line.listed("lost"))]
    formula = "＋".join(quantity.printed for _, quantity in scores) + f"＝{plain(total)}"
    return {
        "stated": printed(stated),
        "expected": plain(total),
        "formula": formula,
        "hint": _repair(form, empty, number(stated), rule),
        "severity": Severity.WARNING if empty else rule.severity,
    }


def _repair(form: Form, empty: list[Line], stated: Fraction, rule: Rule) -> str:
    """Whether the total is right once every score above its points is cut to them and every empty one is full."""
    changed: list[str] = []
    total = sum((number(quantity) for _, quantity in form.quantities("execution_score")), Fraction(0))
    for line in form.filled():
        weight, score = line.quantity("weight"), line.quantity("score")
        if weight is None:
            return ""
        full = score is None or number(score) > number(weight)
        total += number(weight) if full or score is None else number(score)
        changed += [line.name] if full else []
    if changed and total == stated:
        return str(rule.settings["repair"]).format(names="、".join(changed))
    names = "、".join(line.name for line in empty)
    return str(rule.settings["open"]).format(names=names) if empty else ""
