"""The score that the text tells of a project is that of the project's form."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from jiheng.checks.case import Case, once
from jiheng.checks.forms.amounts import number, plain, printed
from jiheng.checks.forms.tables import Form, forms
from jiheng.checks.forms.verdicts import failed, not_applicable, nowhere, passed
from jiheng.findings import Result, Rule


def score_told(case: Case, rule: Rule) -> Iterable[Result]:
    """档案数字化项目自评得分97.12分 against 总分 of its form, or against Σ 得分 where no total is printed."""
    scored = [form for form in forms(case) if form.kind == "scored" and form.table and form.table.texts.get("project")]
    return nowhere(case, rule, (result for form in scored for result in _judged(case, rule, form)))


def _judged(case: Case, rule: Rule, form: Form) -> Iterator[Result]:
    total, facts = _total(form)
    told = list(_told(case, rule, form))
    if total is None or not told:
        yield not_applicable(case, rule, form.span, "no_told_score")
        return
    for index in told:
        fact = case.ledger.facts[index]
        score = number(fact.quantity) if fact.quantity is not None else None
        if score == total:
            yield passed(rule, fact.span, (index, *facts))
        elif fact.quantity is not None:
            slots = {"name": form.table.texts["project"] if form.table else "", "stated": printed(fact.quantity)}
            yield failed(case, rule, fact.span, (index, *facts), expected=plain(total), **slots)


def _total(form: Form) -> tuple[Fraction | None, tuple[int, ...]]:
    """The printed total, else the sum of all scores where none is blank or lost."""
    printed_total = form.quantities("total_score")
    if printed_total:
        return number(printed_total[0][1]), (printed_total[0][0],)
    scores = [*form.quantities("scores"), *form.quantities("execution_score")]
    if not scores or any("score" in (*line.listed("blank"), *line.listed("lost")) for line in form.filled()):
        return None, ()
    return sum((number(quantity) for _, quantity in scores), Fraction(0)), tuple(index for index, _ in scores)


def _told(case: Case, rule: Rule, form: Form) -> Iterator[int]:
    """The scores that stand right behind the project's name in running text of the same body."""
    name = re.escape("".join((form.table.texts["project"] if form.table else "").split()))
    pattern = re.compile(name + str(rule.settings["between"]) + r".\Z")
    leads = _leads(case, form.pack.text("measures.score")).get(form.part.entity if form.part else "", ())
    yield from (index for index, lead in leads if pattern.search(lead))


@once
def _leads(case: Case, measure: str) -> Mapping[str, Sequence[tuple[int, str]]]:
    """The scores in running text by the entity of their part, each with what stands before it and its first digit."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for index, fact in enumerate(case.ledger.facts):
        block, part = case.document.block_at(fact.span.start), case.document.part_at(fact.span.start)
        if fact.measure == measure and fact.quantity is not None and part and block and block.flow:
            at = bisect_left(block.flow.offsets, fact.span.start)
            found[part.entity].append((index, block.flow.text[: at + 1]))
    return found
