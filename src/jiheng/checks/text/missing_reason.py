"""Changes against last year without a word of why."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body, Running
from jiheng.checks.text.settings import number, pattern, words
from jiheng.checks.text.verdicts import finding, judged
from jiheng.findings import Finding, Result, Rule
from jiheng.ledger import Fact, Statement

CHANGE = "change"


def missing_reason(case: Case, rule: Rule) -> Iterable[Result]:
    """A change above nought, of a concept that the rule names, in a stretch without a reason, and none soon after."""

    def look(body: Body) -> Iterator[Finding]:
        changes = _changes(case, rule, body)
        for stretch, after in _with_next(body, number(rule, "near")) if changes else ():
            inside = [fact for fact in changes if stretch.place.holds(fact.span)]
            if inside and not _explained(rule, stretch, inside, after):
                yield finding(case, rule, inside[-1].span, concept=inside[-1].concept)

    return judged(case, rule, look)


def _changes(case: Case, rule: Rule, body: Body) -> list[Fact]:
    concepts = set(words(rule, "concepts"))
    facts = [_amount(case, statement) for statement in case.ledger.said(body.span) if statement.form == CHANGE]
    return [fact for fact in facts if fact is not None and fact.table is None and fact.concept in concepts]


def _amount(case: Case, statement: Statement) -> Fact | None:
    """The amount (or rate) of a change that is not nought."""
    indices = statement.roles.get("amount") or statement.roles.get("rate") or ()
    facts = [fact for fact in case.ledger.at(indices) if fact.quantity is not None and fact.quantity.coefficient]
    return facts[0] if facts else None


def _with_next(body: Body, near: int) -> Iterator[tuple[Running, list[str]]]:
    texts = [stretch.text for stretch in body.running]
    return ((stretch, texts[place + 1 : place + 1 + near]) for place, stretch in enumerate(body.running))


def _explained(rule: Rule, stretch: Running, changes: list[Fact], after: list[str]) -> bool:
    """Whether a reason stands behind the last change, in its own sentence before it, or soon after the stretch."""
    own, later = pattern(rule, "reasons"), pattern(rule, "later")
    text, place = stretch.text, _place(stretch, changes[-1])
    begin = max(text.rfind(mark, 0, place) for mark in str(rule.settings["stops"]))
    behind = own.search(text, place) or own.search(text, begin + 1, place)
    return bool(behind) or any(later.search(one) for one in after)


def _place(stretch: Running, fact: Fact) -> int:
    """Where a fact stands in the stretch's text."""
    return bisect_left(stretch.flow.offsets, fact.span.start)
