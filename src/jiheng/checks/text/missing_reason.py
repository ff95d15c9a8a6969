"""Changes against last year without a word of why."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body, Running
from jiheng.checks.text.settings import number, pattern, words
from jiheng.checks.text.verdicts import finding, judged
from jiheng.document import Role
from jiheng.findings import Finding, Result, Rule
from jiheng.ledger import Fact, Statement

CHANGE = "change"


def missing_reason(case: Case, rule: Rule) -> Iterable[Result]:
    """A change above nought, of a concept that the rule names, in a stretch without a reason, and none soon after."""

    def look(body: Body) -> Iterator[Finding]:
        changes = _changes(case, rule, body)
        for stretch, after in _with_next(body, number(rule, "near")) if changes else ():
            inside = [fact for index in case.ledger.inside(stretch.place) if (fact := changes.get(index))]
            if inside and not _explained(rule, stretch, inside, after):
                yield finding(case, rule, inside[-1].span, concept=inside[-1].concept)

    return judged(case, rule, look)


def _changes(case: Case, rule: Rule, body: Body) -> Mapping[int, Fact]:
    concepts = set(words(rule, "concepts"))
    changed = (_amount(case, statement) for statement in case.ledger.said(body.span) if statement.form == CHANGE)
    facts = {index: case.ledger.facts[index] for index in changed if index is not None}
    return {index: fact for index, fact in facts.items() if fact.table is None and fact.concept in concepts}


def _amount(case: Case, statement: Statement) -> int | None:
    """The amount (or rate) of a change that is not nought."""
    indices = statement.roles.get("amount") or statement.roles.get("rate") or ()
    figures = ((index, case.ledger.facts[index].quantity) for index in indices)
    return next((index for index, figure in figures if figure is not None and figure.coefficient), None)


def _with_next(body: Body, near: int) -> Iterator[tuple[Running, list[str]]]:
    """Every stretch with the texts that follow it under its own heading."""
    for place, stretch in enumerate(body.running):
        after = takewhile(lambda one: one.block.role is not Role.HEADING, body.running[place + 1 : place + 1 + near])
        yield stretch, [one.text for one in after]


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
