"""The grade that is stated follows from the score."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from jiheng.checks.case import Case
from jiheng.checks.forms.amounts import number, plain, printed
from jiheng.checks.forms.verdicts import failed, not_checkable, nowhere, passed
from jiheng.document import Span
from jiheng.findings import Result, Rule
from jiheng.ledger import Fact
from jiheng.policy import Pack


def grade_word(case: Case, rule: Rule) -> Iterable[Result]:
    """优, 良, 中, 差 beside a score out of the full points, by the cut-offs of the pack."""
    return nowhere(case, rule, _judged(case, rule))


def _judged(case: Case, rule: Rule) -> Iterator[Result]:
    pattern = re.compile(str(rule.settings["pattern"]))
    for part, pack in case.parts():
        for block, flow in case.document.flows(part):
            for found in pattern.finditer(flow.text):
                span = flow.span(*found.span("grade"))
                yield _one(case, rule, span, found["grade"], _score(case, pack, block.span, span), pack)


def _score(case: Case, pack: Pack, block: Span, grade: Span) -> int | None:
    """The last total score that the same paragraph states before the grade, or the first after it."""
    concepts = {str(concept) for concept in pack.table("forms.total_score").values()}
    measure = pack.text("measures.score")
    inside = [
        index
        for index, fact in enumerate(case.ledger.facts)
        if fact.concept in concepts and fact.measure == measure and fact.quantity is not None and block.holds(fact.span)
    ]
    before = [index for index in inside if case.ledger.facts[index].span.end <= grade.start]
    return before[-1] if before else inside[0] if inside else None


def _one(case: Case, rule: Rule, span: Span, grade: str, score: int | None, pack: Pack) -> Result:
    fact = case.ledger.facts[score] if score is not None else None
    if score is None or fact is None or fact.quantity is None:
        return not_checkable(case, rule, span, "no_score")
    share = number(fact.quantity) / _full(case, fact, pack)
    due = next((row for row in _grades(pack) if share >= Fraction(str(row["from"]))), None)
    if due is None or not 0 <= share <= 1 or grade == due["name"]:
        return passed(rule, span, (score,))
    source = str(due["source"])
    slots = {"stated": grade, "expected": str(due["name"]), "score": printed(fact.quantity), "source": source}
    return failed(case, rule, span, (score,), full=plain(_full(case, fact, pack)), **slots)


def _full(case: Case, score: Fact, pack: Pack) -> Fraction:
    """The full points of the same body, 100 where none are printed."""
    weight = pack.text("measures.weight")
    same = (fact.quantity for fact in case.ledger.facts if fact.key == score.key._replace(measure=weight))
    return next((number(quantity) for quantity in same if quantity is not None), Fraction(100))


def _grades(pack: Pack) -> list[Mapping[str, object]]:
    return sorted(pack.rows("scoring.grades"), key=lambda row: Fraction(str(row["from"])), reverse=True)
