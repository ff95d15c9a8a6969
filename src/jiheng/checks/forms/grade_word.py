"""The grade that is stated follows from the score."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from jiheng.checks.case import Case
from jiheng.checks.forms.amounts import number, plain, printed
from jiheng.checks.forms.grades import grades, named
from jiheng.checks.forms.verdicts import failed, not_checkable, nowhere, passed
from jiheng.document import Span
from jiheng.findings import Result, Rule
from jiheng.ledger import Fact
from jiheng.policy import Pack


def grade_word(case: Case, rule: Rule) -> Iterable[Result]:
    """优, 良, 中, 差 behind a score out of the full points, by the cut-offs of the pack."""
    return nowhere(case, rule, _judged(case, rule))


def _judged(case: Case, rule: Rule) -> Iterator[Result]:
    pattern = re.compile(str(rule.settings["pattern"]))
    for part, pack in case.parts():
        for _, flow in case.document.flows(part):
            for found in pattern.finditer(flow.text):
                start = max(flow.text.rfind(stop, 0, found.start()) for stop in str(rule.settings["stops"])) + 1
                span = flow.span(*found.span("grade"))
                sentence = Span(flow.span(start, found.end()).start, span.start)
                yield _one(case, rule, span, found["grade"], _score(case, sentence, pack), pack)


def _score(case: Case, sentence: Span, pack: Pack) -> int | None:
    """The last score that the sentence states before the grade."""
    facts, measure = case.ledger.facts, pack.text("measures.score")
    inside = (index for index in case.ledger.inside(sentence) if facts[index].quantity is not None)
    scores = (index for index in inside if facts[index].measure == measure)
    return max(scores, key=lambda index: facts[index].span.start, default=None)


def _one(case: Case, rule: Rule, span: Span, word: str, score: int | None, pack: Pack) -> Result:
    fact = case.ledger.facts[score] if score is not None else None
    grade = named(pack, word)
    if score is None or fact is None or fact.quantity is None or grade is None:
        return not_checkable(case, rule, span, "no_score")
    full = _full(case, fact, pack)
    share = number(fact.quantity) / full
    due = next((row for row in grades(pack) if share >= row.low), None)
    if due is None or not 0 <= share <= 1 or grade.id == due.id:
        return passed(rule, span, (score,))
    slots = {"stated": word, "expected": due.name, "score": printed(fact.quantity), "source": due.source}
    return failed(case, rule, span, (score,), full=plain(full), **slots)


def _full(case: Case, score: Fact, pack: Pack) -> Fraction:
    """The full points of the same body, 100 where none are printed."""
    subject = score.entity, score.year, score.concept, pack.text("measures.weight")
    same = (fact for fact in case.ledger.at(case.ledger.by_subject.get(subject, ())) if fact.scope == score.scope)
    return next((number(fact.quantity) for fact in same if fact.quantity is not None), Fraction(100))
