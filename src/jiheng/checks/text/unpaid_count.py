"""What was bought, visited or received although nothing was spent on it, and money spent on none of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from jiheng.checks.case import Case
from jiheng.checks.text.bodies import Body
from jiheng.checks.text.verdicts import finding, judged, shown_with
from jiheng.findings import Finding, Result, Rule
from jiheng.ledger import ANY, Fact


def unpaid_count(case: Case, rule: Rule) -> Iterable[Result]:
    """公务用车购置费0万元 beside 购置公务用车3辆; told only where no figure of the body says otherwise."""

    def look(body: Body) -> Iterator[Finding]:
        for amount, count in cast("list[tuple[str, str]]", rule.settings["pairs"]):
            spent = _stated(case, body, amount, str(rule.settings["spent"]))
            counted = _stated(case, body, count, str(rule.settings["counted"]))
            for year in {fact.year for fact in spent} & {fact.year for fact in counted} - {None}:
                money = [fact for fact in spent if fact.year == year]
                things = [fact for fact in counted if fact.year == year]
                if {_something(money), _something(things)} == {True, False}:
                    words = {"amount": case.document.quote(money[0].span), "spending": amount, "counting": count}
                    yield shown_with(finding(case, rule, things[0].span, **words), money[0].span)

    return judged(case, rule, look)


def _stated(case: Case, body: Body, concept: str, measure: str) -> list[Fact]:
    facts = case.ledger.at(case.ledger.by_concept.get((concept, measure), ()))
    return [fact for fact in facts if fact.quantity and fact.scope == ANY and body.span.holds(fact.span)]


def _something(facts: list[Fact]) -> bool | None:
    """Whether all the figures are above zero, or all are zero; None where they do not agree."""
    above = {fact.quantity.coefficient > 0 for fact in facts if fact.quantity}
    return above.pop() if len(above) == 1 else None
