"""The number of indicators that the text claims is the number that the form lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from jiheng.checks.case import Case
from jiheng.checks.forms.tables import Form, forms
from jiheng.checks.forms.verdicts import failed, nowhere, passed
from jiheng.document import Span
from jiheng.findings import Result, Rule
from jiheng.ledger import Fact


def claimed_indicators(case: Case, rule: Rule) -> Iterable[Result]:
    """设置产出指标6个 against the lines under 产出指标 of the form that the sentence speaks of."""
    listed = [form for form in forms(case) if form.kind != "review" and form.filled()]
    return nowhere(case, rule, _judged(case, rule, listed))


def _judged(case: Case, rule: Rule, listed: list[Form]) -> Iterator[Result]:
    levels = cast("dict[str, str]", rule.settings["levels"])
    for index, fact in enumerate(case.ledger.facts):
        if fact.concept not in levels or fact.quantity is None or fact.table is not None:
            continue
        form, level = _form(case, fact, listed), levels[fact.concept]
        if form is None:
            continue
        count = sum(level in line.text("level1") + line.text("level2") for line in form.filled())
        if count == fact.quantity.value or not count:
            yield passed(rule, fact.span, (index,))
        else:
            slots = {"stated": fact.quantity.printed, "expected": count}
            yield failed(case, rule, fact.span, (index,), level=fact.concept.removesuffix(_suffix(rule)), **slots)


def _suffix(rule: Rule) -> str:
    return str(rule.settings["suffix"])


def _form(case: Case, fact: Fact, listed: list[Form]) -> Form | None:
    """The form of the project that the paragraph names last before the claim; else the body's overall form."""
    said = _before(case, fact.span)
    same = [form for form in listed if form.part and (form.part.entity, form.part.year) == (fact.entity, fact.year)]
    named = {form: said.rfind(_project(form)) for form in same if _project(form) and _project(form) in said}
    if named:
        return max(named, key=lambda form: named[form])
    overall = [form for form in same if form.overall]
    return overall[0] if len(overall) == 1 and not fact.scope.project else None


def _project(form: Form) -> str:
    return form.table.texts.get("project", "") if form.table else ""


def _before(case: Case, span: Span) -> str:
    """The words of the paragraph up to the claim, without white space."""
    block = case.document.block_at(span.start)
    return "".join(case.document.text[block.span.start if block else span.start : span.start].split())
